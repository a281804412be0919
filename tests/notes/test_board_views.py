"""Boards through their pages, with and without script; what each reader may see of them; what a page costs."""

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tallgrass.accounts.actions import block_person, follow_person, mute_person
from tallgrass.accounts.models import Person
from tallgrass.notes.actions import follow_board, invite_editor, join_board, make_board, put_on_board
from tallgrass.notes.board_types import BoardVisibility
from tallgrass.notes.models import Board, BoardEditor, BoardFollow, BoardNote, Note
from tallgrass.notes.queries import board_cards, get_board_card, list_board_notes, page_board_notes, page_boards_of
from tallgrass.notes.types import Visibility
from tallgrass.platform.ids import short
from tallgrass.platform.memory import forget_everything
from tests.notes.test_views import HTMX, address, browser
from tests.support.world import World


def board_of(owner: Person, *notes: Note, name: str = "一个专辑", visibility: BoardVisibility = BoardVisibility.PUBLIC) -> Board:
    board = make_board(actor=owner, name=name, visibility=visibility)
    for note in reversed(notes):
        put_on_board(actor=owner, board=board, note=note)
    return board


def at(board: Board, *rest: str) -> str:
    return "/".join(["/boards", short(board.id), *rest, ""])


def statuses(board: Board, **people: Person | None) -> dict[str, int]:
    return {name: browser(person).get(at(board)).status_code for name, person in people.items()}


def queries(act) -> int:  # type: ignore[no-untyped-def]
    with CaptureQueriesContext(connection) as caught:
        act()
    return len(caught)


# --- who sees what ---


def test_a_private_board_is_for_those_who_fill_it(world: World) -> None:
    owner, editor, asked, other = (world.person() for _ in range(4))
    board = board_of(owner, visibility=BoardVisibility.PRIVATE)
    for person in (editor, asked):
        invite_editor(actor=owner, board=board, person=person)
    join_board(actor=editor, board=board)
    assert statuses(board, owner=owner, editor=editor, asked=asked, other=other, visitor=None) == {
        "owner": 200,
        "editor": 200,
        "asked": 200,
        "other": 404,
        "visitor": 404,
    }
    assert [card.id for card in page_boards_of(owner.id, viewer=owner).items] == [board.id]
    assert page_boards_of(owner.id, viewer=other).items == []


def test_the_count_of_a_board_does_not_tell_of_what_its_reader_may_not_see(world: World) -> None:
    owner, author, fan, stranger = (world.person() for _ in range(4))
    follow_person(actor=fan, other=author)
    follow_person(actor=owner, other=author)
    board = board_of(
        owner,
        world.note(author, title="公开"),
        world.note(author, title="粉丝", visibility=Visibility.FOLLOWERS),
        world.note(owner, title="自己", visibility=Visibility.ME),
    )
    for viewer, seen in ((owner, ["公开", "粉丝", "自己"]), (fan, ["公开", "粉丝"]), (stranger, ["公开"]), (None, ["公开"])):
        (card,) = board_cards([board.id], viewer=viewer)
        assert (card.notes, len(card.covers)) == (len(seen), len(seen))
        assert [note.title for note in list_board_notes(board, viewer=viewer)] == seen
        page = browser(viewer).get(at(board)).content.decode()
        assert f"{len(seen)} 篇" in page
        assert [title for title in ("公开", "粉丝", "自己") if f">{title}</a>" in page] == seen


def test_people_who_are_banned_blocked_or_muted_are_not_on_boards(world: World) -> None:
    owner, banned, blocked, muted, reader = (world.person() for _ in range(5))
    board = board_of(owner, *(world.note(author) for author in (banned, blocked, muted, owner)))
    for author in (banned, blocked):
        invite_editor(actor=owner, board=board, person=author)
        join_board(actor=author, board=board)
    block_person(actor=blocked, other=reader)
    mute_person(actor=reader, other=muted)
    Person.objects.filter(id=banned.id).update(is_active=False)
    forget_everything()
    (card,) = board_cards([board.id], viewer=reader)
    assert (card.notes, card.editors) == (1, ())


def test_a_board_of_someone_who_is_not_here_for_the_reader_is_not_found(world: World) -> None:
    owner, reader = world.person(), world.person()
    board = board_of(owner, world.note(owner))
    follow_board(actor=reader, board=board)
    block_person(actor=owner, other=reader)
    forget_everything()
    assert statuses(board, reader=reader, visitor=None) == {"reader": 404, "visitor": 200}
    assert board_cards([board.id], viewer=reader) == []
    Person.objects.filter(id=owner.id).update(is_active=False)
    forget_everything()
    assert statuses(board, visitor=None) == {"visitor": 404}


def test_a_muted_persons_board_is_read_by_its_address_but_not_listed(world: World) -> None:
    owner, reader = world.person(), world.person()
    board = board_of(owner)
    mute_person(actor=reader, other=owner)
    assert statuses(board, reader=reader) == {"reader": 200}
    assert board_cards([board.id], viewer=reader) == []


# --- what a page costs ---


