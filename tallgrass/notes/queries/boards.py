"""Boards, for one viewer: a note they may not see is on none, and no count tells of it.

A board holds a bounded number of notes, so all it holds is looked through by the one rule of who sees what (`seeing.seen_by`).
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import are_apart, hidden_from, person_cards
from tallgrass.accounts.types import PersonCard
from tallgrass.notes.board_types import BoardCard, BoardVisibility
from tallgrass.notes.models import Board, BoardEditor
from tallgrass.notes.queries.cards import note_cards
from tallgrass.notes.queries.seeing import seen_by
from tallgrass.notes.types import NoteCard
from tallgrass.platform.database import rows
from tallgrass.platform.errors import not_found
from tallgrass.platform.pagination import MAX_PAGE_SIZE, PAGE_SIZE, Page, decode_cursor, encode_cursor, page_of

_END_OF_TIME = 2**62
MOSAIC = 4


# --- doors ---


def access_board(viewer: Person | None, board_id: int) -> Board:
    """A board the viewer may see: public, their own, or one they fill or are asked to fill.

    Raises:
        DomainError: `not_found`, whether it never was, is not for them, or its owner is not here for them.
    """
    board = Board.objects.filter(id=board_id, deleted_at=None).first()
    if board is None or board.owner_id not in person_cards([board.owner_id]):
        raise not_found()
    if viewer is not None and viewer.id == board.owner_id:
        return board
    if board.withheld:
        raise not_found()
    if viewer is not None and are_apart(viewer.id, board.owner_id):
        raise not_found()
    if not board.is_public and not (viewer and BoardEditor.objects.filter(board=board, person_id=viewer.id).exists()):
        raise not_found()
    return board


def access_filled_board(actor: Person, board_id: int) -> Board:
    """A board the actor may put notes on: theirs, or one they joined.

    Raises:
        DomainError: `not_found`.
    """
    board = access_board(actor, board_id)
    if board.owner_id != actor.id and not BoardEditor.objects.filter(board=board, person_id=actor.id, joined_at__isnull=False).exists():
        raise not_found()
    return board


def access_own_board(actor: Person, board_id: int, *, deleted: bool = False) -> Board:
    """A board of one's own; with `deleted` also one that was taken back.

    Raises:
        DomainError: `not_found`.
    """
    board = Board.objects.filter(id=board_id, owner_id=actor.id).first()
    if board is None or (board.deleted_at is not None and not deleted):
        raise not_found()
    return board


# --- cards ---


class _Row(NamedTuple):
    id: int
    owner_id: int
    name: str
    description: str
    visibility: str
    cover_note_id: int | None
    follows: int
    withheld: bool
    followed: bool


class Placed(NamedTuple):
    """A note where it stands on a board."""

    board_id: int
    note_id: int
    author_id: int
    visibility: str
    position: int
    id: int


_BOARDS = """
SELECT b.id, b.owner_id, b.name, b.description, b.visibility, b.cover_note_id, coalesce(c.follows, 0), b.withheld,
       EXISTS (SELECT 1 FROM notes_boardfollow f WHERE f.board_id = b.id AND f.person_id = %(viewer)s)
