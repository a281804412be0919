"""Rankers of ordered behaviour, fitted without the last two items of each sequence: `tallgrass reco evaluate --sequences F`.

The last tests, with the last but one in the history. The last but one validates: every parameter is a default or the best of a few there.
For that the models are fitted without the last three, so that, as in the test, the newest act of a history is not among what was learned.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Protocol

import numpy as np
import scipy.sparse as sp

from tallgrass.discovery.reco import factors, prefixes, transitions
from tallgrass.discovery.reco import people as crowds
from tallgrass.discovery.reco.files import Sequences
from tallgrass.discovery.reco.matrices import Matrix, best, stretches
from tallgrass.discovery.reco.measuring import Quality, Watch, hide, measure, peak_megabytes
from tallgrass.discovery.reco.pooling import Pool
from tallgrass.discovery.reco.sets import settings_for

_TUNED_ON = 5000
"""People by whom the parameters of a part are chosen."""
_BLENDED_ON = 240_000_000
"""Scores, people times items, by which it is chosen what all parts share: so many people that one more or less in a hundred does not turn it, and
fewer where there are many items, since each costs as much."""
LATE_POWER = 0.5
LATE_POWERS = [0.5, 0.0, 0.25, 0.75, 1.0]
_SECOND = "second"


@dataclass(frozen=True)
class Task:
    """Tell the next item (`wanted`, people × items with one 1 a row) from the histories, for `people`."""

    histories: Sequences
    seen: Matrix
    wanted: Matrix
    people: Any
    favour: Any
    """What each item's scores are multiplied by: how much of it is met late in sequences, to some power."""

    def recent(self, fading: float) -> Matrix:
        """People × items: 1 for the latest act, `fading` for the one before, and so on."""
        place = np.arange(len(self.histories.items)) - np.repeat(self.histories.starts[1:], self.histories.lengths)
        weights = (fading ** (-1.0 - place)).astype(np.float32)
        made = sp.csr_matrix((weights, self.histories.items, self.histories.starts), self.seen.shape, copy=True)
        made.sum_duplicates()
        return made

    def some(self, most: int) -> "Task":
        return replace(self, people=np.sort(np.random.default_rng(3).permutation(self.people)[:most]))


Scorer = Callable[[Any], Any]
"""Places of people → people × items, float32, dense, fresh."""


class Ranker(Protocol):
    def tune(self, learned: Sequences, task: Task) -> None:
        """Choose parameters on a validation task, and be fitted on `learned`."""

    def fit(self, learned: Sequences) -> None:
        """Fit with what was chosen."""

    def scorer(self, task: Task) -> Scorer: ...

    def chosen(self) -> dict[str, Any]: ...


def evaluate(sequences: Sequences, k: int, model: str) -> dict[str, Any]:
    """Fit, tune and measure; what the command prints."""
    watch = Watch()
    ranker = MODELS[model]()
    learned = sequences.without_last(2)
    trial = task_of(sequences, 2, sequences.without_last(3))
    ranker.tune(sequences.without_last(3), trial)
    power = late_power(ranker.scorer(trial), trial)
    watch.lap("tune")
    ranker.fit(learned)
    watch.lap("fit")
    task = task_of(sequences, 1, learned)
    task = replace(task, favour=task.favour ** (power / LATE_POWER))
    quality = judged(ranker.scorer(task), task, k)
    watch.lap("measure")
    return {
        "model": model,
        f"hr@{k}": round(quality.recall, 5),
        f"ndcg@{k}": round(quality.ndcg, 5),
        "people": quality.people,
        "seconds": watch.seconds,
        "cpu_seconds": watch.cpu_seconds,
        "peak_mb": peak_megabytes(),
        "steps": watch.steps,
        "parameters": {"late_power": power, **ranker.chosen()},
    }


def task_of(sequences: Sequences, back: int, learned: Sequences) -> Task:
    """`back` 1: the last item is wanted. 2: the last but one, of people who had one before it. `learned` is what may be known of items."""
    histories = sequences.without_last(back)
    people = np.flatnonzero(histories.lengths > 0)
    shape = (len(sequences.lengths), sequences.item_count)
    wanted = sequences.items[sequences.starts[people + 1] - back]
    one = sp.csr_matrix((np.ones(len(people), np.float32), (people, wanted)), shape)
    seen = sp.csr_matrix((np.ones(len(histories.items), np.float32), histories.items, histories.starts), shape, copy=True)
    seen.sum_duplicates()
    return Task(histories, seen, one, people, (transitions.lateness(learned) ** LATE_POWER).astype(np.float32))


def judged(score: Scorer, task: Task, k: int) -> Quality:
    """Measure; of what scores the same what is in favour comes first."""
    hint = 1e-7 * task.favour / max(task.favour.max(initial=0), 1e-9)

    def favoured(who: Any) -> Any:
        scores = score(who)
        scores *= task.favour
        scores += hint
        return scores

    return measure(favoured, task.seen, task.wanted, k, task.people)


