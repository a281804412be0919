"""What is new since a version was made: new notes with the traffic pools they are in, lively notes as they stand now, the lists of the hot."""

from dataclasses import replace
from typing import Any

import numpy as np

from tallgrass.discovery.facts import facts_of
from tallgrass.discovery.feed.ground import Fresh, Ground, no_fresh
from tallgrass.discovery.feed.heat import HOT, heat_of
from tallgrass.discovery.feed.pools import pools_of
from tallgrass.discovery.reco.snapshot import Snapshot
from tallgrass.discovery.reco.texts import vectors_of
from tallgrass.discovery.training.reading import read_items, read_numbers, read_texts
from tallgrass.platform import clock
from tallgrass.platform.ids import id_floor
from tallgrass.platform.memory import Memory

Array = Any
NEWEST = 6_000
"""New notes that are looked after at a time, the newest."""
LIVELY = 2_000
_LATELY = 3600 * 1000 << 22
"""An hour, in ids."""


def gather_fresh(snapshot: Snapshot) -> Fresh:
    """All of it, read from the database. Some ten thousand rows at most."""
    now = clock.now()
    listed = np.unique(snapshot.arrays["hot"])
    ids = snapshot.items[listed[listed >= 0]].tolist()
    since = max(0, id_floor(now) - _LATELY)
    items = read_items(
        f"AND n.id IN (SELECT id FROM (SELECT id FROM notes_note n WHERE n.state = 'published' ORDER BY published_at DESC, id DESC LIMIT {NEWEST}) AS newest"
        f" UNION SELECT note_id FROM (SELECT note_id FROM notes_like WHERE id > {since} GROUP BY 1 ORDER BY count(*) DESC LIMIT {LIVELY}) AS lively"
        f" UNION SELECT unnest(ARRAY[{','.join(map(str, ids)) or '0'}]::bigint[]))"
    )
    starts, topics = _topics(items["id"])
    pool = pools_of(items, now.timestamp())
    channels = len(snapshot.parameters["channels"])
    texts = _texts(snapshot, items["id"])
    plain = Fresh(facts_of(items), pool, no_fresh(channels).hot, starts, topics, texts, now.timestamp())
    return replace(plain, hot=_hot(Ground(snapshot, plain), items, now.timestamp()))


_known: Memory[tuple[str, int], Array] = Memory(2 * NEWEST, seconds=1800)
"""Vectors of texts by version and note: most of what is fresh was so a moment ago. A text that is edited is looked at again in half an hour."""


def _texts(snapshot: Snapshot, ids: Array) -> Array:
    if not snapshot.has("text") or not len(ids):
        return np.zeros((len(ids), 0), np.float16)
    projection = np.asarray(snapshot.arrays["text.projection"])

    def look(keys: list[tuple[str, int]]) -> dict[tuple[str, int], Array]:
        read = read_texts([id for _, id in keys])
        return dict(zip(((snapshot.name, id) for id in read), vectors_of(list(read.values()), projection), strict=True))

    keys = [(snapshot.name, id) for id in ids.tolist()]
    found = _known.fill(keys, look)
    nothing = np.zeros(projection.shape[1], np.float16)
    return np.stack([found.get(key, nothing) for key in keys])


def _topics(ids: Array) -> tuple[Array, Array]:
    if not len(ids):
        return np.zeros(1, np.int64), np.zeros(0, np.int64)
    named = ",".join(map(str, ids.tolist()))
    found = read_numbers(f"SELECT note_id::bigint, topic_id::bigint FROM notes_notetopic WHERE note_id = ANY(ARRAY[{named}]::bigint[])", 2)
    found = found[np.argsort(found[:, 0], kind="stable")]
    return np.searchsorted(found[:, 0], np.append(ids, np.iinfo(np.int64).max)), found[:, 1]


def _hot(ground: Ground, items: dict[str, Array], now: float) -> Array:
    """Channels + 1 lists of ids, hottest first: from what was read just now, so that what may no longer be spread is not on them."""
    heat = heat_of(items["likes"], items["saves"], items["comments"], items["shares"], (now - items["published"]) / 3600)
    lists = np.zeros((len(ground.channels) + 1, HOT), np.int64)
    for channel in range(-1, len(ground.channels)):
        rows = np.arange(len(heat)) if channel < 0 else np.flatnonzero(items["channel"] == channel)
        rows = rows[np.argsort(-heat[rows], kind="stable")][:HOT]
        lists[channel + 1, : len(rows)] = items["id"][rows]
    return lists
