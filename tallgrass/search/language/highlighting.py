"""Where the words of a query stand in a text: as it was written, so that they can be marked there."""

import re
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup, escape

from tallgrass.search.language import cutting
from tallgrass.search.language.folding import fold
from tallgrass.search.language.parsing import Parsed
from tallgrass.search.schema import word_terms

Spans = tuple[tuple[int, int], ...]
_WORD = re.compile(rf"(?:(?![{cutting.HAN}])[^\W_])+")


@dataclass(frozen=True)
class Piece:
    """A stretch of a text and the places in it to be marked."""

    text: str
    spans: Spans = ()

    @property
    def html(self) -> Markup:
        """The text escaped, and only then the marks put in."""
        parts, at = [], 0
        for start, end in self.spans:
            parts += [escape(self.text[at:start]), Markup("<mark>"), escape(self.text[start:end]), Markup("</mark>")]
            at = end
        return Markup("").join([*parts, escape(self.text[at:])])


class Highlighter:
    """Marks what one query seeks."""

    def __init__(self, parsed: Parsed) -> None:
        text = parsed.text
        runs = cutting.han_runs(text)
        words = {word for run in runs for word in cutting.han_words(run) if word not in cutting.STOP_WORDS} or set(runs)
        phrases = [run for phrase in (*parsed.phrases, *parsed.topics) for run in cutting.han_runs(phrase)]
        longest_first = sorted({*words, *phrases}, key=len, reverse=True)
        self._han = re.compile("|".join(map(re.escape, longest_first))) if longest_first else None
        self._stems = set(word_terms(text))

    def mark(self, text: str) -> Piece:
        """The whole text."""
        return Piece(text, self._spans(text))

    def cut_out(self, text: str, length: int = 60) -> Piece | None:
        """The stretch around the first word that is sought, from the start of a clause where one is near; None when there is none."""
        text = " ".join(text.split())
        spans = self._spans(text[:4000])
        if not spans:
            return None
        first = spans[0][0]
        start = max(0, first - length // 3)
        clause = max((at + 1 for mark in "。！？!?；;\n" if (at := text.rfind(mark, start, first)) >= 0), default=start)
        start = clause if start or clause > start else 0
        end = min(len(text), start + length)
        before, after = "…" if start else "", "…" if end < len(text) else ""
        shift = len(before) - start
        kept = tuple((max(s, start) + shift, min(e, end) + shift) for s, e in spans if e > start and s < end)
        return Piece(f"{before}{text[start:end]}{after}", kept)

    def _spans(self, text: str) -> Spans:
        folded = fold(text)
        if len(folded) == len(text):
            return self._found(folded)
        letters = [fold(letter) for letter in text]
        place = [at for at, letter in enumerate(letters) for _ in letter]
        return tuple((place[start], place[end - 1] + 1) for start, end in self._found("".join(letters)))

    def _found(self, folded: str) -> Spans:
        spans = [match.span() for match in self._han.finditer(folded)] if self._han else []
        if self._stems:
            spans += [match.span() for match in _WORD.finditer(folded) if _stem(match.group()) in self._stems]
        return tuple(sorted(spans))


@lru_cache(20_000)
def _stem(word: str) -> str:
    found = word_terms(word)
    return found[0] if found else ""