def late_power(score: Scorer, task: Task) -> float:
    """The best power of lateness by validation."""
    if not len(task.people):
        return LATE_POWER
    some = task.some(_BLENDED_ON // task.seen.shape[1])
    tried = {power: judged(score, replace(some, favour=task.favour ** (power / LATE_POWER)), 10).ndcg for power in LATE_POWERS}
    return max(tried, key=lambda power: tried[power])


def climbed(settings: Any, grid: dict[str, list[float]], judge: Callable[[Any], float]) -> Any:
    """The best settings found going through the parameters one by one, twice."""
    reached = judge(settings)
    for _ in range(2):
        before = settings
        for name, values in grid.items():
            for value in values:
                if value != getattr(settings, name):
                    tried = replace(settings, **{name: value})
                    quality = judge(tried)
                    if quality > reached:
                        settings, reached = tried, quality
        if settings == before:
            break
    return settings


class Transitions:
    def __init__(self) -> None:
        self.settings = transitions.Settings()
        self.weights: Matrix = None

    def tune(self, learned: Sequences, task: Task) -> None:
        pairs, met = transitions.counted(learned, self.settings.distance_power), transitions.met_in(learned)
        some = task.some(_TUNED_ON)

        def judge(settings: transitions.Settings) -> float:
            weights, recent = transitions.of_pairs(pairs, met, settings), task.recent(settings.fading)
            return judged(lambda who: (recent[who] @ weights).toarray(), some, 10).ndcg

        grid = {
            "target_power": [0.1, 0.25, 0.4],
            "fading": [0.5, 0.7, 0.85],
            "source_power": [0.15, 0.3, 0.5],
            "backwards": [0.0, 0.3, 0.8],
        }
        self.settings = climbed(self.settings, grid, judge)
        self.weights = transitions.of_pairs(pairs, met, self.settings)

    def fit(self, learned: Sequences) -> None:
        self.weights = transitions.weights_of(learned, self.settings)

    def scorer(self, task: Task) -> Scorer:
        recent = task.recent(self.settings.fading)
        return lambda who: (recent[who] @ self.weights).toarray()

    def chosen(self) -> dict[str, Any]:
        return {name: getattr(self.settings, name) for name in ("source_power", "target_power", "backwards", "fading")}


class SecondOrder:
    """Two steps through near neighbours; no parameters of its own."""

    def __init__(self) -> None:
        self.weights: Matrix = None

    def tune(self, learned: Sequences, task: Task) -> None:
        self.fit(learned)

    def fit(self, learned: Sequences) -> None:
        pairs = transitions.counted(learned, transitions.Settings.distance_power)
        self.weights = transitions.two_steps((pairs + 0.3 * pairs.T).tocsr(), transitions.met_in(learned))

    def scorer(self, task: Task) -> Scorer:
        recent = task.recent(transitions.Settings.fading)
        return lambda who: (recent[who] @ self.weights).toarray()

    def chosen(self) -> dict[str, Any]:
        return {}


class Prefixes:
    _RIDGES = [6.0, 12.0, 24.0, 48.0, 96.0]

    def __init__(self) -> None:
        self.settings = prefixes.Settings()
        self.weights: Matrix = None

    def tune(self, learned: Sequences, task: Task) -> None:
        some, recent = task.some(_TUNED_ON), task.recent(self.settings.before)
        made = prefixes.weights_for_ridges(learned, self.settings, self._RIDGES)
        tried = [judged(_times(recent, weights), some, 10).ndcg for weights in made]
        chosen = int(np.argmax(tried))
        self.weights = made[chosen]
        self.settings = replace(self.settings, regression=replace(self.settings.regression, ridge=self._RIDGES[chosen]))

    def fit(self, learned: Sequences) -> None:
        self.weights = prefixes.weights_for_ridges(learned, self.settings, [self.settings.regression.ridge])[0]

    def scorer(self, task: Task) -> Scorer:
        return _times(task.recent(self.settings.before), self.weights)

    def chosen(self) -> dict[str, Any]:
        return {"before": self.settings.before, "after": self.settings.after, "ridge": self.settings.regression.ridge}


def sets_of(sequences: Sequences) -> Matrix:
    """People × items: 1 for what they had."""
    shape = (len(sequences.lengths), sequences.item_count)
    matrix = sp.csr_matrix((np.ones(len(sequences.items), np.float32), sequences.items, sequences.starts), shape, copy=True)
    matrix.sum_duplicates()
    matrix.data[:] = 1
    return matrix


def _times(recent: Matrix, weights: Matrix) -> Scorer:
    return lambda who: (recent[who] @ weights).toarray()


class People:
    def __init__(self) -> None:
        self.settings = crowds.Settings()
        self.crowd: Any = None

    def tune(self, learned: Sequences, task: Task) -> None:
        self.fit(learned)

    def fit(self, learned: Sequences) -> None:
        self.crowd = crowds.crowd_of(sets_of(learned), self.settings)

    def scorer(self, task: Task) -> Scorer:
        recent = task.recent(self.settings.fading)
        return lambda who: crowds.scores_of(self.crowd, recent[who], who).toarray()

    def chosen(self) -> dict[str, Any]:
        return {"nearest": self.settings.nearest}


class Factors:
    """iALS on the sets of what everyone had; a history is folded in with its recency."""

    _FADING = 0.8

    def __init__(self) -> None:
        self.settings = factors.Settings()
        self.items: Any = None

    def tune(self, learned: Sequences, task: Task) -> None:
        self.fit(learned)

    def fit(self, learned: Sequences) -> None:
        matrix = sets_of(learned)
        rule = settings_for(matrix)
        self.settings = replace(rule, dimensions=min(256, rule.dimensions), ridge=0.01, sweeps=6)
        self.items = factors.factors_of(matrix, self.settings).items

    def scorer(self, task: Task) -> Scorer:
        recent = task.recent(self._FADING)
        gram = (self.settings.unseen * (self.items.T @ self.items)).astype(np.float32)
        return lambda who: factors.folded_rows(recent[who], self.items, gram, self.settings) @ self.items.T

    def chosen(self) -> dict[str, Any]:
        return {"dimensions": self.settings.dimensions}


class Hot:
    def __init__(self) -> None:
        self.met: Any = None

    def tune(self, learned: Sequences, task: Task) -> None:
        self.fit(learned)

    def fit(self, learned: Sequences) -> None:
        self.met = transitions.met_in(learned).astype(np.float32)

    def scorer(self, task: Task) -> Scorer:
        return lambda who: np.tile(self.met, (len(who), 1))

    def chosen(self) -> dict[str, Any]:
        return {}


class Blend:
    """All of them, each divided by one number, added with weights climbed to on validation."""

    _SHARES = [0.0, 0.15, 0.3, 0.5, 0.75, 1.0, 1.5, 2.0]

    def __init__(self) -> None:
        self.parts: dict[str, Ranker] = {
            "transitions": Transitions(),
            _SECOND: SecondOrder(),
            "closed-form": Prefixes(),
            "people": People(),
            "factors": Factors(),
        }
        self.shares = {"transitions": 1.0, _SECOND: 0.3, "closed-form": 0.75, "people": 0.3, "factors": 0.3}
        self.scales: dict[str, float] = {}

    def tune(self, learned: Sequences, task: Task) -> None:
        for part in self.parts.values():
            part.tune(learned, task)
        if not len(task.people):
            self.scales = dict.fromkeys(self.parts, 1.0)
            return
        scorers = {name: part.scorer(task) for name, part in self.parts.items()}
        self.scales = {name: _scale(scorer, task) for name, scorer in scorers.items()}
        some = task.some(_BLENDED_ON // task.seen.shape[1])
        pool = Pool([self._scaled(name, scorer, task) for name, scorer in scorers.items()], task.seen, task.wanted, some.people, 10)
        shares = pool.climbed([self.shares[name] for name in self.parts], self._SHARES)
        self.shares = dict(zip(self.parts, shares, strict=True))

    def fit(self, learned: Sequences) -> None:
        for part in self.parts.values():
            part.fit(learned)

    def _scaled(self, name: str, scorer: Scorer, task: Task) -> Scorer:
        return lambda who: scorer(who) * (task.favour / np.float32(self.scales[name]))

    def scorer(self, task: Task) -> Scorer:
        used = [(part.scorer(task), self.shares[name] / self.scales[name]) for name, part in self.parts.items() if self.shares[name]]

        def score(who: Any) -> Any:
            scores = 0
            for scorer, weight in used:
                part = scorer(who)
                part *= weight
                scores = part + scores
            return scores

        return score

    def chosen(self) -> dict[str, Any]:
        return {name: {"share": self.shares[name], **part.chosen()} for name, part in self.parts.items()}


def _scale(score: Scorer, task: Task) -> float:
    """The mean of the best ten scores of a thousand people."""
    some = task.some(1000).people
    tops = []
    for part in stretches(len(some), 100):
        scores = score(some[part]) * task.favour
        hide(scores, task.seen[some[part]])
        top = np.take_along_axis(scores, best(scores, 10), 1)
        tops.append(np.where(np.isfinite(top), top, 0).mean())
    return float(max(np.mean(tops), 1e-9))


MODELS: dict[str, Callable[[], Ranker]] = {
    "blend": Blend,
    "transitions": Transitions,
    "closed-form": Prefixes,
    "people": People,
    "factors": Factors,
    "hot": Hot,
}
