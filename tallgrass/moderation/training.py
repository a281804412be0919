"""Learning the scores of the first pass from labelled texts.

Logistic regression over hashed pieces, each scaled by its log-count ratio (NBSVM; Wang and Manning 2012), by AdaGrad; Platt's
calibration and the thresholds from scores over folds, so that no text judges itself; figures from a fifth that nothing learned from.
One example after the other, each all its pieces at once: a few ten thousand texts take ten seconds.
"""

from __future__ import annotations

import csv
import gzip
import json
import math
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tallgrass.moderation.rules.folding import fold
from tallgrass.moderation.rules.scoring import BITS, margin, pieces_of, probability

SIZE = 1 << BITS
_FOLDS, _EPOCHS, _RATE, _DECAY, _SMOOTH = 4, 6, 0.6, 3e-4, 0.4
_TEXTS, _LABELS = ("text", "review", "body", "content", "sentence"), ("label", "offensive", "target", "y")
Say = Callable[[str], object]


@dataclass(frozen=True)
class Example:
    pieces: NDArray[np.uint32]
    bad: bool
    held_out: bool


@dataclass
class Learned:
    """A head, and what it did on the held-out fifth."""

    weights: NDArray[np.float32]
    head: dict[str, float | str]
    report: dict[str, Any]


def read_texts(path: Path) -> Iterator[tuple[str, bool]]:
    """Texts and whether each is bad, from CSV, TSV or JSON Lines, packed or not. Columns are found by their names.

    Raises:
        ValueError: no column of texts, or of labels, is there.
    """
    open_ = gzip.open if path.suffix == ".gz" else open
    with open_(path, "rt", encoding="utf-8-sig", newline="") as file:
        kind = path.name.removesuffix(".gz").rpartition(".")[2]
        rows: Iterable[dict[str, Any]]
        rows = map(json.loads, file) if kind in {"jsonl", "ndjson"} else csv.DictReader(file, delimiter="\t" if kind == "tsv" else ",")
        for row in rows:
            named = {str(name).lower(): value for name, value in row.items()}
            text = next((named[name] for name in _TEXTS if name in named), None)
            label = next((named[name] for name in _LABELS if name in named), None)
            if text is None or label is None:
                raise ValueError(f"{path.name}: needs a column of texts ({', '.join(_TEXTS)}) and one of labels ({', '.join(_LABELS)})")
            yield str(text), str(label).strip().lower() in {"1", "true", "yes", "bad"}


def made_of_words(words: Sequence[str], clean: Sequence[str], seed: int = 7) -> Iterator[tuple[str, bool]]:
    """Texts to learn a list of words from: each clean text as it is, and once more with two to four of the words put in.

    A word of the held-out fifth is put only into texts of that fifth, so that the figures are about words never seen.
    """
    chance = Random(seed)
    by_part: dict[bool, list[str]] = {True: [], False: []}
    for word in words:
        by_part[_held_out(word)].append(word)
    for text in clean:
        yield text, False
        known = by_part[_held_out(text)] or list(words)
        at = sorted(chance.randrange(len(text) + 1) for _ in range(chance.randint(2, 4)))
        cut = [text[one:two] for one, two in zip([0, *at], [*at, len(text)], strict=True)]
        yield "".join(part + (chance.choice(known) if place < len(at) else "") for place, part in enumerate(cut)), True


def learn(label: str, texts: Iterable[tuple[str, bool]], *, precision: float, say: Say) -> Learned:
    """Learn one label. `precision`: the share of what is held that is to be bad, as the folds show it; looking asks for two thirds of the way.

    Raises:
        ValueError: there are fewer than fifty texts of either kind to learn from.
    """
    examples = _examples(texts)
    known, unseen = [example for example in examples if not example.held_out], [example for example in examples if example.held_out]
    if min(sum(example.bad for example in known), sum(not example.bad for example in known)) < 50:
        raise ValueError(f"{label}: at least fifty bad and fifty good texts are needed")
    say(f"{label}: {len(known):,} texts to learn from, {len(unseen):,} held out")
    scored: list[tuple[float, bool]] = []
    for number in range(_FOLDS):
        part = [example for place, example in enumerate(known) if place % _FOLDS != number]
        weights, bias = _fit(part)
        scored += [(margin(weights, bias, example.pieces), example.bad) for example in known[number::_FOLDS]]
        say(f"{label}: fold {number + 1} of {_FOLDS}")
    slope, offset = _calibrate(scored)
    shown = sorted((probability(slope * z + offset), bad) for z, bad in scored)
    hold_at = max(0.5, _threshold(shown, precision))  # Nothing waits that is more likely fine than not.
    look_at = min(hold_at, max(0.5, _threshold(shown, 0.5 + (precision - 0.5) * 2 / 3)))
    weights, bias = _fit(known)
    head: dict[str, float | str] = {
        "label": label, "bias": bias, "slope": slope, "offset": offset, "look_at": look_at, "hold_at": hold_at,
    }  # fmt: skip
    test = [(probability(slope * margin(weights, bias, example.pieces) + offset), example.bad) for example in unseen]
    report: dict[str, Any] = {"texts": len(examples), "bad": sum(example.bad for example in examples), "held_out": len(unseen)}
    report |= {"hold": _figures(test, hold_at), "look": _figures(test, look_at), "half": _figures(test, 0.5), **_whole(test)}
    return Learned(weights, head, report)


def save(learned: Sequence[Learned], folder: Path, version: str) -> None:
    """Write a model and put it in use: the link `current` is moved last, so that no process sees half of one."""
    place = folder / version
    place.mkdir(parents=True)
    for one in learned:
        with (place / f"{one.head['label']}.f32").open("wb") as file:
            one.weights.tofile(file)
    told = {"version": version, "heads": [one.head for one in learned]}
    (place / "model.json").write_text(json.dumps(told, indent=1), encoding="utf-8")
    link = folder / "new"
    link.unlink(missing_ok=True)
    link.symlink_to(version)
    link.replace(folder / "current")


