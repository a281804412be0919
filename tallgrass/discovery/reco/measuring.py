"""How good a ranking is: Recall@K and NDCG@K as LightGCN's evaluation defines them, and what computing it took."""

import resource
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from tallgrass.discovery.reco.matrices import Matrix, best, shared_out, stretches

Scores = Any
"""People × items, float32, dense and free to be written to."""

CELLS = 1 << 23
"""Scores a core holds at a time: 32 MB."""


@dataclass(frozen=True)
class Quality:
    """Means over the people tested. Recall = hits / number of their test items; NDCG against the best possible, min(K, test items) hits first."""

    recall: float
    ndcg: float
    people: int


def measure(score: Callable[[Any], Scores], seen: Matrix, test: Matrix, k: int, people: Any = None) -> Quality:
    """Rank all items but those `seen` for everyone with test items (or `people` of them). `score` takes places of people.

    Raises:
        ValueError: nobody has test items.
    """
    tested = np.flatnonzero(np.diff(test.indptr)) if people is None else people
    if not len(tested):
        raise ValueError("nobody has test items")
    gains = 1 / np.log2(np.arange(2, k + 2))
    ideal = np.concatenate([[0.0], np.cumsum(gains)])

    def part(span: slice) -> tuple[float, float]:
        who = tested[span]
        scores = score(who)
        hide(scores, seen[who])
        top = best(scores, k)
        wanted = test[who]
        hits = np.asarray(wanted[np.arange(len(who))[:, None], top].todense()) > 0
        hits &= np.isfinite(np.take_along_axis(scores, top, 1))
        sizes = np.diff(wanted.indptr)
        return float((hits.sum(1) / sizes).sum()), float(((hits * gains[: top.shape[1]]).sum(1) / ideal[np.minimum(sizes, k)]).sum())

    found = list(shared_out(part, stretches(len(tested), max(1, CELLS // test.shape[1]))))
    return Quality(sum(recall for recall, _ in found) / len(tested), sum(ndcg for _, ndcg in found) / len(tested), len(tested))


def hide(scores: Scores, seen: Matrix) -> None:
    """What a person has had already is not recommended."""
    places = seen.tocoo()
    scores[places.row, places.col] = -np.inf


def peak_megabytes() -> int:
    """The most memory this process ever held."""
    return int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


@dataclass
class Watch:
    """Seconds by the clock and of the processor, since it was made and by step."""

    _wall: float = field(default_factory=time.perf_counter)
    _work: float = field(default_factory=time.process_time)
    steps: dict[str, float] = field(default_factory=dict)
    _last: float = field(default_factory=time.perf_counter)

    def lap(self, step: str) -> None:
        now = time.perf_counter()
        self.steps[step] = round(self.steps.get(step, 0) + now - self._last, 1)
        self._last = now

    @property
    def seconds(self) -> float:
        return round(time.perf_counter() - self._wall, 1)

    @property
    def cpu_seconds(self) -> float:
        return round(time.process_time() - self._work, 1)
