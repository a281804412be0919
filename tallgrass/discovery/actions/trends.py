"""Telling people of what is hot in the topics they follow and the channels they like."""

from collections.abc import Callable, Iterator

from tallgrass.accounts.awake import list_drawn_to
from tallgrass.accounts.queries import hidden_from
from tallgrass.discovery.queries.hot import get_hot_page
from tallgrass.discovery.types import HotEntry, HotKind
from tallgrass.notes.queries.stir import list_topic_followers, public_facts
from tallgrass.notifications.actions import tell_trend
from tallgrass.platform.subjects import Ref

PLACES = 10
"""Of the hot list that are worth telling."""
_PORTION = 500
_MOST = 20_000
"""People looked at for one entry in one run; the next run goes on with those who were not told."""


def tell_trends() -> int:
    """Go down the hot list as operators left it, and tell those drawn to each entry who may be told now. How many were told.

    Who follows the topic hears of it first, then those who like the channel; each the highest entry that concerns them.
    """
    told = 0
    for entry in get_hot_page(None).entries[:PLACES]:
        if entry.kind is not HotKind.SEARCH:
            ref = Ref(entry.kind.value, int(entry.key))
            told += sum(len(tell_trend(ref=ref, person_ids=portion)) for portion in _drawn_to(entry))
    return told


def _drawn_to(entry: HotEntry) -> Iterator[set[int]]:
    """People in portions, without those who wrote the note or are apart from who did."""
    note_id = int(entry.key) if entry.kind is HotKind.NOTE else 0
    author_id = public_facts([note_id]).get(note_id, (0,))[0] if note_id else 0
    kept_out = {author_id} | hidden_from(author_id) if author_id else set()
    looked = 0
    for list_some in _ways(entry):
        after = 0
        while looked < _MOST and (portion := list_some(after)):
            after, looked = portion[-1], looked + len(portion)
            yield set(portion) - kept_out


def _ways(entry: HotEntry) -> Iterator[Callable[[int], list[int]]]:
    """How people come to be drawn to an entry, as lists by id above a number."""
    if entry.kind is HotKind.TOPIC:
        yield lambda after: list_topic_followers(int(entry.key), after=after, limit=_PORTION)
    if entry.channel:
        yield lambda after: list_drawn_to(entry.channel, after=after, limit=_PORTION)