FROM notes_board b LEFT JOIN notes_boardcounts c ON c.board_id = b.id
WHERE b.id = ANY(%(ids)s) AND b.deleted_at IS NULL
"""
_PLACED = """
SELECT p.board_id, p.note_id, n.author_id, n.visibility, p.position, p.id
FROM notes_boardnote p JOIN notes_note n ON n.id = p.note_id
WHERE p.board_id = ANY(%s) AND n.state = 'published' ORDER BY p.board_id, p.position, p.id
"""


def board_cards(ids: Sequence[int], *, viewer: Person | None, let_in: bool = False) -> list[BoardCard]:
    """Cards of these boards in the order of `ids`, without those the viewer may not or does not want to see (`let_in`: they came
    through the door already).

    Boards, editors, what stands on them, people, and the cards of the covers: a fixed number of queries however many boards.
    """
    if not ids:
        return []
    me = viewer.id if viewer else 0
    found = [_Row(*row) for row in rows(_BOARDS, {"ids": list(ids), "viewer": me})]
    seats = _seats([row.id for row in found])
    hidden = hidden_from(me) if viewer else set()
    people = person_cards({row.owner_id for row in found} | {person_id for _, person_id, _ in seats})
    shown = [row for row in found if row.owner_id in people and (let_in or (row.owner_id not in hidden and _is_for(row, me, seats)))]
    placed = visible_on([row.id for row in shown], viewer=viewer)
    covers = _covers(shown, placed, viewer)
    cards = {
        row.id: BoardCard(
            id=row.id,
            owner=people[row.owner_id],
            name=row.name,
            description=row.description,
            visibility=BoardVisibility(row.visibility),
            notes=len(placed[row.id]),
            covers=tuple(card.cover for card in covers[row.id] if card.cover),
            editors=_editors(row.id, seats, people, hidden),
            follows=max(row.follows, int(row.followed)),
            followed=row.followed,
            withheld=row.withheld,
            mine=row.owner_id == me,
            fills=row.owner_id == me or (row.id, me, True) in seats,
            invited=(row.id, me, False) in seats,
        )
        for row in shown
    }
    return [cards[id] for id in ids if id in cards]


def get_board_card(board: Board, *, viewer: Person | None) -> BoardCard:
    """The card of a board that came through its door.

    Raises:
        DomainError: `not_found` when it was deleted meanwhile.
    """
    card = next(iter(board_cards([board.id], viewer=viewer, let_in=True)), None)
    if card is None:
        raise not_found()
    return card


def visible_on(board_ids: Collection[int], *, viewer: Person | None) -> dict[int, list[Placed]]:
    """What of these boards the viewer may see, in order. Two to four queries."""
    found = [Placed(*row) for row in rows(_PLACED, [list(board_ids)])] if board_ids else []
    seen = seen_by(viewer, found) if found else []
    here = person_cards({row.author_id for row in seen})
    placed: dict[int, list[Placed]] = {id: [] for id in board_ids}
    for row in seen:
        if row.author_id in here:
            placed[row.board_id].append(row)
    return placed


def page_board_notes(board: Board, *, viewer: Person | None, cursor: str | None, size: int = PAGE_SIZE) -> Page[NoteCard]:
    """The notes of a board in its order."""
    key = decode_cursor(cursor, int, int)
    placed = [row for row in visible_on([board.id], viewer=viewer)[board.id] if key is None or (row.position, row.id) > key]
    size = max(1, min(size, MAX_PAGE_SIZE))
    page = page_of(placed[: size + 1], size, lambda row: (row.position, row.id))
    return Page(note_cards([row.note_id for row in page.items], viewer=viewer), page.next)


def list_board_notes(board: Board, *, viewer: Person | None) -> list[NoteCard]:
    """All the viewer may see of a board, for putting it in order."""
    return note_cards([row.note_id for row in visible_on([board.id], viewer=viewer)[board.id]], viewer=viewer)


def list_seats(board: Board) -> list[tuple[PersonCard, bool]]:
    """Who fills a board or is asked to, longest first; whether they joined."""
    seats = _seats([board.id])
    people = person_cards(person_id for _, person_id, _ in seats)
    return [(people[person_id], joined) for _, person_id, joined in seats if person_id in people]


# --- lists ---


def page_boards_of(person_id: int, *, viewer: Person | None, cursor: str | None = None, size: int = PAGE_SIZE) -> Page[BoardCard]:
    """A person's own boards, newest first; others see the public ones only."""
    mine = viewer is not None and viewer.id == person_id
    return _page(
        "SELECT id, id FROM notes_board WHERE owner_id = %(person)s AND deleted_at IS NULL AND (%(mine)s OR (visibility = 'public' AND NOT withheld))"
        " AND id < %(before)s ORDER BY id DESC LIMIT %(limit)s",
        {"person": person_id, "mine": mine},
        viewer,
        cursor,
        size,
    )


