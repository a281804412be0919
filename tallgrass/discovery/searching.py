"""What is found, for one viewer: the index says which, the owners of things say whether it may still be seen."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import hidden_from, person_cards
from tallgrass.accounts.types import PersonCard
from tallgrass.discovery.types import FoundNote, FoundNotes, Help
from tallgrass.mall.queries.cards import product_cards
from tallgrass.mall.types import ProductCard
from tallgrass.notes.board_types import BoardCard
from tallgrass.notes.queries import board_cards, note_cards
from tallgrass.notes.searching import texts_of
from tallgrass.platform.pagination import MAX_PAGE_SIZE, PAGE_SIZE, Page, bad_cursor, decode_cursor, encode_cursor
from tallgrass.platform.subjects import Ref, SubjectCard, subject_cards
from tallgrass.search.correcting import correct
from tallgrass.search.queries import RANKED, find_ids, highlighter, list_searching_now
from tallgrass.search.types import Wanted

T = TypeVar("T")
MOST = RANKED
_TRIES = 3
"""Times a page is filled up when things of it may not be seen."""


def page_notes_found(wanted: Wanted, *, viewer: Person | None, cursor: str | None = None, size: int = PAGE_SIZE) -> FoundNotes:
    """A page of notes. Two queries for a visitor, three for a member, and those for cards never seen before.

    Raises:
        DomainError: `bad_cursor`.
    """
    cards, total, more = _page(wanted, cursor, size, lambda ids: note_cards(ids, viewer=viewer))
    mark = highlighter(wanted.words)
    titles = [mark.mark(card.title) for card in cards]
    silent = [card.id for card, title in zip(cards, titles, strict=True) if not title.spans]
    texts = texts_of(silent) if silent else {}
    found = [
        FoundNote(card, title, mark.cut_out(texts[card.id]) if card.id in texts else None)
        for card, title in zip(cards, titles, strict=True)
    ]
    return FoundNotes(Page(found, more), total)


def page_people_found(wanted: Wanted, *, viewer: Person | None, cursor: str | None = None, size: int = PAGE_SIZE) -> Page[PersonCard]:
    """A page of people."""
    hidden = hidden_from(viewer.id) if viewer else set()

    def cards(ids: Sequence[int]) -> list[PersonCard]:
        known = person_cards(ids)
        return [known[id] for id in ids if id in known and id not in hidden]

    found, _, more = _page(wanted, cursor, size, cards)
    return Page(found, more)


def page_boards_found(wanted: Wanted, *, viewer: Person | None, cursor: str | None = None, size: int = PAGE_SIZE) -> Page[BoardCard]:
    """A page of boards."""
    found, _, more = _page(wanted, cursor, size, lambda ids: board_cards(ids, viewer=viewer))
    return Page(found, more)


def page_goods_found(wanted: Wanted, *, viewer: Person | None, cursor: str | None = None, size: int = PAGE_SIZE) -> Page[ProductCard]:
    """A page of goods on sale."""
    found, _, more = _page(wanted, cursor, size, lambda ids: product_cards(ids, viewer=viewer))
    return Page(found, more)


def page_topics_found(wanted: Wanted, *, viewer: Person | None, cursor: str | None = None, size: int = PAGE_SIZE) -> Page[SubjectCard]:
    """A page of topics, as one line each."""
    found, _, more = _page(wanted, cursor, size, lambda ids: topic_lines(ids, viewer))
    return Page(found, more)


def topic_lines(ids: Sequence[int], viewer: Person | None) -> list[SubjectCard]:
    refs = [Ref("topic", id) for id in ids]
    cards = subject_cards(refs, viewer.id if viewer else None)
    return [cards[ref] for ref in refs if ref in cards]


def list_topics_found(words: str, viewer: Person | None, limit: int = 6) -> list[SubjectCard]:
    """The topics nearest to the words, with some of them when none has all."""
    ids = find_ids(Wanted(words, kind="topic"), size=limit).ids or find_ids(Wanted(words, kind="topic", loosely=True), size=limit).ids
    return topic_lines(ids, viewer) if ids else []


def help_for(wanted: Wanted, *, viewer: Person | None) -> Help:
    """What to do when nothing was found."""
    fewer = page_notes_found(Wanted(wanted.words, loosely=True), viewer=viewer, size=10).page.items
    return Help(correct(wanted.words), list(fewer), list_topics_found(wanted.words, viewer), list_searching_now())


def _page(wanted: Wanted, cursor: str | None, size: int, cards: Callable[[Sequence[int]], list[T]]) -> tuple[list[T], int, str | None]:
    """Things of a page, filled up while some may not be seen; how many there are; the next cursor."""
    (at,) = decode_cursor(cursor, int) or (0,)
    if at < 0:
        raise bad_cursor()
    size = max(1, min(size, MAX_PAGE_SIZE))
    shown: list[T] = []
    total = 0
    for _ in range(_TRIES):
        found = find_ids(wanted, offset=at, size=size - len(shown))
        total, at = found.total, at + len(found.ids)
        shown += cards(found.ids)
        if not found.ids or len(shown) >= size or at >= min(total, MOST):
            break
    return shown, total, encode_cursor(at) if found.ids and at < min(total, MOST) else None
