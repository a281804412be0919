"""The texts of all notes as vectors of a version."""

from collections.abc import Callable
from typing import Any

import numpy as np

from tallgrass.discovery.reco.texts import learn_projection, vectors_of
from tallgrass.discovery.training.reading import read_texts

Array = Any
_LEARNT_FROM = 30_000
_AT_ONCE = 5_000


def word(ids: Array, dimensions: int, say: Callable[[str], object]) -> dict[str, Array]:
    """`text.projection` (buckets × dimensions) and `text` (a row a note), float16; nothing for too few notes."""
    sample = ids[:: max(1, -(-len(ids) // _LEARNT_FROM))]
    say(f"learning words from {len(sample):,} notes")
    projection = learn_projection([text for part in _parts(sample) for text in read_texts(part).values()], dimensions)
    if projection is None:
        return {}
    projection = projection.astype(np.float16)
    found = np.zeros((len(ids), projection.shape[1]), np.float16)
    for begin, part in enumerate(_parts(ids)):
        texts = read_texts(part)
        found[begin * _AT_ONCE + np.searchsorted(part, list(texts))] = vectors_of(list(texts.values()), projection)
        if begin % 20 == 19:
            say(f"{(begin + 1) * _AT_ONCE:,} of {len(ids):,} texts")
    return {"text.projection": projection, "text": found}


def _parts(ids: Array) -> list[list[int]]:
    return [ids[begin : begin + _AT_ONCE].tolist() for begin in range(0, len(ids), _AT_ONCE)]
