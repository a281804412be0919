"""How likely a text breaks a rule, by a linear model over its hashed pieces of one to three letters. Plain Python over mapped files.

A model is a folder: `model.json` (labels with bias, calibration and thresholds) and a file of 2¹⁸ 32-bit floats a label. A folder
`current` (a link) names the one in use. Without one, nothing is scored.
"""

import json
import math
import mmap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import xor
from pathlib import Path

BITS = 18
_MASK = (1 << BITS) - 1
_A, _B, _C = 0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D
MOST_LETTERS = 1200
"""Of a text that are looked at; the mean of the rest would say the same."""


@dataclass(frozen=True)
class Head:
    """One label of a model. A score is a probability by Platt's calibration: 1 / (1 + exp(-(slope · z + offset)))."""

    label: str
    weights: Sequence[float]
    bias: float
    slope: float
    offset: float
    look_at: float
    """From here on a person is to look."""
    hold_at: float
    """From here on a thing waits until a person has looked."""

    def score(self, pieces: Sequence[int]) -> float:
        return probability(self.slope * margin(self.weights, self.bias, pieces) + self.offset)


@dataclass(frozen=True)
class Model:
    version: str
    heads: tuple[Head, ...]

    def scores(self, letters: str) -> Iterator[tuple[Head, float]]:
        """Every label with its probability, for a folded text."""
        pieces = pieces_of(letters)
        for head in self.heads if pieces else ():
            yield head, head.score(pieces)


NO_MODEL = Model("", ())


def pieces_of(letters: str) -> list[int]:
    """The places of a text's pieces in the tables, each once. (Multiplicative hashing of code points. What is masked first may be mixed
    afterwards, so that a letter's part is worked out once.)"""
    first, second, third = (list(map(table.__getitem__, letters[:MOST_LETTERS])) for table in _PARTS)
    pairs = list(map(xor, first, second[1:]))
    return list({*first, *pairs, *map(xor, pairs, third[2:])})


class _Parts(dict[str, int]):
    """What each letter adds to a piece at one of its three places."""

    def __init__(self, factor: int) -> None:
        super().__init__()
        self._factor = factor

    def __missing__(self, letter: str) -> int:
        found = self[letter] = ord(letter) * self._factor >> 7 & _MASK
        return found


_PARTS = _Parts(_A), _Parts(_B), _Parts(_C)


def margin(weights: Sequence[float], bias: float, pieces: Sequence[int]) -> float:
    return bias + sum(map(weights.__getitem__, pieces)) / math.sqrt(len(pieces))


def probability(z: float) -> float:
    return 1 / (1 + math.exp(-z)) if z > -700 else 0.0


def load(folder: Path) -> Model:
    """The model of a folder; none when there is no folder.

    Raises:
        ValueError, KeyError, OSError: the folder does not hold a whole model.
    """
    if not folder.exists():
        return NO_MODEL
    told = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    return Model(told["version"], tuple(Head(weights=_mapped(folder / f"{head['label']}.f32"), **head) for head in told["heads"]))


def _mapped(path: Path) -> Sequence[float]:
    with path.open("rb") as file:
        view = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)).cast("f")
    if len(view) != 1 << BITS:
        raise ValueError(f"{path.name} is not a table of {1 << BITS} numbers")
    return view
