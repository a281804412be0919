"""What comes after a beginning, in closed form: each place of a sequence is a row, its inputs what came before, its targets what came after.

Inputs weigh less the longer before, targets the longer after (as Choi et al. 2021, arXiv:2103.16104, weigh sessions); the regression is the local one of
`closed_form`, so an item is explained by its nearest beginnings and the result is a short list an item.
"""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import scipy.sparse as sp

from tallgrass.discovery.reco import closed_form
from tallgrass.discovery.reco.files import Sequences
from tallgrass.discovery.reco.matrices import Matrix, spoken_for, table_of
from tallgrass.discovery.reco.transitions import faded, sequences_of
from tallgrass.discovery.reco.types import Acts, Candidates, History, Table

_LEAST = 0.003
"""Weights below are left out."""


@dataclass(frozen=True)
class Settings:
    before: float = 0.5
    after: float = 0.6
    regression: closed_form.Settings = field(default_factory=lambda: closed_form.Settings(ridge=12.0, popularity_power=0.05))


def fit(acts: Acts, settings: Settings = Settings(), *, served: int = 200) -> Table:
    """Item → items it announces, at most `served` each."""
    return table_of(weights_for_ridges(sequences_of(acts), settings, [settings.regression.ridge])[0], served)


def recall(table: Table, history: History, count: int, *, before: float = Settings.before) -> Candidates:
    return spoken_for(table, History(history.items, history.weights * faded(len(history.items), before)), count)


def weights_for_ridges(sequences: Sequences, settings: Settings, ridges: list[float]) -> list[Matrix]:
    """Inputs × items, sparse, for each ridge."""
    inputs, targets = beginnings(sequences, settings)
    met = np.bincount(sequences.items, minlength=sequences.item_count).astype(np.float64)
    return closed_form.regressed(inputs.tocsc(), targets.tocsc(), met, settings.regression, ridges)


def beginnings(sequences: Sequences, settings: Settings) -> tuple[Matrix, Matrix]:
    """Rows × items: what came before each place of each sequence, and what came from there on. First places have no inputs."""
    return _shifted(sequences, 1, settings.before), _shifted(sequences, 0, settings.after)


def _shifted(sequences: Sequences, back: int, fading: float) -> Matrix:
    """`back` 1: the items before a place, the nearest weighing 1. 0: the place itself and the items after it."""
    owner, items = sequences.owners(), sequences.items
    count = len(items)
    rows: list[Any] = []
    columns: list[Any] = []
    weights: list[Any] = []
    weight, distance = 1.0, back
    while weight >= _LEAST and distance < count:
        earlier = np.flatnonzero(owner[: count - distance] == owner[distance:])
        if not len(earlier):
            break
        later = earlier + distance
        rows.append(later if back else earlier)
        columns.append(items[earlier if back else later])
        weights.append(np.full(len(earlier), weight, np.float32))
        weight, distance = weight * fading, distance + 1
    if not rows:
        return sp.csr_matrix((count, sequences.item_count), dtype=np.float32)
    return sp.csr_matrix(
        (np.concatenate(weights), (np.concatenate(rows), np.concatenate(columns))), (count, sequences.item_count), dtype=np.float32
    )
