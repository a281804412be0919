"""Matrix factorisation by alternating least squares over all pairs, seen and unseen: iALS with the ridge of Rendle et al. 2021 (arXiv:2110.14037).

Unseen pairs weigh `unseen`; the ridge of a row is `ridge` · (its acts + `unseen` · rows of the other side). Each sweep takes a few steps
of conjugate gradients from where the last one stood (Takács et al. 2011), many rows of like length at a time.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.linalg
from scipy.linalg.lapack import sposv

from tallgrass.discovery.reco.matrices import Matrix, best, matrix_of, shared_out
from tallgrass.discovery.reco.types import Acts, Candidates, Floats, History, Vectors

_BLOCK = 1 << 19
"""Numbers gathered at a time: two megabytes stay in the cache through all steps."""


@dataclass(frozen=True)
class Settings:
    dimensions: int = 128
    unseen: float = 0.05
    ridge: float = 0.008
    sweeps: int = 8
    steps: int = 4
    seed: int = 7


@dataclass(frozen=True)
class Factors:
    """Both sides: score = people · itemsᵀ."""

    people: Floats
    items: Floats


def fit(acts: Acts, settings: Settings = Settings()) -> Vectors:
    """Item vectors and what folding a person in needs."""
    made = factors_of(matrix_of(acts), settings)
    gram = (settings.unseen * (made.items.T @ made.items)).astype(np.float32)
    return Vectors(made.items, gram, settings.unseen, settings.ridge)


def recall(vectors: Vectors, history: History, count: int) -> Candidates:
    """Fold the history in and take the items nearest to it. Weights of the history are not used: an act is an act."""
    if not len(history.items) or not len(vectors.items):
        return Candidates(np.zeros(0, np.int32), np.zeros(0, np.float32), np.zeros(0, np.int32))
    person = folded_in(vectors, history)
    scores = vectors.items @ person
    scores[history.items] = -np.inf
    top = best(scores[None, :], count)[0].astype(np.int32)
    top = top[np.isfinite(scores[top])]
    said = vectors.items[history.items]
    because = history.items[np.argmax(vectors.items[top] @ said.T, axis=1)] if len(top) else np.zeros(0, np.int32)
    return Candidates(top, scores[top].astype(np.float32), because.astype(np.int32))


def folded_in(vectors: Vectors, history: History) -> Floats:
    """The vector of a person, d float32."""
    seen = vectors.items[np.unique(history.items)].astype(np.float64)
    ridge = vectors.ridge * (len(seen) + vectors.unseen * len(vectors.items))
    system = vectors.gram + seen.T @ seen + ridge * np.eye(seen.shape[1])
    return scipy.linalg.solve(system, seen.sum(0), assume_a="pos").astype(np.float32)


def folded_rows(rows: Matrix, items: Floats, gram: Floats, settings: Settings) -> Floats:
    """Vectors of people for weighted histories: rows × d, from rows × items."""
    made = np.zeros((rows.shape[0], items.shape[1]), np.float32)
    eye = np.eye(items.shape[1], dtype=np.float32)
    for row in range(rows.shape[0]):
        span = slice(rows.indptr[row], rows.indptr[row + 1])
        seen, weights = items[rows.indices[span]], rows.data[span]
        ridge = settings.ridge * (float(weights.sum()) + settings.unseen * len(items))
        system = gram + (seen * weights[:, None]).T @ seen + np.float32(ridge) * eye
        made[row] = sposv(system, seen.T @ weights, lower=1, overwrite_a=1)[1]
    return made


def factors_of(matrix: Matrix, settings: Settings) -> Factors:
    """Factorise people × items (what is not zero counts as 1). Rows and columns without acts get zeros."""
    rows, columns = matrix.tocsr(), matrix.T.tocsr()
    random = np.random.default_rng(settings.seed)
    width = 0.1 / np.sqrt(settings.dimensions)
    items = random.normal(0, width, (matrix.shape[1], settings.dimensions)).astype(np.float32)
    items[np.diff(columns.indptr) == 0] = 0
    people = np.zeros((matrix.shape[0], settings.dimensions), np.float32)
    sides = [_Side(rows, settings), _Side(columns, settings)]
    for _ in range(settings.sweeps):
        sides[0].sweep(people, items)
        sides[1].sweep(items, people)
    return Factors(people, items)


class _Side:
    """The rows of one side, in blocks of like length."""

    def __init__(self, rows: Matrix, settings: Settings) -> None:
        self.rows, self.settings = rows, settings
        lengths = np.diff(rows.indptr)
        order = np.argsort(lengths, kind="stable")
        order = order[lengths[order] > 0]
        self.blocks: list[Any] = []
        end = len(order)
        while end:
            size = max(1, _BLOCK // int(settings.dimensions * lengths[order[end - 1]]))
            self.blocks.append(order[max(0, end - size) : end])
            end = max(0, end - size)

    def sweep(self, own: Floats, other: Floats) -> None:
        """Bring `own` nearer to what is best given `other`, in place."""
        gram = (self.settings.unseen * (other.T @ other)).astype(np.float32)
        padded = np.vstack([other, np.zeros((1, other.shape[1]), np.float32)])
        for _ in shared_out(lambda block: self._solve(block, own, padded, gram), self.blocks):
            pass

    def _solve(self, block: Any, own: Floats, padded: Floats, gram: Floats) -> None:
        starts, lengths = self.rows.indptr[block], self.rows.indptr[block + 1] - self.rows.indptr[block]
        within = np.arange(lengths.max())
        real = within[None, :] < lengths[:, None]
        places = np.where(real, self.rows.indices[np.minimum(starts[:, None] + within, len(self.rows.indices) - 1)], len(padded) - 1)
        seen = padded[places]
        ridge = (self.settings.ridge * (lengths + self.settings.unseen * (len(padded) - 1))).astype(np.float32)[:, None]

        def applied(x: Any) -> Any:
            heard = np.matmul(seen, x[:, :, None])
            return x @ gram + np.matmul(heard.transpose(0, 2, 1), seen)[:, 0] + ridge * x

        x = own[block]
        rest = seen.sum(1) - applied(x)
        way, size = rest.copy(), (rest * rest).sum(1)
        for _ in range(self.settings.steps):
            image = applied(way)
            step = size / np.maximum((way * image).sum(1), 1e-20)
            x += step[:, None] * way
            rest -= step[:, None] * image
            new = (rest * rest).sum(1)
            way = rest + (new / np.maximum(size, 1e-20))[:, None] * way
            size = new
        own[block] = x