def test_boards_cost_the_same_however_many(world: World, hearing: None) -> None:
    reader, owner = world.person(), world.person()
    ids = [board_of(owner, world.note(), world.note(), name=f"{turn}").id for turn in range(5)]
    board_cards(ids, viewer=reader)
    # boards, who fills them, what stands on them, and the cards of the covers
    assert queries(lambda: board_cards(ids, viewer=reader)) == 4
    assert queries(lambda: board_cards(ids[:1], viewer=reader)) == 4
    assert queries(lambda: board_cards(ids, viewer=None)) == 4


def test_a_page_of_a_board_costs_the_same_however_long_it_is(world: World, hearing: None) -> None:
    reader, owner = world.person(), world.person()
    board = board_of(owner, *(world.note() for _ in range(7)))
    page_board_notes(board, viewer=reader, cursor=None)
    assert queries(lambda: page_board_notes(board, viewer=reader, cursor=None)) == 2  # placed; cards
    assert queries(lambda: page_board_notes(board, viewer=reader, cursor=None, size=2)) == 2


def test_a_board_goes_on_where_its_page_ended(world: World) -> None:
    owner = world.person()
    notes = [world.note(title=f"{turn}") for turn in range(5)]
    board, seen, cursor = board_of(owner, *notes), [], None
    while True:
        page = page_board_notes(board, viewer=None, cursor=cursor, size=2)
        seen += [card.title for card in page.items]
        if (cursor := page.next) is None:
            break
    assert seen == ["0", "1", "2", "3", "4"]


# --- saving, and onto a board ---


def test_saving_offers_a_board(world: World) -> None:
    reader, note = world.person(), world.note()
    answer = browser(reader).post(address(note, "save"), headers=HTMX)
    offer = json.loads(answer["HX-Trigger"])["toast"]
    assert (offer["act"], offer["url"]) == ("放进专辑", address(note, "boards"))
    assert "HX-Trigger" not in browser(reader).delete(address(note, "save"), headers=HTMX)


def test_a_note_goes_onto_a_new_board_and_old_ones_and_off_again(world: World) -> None:
    reader, note = world.person(), world.note()
    old = board_of(reader, name="旧的")
    client = browser(reader)
    sheet = client.post(address(note, "boards"), {"name": "新的"}, headers=HTMX).content.decode()
    assert sheet.count('aria-pressed="true"') == 1
    assert "<!doctype html>" not in sheet
    again = client.post(address(note, "boards"), {"name": "新的"}, headers=HTMX)
    assert (again.status_code, "你已有一个同名的专辑" in again.content.decode()) == (422, True)
    chosen = client.post(at(old, "notes", short(note.id)), headers=HTMX).content.decode()
    assert 'aria-pressed="true"' in chosen
    assert BoardNote.objects.filter(note=note).count() == 2
    client.delete(at(old, "notes", short(note.id)), headers=HTMX)
    assert BoardNote.objects.filter(note=note).count() == 1
    # Without script: pages and forms.
    assert "旧的" in client.get(address(note, "boards")).content.decode()
    assert client.post(at(old, "notes", short(note.id)))["Location"] == address(note, "boards")
    assert client.post(at(old, "notes", short(note.id), "end"), {"from": "arrange"})["Location"] == at(old, "arrange")


# --- making, changing, taking back ---


def test_a_board_is_made_renamed_deleted_and_brought_back(world: World) -> None:
    owner = world.person()
    client = browser(owner)
    made = client.post("/boards/new/", {"name": "  露营  清单 ", "description": "两天一夜", "visibility": "public"})
    board = Board.objects.get(name="露营 清单")
    assert made["Location"] == at(board)
    wrong = client.post("/boards/new/", {"name": "露营 清单", "visibility": "public"})
    assert (wrong.status_code, "同名" in wrong.content.decode()) == (422, True)
    assert client.post(at(board, "edit"), {"name": "露营", "description": "", "visibility": "private"})["Location"] == at(board)
    page = client.get(at(board)).content.decode()
    assert "露营" in page
    assert "noindex" in page
    gone = client.post(at(board, "delete"))["Location"]
    assert gone == f"/@{owner.handle}/boards/?deleted={short(board.id)}"
    assert at(board, "restore") in client.get(gone).content.decode()
    assert client.get(at(board)).status_code == 404
    assert client.post(at(board, "restore"))["Location"] == at(board)
    assert client.get(at(board)).status_code == 200


def test_the_boards_of_a_person_stand_on_their_page(world: World) -> None:
    owner, reader = world.person(), world.person()
    board_of(owner, name="给人看的")
    board_of(owner, name="悄悄的", visibility=BoardVisibility.PRIVATE)
    followed = board_of(reader, name="别人的")
    follow_board(actor=owner, board=followed)
    invite_editor(actor=reader, board=board_of(reader, name="一起的"), person=owner)
    own = f"/@{owner.handle}/boards/"
    assert "给人看的" in browser(reader).get(own).content.decode()
    assert "悄悄的" not in browser(reader).get(own).content.decode()
    for query, name in (("", "悄悄的"), ("?of=filled", "一起的"), ("?of=followed", "别人的")):
        assert name in browser(owner).get(own + query).content.decode()
        assert (name in browser(reader).get(own + query).content.decode()) is False
    assert browser(owner).get("/me/boards/")["Location"] == own
    assert "New board" in browser(owner, "en").get(own).content.decode()


