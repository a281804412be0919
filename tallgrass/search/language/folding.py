"""Texts folded alike: width, case, traditional characters, marks nobody sees."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_UNSEEN = re.compile(r"[\u0000-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")


_WIDE = {chr(0xFF01 + place): chr(0x21 + place) for place in range(94)} | {"\u3000": " ", "\u2026": " "}
"""The full-width letters and signs of ordinary Chinese texts: with them out of the way most texts need no further normalising."""


_A_WIDE = re.compile("[\uff01-\uff5e\u3000\u2026]")


@cache
def _simplifier() -> Any:
    import opencc  # 3 MB, only for processes that read words

    return opencc.OpenCC("t2s")


def has_han(text: str) -> bool:
    return _HAN.search(text) is not None


def fold(text: str) -> str:
    """NFKC, case folded, traditional characters simplified, control and zero-width characters gone. Length may change."""
    if text.isascii():
        return _UNSEEN.sub(" ", text.casefold())
    text = _A_WIDE.sub(lambda wide: _WIDE[wide[0]], text)
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    text = _UNSEEN.sub("", text.replace("\n", " ").replace("\t", " ")).casefold()
    return str(_simplifier().convert(text)) if has_han(text) else text


@lru_cache(4096)
def query_key(words: str) -> str:
    """A query folded, with one space between its words, at most 60 letters: two that mean the same are one."""
    return " ".join(fold(words[:200]).split())[:60]
