"""Rankers of unordered behaviour, tuned on a part of the training data and measured on a test: `tallgrass reco evaluate --train F --test F`.

Nothing is known of a data set but its matrix: every parameter is a default, a rule on its shape, or the best of a few on validation.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Protocol

import numpy as np
import scipy.sparse as sp

from tallgrass.discovery.reco import closed_form, factors, neighbours
from tallgrass.discovery.reco.files import Split
from tallgrass.discovery.reco.matrices import Matrix, best, counts_of
from tallgrass.discovery.reco.measuring import Quality, Watch, measure, peak_megabytes
from tallgrass.discovery.reco.pooling import Pool

Scorer = Callable[[Any], Any]
"""Places of people → people × items, float32, dense, fresh."""

_TRIAL_PEOPLE = 3000
_HELD_SHARE = 0.2
_RIDGES = [4.0, 8.0, 16.0, 32.0]
_POPULARITY = [0.0, 0.05, 0.1]
_FACTOR_RIDGES = [0.005, 0.01, 0.02]
_TRIAL_DIMENSIONS = 64
_SHARES = [0.0, 0.15, 0.3, 0.4, 0.5, 0.6, 0.7, 0.85, 1.0, 1.2, 1.5, 2.0, 4.0]


@dataclass(frozen=True)
class Trial:
    """The training data without what some people's validation holds back."""

    train: Matrix
    held: Matrix
    people: Any

    def measure(self, score: Scorer) -> Quality:
        return measure(score, self.train, self.held, 20, self.people)


class Ranker(Protocol):
    """Something that scores all items for people of the data it was fitted on."""

    def tune(self, trial: Trial) -> Scorer:
        """Choose parameters on the trial; the scorer fitted on it."""

    def fit(self, train: Matrix) -> Scorer:
        """Fit with what was chosen."""

    def chosen(self) -> dict[str, Any]: ...


def evaluate(split: Split, k: int, model: str) -> dict[str, Any]:
    """Tune, fit and measure; what the command prints."""
    watch = Watch()
    ranker = MODELS[model]()
    trial = held_out(split.train)
    if trial is not None:
        ranker.tune(trial)
        watch.lap("tune")
    score = with_popularity(ranker.fit(split.train), split.train)
    watch.lap("fit")
    quality = measure(score, split.train, split.test, k)
    watch.lap("measure")
    return {
        "model": model,
        f"recall@{k}": round(quality.recall, 5),
        f"ndcg@{k}": round(quality.ndcg, 5),
        "people": quality.people,
        "seconds": watch.seconds,
        "cpu_seconds": watch.cpu_seconds,
        "peak_mb": peak_megabytes(),
        "steps": watch.steps,
        "parameters": ranker.chosen(),
    }


