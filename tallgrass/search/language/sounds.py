"""How Chinese sounds: pinyin and its initials, and the ways a Latin word can be read as pinyin."""

import os
import re
from functools import cache, lru_cache
from itertools import product
from typing import Any

_WAYS = 4
"""At most so many readings of one word are kept."""


@cache
def _pinyin() -> Any:
    # 14 MB without the phrases and 60 with; a word with several readings is found by each of them instead.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "true")
    import pypinyin  # only for processes that read words

    return pypinyin


@lru_cache(20_000)
def readings_of(letter: str) -> tuple[str, ...]:
    """The syllables of one character without tones, the usual one first; none for what is no Chinese character."""
    module = _pinyin()
    found = module.pinyin(letter, style=module.Style.NORMAL, heteronym=True, errors="ignore", v_to_u=False)
    return tuple(dict.fromkeys(found[0]))[:2] if found else ()


@lru_cache(20_000)
def sounds_of(word: str) -> tuple[tuple[str, str], ...]:
    """The readings of a Chinese word as (pinyin, initials): `露营` → `(("luying", "ly"), ("louying", "ly"))`."""
    if word.isascii():
        return ()
    letters = [readings_of(letter) for letter in word[:8]]
    if not letters or not all(letters):
        return ()
    several = [options if len(word) <= 4 else options[:1] for options in letters]
    found = [("".join(way), "".join(syllable[0] for syllable in way)) for way in product(*several)]
    return tuple(dict.fromkeys(found))[:_WAYS]


class Sounds(dict[str, str]):
    """For words of documents: all they can be found by as they sound, with spaces between; made at first sight, a hundred thousand kept."""

    def __init__(self, *, initials: bool) -> None:
        super().__init__()
        self._initials = initials

    def __missing__(self, word: str) -> str:
        if len(self) > 100_000:
            self.clear()
        ways = sounds_of(word) if 1 < len(word) <= 8 else ()
        self[word] = found = " ".join(dict.fromkeys(sound for way in ways for sound in (way if self._initials else way[:1])))
        return found


NAME_SOUNDS = Sounds(initials=True)
"""For short fields (titles, names): pinyin and initials."""
BODY_SOUNDS = Sounds(initials=False)
"""For bodies: pinyin only."""

_SYLLABLE = "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|ve|a|e|i|o|u|v)"
_SYLLABLES = re.compile(f"(?:{_SYLLABLE}){{1,12}}")


def may_be_pinyin(word: str) -> bool:
    """Whether a Latin word could be pinyin, or initials of up to six characters."""
    return word.isascii() and word.isalpha() and (len(word) <= 6 or _SYLLABLES.fullmatch(word) is not None)
