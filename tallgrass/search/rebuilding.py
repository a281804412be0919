"""Making the whole index anew from the database, while search goes on with the old one."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from tallgrass.platform.log import events_since
from tallgrass.platform.subjects import searchable_kinds
from tallgrass.search import storing
from tallgrass.search.actions.indexing import PORTION, documents
from tallgrass.search.reading import Reader
from tallgrass.search.subscribers import KINDS, touched

MARGIN = timedelta(minutes=2)
"""What a transaction may last: an act that was under way when the making began is read again."""


def rebuild(say: Callable[[str, int], object] = lambda kind, count: None) -> int:
    """Make a new generation, let it catch up with what happened meanwhile, and have it searched at one stroke. How many documents.

    `say` hears the kind and how many of it are done.
    """
    started = datetime.now(UTC) - MARGIN  # As the ids of events are made, whatever clock is set.
    generation, count = storing.Generation(), 0
    try:
        with Reader() as reader:
            for kind, owner in searchable_kinds().items():
                after, done = 0, 0
                while ids := owner.searchable_ids(after=after, limit=2000):
                    found = owner.search_documents(ids)
                    generation.add(reader.read(kind, found))
                    after, done = ids[-1], done + len(found)
                    say(kind, done)
                count += done
            generation.add(reader.rest())
        generation.finish()
        caught_up = datetime.now(UTC) - MARGIN
        _catch_up(generation, started)
        with storing.writing():  # What comes from here on waits, and is written into the new one.
            _catch_up(generation, caught_up)
            generation.make_current()
    except BaseException:
        generation.give_up()
        raise
    return count


def _catch_up(generation: storing.Generation, since: datetime) -> None:
    events = events_since(since, KINDS)
    for start in range(0, len(events), PORTION):
        change = touched(events[start : start + PORTION])
        refs, gone = change.everything(), change.gone_owners
        if refs or gone:
            storing.write(generation.path, documents(refs), gone_owners=gone)
