"""An order in which neighbours on the wall differ: Sliding Spectrum Decomposition (Huang et al. 2021, arXiv:2107.05204) and MMR, as pure functions.

Vectors are rows of n × d. For a set of vectors the volume is what the box they span holds: 1 for unit vectors at right angles, 0 when one lies
in the span of others; so the volume of what is on the screen together is how different those things are.
"""

from typing import Any

import numpy as np

from tallgrass.discovery import loops

Array = Any


def spectrum_order(quality: Array, vectors: Array, count: int, *, weight: float, window: int) -> list[int]:
    """Places of the `count` chosen, in order: each is the one of greatest quality + `weight` × volume of the last `window` with it.

    Greedy, with a circular queue of the last window − 1 and Gram–Schmidt: of every candidate only the part at right angles to the queue counts.
    All of it is worked out from the products of the vectors, which are taken once; the basis is made anew from the queue at each step, so that
    volumes are those of the window itself (the paper adds the oldest's projection back instead, which is nearly so).
    Cost: n² × d once, then count × n × window².

    Raises:
        ValueError: lengths that differ, or a window of less than one.
    """
    quality, vectors = np.asarray(quality, np.float64), np.asarray(vectors, np.float64)
    if len(quality) != len(vectors):
        raise ValueError(f"{len(quality)} qualities for {len(vectors)} vectors")
    if window < 1:
        raise ValueError("a window holds one thing at least")
    order: list[int] = loops.spectrum(quality, np.ascontiguousarray(vectors @ vectors.T), count, weight, window).tolist()
    return order


def marginal_order(quality: Array, vectors: Array, count: int, *, weight: float, window: int | None = None) -> list[int]:
    """Maximal marginal relevance (Carbonell & Goldstein 1998): each next is the one of greatest (1 − `weight`) × quality − `weight` × likeness.

    Likeness is the greatest cosine to one of the last `window` chosen (all of them by default). `weight` from 0 to 1.
    """
    quality, unit = np.asarray(quality, np.float64), _unit(vectors)
    free = np.ones(len(quality), bool)
    order: list[int] = []
    while len(order) < min(count, len(quality)):
        near = order[-window:] if window else order
        likeness = (unit @ unit[near].T).max(1) if near else np.zeros(len(quality))
        chosen = int(np.argmax(np.where(free, (1 - weight) * quality - weight * likeness, -np.inf)))
        order.append(chosen)
        free[chosen] = False
    return order


def list_distance(vectors: Array) -> float:
    """Mean of 1 − cosine over all pairs of a list; 0 for fewer than two."""
    unit = _unit(vectors)
    count = len(unit)
    if count < 2:
        return 0.0
    together = np.square(unit.sum(0)).sum() - np.square(unit).sum()  # Σ over ordered pairs of the cosines.
    return float(1 - together / (count * (count - 1)))


def _unit(vectors: Array) -> Array:
    vectors = np.asarray(vectors, np.float64)
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
