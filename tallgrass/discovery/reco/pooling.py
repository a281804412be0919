"""Judge any blend of several scorers quickly: of each person only the best hundred of each scorer are kept, with the scores of all."""

from collections.abc import Callable
from typing import Any

import numpy as np

from tallgrass.discovery.reco.matrices import Matrix, best, shared_out, stretches
from tallgrass.discovery.reco.measuring import CELLS, hide

_DEEP = 100


class Pool:
    """`scorers` take places of people and give people × items, fresh; `seen` and `wanted` are people × items."""

    def __init__(self, scorers: list[Callable[[Any], Any]], seen: Matrix, wanted: Matrix, people: Any, k: int) -> None:
        def piece(span: slice) -> tuple[Any, Any, Any]:
            who = people[span]
            parts = []
            for scorer in scorers:
                scores = scorer(who)
                hide(scores, seen[who])
                parts.append(scores)
            items = np.sort(np.concatenate([best(scores, _DEEP) for scores in parts], axis=1), axis=1)
            again = np.zeros(items.shape, bool)
            again[:, 1:] = items[:, 1:] == items[:, :-1]
            found = np.stack([np.take_along_axis(scores, items, 1) for scores in parts])
            found[:, again] = -np.inf
            hits = np.asarray(wanted[who][np.arange(len(who))[:, None], items].todense()) > 0
            return np.where(np.isfinite(found), found, np.float32(-1e9)), hits & ~again, np.diff(wanted[who].indptr)

        pieces = list(shared_out(piece, stretches(len(people), max(1, CELLS // (len(scorers) * seen.shape[1])))))
        self._scores = np.concatenate([scores for scores, _, _ in pieces], axis=1)
        self._hits = np.concatenate([hits for _, hits, _ in pieces])
        self._sizes = np.maximum(np.concatenate([sizes for _, _, sizes in pieces]), 1)
        self._k = k

    def quality(self, shares: Any) -> float:
        """NDCG@k + Recall@k of the sum of the scorers times their shares."""
        top = best(np.tensordot(np.asarray(shares, np.float32), self._scores, 1), self._k)
        hits = np.take_along_axis(self._hits, top, 1)
        gains = 1 / np.log2(np.arange(2, self._k + 2))
        ideal = np.cumsum(gains)[np.minimum(self._sizes, self._k) - 1]
        return float(((hits * gains[: hits.shape[1]]).sum(1) / ideal + hits.sum(1) / self._sizes).mean())

    def climbed(self, shares: list[float], values: list[float]) -> list[float]:
        """The best shares found, changing one after another but the first, by which the others are measured."""
        reached = self.quality(shares)
        for _ in range(4):
            before = list(shares)
            for place in range(1, len(shares)):
                for value in values:
                    tried = [*shares[:place], value, *shares[place + 1 :]]
                    if (quality := self.quality(tried)) > reached:
                        shares, reached = tried, quality
            if shares == before:
                break
        return shares
