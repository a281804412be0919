"""The arrays that loops take: read only or not, without gaps."""

from typing import Any

from numba import from_dtype, types

from tallgrass.discovery.facts import FACT

INT32 = types.Array(types.int32, 1, "C", readonly=True)
INT64 = types.Array(types.int64, 1, "C", readonly=True)
FLOAT32 = types.Array(types.float32, 1, "C", readonly=True)
FLOAT64 = types.Array(types.float64, 1, "C", readonly=True)
BOOL = types.Array(types.boolean, 1, "C", readonly=True)
SCORES = types.Array(types.float32, 2, "C", readonly=True)
SQUARE = types.Array(types.float64, 2, "C", readonly=True)
TABLE = types.Tuple((INT64, INT32, FLOAT32))
"""Starts, neighbours, weights: `reco.types.Table`."""
WALKED = types.Tuple((INT64, FLOAT64))
"""Things, and how much each says."""
INDEXES = types.Tuple((INT64, INT64, INT64, INT64))
"""Ascending ids of the version, every 1,024th of them, ascending ids of what is new, and the place of each of the new."""
FACTS = types.Array(from_dtype(FACT), 1, "C", readonly=True)
LAID = types.Tuple((INT32, FACTS, FACTS))
"""Rows of places, what is known of the things of the version, and of what is new."""
AUTHORED = types.Tuple((types.Tuple((INT64, INT64, INT32)), types.Tuple((INT64, INT64))))
"""Of the version: ids of authors, where the things of each begin, and their places from the oldest on; of what is new, by author and from the oldest
on: authors, and places."""
PROPOSED = types.Tuple((INT64, FLOAT64, INT64))
"""Places, scores, and what explains each."""

# With bounds checked, a damaged version costs an error and not the process; it takes no longer that one could measure.
COMPILED: dict[str, Any] = {"cache": True, "nogil": True, "error_model": "numpy", "boundscheck": True}