def test_following_a_board_with_and_without_script(world: World) -> None:
    reader = world.person()
    board = board_of(world.person())
    client = browser(reader)
    assert "已关注" in client.post(at(board, "follow"), headers=HTMX).content.decode()
    assert client.post(at(board, "follow", "end"))["Location"] == at(board)
    assert not BoardFollow.objects.exists()
    assert browser().post(at(board, "follow")).status_code == 401


# --- in order ---


def test_a_board_is_put_in_order_by_its_rows(world: World) -> None:
    owner = world.person()
    notes = [world.note(title=title) for title in ("一", "二", "三")]
    board, other = board_of(owner, *notes), board_of(owner, name="另一个")
    client = browser(owner)

    def order() -> list[str]:
        return [card.title for card in list_board_notes(board, viewer=owner)]

    rows = client.post(at(board, "notes", short(notes[2].id), "move"), {"after": ""}, headers=HTMX | {"HX-Target": "arrange"})
    assert 'id="arrange"' in rows.content.decode()
    assert order() == ["三", "一", "二"]
    assert client.post(at(board, "notes", short(notes[0].id), "move"), {"after": short(notes[1].id)})["Location"] == at(board, "arrange")
    assert order() == ["三", "二", "一"]
    client.post(at(board, "notes", short(notes[0].id), "cover"))
    assert len(get_board_card(board, viewer=None).covers) == 1
    client.post(at(board, "notes", short(notes[0].id), "cover", "end"))
    assert len(get_board_card(board, viewer=None).covers) == 3
    client.post(at(board, "notes", short(notes[1].id), "transfer"), {"board": short(other.id)})
    assert order() == ["三", "一"]
    assert (
        client.post(
            at(board, "notes", short(notes[0].id), "move"), {"after": short(notes[1].id)}, headers={"accept": "application/json"}
        ).json()["code"]
        == "moved_elsewhere"
    )
    assert "上移：一" in client.get(at(board, "arrange")).content.decode()


@pytest.mark.parametrize("path", [("arrange",), ("edit",), ("editors",)])
def test_only_those_who_may_come_to_a_boards_desks(world: World, path: tuple[str, ...]) -> None:
    owner, editor, other = (world.person() for _ in range(3))
    board = board_of(owner)
    invite_editor(actor=owner, board=board, person=editor)
    join_board(actor=editor, board=board)
    seen = [browser(person).get(at(board, *path)).status_code for person in (owner, editor, other, None)]
    assert seen == [200, 200 if path == ("arrange",) else 404, 404, 302]


# --- together ---


def test_asking_joining_leaving_by_the_pages(world: World) -> None:
    owner, friend = world.person(), world.person("小满", handle="xiaoman")
    board = board_of(owner, visibility=BoardVisibility.PRIVATE)
    client, theirs = browser(owner), browser(friend)
    follow_person(actor=owner, other=friend)
    assert "小满" in client.get(at(board, "editors")).content.decode()  # Of those one follows, to ask with one press.
    wrong = client.post(at(board, "editors"), {"handle": "nobody_here"})
    assert (wrong.status_code, "没有找到这个用户名" in wrong.content.decode()) == (422, True)
    assert client.post(at(board, "editors"), {"handle": "@XiaoMan"})["Location"] == at(board, "editors")
    assert "邀请你一起编" in theirs.get(at(board)).content.decode()
    assert theirs.get(at(board, "arrange")).status_code == 404
    theirs.post(at(board, "editors", "join"))
    assert theirs.get(at(board, "arrange")).status_code == 200
    assert theirs.post(at(board, "editors", short(friend.id), "end"))["Location"] == f"/@{friend.handle}/boards/?of=filled"
    assert not BoardEditor.objects.exists()
    assert theirs.get(at(board)).status_code == 404


def test_someone_who_blocked_the_owner_cannot_be_asked(world: World) -> None:
    owner, other = world.person(), world.person()
    block_person(actor=other, other=owner)
    answer = browser(owner).post(at(board_of(owner), "editors"), {"handle": other.handle})
    assert answer.status_code == 422
    assert not BoardEditor.objects.exists()


def test_words_of_a_board_are_text_and_nothing_else(world: World) -> None:
    owner = world.person()
    nasty = '<script>alert(1)</script>"onx=1'
    board = make_board(actor=owner, name=nasty, description=nasty)
    put_on_board(actor=owner, board=board, note=world.note(title="<i>x</i>"))
    for path in (at(board), at(board, "arrange"), at(board, "editors"), at(board, "edit"), f"/@{owner.handle}/boards/"):
        page = Client().get(path) if path == at(board) else browser(owner).get(path)
        assert "<script>alert" not in page.content.decode()
        assert "<i>x" not in page.content.decode()
