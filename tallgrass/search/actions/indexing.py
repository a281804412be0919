"""Bringing the index in line with what is there. What a document says is asked of its owner, at the moment it is written."""

from collections.abc import Collection, Iterable, Iterator

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from tallgrass.platform.subjects import Ref, SearchDocument, searchable_kinds
from tallgrass.search import storing
from tallgrass.search.schema import level_of, saves_of

PORTION = 500
"""Documents written in one commit."""


def refresh(refs: Iterable[Ref], *, gone_owners: Collection[int] = ()) -> None:
    """Put these things into the index as they are now, or take them out. Nothing of `gone_owners` is found from now on.

    Without an index one is asked for, and nothing is written: it will be made of everything.
    """
    wanted, gone = list(dict.fromkeys(refs)), set(gone_owners)
    for start in range(0, max(1, len(wanted)), PORTION):
        portion = wanted[start : start + PORTION]
        if (portion or gone) and not storing.change(lambda portion=portion: documents(portion), gone_owners=gone):  # type: ignore[misc]
            ask_for_rebuild()
            return
        gone = set()


def refresh_weights(refs: Collection[Ref]) -> None:
    """Put anew those of these things that people's acts have moved by an order: most acts change nothing in what is found."""
    searcher = storing.searcher()
    if searcher is None or not refs:
        return
    known = storing.indexed_figures(searcher, refs)
    now = documents([ref for ref in refs if ref in known])
    refresh([ref for ref, document in now.items() if document and (saves_of(document.saves), level_of(document.weight)) != known[ref]])


def documents(refs: Iterable[Ref]) -> dict[Ref, SearchDocument | None]:
    """What these things can be found by now; None for those that are not to be found."""
    found: dict[Ref, SearchDocument | None] = dict.fromkeys(refs)
    for kind, owner in searchable_kinds().items():
        ids = [ref.id for ref in found if ref.kind == kind]
        if ids:
            found |= {Ref(kind, id): document for id, document in owner.search_documents(ids).items()}
    return found


def ask_for_rebuild() -> None:
    """Have the index made anew by a job, unless one waits for that already."""
    try:
        with transaction.atomic():
            app.configure_task("search.rebuild", queueing_lock="search.rebuild", lock="search.rebuild").defer()
    except AlreadyEnqueued:
        return


def with_companions(refs: list[Ref]) -> list[Ref]:
    """These things and all whose documents depend on them, each once."""
    wanted = dict.fromkeys(refs)
    for kind, owner in searchable_kinds().items():
        ids = [ref.id for ref in refs if ref.kind == kind]
        if ids:
            wanted |= dict.fromkeys(owner.search_companions(ids))
    return list(wanted)


def owned_by(people: Collection[int]) -> Iterator[Ref]:
    """All that these people own and that may be found."""
    for owner_id in people:
        for kind, owner in searchable_kinds().items():
            after = 0
            while ids := owner.searchable_ids(after=after, limit=PORTION, owner_id=owner_id):
                yield from (Ref(kind, id) for id in ids)
                after = ids[-1]
