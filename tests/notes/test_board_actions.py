"""Acts on boards: once each, by those who may, in an order that two can change at the same time."""

from datetime import timedelta

import pytest

from tallgrass.accounts.actions import block_person
from tallgrass.accounts.models import Person
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
    sweep_deleted_boards,
    take_off_board,
    tell_of_boards,
    unfollow_board,
)
from tallgrass.notes.board_types import BoardVisibility
from tallgrass.notes.models import Board, BoardEditor, BoardFollow, BoardNote, Note, Save
from tallgrass.notes.queries import board_cards, list_board_notes
from tallgrass.notes.types import Visibility
from tallgrass.notifications.models import Notification
from tallgrass.platform import clock, personal_data
from tests.accounts.test_relations import at_once
from tests.support.refusals import refused
from tests.support.world import World


def titles(board: Board, viewer: Person | None = None) -> list[str]:
    return [card.title for card in list_board_notes(board, viewer=viewer)]


def filled(world: World, owner: Person, *names: str) -> tuple[Board, dict[str, Note]]:
    """A board whose notes stand in the order of `names`."""
    board = make_board(actor=owner, name="一个专辑")
    notes = {name: world.note(title=name) for name in names}
    for name in reversed(names):
        put_on_board(actor=owner, board=board, note=notes[name])
    return board, notes


def editor_of(world: World, board: Board, owner: Person) -> Person:
    editor = world.person()
    invite_editor(actor=owner, board=board, person=editor)
    join_board(actor=editor, board=board)
    return editor


def told(person: Person) -> list[tuple[str, list[int]]]:
    return [(line.kind, line.actor_ids) for line in Notification.objects.filter(person_id=person.id).order_by("id")]


# --- a board ---


def test_nobody_has_two_boards_of_one_name(world: World) -> None:
    owner, other = world.person(), world.person()
    make_board(actor=owner, name="Camping")
    with refused("board_name_taken", "name"):
        make_board(actor=owner, name="CAMPING")
    second = make_board(actor=owner, name="露营")
    with refused("board_name_taken"):
        change_board(actor=owner, board=second, name="camping", description="", visibility=BoardVisibility.PUBLIC)
    assert Board.objects.get(id=second.id).name == "露营"
    make_board(actor=other, name="Camping")


@pytest.mark.parametrize(
    ("name", "description", "code"),
    [("", "", "name_missing"), ("长" * 41, "", "name_too_long"), ("好", "长" * 301, "description_too_long")],
)
def test_words_of_a_board_have_bounds(world: World, name: str, description: str, code: str) -> None:
    with refused(code):
        make_board(actor=world.person(), name=name, description=description)


def test_boards_and_what_they_hold_have_bounds(world: World, settings) -> None:  # type: ignore[no-untyped-def]
    settings.TALLGRASS_BOARDS, settings.TALLGRASS_BOARD_NOTES, settings.TALLGRASS_BOARD_EDITORS = 1, 2, 1
    owner = world.person()
    board, _ = filled(world, owner, "一", "二")
    with refused("too_many_boards"):
        make_board(actor=owner, name="再一个")
    with refused("board_full"):
        put_on_board(actor=owner, board=board, note=world.note())
    invite_editor(actor=owner, board=board, person=world.person())
    with refused("too_many_editors"):
        invite_editor(actor=owner, board=board, person=world.person())


def test_a_deleted_board_comes_back_whole_and_under_another_name_when_its_own_was_taken(world: World) -> None:
    owner = world.person()
    board, _ = filled(world, owner, "一", "二")
    delete_board(actor=owner, board=board)
    delete_board(actor=owner, board=board)
    assert board_cards([board.id], viewer=owner) == []
    make_board(actor=owner, name=board.name)
    assert restore_board(actor=owner, board=board).name == "一个专辑 2"
    assert titles(board, owner) == ["一", "二"]


def test_after_thirty_days_a_deleted_board_is_gone(world: World) -> None:
    owner = world.person()
    board, notes = filled(world, owner, "一")
    with clock.clock_at(clock.now() - timedelta(days=31)):
        delete_board(actor=owner, board=board)
    with refused("too_late"):
        restore_board(actor=owner, board=board)
    assert sweep_deleted_boards() == 1
    assert not Board.objects.exists()
    assert Note.objects.filter(id=notes["一"].id).exists()


# --- what stands on it ---


def test_a_note_stands_once_on_a_board_and_is_saved_with_it(world: World) -> None:
    owner = world.person()
    board, notes = filled(world, owner, "一")
    put_on_board(actor=owner, board=board, note=notes["一"])
    assert BoardNote.objects.count() == Save.objects.filter(person_id=owner.id).count() == 1
    take_off_board(actor=owner, board=board, note_id=notes["一"].id)
    take_off_board(actor=owner, board=board, note_id=notes["一"].id)
    assert titles(board, owner) == []