def _examples(texts: Iterable[tuple[str, bool]]) -> list[Example]:
    found: dict[str, Example] = {}
    for text, bad in texts:
        letters = letters_of(text)
        pieces = pieces_of(letters)
        if len(pieces):
            found.setdefault(letters, Example(pieces, bad, _held_out(text)))
    order = list(found.values())
    Random(1).shuffle(order)
    return order


def letters_of(text: str) -> str:
    return "".join(fold(text).letters)


def _held_out(text: str) -> bool:
    return zlib.crc32(text.encode()) % 5 == 0


def _fit(examples: Sequence[Example]) -> tuple[NDArray[np.float32], float]:
    """Weights, ready to be summed over the pieces of a text, and the bias."""
    ratios = _log_count_ratios(examples)
    weights, steps, squares = ratios.copy(), np.abs(ratios), np.full(SIZE, 1e-6, np.float32)
    bias = bias_squares = 0.0
    order = list(examples)
    for epoch in range(_EPOCHS):
        Random(epoch).shuffle(order)
        for example in order:
            pieces, scale = example.pieces, 1 / math.sqrt(len(example.pieces))
            now = weights[pieces]
            wrong = probability(bias + scale * float(now.sum(dtype=np.float64))) - example.bad
            if abs(wrong) < 0.02:
                continue
            bias_squares += wrong * wrong
            bias -= _RATE * wrong / math.sqrt(bias_squares)
            slopes = np.float32(wrong * scale) * steps[pieces] + np.float32(_DECAY) * now
            squares[pieces] += slopes * slopes
            weights[pieces] = now - np.float32(_RATE) * slopes / np.sqrt(squares[pieces])
    return weights, bias


def _log_count_ratios(examples: Sequence[Example]) -> NDArray[np.float32]:
    bad, good = np.zeros(SIZE), np.zeros(SIZE)
    for example in examples:
        counts = bad if example.bad else good
        counts[example.pieces] += 1
    all_bad, all_good = sum(example.bad for example in examples) + 1, sum(not example.bad for example in examples) + 1
    ratios = np.log((bad + _SMOOTH) / all_bad * all_good / (good + _SMOOTH))
    return np.where(bad + good > 0, ratios, 0).astype(np.float32)


def _calibrate(scored: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Slope and offset by which scores become probabilities (Platt 1999, with his smoothed targets), by Newton's steps, halved while they overshoot."""
    bad = sum(is_bad for _, is_bad in scored)
    high, low = (bad + 1) / (bad + 2), 1 / (len(scored) - bad + 2)
    aims = [(z, high if is_bad else low) for z, is_bad in scored]
    slope, offset, loss = 0.0, 0.0, _loss(aims, 0.0, 0.0)
    for _ in range(50):
        gradient, bend = [0.0, 0.0], [1e-9, 0.0, 1e-9]
        for z, aim in aims:
            shown = probability(slope * z + offset)
            spread = shown * (1 - shown)
            gradient[0] += (shown - aim) * z
            gradient[1] += shown - aim
            bend[0] += spread * z * z
            bend[1] += spread * z
            bend[2] += spread
        below = bend[0] * bend[2] - bend[1] ** 2 or 1e-9
        step = (bend[2] * gradient[0] - bend[1] * gradient[1]) / below, (bend[0] * gradient[1] - bend[1] * gradient[0]) / below
        size = 1.0
        while size > 1e-6 and _loss(aims, slope - size * step[0], offset - size * step[1]) >= loss:
            size /= 2
        slope, offset, before = slope - size * step[0], offset - size * step[1], loss
        loss = _loss(aims, slope, offset)
        if before - loss < 1e-6 * abs(loss):
            break
    return slope, offset


def _loss(aims: Sequence[tuple[float, float]], slope: float, offset: float) -> float:
    total = 0.0
    for z, aim in aims:
        at = slope * z + offset
        total += (math.log1p(math.exp(-at)) + (1 - aim) * at) if at >= 0 else (math.log1p(math.exp(at)) - aim * at)
    return total


def _threshold(scored: Sequence[tuple[float, bool]], precision: float) -> float:
    """The lowest score from which on, up to the highest, the share of bad is at least `precision`; just above all when there is none."""
    best, right = 1.0, 0
    for count, (score, bad) in enumerate(reversed(scored), 1):
        right += bad
        if count >= 20 and right / count >= precision:
            best = score
    return best


def _figures(scored: Sequence[tuple[float, bool]], at: float) -> dict[str, float]:
    found = [bad for score, bad in scored if score >= at]
    bad = sum(bad for _, bad in scored)
    precision, recall = (sum(found) / len(found) if found else 0.0), sum(found) / bad if bad else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"threshold": round(at, 4), "precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def _whole(scored: Sequence[tuple[float, bool]]) -> dict[str, float]:
    """Accuracy at one half, area under the ROC curve (by ranks), mean square error of the probabilities (Brier)."""
    ranked = sorted(scored)
    bad = sum(bad for _, bad in ranked)
    ranks = sum(place for place, (_, is_bad) in enumerate(ranked, 1) if is_bad)
    area = (ranks - bad * (bad + 1) / 2) / (bad * (len(ranked) - bad)) if 0 < bad < len(ranked) else 0.0
    right = sum((score >= 0.5) == bad for score, bad in scored) / max(len(scored), 1)
    brier = sum((score - bad) ** 2 for score, bad in scored) / max(len(scored), 1)
    return {"accuracy": round(right, 4), "auc": round(area, 4), "brier": round(brier, 4)}
