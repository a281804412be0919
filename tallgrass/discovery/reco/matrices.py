"""What the channels share: people × items as a sparse matrix, work shared out to the cores, best entries of rows."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import numpy as np
import scipy.sparse as sp
from threadpoolctl import threadpool_limits

from tallgrass.discovery.reco.types import Acts, Candidates, History, Table

Piece = TypeVar("Piece")
Result = TypeVar("Result")

Matrix = Any
"""A scipy sparse matrix, in CSR form; scipy has no types."""


def matrix_of(acts: Acts, *, weighted: bool = False) -> Matrix:
    """People × items, float32: 1 where a person did something with an item, or the sum of the weights."""
    made = sp.csr_matrix(
        (acts.weights.astype(np.float32), (acts.people, acts.items)), shape=(acts.person_count, acts.item_count), dtype=np.float32
    )
    made.sum_duplicates()
    if not weighted:
        made.data[:] = 1
    return made


def counts_of(matrix: Matrix, axis: int) -> "np.ndarray[Any, np.dtype[np.float64]]":
    """Sums along an axis: 0 for each column, 1 for each row."""
    return np.asarray(matrix.sum(axis), np.float64).ravel()


def cores() -> int:
    return len(os.sched_getaffinity(0))


def shared_out(work: Callable[[Piece], Result], pieces: Iterable[Piece]) -> Iterator[Result]:
    """Do the work on all cores, a thread each with BLAS kept to one; results in the order of the pieces. `work` must spend its time outside Python."""
    with threadpool_limits(1), ThreadPoolExecutor(cores()) as pool:
        yield from pool.map(work, pieces)


def stretches(count: int, size: int) -> list[slice]:
    return [slice(start, min(start + size, count)) for start in range(0, count, size)]


def best(scores: "np.ndarray[Any, Any]", count: int) -> "np.ndarray[Any, Any]":
    """Columns of the `count` greatest entries of each row, greatest first; of equals the lower column first where both are among them."""
    count = min(count, scores.shape[1])
    if count == 0:
        return np.zeros((len(scores), 0), np.int64)
    rough = np.sort(np.argpartition(-scores, count - 1, axis=1)[:, :count], axis=1)
    order = np.argsort(-np.take_along_axis(scores, rough, 1), axis=1, kind="stable")
    return np.take_along_axis(rough, order, 1)


def table_of(matrix: Matrix, most: int | None = None) -> Table:
    """The rows of a square sparse matrix as neighbours, heaviest first, at most so many a row."""
    rows = matrix.tocsr()
    rows.eliminate_zeros()
    owner = np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))
    order = np.lexsort((-rows.data, owner))
    owner, neighbours, weights = owner[order], rows.indices[order], rows.data[order]
    if most is not None:
        kept = np.arange(len(owner)) - rows.indptr[owner] < most
        owner, neighbours, weights = owner[kept], neighbours[kept], weights[kept]
    starts = np.zeros(rows.shape[0] + 1, np.int64)
    np.cumsum(np.bincount(owner, minlength=rows.shape[0]), out=starts[1:])
    return Table(starts, neighbours.astype(np.int32), weights.astype(np.float32))


def matrix_of_table(table: Table) -> Matrix:
    return sp.csr_matrix((table.weights, table.neighbours, table.starts), shape=(table.item_count, table.item_count))


def spoken_for(table: Table, history: History, count: int) -> Candidates:
    """Walk a table from a history: score of an item = sum of (weight of the act × weight of the neighbour). What is in the history is left out."""
    rows = [slice(table.starts[item], table.starts[item + 1]) for item in history.items]
    found = np.concatenate([table.neighbours[row] for row in rows] or [np.zeros(0, np.int32)])
    says = np.concatenate(
        [table.weights[row] * weight for row, weight in zip(rows, history.weights, strict=True)] or [np.zeros(0, np.float32)]
    )
    source = np.repeat(history.items, [row.stop - row.start for row in rows])
    fresh = ~np.isin(found, history.items)
    found, says, source = found[fresh], says[fresh], source[fresh]
    order = np.lexsort((-says, found))  # The loudest of each candidate stands first.
    items, first = np.unique(found[order], return_index=True)
    scores = np.bincount(np.searchsorted(items, found), says, len(items)).astype(np.float32)
    top = np.argsort(-scores, kind="stable")[:count]
    return Candidates(items[top].astype(np.int32), scores[top], source[order][first][top].astype(np.int32))
