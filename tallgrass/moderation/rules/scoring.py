"""How likely a text breaks a rule, by a linear model over its hashed pieces of one to three letters. Over mapped files.

A model is a folder: `model.json` (labels with bias, calibration and thresholds) and a file of 2¹⁸ 32-bit floats a label. A folder
`current` (a link) names the one in use. Without one, nothing is scored.
"""

import json
import math
import mmap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

BITS = 18
_MASK = np.uint32((1 << BITS) - 1)
_A, _B, _C = np.uint32(0x9E3779B1), np.uint32(0x85EBCA77), np.uint32(0xC2B2AE3D)
_SHIFT = np.uint32(7)
MOST_LETTERS = 1200
"""Of a text that are looked at; the mean of the rest would say the same."""


@dataclass(frozen=True)
class Head:
    """One label of a model. A score is a probability by Platt's calibration: 1 / (1 + exp(-(slope · z + offset)))."""

    label: str
    weights: NDArray[np.float32]
    bias: float
    slope: float
    offset: float
    look_at: float
    """From here on a person is to look."""
    hold_at: float
    """From here on a thing waits until a person has looked."""

    def score(self, pieces: NDArray[np.uint32]) -> float:
        return probability(self.slope * margin(self.weights, self.bias, pieces) + self.offset)


@dataclass(frozen=True)
class Model:
    version: str
    heads: tuple[Head, ...]

    def scores(self, letters: str) -> Iterator[tuple[Head, float]]:
        """Every label with its probability, for a folded text."""
        pieces = pieces_of(letters)
        for head in self.heads if len(pieces) else ():
            yield head, head.score(pieces)


NO_MODEL = Model("", ())


def pieces_of(letters: str) -> NDArray[np.uint32]:
    """The places of a text's pieces in the tables, each once, in order. (Multiplicative hashing of code points.)"""
    codes = np.frombuffer(letters[:MOST_LETTERS].encode("utf-32-le", "surrogatepass"), np.uint32)
    count = len(codes)
    found = np.empty(max(0, 3 * count - 3 if count > 1 else count), np.uint32)
    ones, pairs, threes = found[:count], found[count : 2 * count - 1], found[2 * count - 1 :]
    np.right_shift(codes * _A, _SHIFT, out=ones)
    if count > 1:
        np.bitwise_xor(ones[:-1], codes[1:] * _B >> _SHIFT, out=pairs)
        np.bitwise_xor(pairs[:-1], codes[2:] * _C >> _SHIFT, out=threes)
    found &= _MASK
    found.sort()  # (`numpy.unique` would do the rest, in twice the time for a text of common length.)
    new = np.ones(len(found), bool)
    np.not_equal(found[1:], found[:-1], out=new[1:])
    return found[new]


def margin(weights: NDArray[np.float32], bias: float, pieces: NDArray[np.uint32]) -> float:
    return bias + float(weights[pieces].sum(dtype=np.float64)) / math.sqrt(len(pieces))


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


def _mapped(path: Path) -> NDArray[np.float32]:
    with path.open("rb") as file:
        table = np.frombuffer(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ), np.float32)
    if len(table) != 1 << BITS:
        raise ValueError(f"{path.name} is not a table of {1 << BITS} numbers")
    return table
