"""Ways to be reached outside, and links: allowed one by one, telling together."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tallgrass.moderation.rules.folding import Folded
from tallgrass.moderation.rules.lookalikes import NUMERALS

_DIGITS = str.maketrans(NUMERALS)
_PHONE = re.compile(r"(?<!\d)(?:86)?1[3-9]\d{9}(?!\d)")
_MESSENGER = re.compile(
    r"(?:微信|薇信|威信|徽信|wechat|weixin|[vw]x|v信|加v)(?:号|id)?(?=[a-z0-9]*\d)[a-z][a-z0-9]{5,19}"
    r"|(?:qq|扣扣|企鹅)(?:号|群)?[1-9]\d{5,10}"
    r"|(?:telegram|whatsapp|tg)(?:号|id)?\d{6,14}"
)
_ENDS = r"(?:com|cn|net|org|top|xyz|shop|vip|club|info|cc|me|io|site|online)\b"
_LINK = re.compile(rf"https?://|www\.|(?<![\w@./-])(?:[a-z0-9-]+\.)+{_ENDS}", re.IGNORECASE | re.ASCII)

# Most texts hold nothing of the kind, which is told at a glance. (Letters in a row are one here: `qq` is `q`.)
_DIGIT = re.compile(rf"[0-9{''.join(NUMERALS)}]")
_TWO_DIGITS = re.compile(_DIGIT.pattern * 2)
_MESSENGER_NAME = re.compile(r"微信|薇信|威信|徽信|wechat|weixin|[vw]x|v信|加v|q|扣|企鹅|telegram|whatsap|tg")
_PART_OF_LINK = re.compile(rf"://|www\.|\.{_ENDS}", re.IGNORECASE | re.ASCII)


class Contact(NamedTuple):
    """A way to be reached: `kind` is phone, messenger or link; places in the text as written."""

    kind: str
    start: int
    end: int


def contacts_in(text: str, folded: Folded) -> Iterator[Contact]:
    """Phone numbers of China (also in Chinese numerals, also spelt out), accounts of messengers, links."""
    if _may_hold_account(folded.letters):
        spread = "".join(letter * run for letter, run in zip(folded.letters, folded.runs, strict=True)).translate(_DIGITS)
        places = [place for place, run in enumerate(folded.runs) for _ in range(run)]
        for kind, pattern in (("phone", _PHONE), ("messenger", _MESSENGER)):
            for found in pattern.finditer(spread):
                yield Contact(kind, folded.starts[places[found.start()]], folded.ends[places[found.end() - 1]])
    if ("." in text or "://" in text) and _PART_OF_LINK.search(text):
        for found in _LINK.finditer(text):
            yield Contact("link", found.start(), found.end())


def _may_hold_account(letters: str) -> bool:
    """A phone number has two different digits in a row; an account some digit, and the name of its messenger."""
    return bool(_TWO_DIGITS.search(letters) or (_DIGIT.search(letters) and _MESSENGER_NAME.search(letters)))
