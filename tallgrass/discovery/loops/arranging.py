"""The loops of re-ranking."""

import numpy as np
from numba import njit, types

from tallgrass.discovery.loops.arrays import BOOL, COMPILED, FLOAT64, INT64, SQUARE

_FLAT = 1e-6
"""A vector left shorter than this lies in the span of the others."""


@njit(
    types.int64[::1](FLOAT64, SQUARE, types.int64, types.float64, types.int64),
    **COMPILED,
)
def spectrum(quality, products, count, weight, window):
    """`reco.diversity.spectrum_order` from the products of all vectors with each other."""
    size = len(quality)
    count = min(count, size)
    order, taken = np.empty(count, np.int64), np.zeros(size, np.bool_)
    parts, rest = np.empty((max(window - 1, 1), size)), np.empty(size)
    for place in range(count):
        volume, held = 1.0, 0
        for at in range(size):
            rest[at] = products[at, at]
        for member in order[max(place - window + 1, 0) : place]:
            along = parts[held]
            for at in range(size):
                along[at] = products[member, at]
            for part in range(held):
                share = parts[part, member]
                for at in range(size):
                    along[at] -= share * parts[part, at]
            length = np.sqrt(max(along[member], 0.0))
            if length <= _FLAT:
                volume = 0.0
                continue
            volume *= length
            for at in range(size):
                along[at] /= length
                rest[at] -= along[at] * along[at]
            held += 1
        best, most = -1, -np.inf
        for at in range(size):
            worth = quality[at] + weight * volume * np.sqrt(max(rest[at], 0.0))
            if not taken[at] and (best < 0 or worth > most):
                best, most = at, worth
        order[place], taken[best] = best, True
    return order


@njit
def _first(true):
    """The first that is true, −1 for none."""
    for at in range(len(true)):
        if true[at]:
            return at
    return -1


@njit
def _narrow(open_, left, wanted, order):
    """To those that keep a floor; authors may come up again sooner for it rather than that it is missed."""
    both = rest = False
    for at in range(len(open_)):
        both |= open_[at] and wanted[order[at]]
        rest |= left[at] and wanted[order[at]]
    if both or rest:
        for at in range(len(open_)):
            open_[at] = (open_[at] if both else left[at]) and wanted[order[at]]


@njit(
    types.int64[::1](
        FLOAT64,
        types.Tuple((INT64, BOOL, BOOL)),
        SQUARE,
        types.Tuple((types.int64, types.float64, types.float64, types.float64)),
        types.Tuple((types.int64, types.int64)),
    ),
    **COMPILED,
)
def arrange(values, told, products, rules, lengths):
    """`feed.arranging.arrange`. `told`: authors, who is small, what is young; `products` of the directions of the most valuable; `rules`: spacing,
    fairness, freshness, diversity; `lengths`: of the page, and of what is on the screen together."""
    authors, small, young = told
    spacing, fairness, freshness, diversity = rules
    count, top = len(values), len(products)
    first = spectrum(values[:top] / (max(values[0], 0.0) or 1.0) if top else values, products, lengths[0], diversity, lengths[1])
    order, taken, size = np.empty(count, np.int64), np.zeros(count, np.bool_), len(first)
    for at in range(size):
        order[at], taken[first[at]] = first[at], True
    for row in range(count):
        if not taken[row]:
            order[size] = row
            size += 1
    writer = np.arange(count)  # The first row of the same author.
    for at in range(count):
        for other in range(at):
            if authors[other] == authors[at]:
                writer[at] = other
                break
    last = np.full(count, -1000)  # The place at which each author came up last.
    left, open_ = np.ones(count, np.bool_), np.zeros(count, np.bool_)
    chosen = np.empty(min(lengths[0], count), np.int64)
    smalls = youngs = 0
    for place in range(len(chosen)):
        for at in range(count):
            open_[at] = left[at] and place - last[writer[order[at]]] >= spacing
        # Floors are kept at every place of the page, so that they hold however far one looks.
        if smalls < int(fairness * (place + 1) + 1e-9):
            _narrow(open_, left, small, order)
        if youngs < int(freshness * (place + 1) + 1e-9):
            _narrow(open_, left, young, order)
        best = _first(open_)
        if best < 0:
            best = _first(left)
        row = order[best]
        chosen[place], left[best] = row, False
        last[writer[row]] = place
        smalls += int(small[row])
        youngs += int(young[row])
    return chosen
