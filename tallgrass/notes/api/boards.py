"""Boards as JSON."""

from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import access_person, find_people_by_handle, get_person
from tallgrass.accounts.shapes import person_shape
from tallgrass.notes import errors
from tallgrass.notes.actions import (
    change_board,
    choose_cover,
    delete_board,
    end_editing,
    follow_board,
    invite_editor,
    join_board,
    make_board,
    move_on_board,
    move_to_board,
    put_on_board,
    restore_board,
    take_off_board,
    unfollow_board,
)
from tallgrass.notes.list_shapes import (
    AfterBody,
    BoardBody,
    BoardShape,
    CoverBody,
    InviteBody,
    SeatShape,
    SeatsShape,
    TargetBody,
    board_shape,
)
from tallgrass.notes.models import Board
from tallgrass.notes.queries import (
    access_board,
    access_filled_board,
    access_note,
    access_own_board,
    get_board_card,
    list_seats,
    page_board_notes,
    page_boards_of,
    page_filled_boards,
    page_followed_boards,
)
from tallgrass.notes.shapes import CardShape, card_shape
from tallgrass.platform import rest
from tallgrass.platform.pagination import Page
from tallgrass.platform.words import Words

_WORDS = (errors.no_name(), errors.board_name_taken())
"""What may be wrong with the words of a board, one of each status."""


@rest.operation(Words("一个专辑", "A board"), access=rest.ANYONE)
def board(call: rest.Call[Person], board_id: int) -> BoardShape:
    return _shown(call.viewer, access_board(call.viewer, board_id))


@rest.operation(Words("建一个专辑", "Make a board"), status=201, limit="board_new", errors=[*_WORDS, errors.too_many_boards(100)])
def board_make(call: rest.Call[Person], body: BoardBody) -> BoardShape:
    return _shown(call.actor, make_board(actor=call.actor, **body.words()))  # type: ignore[arg-type]


@rest.operation(Words("改专辑的名字、说明、谁能看", "Change what a board says of itself"), limit="board", errors=_WORDS)
def board_change(call: rest.Call[Person], board_id: int, body: BoardBody) -> BoardShape:
    found = access_own_board(call.actor, board_id)
    return _shown(call.actor, change_board(actor=call.actor, board=found, **body.words()))  # type: ignore[arg-type]


@rest.operation(Words("删掉专辑，30 天内可恢复", "Delete a board; it can be restored for 30 days"), limit="delete")
def board_delete(call: rest.Call[Person], board_id: int) -> None:
    delete_board(actor=call.actor, board=access_own_board(call.actor, board_id))


@rest.operation(Words("恢复删掉的专辑", "Restore a board"), limit="delete", errors=[errors.too_late()])
def board_restore(call: rest.Call[Person], board_id: int) -> BoardShape:
    found = access_own_board(call.actor, board_id, deleted=True)
    return _shown(call.actor, restore_board(actor=call.actor, board=found))


@rest.operation(Words("选封面", "Choose the cover"), limit="board")
def board_cover(call: rest.Call[Person], board_id: int, body: CoverBody) -> BoardShape:
    found = access_own_board(call.actor, board_id)
    note = access_note(call.actor, rest.id_of(body.note)) if body.note else None
    choose_cover(actor=call.actor, board=found, note=note)
    return _shown(call.actor, access_own_board(call.actor, board_id))


@rest.operation(Words("专辑里的笔记，按它的顺序", "Notes of a board, in its order"), access=rest.ANYONE)
def board_notes_of(call: rest.Call[Person], board_id: int, query: rest.PageQuery) -> Page[CardShape]:
    found = access_board(call.viewer, board_id)
    return page_board_notes(found, viewer=call.viewer, cursor=query.cursor, size=query.size).map(card_shape)


@rest.operation(Words("放进专辑", "Put a note on a board"), limit="board", errors=[errors.board_full(500)])
def board_put(call: rest.Call[Person], board_id: int, note_id: int) -> None:
    put_on_board(actor=call.actor, board=access_filled_board(call.actor, board_id), note=access_note(call.actor, note_id))


