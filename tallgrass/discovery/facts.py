"""What a page is decided by of each note: a record of 64 bytes, so that whoever looks at a note fetches one line of memory and not ten."""

from collections.abc import Mapping
from typing import Any

import numpy as np

Array = Any

_WIDE, _NARROW = ("id", "author", "published"), ("fans", "likes", "saves", "comments", "shares", "exposures", "clicks", "channel")
NAMES = (*_WIDE, *_NARROW)
FACT = np.dtype(
    {
        "names": NAMES,
        "formats": ["<i8"] * len(_WIDE) + ["<i4"] * len(_NARROW),
        "offsets": [8 * place for place in range(len(_WIDE))] + [8 * len(_WIDE) + 4 * place for place in range(len(_NARROW))],
        "itemsize": 64,
    }
)
"""`fans`: how many follow the author; `published`: seconds since 1970; `channel`: its number, −1 for none; the rest are counts."""


def facts_of(columns: Mapping[str, Array]) -> Array:
    """Records of things told column by column."""
    found = np.zeros(len(columns["id"]), FACT)
    for name in NAMES:
        found[name] = columns[name]
    return found
