"""Words in pairs: every text a person reads is written twice where it is used, Chinese first.

`say("收藏", "Save")` gives the one in the reader's language at once; `Words("收藏", "Save")` waits until it is shown,
for texts made at import time. Pairs keep both originals side by side, so neither can go missing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import get_language

if TYPE_CHECKING:
    # What the stubs ask for wherever Django takes a lazy text: labels, help texts, the messages of its errors.
    from django.utils.functional import _StrPromise as LazyText
else:
    LazyText = Promise

CHINESE, ENGLISH = "zh-hans", "en"


def reader_language() -> str:
    """`zh` or `en`, as the present reader chose."""
    language = get_language() or CHINESE
    return "zh" if language.startswith("zh") else "en"


def say(zh: str, en: str, **values: object) -> str:
    """The text in the reader's language, with `{name}` filled in from `values`."""
    text = zh if reader_language() == "zh" else en
    return text.format(**values) if values else text


def _say_in(language: str) -> Callable[..., str]:
    def speak(zh: str, en: str, **values: object) -> str:
        text = zh if language == "zh" else en
        return text.format(**values) if values else text

    return speak


SAY_IN = {"zh": _say_in("zh"), "en": _say_in("en")}
"""`say` for one language: a page asks a hundred times, and asking each time which language it is costs more than the answer."""


@dataclass(frozen=True)
class Words(LazyText):
    """A pair that is chosen when it is turned into text."""

    zh: str
    en: str

    def __str__(self) -> str:
        return say(self.zh, self.en)

    def format(self, **values: object) -> "Words":
        return Words(self.zh.format(**values), self.en.format(**values))


def number_of(count: int, one: str, many: str) -> str:
    """English only needs this: `number_of(2, "note", "notes")` is `2 notes`."""
    return f"{count:,} {one if count == 1 else many}"
