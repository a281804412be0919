"""The arrays that loops take: read only or not, without gaps."""

from typing import Any

from numba import types

INT8 = types.Array(types.int8, 1, "C", readonly=True)
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
INDEXES = types.Tuple((INT64, INT64, INT64))
"""Ascending ids of the version, ascending ids of what is new, and the place of each of the new."""
KNOWN = types.Tuple((INT64, INT32, INT64, INT32, INT64, INT8, INT32, INT32, INT32, INT32, INT32))
"""Of the version: ids, authors (as places in the next two), ids of authors, their followers, published, channel, likes, saves, comments, clicks,
exposures."""
LAID = types.Tuple((INT32, KNOWN, types.Array(types.int64, 2, "C", readonly=True)))
"""Rows of places, what is known, and of what is new a row each: id, author, followers, published, channel, likes, saves, comments, clicks,
exposures."""
AUTHORED = types.Tuple((types.Tuple((INT64, INT64, INT32, INT64)), types.Tuple((INT64, INT64, INT64, INT32))))
"""Of the version: ids of authors, where the things of each begin, their places from the oldest on, and when each place was published; of what is
new, by author and from the oldest on: authors, places, and when; and the rows of places."""
PROPOSED = types.Tuple((INT64, FLOAT64, INT64))
"""Places, scores, and what explains each."""

# With bounds checked, a damaged version costs an error and not the process; it takes no longer that one could measure.
COMPILED: dict[str, Any] = {"cache": True, "nogil": True, "error_model": "numpy", "boundscheck": True}