def page_filled_boards(person: Person, cursor: str | None = None, size: int = PAGE_SIZE) -> Page[BoardCard]:
    """Boards of others that a person fills or is asked to fill, latest asked first."""
    return _page(
        "SELECT e.board_id, e.id FROM notes_boardeditor e JOIN notes_board b ON b.id = e.board_id AND b.deleted_at IS NULL"
        " WHERE e.person_id = %(person)s AND e.id < %(before)s ORDER BY e.id DESC LIMIT %(limit)s",
        {"person": person.id},
        person,
        cursor,
        size,
    )


def page_followed_boards(person: Person, cursor: str | None = None, size: int = PAGE_SIZE) -> Page[BoardCard]:
    """Boards a person follows, latest followed first."""
    return _page(
        "SELECT board_id, id FROM notes_boardfollow WHERE person_id = %(person)s AND id < %(before)s ORDER BY id DESC LIMIT %(limit)s",
        {"person": person.id},
        person,
        cursor,
        size,
    )


def list_fillable_boards(person: Person) -> list[BoardCard]:
    """Every board a person may put notes on, those used last first; at most 150."""
    found = rows(
        "SELECT b.id FROM notes_board b WHERE b.deleted_at IS NULL AND (b.owner_id = %(person)s OR b.id IN"
        " (SELECT board_id FROM notes_boardeditor WHERE person_id = %(person)s AND joined_at IS NOT NULL))"
        " ORDER BY (SELECT max(p.id) FROM notes_boardnote p WHERE p.board_id = b.id) DESC NULLS LAST, b.id DESC LIMIT 150",
        {"person": person.id},
    )
    return board_cards([id for (id,) in found], viewer=person)


def boards_holding(note_id: int, board_ids: Collection[int]) -> set[int]:
    """Which of these boards a note stands on."""
    found = rows("SELECT board_id FROM notes_boardnote WHERE note_id = %s AND board_id = ANY(%s)", [note_id, list(board_ids)])
    return {id for (id,) in found}


def _page(sql: str, asked: dict[str, object], viewer: Person | None, cursor: str | None, size: int) -> Page[BoardCard]:
    key = decode_cursor(cursor, int)
    size = max(1, min(size, MAX_PAGE_SIZE))
    found = rows(sql, asked | {"before": key[0] if key else _END_OF_TIME, "limit": size + 1})
    next = encode_cursor(found[size - 1][1]) if len(found) > size else None
    return Page(board_cards([id for id, _ in found[:size]], viewer=viewer), next)


def _seats(board_ids: Collection[int]) -> list[tuple[int, int, bool]]:
    """(board, person, whether they joined), longest first."""
    return rows(
        "SELECT board_id, person_id, joined_at IS NOT NULL FROM notes_boardeditor WHERE board_id = ANY(%s) ORDER BY joined_at NULLS LAST, id",
        [list(board_ids)],
    )


def _is_for(row: _Row, viewer_id: int, seats: list[tuple[int, int, bool]]) -> bool:
    if row.owner_id == viewer_id:
        return True
    return not row.withheld and (
        row.visibility == BoardVisibility.PUBLIC or any((board_id, person_id) == (row.id, viewer_id) for board_id, person_id, _ in seats)
    )


def _editors(
    board_id: int, seats: list[tuple[int, int, bool]], people: dict[int, PersonCard], hidden: Collection[int]
) -> tuple[PersonCard, ...]:
    return tuple(
        people[person_id]
        for on, person_id, joined in seats
        if on == board_id and joined and person_id in people and person_id not in hidden
    )


def _covers(boards: list[_Row], placed: dict[int, list[Placed]], viewer: Person | None) -> dict[int, list[NoteCard]]:
    """The notes whose pictures stand for each board."""
    chosen: dict[int, list[int]] = {}
    for board in boards:
        on = [row.note_id for row in placed[board.id]]
        chosen[board.id] = [board.cover_note_id] if board.cover_note_id in on else on[:MOSAIC]  # type: ignore[list-item]
    cards = {card.id: card for card in note_cards(list({id for ids in chosen.values() for id in ids}), viewer=viewer)}
    return {board_id: [cards[id] for id in ids if id in cards] for board_id, ids in chosen.items()}
