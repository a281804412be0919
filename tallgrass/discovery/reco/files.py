"""The two plain formats recommenders are compared on. Plain text or gzip; ids are whole numbers from 0 up and may have gaps.

Sets (LightGCN): `user item item …` a line, one file to learn from and one to be tested on. Sequences (S3-Rec): `user item item …`, oldest first.
"""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp

from tallgrass.discovery.reco.matrices import Matrix

_LARGEST = (1 << 63) - 1


class BadFile(ValueError):
    """A file is not of the format; the message names the line and what is wrong."""


@dataclass(frozen=True)
class Split:
    """People × items, 1 where both met: what to learn from and what to be tested on, with the same places in both."""

    train: Matrix
    test: Matrix


@dataclass(frozen=True)
class Sequences:
    """Items of all people, one after another, oldest first: person *p* has `items[starts[p]:starts[p + 1]]`."""

    items: "np.ndarray[Any, np.dtype[np.int32]]"
    starts: "np.ndarray[Any, np.dtype[np.int64]]"
    item_count: int

    @property
    def lengths(self) -> "np.ndarray[Any, np.dtype[np.int64]]":
        return np.diff(self.starts)

    def owners(self) -> "np.ndarray[Any, np.dtype[np.int64]]":
        """Whose each of `items` is."""
        return np.repeat(np.arange(len(self.starts) - 1), self.lengths)

    def without_last(self, count: int) -> "Sequences":
        """The same people without their last so many items; those who had no more have none."""
        kept = np.maximum(self.lengths - count, 0)
        place = np.arange(len(self.items)) - np.repeat(self.starts[:-1], self.lengths)
        starts = np.concatenate([[0], np.cumsum(kept)]).astype(np.int64)
        return Sequences(self.items[place < np.repeat(kept, self.lengths)], starts, self.item_count)


def read_split(train: Path, test: Path) -> Split:
    """Read two files of sets.

    Raises:
        BadFile: a line that is not numbers, nothing to learn from, or nobody to test on.
        OSError: a file cannot be read.
    """
    parts = []
    for path in (train, test):
        people: list[int] = []
        items: list[int] = []
        for person, seen in _lines(path):
            people += [person] * len(seen)
            items += seen
        parts.append((np.array(people, np.int64), np.array(items, np.int64)))
    if not len(parts[0][0]):
        raise BadFile(f"{train}: nothing to learn from: no line has a user and an item")
    if not len(parts[1][0]):
        raise BadFile(f"{test}: nobody to test on: no line has a user and an item")
    everyone = np.unique(np.concatenate([people for people, _ in parts]))
    everything = np.unique(np.concatenate([items for _, items in parts]))
    made = []
    for who, what in parts:
        places = (np.searchsorted(everyone, who), np.searchsorted(everything, what))
        matrix = sp.csr_matrix((np.ones(len(who), np.float32), places), (len(everyone), len(everything)))
        matrix.sum_duplicates()
        matrix.data[:] = 1
        made.append(matrix)
    return Split(*made)


def read_sequences(path: Path) -> Sequences:
    """Read a file of sequences.

    Raises:
        BadFile: a line that is not numbers, a user on two lines, or no sequence of three items or more.
        OSError: the file cannot be read.
    """
    found: dict[int, list[int]] = {}
    for person, seen in _lines(path):
        if person in found:
            raise BadFile(f"{path}: user {person} stands on two lines")
        found[person] = seen
    if not any(len(seen) >= 3 for seen in found.values()):
        raise BadFile(f"{path}: no user has three items: the last tests, the last but one validates, and something must come before")
    starts = np.concatenate([[0], np.cumsum([len(seen) for seen in found.values()])]).astype(np.int64)
    everything, items = np.unique(np.concatenate([np.array(seen, np.int64) for seen in found.values()]), return_inverse=True)
    return Sequences(items.astype(np.int32), starts, len(everything))


def _lines(path: Path) -> Iterator[tuple[int, list[int]]]:
    """User and items of every line that is not empty."""
    try:
        with gzip.open(path, "rt", encoding="ascii") if path.suffix == ".gz" else path.open(encoding="ascii") as file:
            for number, line in enumerate(file, 1):
                try:
                    values = [int(word) for word in line.split()]
                except ValueError:
                    raise BadFile(f"{path}, line {number}: only whole numbers may stand here, not {line.strip()[:60]!r}") from None
                if values and not 0 <= min(values) <= max(values) <= _LARGEST:
                    raise BadFile(f"{path}, line {number}: ids are from 0 to 2⁶³−1")
                if values:
                    yield values[0], values[1:]
    except (UnicodeDecodeError, EOFError, gzip.BadGzipFile) as error:
        raise BadFile(f"{path} is not a text of numbers: {error}") from error
