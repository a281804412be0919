"""Items explained by their neighbours, in closed form: for each item one small ridge regression on the items most often seen with it.

It is EASE (Steck 2019, arXiv:1905.03375) without the inverse of items × items: the inputs of an item are its `neighbours` nearest, so the work
is items × neighbours³ and the result a short list an item. A person's row counts (number of acts)^−`person_power`; the ridge of an
input is `ridge` · (its weighted count)^`ridge_power` + .3; an item's column is divided by count^`popularity_power`.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.sparse as sp
from scipy.linalg.lapack import sposv

from tallgrass.discovery.reco.matrices import Matrix, counts_of, matrix_of, shared_out, spoken_for, stretches, table_of
from tallgrass.discovery.reco.types import Acts, Candidates, History, Table

_FLOOR = 0.3
_PIECE = 256
_DENSE = 6000
"""Up to so many items all pairs fit into memory and their submatrices are read from there."""


@dataclass(frozen=True)
class Settings:
    person_power: float = 0.4
    ridge: float = 16.0
    ridge_power: float = 0.5
    popularity_power: float = 0.05
    neighbours: int = 200


def fit(acts: Acts, settings: Settings = Settings(), *, served: int = 200) -> Table:
    """Item → items it speaks for, at most `served` each."""
    return table_of(weights_of(matrix_of(acts), settings), served)


def recall(table: Table, history: History, count: int) -> Candidates:
    return spoken_for(table, history, count)


def weights_of(matrix: Matrix, settings: Settings) -> Matrix:
    """Inputs × items, sparse: column *j* holds the weights of the neighbours of item *j*."""
    return weights_for_ridges(matrix, settings, [settings.ridge])[0]


def weights_for_ridges(matrix: Matrix, settings: Settings, ridges: list[float]) -> list[Matrix]:
    """`weights_of` for several ridges at once: choosing the neighbours and their products is most of the work and is done once."""
    acts = np.maximum(counts_of(matrix, 1), 1.0)
    half = (sp.diags((acts ** (-settings.person_power / 2)).astype(np.float32)) @ matrix).tocsc()
    return regressed(half, half, counts_of(matrix, 0), settings, ridges)


def regressed(inputs: Matrix, targets: Matrix, counts: Any, settings: Settings, ridges: list[float]) -> list[Matrix]:
    """Regress each column of `targets` on its nearest columns of `inputs` (the column of the same number is never among them).

    Both are rows × items in CSC form; `counts` says how often each item was met. One sparse matrix of inputs × targets for each ridge.
    """
    problem = _Problem(inputs, targets, counts, settings)
    if targets is inputs and settings.neighbours >= inputs.shape[1] - 1 and inputs.shape[1] <= _DENSE:
        made = [problem.whole(ridge) for ridge in ridges]
    else:
        pieces = list(shared_out(lambda piece: problem.solve(piece, ridges), stretches(inputs.shape[1], _PIECE)))
        made = [sp.hstack([piece[place] for piece in pieces], format="csr", dtype=np.float32) for place in range(len(ridges))]
    shrink = sp.diags(np.maximum(counts, 1.0) ** -settings.popularity_power).astype(np.float32)
    return [weights @ shrink for weights in made]


class _Problem:
    """The products of all items, found a stretch of items at a time."""

    def __init__(self, inputs: Matrix, targets: Matrix, counts: Any, settings: Settings) -> None:
        self.settings, self.counts = settings, counts
        self.inputs, self.targets = inputs, targets
        self.rows = inputs.tocsr()
        self.weighted = np.asarray(inputs.multiply(inputs).sum(0), np.float64).ravel()
        self.nearness = np.maximum(counts, 1.0).astype(np.float32) ** np.float32(-0.5)
        self.products = (inputs.T @ inputs).toarray() if inputs.shape[1] <= _DENSE else None

    def ridge(self, ridge: float) -> "np.ndarray[Any, np.dtype[np.float32]]":
        return (ridge * self.weighted**self.settings.ridge_power + _FLOOR).astype(np.float32)

    def whole(self, ridge: float) -> Matrix:
        """All other items are inputs: then the inverse of the whole gives every column at once."""
        inverse = np.linalg.inv(self.products + np.diag(self.ridge(ridge)))
        weights = -inverse / np.diag(inverse)[None, :]
        np.fill_diagonal(weights, 0)
        weights[:, self.counts == 0] = 0
        weights[self.counts == 0] = 0
        return sp.csr_matrix(weights.astype(np.float32))

    def solve(self, piece: slice, ridges: list[float]) -> list[Matrix]:
        """The columns of a stretch of items, for each ridge."""
        near = (self.targets[:, piece].T @ self.rows).tocsr()
        diagonals = [self.ridge(ridge) for ridge in ridges]
        inputs: list[Any] = []
        weights: list[list[Any]] = [[] for _ in ridges]
        for row, item in enumerate(range(piece.start, piece.stop)):
            chosen, target = self._neighbours(near, row, item)
            inputs.append(chosen)
            products = self._products(chosen) if len(chosen) else None
            for place, diagonal in enumerate(diagonals):
                if products is None:
                    weights[place].append(target)
                    continue
                system = products.copy()
                system[np.arange(len(chosen)), np.arange(len(chosen))] += diagonal[chosen]
                weights[place].append(sposv(system, target, lower=1, overwrite_a=1)[1])
        starts = np.concatenate([[0], np.cumsum([len(chosen) for chosen in inputs])])
        shape = (self.inputs.shape[1], piece.stop - piece.start)
        return [sp.csc_matrix((np.concatenate(found), np.concatenate(inputs), starts), shape=shape) for found in weights]

    def _neighbours(self, near: Matrix, row: int, item: int) -> tuple[Any, Any]:
        """The inputs of an item, ascending, and their products with it."""
        span = slice(near.indptr[row], near.indptr[row + 1])
        found, says = near.indices[span], near.data[span]
        other = found != item
        found, says = found[other], says[other]
        if len(found) > self.settings.neighbours:
            kept = np.argpartition(-says * self.nearness[found], self.settings.neighbours - 1)[: self.settings.neighbours]
            found, says = found[kept], says[kept]
        order = np.argsort(found)
        return found[order], says[order]

    def _products(self, chosen: Any) -> Any:
        if self.products is not None:
            return np.asfortranarray(self.products[np.ix_(chosen, chosen)])
        near = self.inputs[:, chosen]
        return (near.T @ near).toarray(order="F")
