"""Texts as short vectors, learnt from the texts of the place itself: what nobody has done anything with yet can still be like something.

Letters two and three at a time are counted in hashed buckets (Weinberger et al. 2009, "Feature hashing"), rare ones weigh more, and a
truncated SVD brings the counts to a few dimensions (Deerwester et al. 1990, latent semantic analysis), found by a randomised range finder
(Halko, Martinsson & Tropp 2011, algorithm 4.4). No words are cut, so every script is served alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

Array = Any
BUCKETS = 1 << 16
LETTERS = 200
"""Of a text, so many are looked at."""
_LEAST_TEXTS = 40
_SPARE, _SWEEPS = 10, 2
_AT_ONCE = 500


@dataclass(frozen=True)
class Counts:
    """How often what stands in which text: one entry a text and bucket, by text."""

    texts: int
    rows: Array
    buckets: Array
    weights: Array
    """1 + log of the count."""


def count_letters(texts: Sequence[str]) -> Counts:
    """Pairs and triples of letters of each text, case aside, none over a space or between texts."""
    cut = [text[:LETTERS].lower() for text in texts]
    letters = np.frombuffer(("\0".join(cut) + "\0").encode("utf-32-le"), np.uint32).astype(np.uint64)
    ends = letters == 0
    row = np.cumsum(ends) - ends
    gap = ends | (letters == 32) | (letters == 10)
    pair = (letters[:-1] * np.uint64(0x9E3779B1) ^ letters[1:] * np.uint64(0x85EBCA77)) if len(letters) > 1 else letters[:0]
    whole = ~(gap[:-1] | gap[1:])
    triple = (pair[:-1] * np.uint64(31) ^ letters[2:] * np.uint64(0xC2B2AE3D)) if len(letters) > 2 else letters[:0]
    three = whole[:-1] & whole[1:]
    rows = np.concatenate([row[:-1][whole], row[: len(triple)][three]])
    hashed = np.concatenate([pair[whole], triple[three]])
    buckets = ((hashed ^ (hashed >> np.uint64(16)) ^ (hashed >> np.uint64(33))) % np.uint64(BUCKETS)).astype(np.int64)
    keys, times = np.unique(rows.astype(np.int64) * BUCKETS + buckets, return_counts=True)
    return Counts(len(texts), keys // BUCKETS, keys % BUCKETS, (1 + np.log(times)).astype(np.float32))


def learn_projection(texts: Sequence[str], dimensions: int, *, seed: int = 7) -> Array | None:
    """Buckets × dimensions, rarity folded in; None for too few texts to learn from."""
    # SciPy is loaded by what trains, never by what serves.
    from scipy import sparse

    dimensions = min(dimensions, len(texts) // 4)
    if len(texts) < _LEAST_TEXTS:
        return None
    counts = count_letters(texts)
    often = np.bincount(counts.buckets, minlength=BUCKETS)
    # What stands in one text only tells nothing of another.
    rarity = np.where(often > 1, np.log((1 + counts.texts) / (1 + often)) + 1, 0).astype(np.float32)
    weights = counts.weights * rarity[counts.buckets]
    lengths = np.sqrt(np.bincount(counts.rows, weights**2, counts.texts))
    weights /= np.maximum(lengths[counts.rows], 1e-9)
    table = sparse.csr_matrix((weights, (counts.rows, counts.buckets)), (counts.texts, BUCKETS), dtype=np.float32)
    found = np.random.default_rng(seed).standard_normal((BUCKETS, dimensions + _SPARE)).astype(np.float32)
    for _ in range(_SWEEPS):
        base, _ = np.linalg.qr(table @ found)
        found = table.T @ base
    base, _ = np.linalg.qr(table @ found)
    _, _, right = np.linalg.svd((table.T @ base).T, full_matrices=False)
    return (rarity[:, None] * right[:dimensions].T).astype(np.float32)


def vectors_of(texts: Sequence[str], projection: Array) -> Array:
    """One row a text, of length 1; of zeros where nothing of the text is known. float16."""
    found = np.zeros((len(texts), projection.shape[1]), np.float16)
    for begin in range(0, len(texts), _AT_ONCE):
        counts = count_letters(texts[begin : begin + _AT_ONCE])
        starts = np.flatnonzero(np.diff(counts.rows, prepend=-1))
        if not len(starts):
            continue
        says = np.add.reduceat(projection[counts.buckets].astype(np.float32) * counts.weights[:, None], starts)
        lengths = np.linalg.norm(says, axis=1, keepdims=True)
        found[begin + counts.rows[starts]] = says / np.where(lengths > 1e-6, lengths, 1)
    return found
