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
_LINK = re.compile(
    r"https?://|www\.|(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:com|cn|net|org|top|xyz|shop|vip|club|info|cc|me|io|site|online)\b",
    re.IGNORECASE | re.ASCII,
)


class Contact(NamedTuple):
    """A way to be reached: `kind` is phone, messenger or link; places in the text as written."""

    kind: str
    start: int
    end: int


def contacts_in(text: str, folded: Folded) -> Iterator[Contact]:
    """Phone numbers of China (also in Chinese numerals, also spelt out), accounts of messengers, links."""
    letters = "".join(folded.letters)
    spread = "".join(letter * run for letter, run in zip(folded.letters, folded.runs, strict=True)).translate(_DIGITS)
    places = [place for place, run in enumerate(folded.runs) for _ in range(run)]
    if len(letters) == len(folded.letters):  # Always, but for a letter that folds to several characters by itself.
        for kind, pattern in (("phone", _PHONE), ("messenger", _MESSENGER)):
            for found in pattern.finditer(spread):
                yield Contact(kind, folded.starts[places[found.start()]], folded.ends[places[found.end() - 1]])
    for found in _LINK.finditer(text):
        yield Contact("link", found.start(), found.end())
