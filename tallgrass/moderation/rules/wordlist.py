"""Finding listed words in a text, however they are spelt: one pass of an Aho–Corasick automaton over the folded text, then a look at each hit.

The automaton goes by skeletons, which join more than they should; a hit counts only when every letter is the word's own or stands
for it, when a Latin word stands as a word, and when what lies between its letters was put there to hide it.
"""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from tallgrass.moderation.rules.folding import NOTHING, SIGN, SPACE, STOP, Folded, fold
from tallgrass.moderation.rules.lookalikes import STANDS_FOR

MOST_MIXED = 6
"""Letters of a word up to which every mixture of letters and syllables is looked for."""


@dataclass(frozen=True)
class Entry:
    """A listed word. `term` may begin or end with `*`: then it also counts within or at the head of a longer Latin word.

    `pinyin`: its syllables with spaces between; one for each letter of the term, so that mixtures are found too.
    """

    term: str
    rule: str
    severity: str
    pinyin: str = ""
    id: int = 0


class Hit(NamedTuple):
    """A listed word in a text, by the places it takes there."""

    entry: Entry
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Pattern:
    entry: Entry
    letters: tuple[str, ...]
    runs: tuple[int, ...]
    inside: bool
    """Letters may stand before it in the same word."""
    open: bool
    """Letters may follow it in the same word."""
    joints: frozenset[int]
    """Before which letters white space is natural: between the words of a phrase, between syllables."""


class WordList:
    """Entries made ready for finding. Build once, use from any thread."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._patterns: list[_Pattern] = []
        skeletons: list[str] = []
        for entry in entries:
            for skeleton, pattern in dict(_patterns(entry)).items():
                skeletons.append(skeleton)
                self._patterns.append(pattern)
        self._automaton = AhoCorasick(skeletons) if skeletons else None

    def find(self, text: str | Folded) -> list[Hit]:
        """All listed words, by where they begin; without those that stand within an allowed word."""
        folded = fold(text) if isinstance(text, str) else text
        if self._automaton is None or not folded.skeleton:
            return []
        hits: set[Hit] = set()
        for number, start, end in self._automaton.find_matches_as_indexes(folded.skeleton, overlapping=True):
            pattern = self._patterns[number]
            if _counts(pattern, folded, start, end):
                hits.add(Hit(pattern.entry, folded.starts[start], folded.ends[end - 1]))
        allowed = [hit for hit in hits if hit.entry.severity == "allow"]
        return sorted(
            (hit for hit in hits - set(allowed) if not any(hole.start <= hit.start and hit.end <= hole.end for hole in allowed)),
            key=lambda hit: (hit.start, -hit.end),
        )


def _patterns(entry: Entry) -> Iterable[tuple[str, _Pattern]]:
    inside, open = entry.term.startswith("*"), entry.term.endswith("*")
    for spelling in _spellings(entry):
        folded = fold(spelling)
        if not folded.skeleton:
            continue
        joints = _joints(folded.gaps)
        yield folded.skeleton, _Pattern(entry, tuple(folded.letters), tuple(folded.runs), inside, open, joints)
        if max(folded.runs) > 1:  # Spelt out with gaps, a double letter stays double.
            letters = [letter for letter, run in zip(folded.letters, folded.runs, strict=True) for _ in range(run)]
            gaps = [g for gap, run in zip(folded.gaps, folded.runs, strict=True) for g in (gap, *[NOTHING] * (run - 1))]
            bones = "".join(bone * run for bone, run in zip(folded.skeleton, folded.runs, strict=True))
            yield bones, _Pattern(entry, tuple(letters), (1,) * len(letters), inside, open, _joints(gaps))


def _joints(gaps: Sequence[int]) -> frozenset[int]:
    return frozenset(place for place, gap in enumerate(gaps) if place and gap)


def _spellings(entry: Entry) -> list[str]:
    """The term, and with pinyin every mixture of its letters and syllables, with the joints between syllables marked by spaces."""
    term = entry.term.strip("*")
    syllables = entry.pinyin.split()
    if not syllables:
        return [term]
    if len(syllables) != len(term) or len(term) > MOST_MIXED:
        return [term, entry.pinyin]
    mixtures = itertools.product(*zip(term, syllables, strict=True))
    return [term, *(" ".join(mixture) for mixture in mixtures if mixture != tuple(term))]


def _counts(pattern: _Pattern, folded: Folded, start: int, end: int) -> bool:
    letters, runs, gaps = folded.letters, folded.runs, folded.gaps
    for place, letter, run in zip(range(start, end), pattern.letters, pattern.runs, strict=True):
        found = letters[place]
        if (found != letter and found not in STANDS_FOR.get(letter, "")) or runs[place] < run:
            return False
    if _is_latin(pattern.letters[0]) and not pattern.inside and start and gaps[start] == NOTHING and _is_latin(letters[start - 1]):
        return False
    if _is_latin(pattern.letters[-1]) and not pattern.open and end < len(letters) and gaps[end] == NOTHING and _is_latin(letters[end]):
        return False
    inner = [
        NOTHING if gap in {SIGN, SPACE} and place in pattern.joints else gap for place, gap in enumerate(gaps[start + 1 : end], start=1)
    ]
    return not any(inner) or _hides(pattern.letters, inner, alone=_stands_alone(folded, start, end))


def _hides(letters: Sequence[str], gaps: Sequence[int], *, alone: bool) -> bool:
    """Whether what lies between the letters of a hit was put there to hide it, and is not just how words come to stand side by side."""
    if max(gaps) == SIGN:
        return True
    pieces = _pieces(gaps)
    if max(pieces) == 1:  # Spelt out: every letter by itself.
        return len(letters) > 2 or (alone and STOP not in gaps)
    if STOP in gaps:
        return False
    if all(map(_is_latin, letters)):
        return len(letters) > 3 and max(pieces) <= 2 and alone
    return len(letters) > 2


def _pieces(gaps: Sequence[int]) -> list[int]:
    pieces = [1]
    for gap in gaps:
        if gap:
            pieces.append(1)
        else:
            pieces[-1] += 1
    return pieces


def _stands_alone(folded: Folded, start: int, end: int) -> bool:
    return folded.gaps[start] != NOTHING and (end == len(folded.letters) or folded.gaps[end] != NOTHING)


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()
