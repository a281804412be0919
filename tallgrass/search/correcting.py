"""Did you mean: the known word nearest to one that stands nowhere."""

from typing import Any

from tallgrass.search import storing
from tallgrass.search.asking import Asker
from tallgrass.search.language import cutting
from tallgrass.search.language.parsing import parse
from tallgrass.search.schema import EXACT, word_terms
from tallgrass.search.suggesting import suggestions

_NEAR = 3000
"""Words with the same first letter that are compared."""


def correct(words: str) -> str | None:
    """The query with its unknown words replaced by known ones; None when nothing is unknown, or nothing is near."""
    searcher, parsed = storing.searcher(), parse(words)
    if searcher is None or not parsed.words:
        return None
    asker, corrected = Asker(searcher), parsed.words
    for part in parsed.words.split(" "):
        runs = cutting.han_runs(part)
        if runs == [part] and len(part) <= 6:
            better = suggestions().sounding_like(part)
        elif not runs and part.isalpha() and len(part) >= 4 and not any(map(asker.known, word_terms(part))):
            better = _nearest(searcher, part)
        else:
            better = None
        if better:
            corrected = corrected.replace(part, better, 1)
    return corrected if corrected != parsed.words else None


def _nearest(searcher: Any, word: str) -> str | None:
    """The commonest of the nearest words in the index, one or two letters away."""
    far = 1 if len(word) < 8 else 2
    near = [
        (distance, -count, known)
        for known, count in searcher.terms_with_prefix(EXACT, word[0], limit=_NEAR)
        if abs(len(known) - len(word)) <= far and known != word and (distance := _distance(word, known)) <= far
    ]
    return min(near)[2] if near else None


def _distance(one: str, other: str) -> int:
    """Letters changed, left out, put in or exchanged with their neighbour (Damerau 1964, restricted)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]
