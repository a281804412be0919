"""What people turn to after what: pairs of a sequence, the nearer the heavier, damped by how common both items are.

A pair at distance g counts g^−`distance_power` from the earlier to the later item, and `backwards` of that the other way. A row is divided
by (times met)^`source_power`, a column by (times met)^`target_power`. `second` adds a share of two steps through the nearest neighbours,
which reaches items the first never met with. The age of an act in a history counts `fading`^(acts since).
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.sparse as sp

from tallgrass.discovery.reco.files import Sequences
from tallgrass.discovery.reco.matrices import Matrix, spoken_for, table_of
from tallgrass.discovery.reco.neighbours import table_of_rows
from tallgrass.discovery.reco.types import Acts, Candidates, Floats, History, Table

_REACH = 50


@dataclass(frozen=True)
class Settings:
    distance_power: float = 0.5
    backwards: float = 0.3
    source_power: float = 0.3
    target_power: float = 0.25
    second: float = 0.0
    fading: float = 0.7


def fit(acts: Acts, settings: Settings = Settings(), *, served: int = 200) -> Table:
    """Item → items people turn to, at most `served` each."""
    return table_of(weights_of(sequences_of(acts), settings), served)


def recall(table: Table, history: History, count: int, *, fading: float = Settings.fading) -> Candidates:
    """Walk on from the latest acts."""
    return spoken_for(table, History(history.items, history.weights * faded(len(history.items), fading)), count)


def faded(length: int, fading: float) -> Floats:
    """1 for the latest act, less and less before it."""
    return (fading ** np.arange(length - 1, -1, -1)).astype(np.float32)


def sequences_of(acts: Acts) -> Sequences:
    """Each person's items by time."""
    order = np.lexsort((acts.times, acts.people))
    starts = np.zeros(acts.person_count + 1, np.int64)
    np.cumsum(np.bincount(acts.people, minlength=acts.person_count), out=starts[1:])
    return Sequences(acts.items[order], starts, acts.item_count)


def weights_of(sequences: Sequences, settings: Settings) -> Matrix:
    """Items × items, sparse: row *i* holds what follows on item *i*."""
    return of_pairs(counted(sequences, settings.distance_power), met_in(sequences), settings)


def met_in(sequences: Sequences) -> Any:
    """How often each item stands in the sequences, at least 1."""
    return np.maximum(np.bincount(sequences.items, minlength=sequences.item_count), 1).astype(np.float64)


def lateness(sequences: Sequences, *, fading: float = 0.5, damping: float = 5.0) -> Any:
    """How much of what is met of an item is met near the end of sequences, against all items: above 1 what has come lately, below what has been.

    Where acts bear no times the order of many sequences still tells what is new.
    """
    met = np.bincount(sequences.items, minlength=sequences.item_count).astype(np.float64)
    back = np.repeat(sequences.starts[1:], sequences.lengths) - 1 - np.arange(len(sequences.items))
    late = np.bincount(sequences.items, fading**back, minlength=sequences.item_count)
    usual = late.sum() / max(met.sum(), 1)
    return (late + damping * usual) / (met + damping) / usual if usual else np.ones(sequences.item_count)


def of_pairs(pairs: Matrix, met: Any, settings: Settings) -> Matrix:
    """`weights_of` from what `counted` gave."""
    both = (pairs + settings.backwards * pairs.T).tocsr() if settings.backwards else pairs
    weights = powered(both, met, settings.source_power, settings.target_power)
    if settings.second:
        weights = (weights + settings.second * two_steps(both, met)).tocsr()
    weights.setdiag(0)
    weights.eliminate_zeros()
    return weights


def counted(sequences: Sequences, distance_power: float) -> Matrix:
    """Pairs of one sequence, earlier × later, by distance."""
    owner = sequences.owners()
    size = (sequences.item_count, sequences.item_count)
    pairs = sp.csr_matrix(size, dtype=np.float32)
    for distance in range(1, _REACH + 1):
        same = owner[:-distance] == owner[distance:]
        if not same.any():
            break
        weights = np.full(int(same.sum()), distance**-distance_power, np.float32)
        pairs = pairs + sp.csr_matrix((weights, (sequences.items[:-distance][same], sequences.items[distance:][same])), size)
    return pairs


def powered(pairs: Matrix, met: Any, source: float, target: float) -> Matrix:
    return (sp.diags((met**-source).astype(np.float32)) @ pairs @ sp.diags((met**-target).astype(np.float32))).tocsr()


def two_steps(pairs: Matrix, met: Any, *, width: int = 50) -> Matrix:
    """Two steps through the `width` nearest neighbours, each step by cosine and a row's steps together 1 in the square root."""
    near = table_of_rows(powered(pairs, met, 0.5, 0.5), width)
    sums = np.maximum(np.asarray(near.sum(1)).ravel(), 1e-9)
    return ((sp.diags((sums**-0.5).astype(np.float32)) @ near) @ near).tocsr()
