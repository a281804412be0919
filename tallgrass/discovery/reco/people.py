"""What people of like history took: the nearest people by cosine over their items, rare items weighing more, each speaking for all they had.

This one keeps the histories of everyone it learned from, so it serves where they are at hand; the others need tables only.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.sparse as sp

from tallgrass.discovery.reco.matrices import Matrix, counts_of
from tallgrass.discovery.reco.neighbours import table_of_rows


@dataclass(frozen=True)
class Settings:
    nearest: int = 100
    sharpness: float = 1.0
    """The power a cosine is taken to: how much nearer people count for more."""
    fading: float = 0.7


@dataclass(frozen=True)
class Crowd:
    """Everyone's items, ready to be compared with (items × people) and to be spoken from (people × items)."""

    compared: Matrix
    spoken: Matrix
    rarity: Any
    settings: Settings


def crowd_of(matrix: Matrix, settings: Settings) -> Crowd:
    met = np.maximum(counts_of(matrix, 0), 1)
    lengths = np.maximum(counts_of(matrix, 1), 1)
    rarity = np.log(1 + matrix.shape[0] / met).astype(np.float32)
    compared = sp.diags((lengths**-0.5).astype(np.float32)) @ matrix @ sp.diags(rarity)
    spoken = sp.diags((lengths**-0.2).astype(np.float32)) @ matrix @ sp.diags((met**-0.1).astype(np.float32))
    return Crowd(compared.T.tocsr(), spoken.tocsr(), rarity, settings)


def scores_of(crowd: Crowd, recent: Matrix, who: Any) -> Matrix:
    """Sparse scores of items for these people, given their histories by recency; `who` are their own rows in the crowd, which do not speak."""
    near = (recent @ sp.diags(crowd.rarity) @ crowd.compared).tocsr()
    owner = np.repeat(np.arange(near.shape[0]), np.diff(near.indptr))
    near.data[near.indices == np.asarray(who)[owner]] = 0
    near = table_of_rows(near, crowd.settings.nearest)
    near.data **= crowd.settings.sharpness
    return near @ crowd.spoken