def test_what_comes_last_stands_first_until_it_is_moved(world: World) -> None:
    owner = world.person()
    board, notes = filled(world, owner, "一", "二", "三", "四")
    move_on_board(actor=owner, board=board, note_id=notes["四"].id, after_id=None)
    assert titles(board) == ["四", "一", "二", "三"]
    move_on_board(actor=owner, board=board, note_id=notes["一"].id, after_id=notes["三"].id)
    assert titles(board) == ["四", "二", "三", "一"]
    move_on_board(actor=owner, board=board, note_id=notes["四"].id, after_id=notes["二"].id)
    assert titles(board) == ["二", "四", "三", "一"]
    with refused("moved_elsewhere"):
        move_on_board(actor=owner, board=board, note_id=notes["一"].id, after_id=world.note().id)


def test_an_order_never_runs_out_of_room(world: World) -> None:
    owner = world.person()
    board, notes = filled(world, owner, "一", "二", "三")
    for turn in range(60):  # Each halves the room between the first and the second.
        first, second, third = (notes[name].id for name in titles(board))
        move_on_board(actor=owner, board=board, note_id=third, after_id=first)
        assert [notes[name].id for name in titles(board)] == [first, third, second], turn


def test_a_note_moves_to_another_board_whole_or_not_at_all(world: World, settings) -> None:  # type: ignore[no-untyped-def]
    owner = world.person()
    board, notes = filled(world, owner, "一", "二")
    other = make_board(actor=owner, name="另一个")
    move_to_board(actor=owner, note=notes["一"], source=board, target=other)
    assert (titles(board), titles(other)) == (["二"], ["一"])
    settings.TALLGRASS_BOARD_NOTES = 1
    with refused("board_full"):
        move_to_board(actor=owner, note=notes["二"], source=board, target=other)
    assert titles(board) == ["二"]


def test_a_cover_is_one_of_its_notes_and_goes_with_it(world: World) -> None:
    owner = world.person()
    board, notes = filled(world, owner, "一", "二", "三", "四", "五")
    assert len(board_cards([board.id], viewer=None)[0].covers) == 4
    choose_cover(actor=owner, board=board, note=notes["五"])
    assert len(board_cards([board.id], viewer=None)[0].covers) == 1
    with refused("not_found"):
        choose_cover(actor=owner, board=board, note=world.note())
    take_off_board(actor=owner, board=board, note_id=notes["五"].id)
    assert len(board_cards([board.id], viewer=None)[0].covers) == 4


# --- together ---


def test_an_editor_fills_the_board_but_it_is_not_theirs(world: World) -> None:
    owner = world.person()
    board, notes = filled(world, owner, "一", "二")
    editor, stranger = editor_of(world, board, owner), world.person()
    put_on_board(actor=editor, board=board, note=world.note(title="三"))
    move_on_board(actor=editor, board=board, note_id=notes["二"].id, after_id=None)
    take_off_board(actor=editor, board=board, note_id=notes["一"].id)
    assert titles(board) == ["二", "三"]
    for act in (
        lambda: choose_cover(actor=editor, board=board, note=notes["二"]),
        lambda: change_board(actor=editor, board=board, name="我的", description="", visibility=BoardVisibility.PUBLIC),
        lambda: invite_editor(actor=editor, board=board, person=stranger),
        lambda: put_on_board(actor=stranger, board=board, note=notes["一"]),
        lambda: end_editing(actor=stranger, board=board, person_id=editor.id),
        lambda: join_board(actor=stranger, board=board),
    ):
        with refused("not_found"):
            act()


def test_who_was_asked_is_told_and_so_is_who_asked(world: World) -> None:
    owner = world.person()
    board, _ = filled(world, owner, "一")
    editor = editor_of(world, board, owner)
    invite_editor(actor=owner, board=board, person=editor)
    world.read_log()
    assert told(editor) == [("board_invite", [owner.id])]
    assert told(owner) == [("board_join", [editor.id])]
    end_editing(actor=editor, board=board, person_id=editor.id)
    end_editing(actor=editor, board=board, person_id=editor.id)
    world.read_log()
    assert told(owner) == [("board_join", [editor.id]), ("board_left", [editor.id])]
    with refused("not_found"):
        put_on_board(actor=editor, board=board, note=world.note())


def test_who_loses_the_pen_is_told_even_of_a_private_board(world: World) -> None:
    owner = world.person()
    board = make_board(actor=owner, name="悄悄的", visibility=BoardVisibility.PRIVATE)
    editor = editor_of(world, board, owner)
    end_editing(actor=owner, board=board, person_id=editor.id)
    asked = world.person()
    invite_editor(actor=owner, board=board, person=asked)
    end_editing(actor=asked, board=board, person_id=asked.id)  # Said no: the owner is not bothered with it.
    world.read_log()
    assert ("board_end", [owner.id]) in told(editor)
    assert [kind for kind, _ in told(owner)] == ["board_join"]