@rest.operation(Words("从专辑拿走", "Take a note off a board"), limit="board")
def board_take_off(call: rest.Call[Person], board_id: int, note_id: int) -> None:
    take_off_board(actor=call.actor, board=access_filled_board(call.actor, board_id), note_id=note_id)


@rest.operation(Words("挪一篇笔记的位置", "Move a note within a board"), limit="board", errors=[errors.moved_elsewhere()])
def board_move(call: rest.Call[Person], board_id: int, note_id: int, body: AfterBody) -> None:
    move_on_board(
        actor=call.actor,
        board=access_filled_board(call.actor, board_id),
        note_id=note_id,
        after_id=rest.id_of(body.after) if body.after else None,
    )


@rest.operation(Words("挪到另一个专辑", "Move a note to another board"), limit="board", errors=[errors.board_full(500)])
def board_transfer(call: rest.Call[Person], board_id: int, note_id: int, body: TargetBody) -> None:
    source = access_filled_board(call.actor, board_id)
    target = access_filled_board(call.actor, rest.id_of(body.board))
    move_to_board(actor=call.actor, note=access_note(call.actor, note_id), source=source, target=target)


@rest.operation(Words("关注专辑", "Follow a board"), limit="follow")
def board_follow(call: rest.Call[Person], board_id: int) -> None:
    follow_board(actor=call.actor, board=access_board(call.actor, board_id))


@rest.operation(Words("不再关注专辑", "No longer follow a board"), limit="follow")
def board_unfollow(call: rest.Call[Person], board_id: int) -> None:
    unfollow_board(actor=call.actor, board=access_board(call.actor, board_id))


@rest.operation(Words("谁在一起编", "Who fills a board"))
def board_editors(call: rest.Call[Person], board_id: int) -> SeatsShape:
    return _seats(access_own_board(call.actor, board_id))


@rest.operation(Words("邀请人一起编", "Ask someone to fill a board"), limit="board_invite", errors=[errors.no_such_person()])
def board_invite(call: rest.Call[Person], board_id: int, body: InviteBody) -> SeatsShape:
    found = access_own_board(call.actor, board_id)
    handle = body.handle.lower()
    people = find_people_by_handle([handle])
    if handle not in people:
        raise errors.no_such_person()
    invite_editor(actor=call.actor, board=found, person=access_person(call.actor, people[handle]))
    return _seats(found)


@rest.operation(Words("接受邀请", "Say yes to an invitation"), limit="board")
def board_join(call: rest.Call[Person], board_id: int) -> BoardShape:
    found = access_board(call.actor, board_id)
    join_board(actor=call.actor, board=found)
    return _shown(call.actor, found)


@rest.operation(Words("离开、谢绝，或（主人）收回", "Leave, say no, or (as the owner) take the pen back"), limit="board")
def board_end(call: rest.Call[Person], board_id: int, person_id: int) -> None:
    end_editing(actor=call.actor, board=access_board(call.actor, board_id), person_id=person_id)


@rest.operation(Words("一个人的专辑", "Boards of a person"), access=rest.ANYONE)
def boards_of_person(call: rest.Call[Person], handle: str, query: rest.PageQuery) -> Page[BoardShape]:
    person = get_person(handle, viewer=call.viewer)
    return page_boards_of(person.id, viewer=call.viewer, cursor=query.cursor, size=query.size).map(board_shape)


@rest.operation(Words("和别人一起编的专辑", "Boards of others that you fill or are asked to"))
def board_filled(call: rest.Call[Person], query: rest.PageQuery) -> Page[BoardShape]:
    return page_filled_boards(call.actor, query.cursor, query.size).map(board_shape)


@rest.operation(Words("关注的专辑", "Boards you follow"))
def board_followed(call: rest.Call[Person], query: rest.PageQuery) -> Page[BoardShape]:
    return page_followed_boards(call.actor, query.cursor, query.size).map(board_shape)


def _shown(viewer: Person | None, found: Board) -> BoardShape:
    return board_shape(get_board_card(found, viewer=viewer))


def _seats(found: Board) -> SeatsShape:
    return SeatsShape(items=[SeatShape(person=person_shape(card), joined=joined) for card, joined in list_seats(found)])
