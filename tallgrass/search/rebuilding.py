"""Making the whole index anew from the database, while search goes on with the old one."""

from collections.abc import Callable

from tallgrass.platform.log import events_from, settled_end
from tallgrass.platform.processes import collecting_seldom
from tallgrass.platform.subjects import searchable_kinds
from tallgrass.search import storing
from tallgrass.search.actions.indexing import PORTION, documents
from tallgrass.search.reading import Reader
from tallgrass.search.subscribers import KINDS, touched


def rebuild(say: Callable[[str, int], object] = lambda kind, count: None) -> int:
    """Make a new generation, let it catch up with what happened meanwhile, and have it searched at one stroke. How many documents.

    `say` hears the kind and how many of it are done.
    """
    began = settled_end()  # An act that is under way now is read again.
    generation, count = storing.Generation(), 0
    try:
        with collecting_seldom(), Reader() as reader:
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
        caught_up = settled_end()
        _catch_up(generation, began)
        with storing.writing():  # What comes from here on waits, and is written into the new one.
            _catch_up(generation, caught_up)
            generation.make_current()
    except BaseException:
        generation.give_up()
        raise
    return count


def _catch_up(generation: storing.Generation, end: str) -> None:
    change = touched(events_from(end, KINDS))
    refs, gone = change.everything(), change.gone_owners
    for start in range(0, max(len(refs), bool(gone)), PORTION):
        storing.write(generation.path, documents(refs[start : start + PORTION]), gone_owners=gone if start == 0 else ())