def test_blocking_parts_people_on_boards(world: World) -> None:
    owner = world.person()
    board, _ = filled(world, owner, "一")
    editor = editor_of(world, board, owner)
    follow_board(actor=editor, board=board)
    block_person(actor=editor, other=owner)
    world.read_log()
    assert not BoardEditor.objects.exists()
    assert not BoardFollow.objects.exists()


# --- followers ---


def test_followers_hear_of_new_notes_at_most_once_a_day(world: World) -> None:
    owner, follower = world.person(), world.person()
    board, _ = filled(world, owner)
    editor = editor_of(world, board, owner)
    follow_board(actor=follower, board=board)
    follow_board(actor=follower, board=board)
    world.read_log()
    put_on_board(actor=editor, board=board, note=world.note())
    world.read_log()
    assert told(follower) == [("board_grew", [editor.id])]
    put_on_board(actor=owner, board=board, note=world.note())
    put_on_board(actor=editor, board=board, note=world.note())
    world.read_log()
    assert tell_of_boards() == 0
    assert told(follower) == [("board_grew", [editor.id])]
    with clock.clock_at(clock.now() + timedelta(days=1, minutes=1)):
        assert tell_of_boards() == 1
        assert tell_of_boards() == 0
        world.read_log()
    assert told(follower) == [("board_grew", [editor.id, owner.id])]
    assert [kind for kind, _ in told(editor)] == ["board_invite"]


def test_what_came_before_anybody_followed_does_not_delay_the_first_news(world: World) -> None:
    owner, follower = world.person(), world.person()
    board, _ = filled(world, owner, "一")
    world.read_log()
    follow_board(actor=follower, board=board)
    put_on_board(actor=owner, board=board, note=world.note())
    world.read_log()
    assert told(follower) == [("board_grew", [owner.id])]


def test_what_followers_may_not_see_is_no_news(world: World) -> None:
    owner, follower = world.person(), world.person()
    board, _ = filled(world, owner)
    follow_board(actor=follower, board=board)
    put_on_board(actor=owner, board=board, note=world.note(owner, visibility=Visibility.FOLLOWERS))
    taken_off = world.note()
    put_on_board(actor=owner, board=board, note=taken_off)
    take_off_board(actor=owner, board=board, note_id=taken_off.id)
    world.read_log()
    assert told(follower) == []


def test_follows_are_counted_by_the_log(world: World) -> None:
    owner, people = world.person(), [world.person() for _ in range(3)]
    board, _ = filled(world, owner)
    for person in people:
        follow_board(actor=person, board=board)
    follow_board(actor=owner, board=board)
    unfollow_board(actor=people[0], board=board)
    unfollow_board(actor=people[0], board=board)
    world.read_log()
    assert board_cards([board.id], viewer=None)[0].follows == 2


# --- leaving for good ---


def test_a_shared_board_goes_to_whoever_has_filled_it_longest(world: World) -> None:
    owner = world.person()
    board, _ = filled(world, owner, "一")
    first, second = editor_of(world, board, owner), editor_of(world, board, owner)
    lonely = make_board(actor=owner, name="一个人的")
    make_board(actor=first, name="一个专辑")
    put_on_board(actor=second, board=board, note=world.note(title="二"))
    for person in (owner, second):
        for holding in reversed(personal_data.holdings()):
            if holding.model.__name__.startswith("Board"):
                holding.erase(person.id) if holding.erase else holding.model.objects.filter(**{holding.owner: person.id}).delete()  # type: ignore[attr-defined]
    kept = Board.objects.get(id=board.id)
    assert (kept.owner_id, kept.name) == (first.id, "一个专辑 2")
    assert titles(kept) == ["二", "一"]
    assert set(BoardNote.objects.values_list("added_by_id", flat=True)) == {0}
    assert not BoardEditor.objects.exists()
    assert not Board.objects.filter(id=lonely.id).exists()


# --- at once ---


def test_two_who_add_the_same_note_at_once_add_one(kept_world: World) -> None:
    owner = kept_world.person()
    board, _ = filled(kept_world, owner)
    editor, note = editor_of(kept_world, board, owner), kept_world.note()
    at_once(*(lambda person=person: put_on_board(actor=person, board=board, note=note) for person in (owner, editor) * 4))
    assert BoardNote.objects.count() == 1


def test_two_who_put_in_order_at_once_both_keep_their_meaning(kept_world: World) -> None:
    owner = kept_world.person()
    names = [str(number) for number in range(8)]
    board, notes = filled(kept_world, owner, *names)
    editor = editor_of(kept_world, board, owner)
    at_once(
        lambda: [move_on_board(actor=owner, board=board, note_id=notes["7"].id, after_id=None) for _ in range(5)],
        lambda: [move_on_board(actor=editor, board=board, note_id=notes["0"].id, after_id=notes["5"].id) for _ in range(5)],
    )
    assert titles(board) == ["7", "1", "2", "3", "4", "5", "0", "6"]
