"""What a page is decided from: the mapped arrays of a version, and over them what is new since it was made.

Things go by their place: 0…n−1 those of the version, n… the new ones. What changed of a known thing lies over its row.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from tallgrass.discovery import loops
from tallgrass.discovery.facts import FACT
from tallgrass.discovery.feed.filing import write_arrays
from tallgrass.discovery.feed.goods import Shelf, empty_shelf
from tallgrass.discovery.reco.snapshot import Snapshot

Array = Any
SMALL_PLACE = 20_000
"""Up to so many things all are looked through for a reader; in a larger place only some."""
_PARTS = ("facts", "pool", "hot", "topic_starts", "topics", "texts")
_BLOCK = 1024
"""Of the ids of a version, one in so many is a mark to look for others by."""


@dataclass(frozen=True)
class Fresh:
    """What happened since a version was made: rows of new notes and of lively known ones, by ascending id, and the lists of the hot.

    `pool` of a row: the traffic pool a new note is in, −1 for one that is not (any more) helped to its first readers.
    """

    facts: Array
    pool: Array
    hot: Array
    """Channels + 1 (first: all) × ids, 0 padded."""
    topic_starts: Array
    topics: Array
    """Topic ids of each row."""
    texts: Array
    """The text of each row as a vector; of width 0 where the version has none."""
    made_at: float

    @cached_property
    def ids(self) -> Array:
        return np.ascontiguousarray(self.facts["id"])


def no_fresh(channels: int) -> Fresh:
    nothing = np.zeros(0, np.int64)
    hot, texts = np.zeros((channels + 1, 0), np.int64), np.zeros((0, 0), np.float16)
    return Fresh(np.zeros(0, FACT), nothing, hot, np.zeros(1, np.int64), nothing, texts, 0.0)


def write_fresh(path: Path, fresh: Fresh) -> None:
    write_arrays(path, made_at=np.array(fresh.made_at), **{name: getattr(fresh, name) for name in _PARTS})


def read_fresh(path: Path) -> Fresh:
    """
    Raises:
        OSError, ValueError, KeyError: there is none, or it is damaged.
    """
    with np.load(path, allow_pickle=False) as kept:
        parts = {name: kept[name] for name in _PARTS}
        if parts["facts"].dtype != FACT:
            raise ValueError("written by another release")
        return Fresh(**parts, made_at=float(kept["made_at"]))


class Ground:
    """One version with what is new over it. Made once when either changes; read by all threads."""

    def __init__(self, snapshot: Snapshot, fresh: Fresh, shelf: Shelf | None = None) -> None:
        self.snapshot, self.fresh, self.shelf = snapshot, fresh, shelf or empty_shelf()
        self.channels: list[str] = list(snapshot.parameters["channels"])
        self.count = len(snapshot.items)
        known = snapshot.places_of(fresh.ids) if len(fresh.ids) else np.zeros(0, np.int32)
        self._unknown = np.flatnonzero(known < 0)
        """Rows of new things, in the order of their places."""
        over = np.flatnonzero(known >= 0)
        self._row_of_place = np.full(self.count + len(self._unknown), -1, np.int32)
        self._row_of_place[known[over]] = over
        self._row_of_place[self.count :] = self._unknown
        self.place_of_row = known.astype(np.int64)
        self.place_of_row[self._unknown] = self.count + np.arange(len(self._unknown))
        self.hot = (
            [self._places(row[row > 0]) for row in fresh.hot] if fresh.hot.size else [row[row >= 0] for row in snapshot.arrays["hot"]]
        )
        self.young = self.place_of_row[fresh.pool >= 0]
        self.young_pool = fresh.pool[fresh.pool >= 0]
        self.topic_ids = snapshot.arrays["topic.ids"]

    def _places(self, ids: Array) -> Array:
        found = self.places_of(ids)
        return found[found >= 0]

    def places_of(self, ids: Array) -> Array:
        """Places of these ids, −1 for what is not known here. int64."""
        places: Array = loops.places_of(self.indexes, np.ascontiguousarray(ids, np.int64))
        return places

    def ids_of(self, places: Array) -> Array:
        ids: Array = loops.ids_of(self.laid, places)
        return ids

    def facts_of(self, places: Array) -> Array:
        """`facts.FACT` of these places."""
        facts: Array = loops.facts_of(self.laid, places)
        return facts

    @cached_property
    def laid(self) -> tuple[Array, Array, Array]:
        """How all lies, for the loops: the row of what is new that stands over each place, what is known of the version, and of what is new."""
        return self._row_of_place, self.snapshot.arrays["item.facts"], self.fresh.facts

    @cached_property
    def indexes(self) -> tuple[Array, Array, Array, Array]:
        """Ids of the version, the marks among them, ids of what is new, and the place of each of the new."""
        ids = self.snapshot.items
        return ids, ids[::_BLOCK].copy(), self.fresh.ids, self.place_of_row

    @cached_property
    def topics(self) -> tuple[tuple[Array, Array], tuple[Array, Array, Array]]:
        """Numbers of the topics of things, for the loops: of the version by place, and of what is new by row, −1 for an unknown topic."""
        arrays, ids = self.snapshot.arrays, self.fresh.topics
        at = np.minimum(np.searchsorted(self.topic_ids, ids), max(len(self.topic_ids) - 1, 0))
        numbers = np.where(self.topic_ids[at] == ids, at, -1) if len(self.topic_ids) else np.full(len(ids), -1)
        new = self._row_of_place, self.fresh.topic_starts, numbers.astype(np.int64)
        return (arrays["item.topic_starts"], arrays["item.topics"]), new

    @cached_property
    def authored(self) -> tuple[tuple[Array, Array, Array], tuple[Array, Array]]:
        """Who wrote what, for the loops."""
        arrays, facts = self.snapshot.arrays, self.fresh.facts
        order = np.lexsort((facts["published"], facts["author"]))
        new = np.ascontiguousarray(facts["author"][order]), self.place_of_row[order]
        return (arrays["author.ids"], arrays["author.begins"], arrays["author.places"]), new

    def authors_of(self, places: Array) -> tuple[Array, Array]:
        """Ids of the authors, and how many follow each."""
        facts = self.facts_of(places)
        return facts["author"], facts["fans"]

    @property
    def total(self) -> int:
        """Things of the version and new ones."""
        return self.count + len(self._unknown)

    def texts(self, places: Array) -> Array:
        """Texts of these places as rows of length 1, or of zeros; of width 0 where the version knows no texts. float32."""
        if not self.snapshot.has("text"):
            return np.zeros((len(places), 0), np.float32)
        return self._all_texts[places] if self.total <= SMALL_PLACE else self._gather_texts(places)

    @cached_property
    def _all_texts(self) -> Array:
        return self._gather_texts(np.arange(self.total))

    def _gather_texts(self, places: Array) -> Array:
        items = self.snapshot.arrays["text"]
        found = np.zeros((len(places), items.shape[1]), np.float32)
        inside = places < self.count
        found[inside] = items[places[inside]]
        if self.fresh.texts.shape[1] == items.shape[1]:  # Those of another version lie in another space.
            rows = self._rows(places)
            found[rows >= 0] = self.fresh.texts[rows[rows >= 0]]
        return found

    @cached_property
    def read_for_texts(self) -> tuple[Array, Array]:
        """What is looked through for what is written alike, the same for every reader: places, and their texts. All of a small place; of a
        larger one the new and the hot."""
        if self.total <= SMALL_PLACE:
            places = np.arange(self.total)
        else:
            places = np.unique(np.concatenate([self.young, *(row[:300] for row in self.hot)]))
        return places, self.texts(places)

    @cached_property
    def young_said(self) -> tuple[Array, Array, Array]:
        """Of the young: their pools, their channels, and where they stand among what is looked through for texts."""
        channels = self.facts_of(self.young)["channel"].astype(np.int64)
        return self.young_pool, channels, np.searchsorted(self.read_for_texts[0], self.young)

    def in_topic(self, number: int) -> Array:
        """Places of the liveliest things of a topic, liveliest first."""
        starts = self.snapshot.arrays["topic.begins"]
        return self.snapshot.arrays["topic.places"][starts[number] : starts[number + 1]]

    def _rows(self, places: Array) -> Array:
        """The row of `fresh` that tells of each place, −1 where none does."""
        return self._row_of_place[places]