def held_out(train: Matrix, seed: int = 1) -> Trial | None:
    """Hold a fifth of the items back from some thousand people, at most every second one; None when nobody has two items."""
    random = np.random.default_rng(seed)
    lengths = np.diff(train.indptr)
    able = np.flatnonzero(lengths >= 2)
    if not len(able):
        return None
    people = np.sort(random.permutation(able)[: max(1, min(_TRIAL_PEOPLE, len(able) // 2))])
    taken = np.zeros(train.nnz, bool)
    for person in people:
        size = max(1, int(lengths[person] * _HELD_SHARE))
        taken[train.indptr[person] + random.permutation(lengths[person])[:size]] = True
    owner = np.repeat(np.arange(train.shape[0]), lengths)

    def part(which: Any) -> Matrix:
        return sp.csr_matrix((train.data[which], (owner[which], train.indices[which])), train.shape)

    return Trial(part(~taken), part(taken), people)


def with_popularity(score: Scorer, train: Matrix) -> Scorer:
    """Of what scores the same, and for those of whom nothing is known, the more popular first."""
    counts = counts_of(train, 0)
    hint = (1e-7 * counts / max(counts.max(), 1)).astype(np.float32)

    def scored(people: Any) -> Any:
        scores = score(people)
        scores += hint
        return scores

    return scored


class ClosedForm:
    """The local closed form; ridge and popularity by validation."""

    def __init__(self) -> None:
        self.settings = closed_form.Settings()

    def tune(self, trial: Trial) -> Scorer:
        start = replace(self.settings, popularity_power=0.0, neighbours=self._neighbours(trial.train))
        made = closed_form.weights_for_ridges(trial.train, start, _RIDGES)
        ridge = self._best(trial, made)
        counts = np.maximum(counts_of(trial.train, 0), 1)
        damped = [made[ridge] @ sp.diags(counts**-power).astype(np.float32) for power in _POPULARITY]
        power = self._best(trial, damped)
        self.settings = replace(start, ridge=_RIDGES[ridge], popularity_power=_POPULARITY[power])
        return self._scorer(trial.train, damped[power])

    def fit(self, train: Matrix) -> Scorer:
        return self._scorer(train, closed_form.weights_of(train, replace(self.settings, neighbours=self._neighbours(train))))

    def chosen(self) -> dict[str, Any]:
        return {"ridge": self.settings.ridge, "popularity_power": self.settings.popularity_power, "neighbours": self.settings.neighbours}

    def _neighbours(self, train: Matrix) -> int:
        return min(self.settings.neighbours, max(1, train.shape[1] - 1))

    def _best(self, trial: Trial, made: list[Matrix]) -> int:
        return int(np.argmax([trial.measure(self._scorer(trial.train, weights)).ndcg for weights in made]))

    @staticmethod
    def _scorer(train: Matrix, weights: Matrix) -> Scorer:
        return lambda people: (train[people] @ weights).toarray()


class Factors:
    """iALS. Dimensions and the weight of unseen pairs follow the shape of the data, the ridge validation with few dimensions."""

    def __init__(self) -> None:
        self.settings = factors.Settings()

    def tune(self, trial: Trial) -> Scorer:
        self.settings = settings_for(trial.train)
        small = replace(self.settings, dimensions=min(_TRIAL_DIMENSIONS, self.settings.dimensions), sweeps=6)
        tried = [trial.measure(self._scorer(trial.train, replace(small, ridge=ridge))).ndcg for ridge in _FACTOR_RIDGES]
        self.settings = replace(self.settings, ridge=_FACTOR_RIDGES[int(np.argmax(tried))])
        return self._scorer(trial.train, replace(self.settings, sweeps=6))

    def fit(self, train: Matrix) -> Scorer:
        self.settings = replace(settings_for(train), ridge=self.settings.ridge)
        return self._scorer(train, self.settings)

    def chosen(self) -> dict[str, Any]:
        return {"dimensions": self.settings.dimensions, "unseen": round(self.settings.unseen, 5), "ridge": self.settings.ridge}

    @staticmethod
    def _scorer(train: Matrix, settings: factors.Settings) -> Scorer:
        made = factors.factors_of(train, settings)
        return lambda people: made.people[people] @ made.items.T


def settings_for(train: Matrix) -> factors.Settings:
    """Dimensions: the power of two near 2.4·√items, 16 to 512. Unseen pairs weigh less the sparser the data: 2.8 · density^.84."""
    people, items = train.shape
    dimensions = int(2 ** np.clip(np.round(np.log2(2.4 * np.sqrt(max(items, 1)))), 4, 9))
    density = train.nnz / max(people * items, 1)
    return factors.Settings(dimensions=dimensions, unseen=float(np.clip(2.8 * density**0.84, 0.002, 0.5)))


class Neighbours:
    """Item-to-item by cosine, as a base line."""

    def tune(self, trial: Trial) -> Scorer:
        return self.fit(trial.train)

    def fit(self, train: Matrix) -> Scorer:
        weights = neighbours.weights_of(train)
        return lambda people: (train[people] @ weights).toarray()

    def chosen(self) -> dict[str, Any]:
        return {}


class Hot:
    """The most popular for everyone, as a base line."""

    def tune(self, trial: Trial) -> Scorer:
        return self.fit(trial.train)

    def fit(self, train: Matrix) -> Scorer:
        counts = counts_of(train, 0).astype(np.float32)
        return lambda people: np.tile(counts, (len(people), 1))

    def chosen(self) -> dict[str, Any]:
        return {}


class Blend:
    """Closed form and factors, each divided by one number (the mean of people's best twenty scores), added with a weight chosen by validation."""

    def __init__(self) -> None:
        self.parts: list[Ranker] = [ClosedForm(), Factors()]
        self.share = 0.7

    def tune(self, trial: Trial) -> Scorer:
        scorers = [part.tune(trial) for part in self.parts]
        scales = [scale_of(scorer, trial.train, trial.people) for scorer in scorers]
        pool = Pool(
            [added([scorer], [scale], []) for scorer, scale in zip(scorers, scales, strict=True)], trial.train, trial.held, trial.people, 20
        )
        self.share = pool.climbed([1.0, self.share], _SHARES)[1]
        return added(scorers, scales, [self.share])

    def fit(self, train: Matrix) -> Scorer:
        scorers = [part.fit(train) for part in self.parts]
        people = np.flatnonzero(np.diff(train.indptr))
        return added(scorers, [scale_of(scorer, train, people) for scorer in scorers], [self.share])

    def chosen(self) -> dict[str, Any]:
        return {"closed-form": self.parts[0].chosen(), "factors": self.parts[1].chosen(), "share": self.share}


def scale_of(score: Scorer, train: Matrix, people: Any) -> float:
    """The mean of the best twenty scores, over a thousand people."""
    some = people[:: max(1, len(people) // 1000)]
    sums = []
    for start in range(0, len(some), 100):
        scores = score(some[start : start + 100])
        sums.append(np.take_along_axis(scores, best(scores, 20), 1).mean())
    return float(max(np.mean(sums), 1e-6))


def added(scorers: list[Scorer], scales: list[float], shares: list[float]) -> Scorer:
    """The sum of scorers, each divided by its scale; the first counts 1, the others their shares."""

    def score(people: Any) -> Any:
        scores = scorers[0](people)
        scores /= scales[0]
        for scorer, scale, share in zip(scorers[1:], scales[1:], shares, strict=True):
            if share:
                other = scorer(people)
                other *= share / scale
                scores += other
        return scores

    return score


MODELS: dict[str, Callable[[], Ranker]] = {
    "blend": Blend,
    "closed-form": ClosedForm,
    "factors": Factors,
    "neighbours": Neighbours,
    "hot": Hot,
}
