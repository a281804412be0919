"""The first look at what people publish, through the acts of notes."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tallgrass.accounts.actions import follow_person
from tallgrass.accounts.models import Person
from tallgrass.discovery.actions import rank_channels
from tallgrass.discovery.queries import page_explore
from tallgrass.media.actions import store_picture
from tallgrass.messages.actions import send_letter
from tallgrass.messages.types import Content as LetterContent
from tallgrass.moderation.actions import decide, first_pass, judge, report_thing, undo_decision
from tallgrass.moderation.actions.judges import Judges
from tallgrass.moderation.models import Case, KnownPicture, ListedWord, Restriction, Trace
from tallgrass.moderation.queries.lists import forget_lists
from tallgrass.moderation.types import CaseState, Outcome
from tallgrass.notes.actions import delete_note, edit_note, publish_note, restore_note, schedule_note, start_draft, write_note
from tallgrass.notes.actions.boards import make_board
from tallgrass.notes.actions.comments import edit_comment, write_comment
from tallgrass.notes.actions.publishing import publish_due_notes
from tallgrass.notes.models import Note, NoteCounts
from tallgrass.notes.queries import access_note, get_content, get_note_view, note_card, page_notes_of
from tallgrass.notes.queries.comments import comment_lines, page_comments
from tallgrass.notes.queries.doors import access_comment
from tallgrass.notes.types import Content, Kind, MarkInput, MarkKind, PictureInput, State, TextCard
from tallgrass.platform import clock
from tallgrass.platform.ids import new_id
from tallgrass.platform.models import LoggedEvent
from tallgrass.platform.subjects import Ref
from tests.support.refusals import refused
from tests.support.world import World, picture_file

ALMOST = "这家店的老板真是个狗东西，东西也不新鲜"


def kinds_of(note_id: int) -> list[str]:
    return list(LoggedEvent.objects.filter(body__note_id=note_id).order_by("id").values_list("kind", flat=True))


def content(note: Note, **changes: object) -> Content:
    return replace(get_content(note), **changes)  # type: ignore[arg-type]


def test_a_clean_note_is_seen_at_once(world: World) -> None:
    note, reader = world.note(body="今天的汤很好喝"), world.person()
    assert note_card(note.id, viewer=reader)
    assert not Case.objects.exists()
    assert kinds_of(note.id) == ["NotePublished"]


def test_what_is_held_is_seen_by_its_author_only_with_the_reason(world: World, client: Client) -> None:
    author, reader = world.person(), world.person()
    note = world.note(author, body=ALMOST)
    assert note.state == State.WITHHELD
    assert get_note_view(access_note(author, note.id), viewer=author).withheld
    for other in (reader, None):
        with refused("not_found"):
            access_note(other, note.id)
        assert note_card(note.id, viewer=other) is None
        assert page_notes_of(author.id, viewer=other, cursor=None).items == []
    own = page_notes_of(author.id, viewer=author, cursor=None).items
    assert [(card.id, card.withheld, card.limited) for card in own] == [(note.id, True, False)]
    client.force_login(author)
    assert "只有你看得到" in client.get(author.url).content.decode()
    client.force_login(reader)
    assert "只有你看得到" not in client.get(author.url).content.decode()
    restriction = Restriction.objects.get()
    assert (restriction.ref, restriction.author_id, restriction.rule, restriction.lifted_at) == (
        Ref("note", note.id),
        author.id,
        "abuse",
        None,
    )
    assert restriction.reasons[0]["words"] == "狗东西"
    assert Case.objects.get().state == CaseState.OPEN
    assert kinds_of(note.id) == []
    rank_channels()
    assert page_explore(reader).page.items == []


def test_what_is_refused_leaves_nothing(world: World) -> None:
    author = world.person()
    with refused("against_rules", "body"):
        world.note(author, body="专业代 开 发 票")
    assert not Note.objects.filter(author_id=author.id).exists()
    assert not Restriction.objects.exists()
    assert not Trace.objects.exists()


@pytest.mark.parametrize("part", ["title", "place", "text_card", "alt", "mark"])
def test_every_part_of_a_note_is_looked_at(world: World, part: str) -> None:
    author = world.person()
    bad = "网上赌场"
    mark = (MarkInput(MarkKind.BRAND, bad if part == "mark" else "牌子", 500, 500),)
    picture = PictureInput(world.picture(author).id, bad if part == "alt" else "", mark)
    card = TextCard(bad, "meadow") if part == "text_card" else None
    written = Content(
        kind=Kind.TEXT if card else Kind.PICTURE,
        title=bad if part == "title" else "标题",
        place=bad if part == "place" else "",
        pictures=() if card else (picture,),
        text_card=card,
    )
    with refused("against_rules", {"alt": "pictures", "mark": "pictures"}.get(part, part)):
        write_note(actor=author, content=written)


def test_changing_the_words_ends_a_hold_of_the_machine(world: World) -> None:
    author, reader = world.person(), world.person(handle="reader")
    note = world.note(author, body=ALMOST + " @reader")
    with clock.clock_forward(timedelta(hours=3)):
        changed = edit_note(actor=author, note=note, content=content(note, body="这家店的菜不新鲜 @reader"), version=note.version)
        assert changed.state == State.PUBLISHED
        assert changed.published_at == clock.now()
    assert note_card(note.id, viewer=reader)
    assert Restriction.objects.get().lifted_at
    assert Case.objects.get().state == CaseState.CLOSED
    assert kinds_of(note.id) == ["NoteChanged", "NotePublished"]


def test_an_edit_can_be_held_and_comes_back(world: World) -> None:
    author, reader = world.person(), world.person()
    note = world.note(author)
    held = edit_note(actor=author, note=note, content=content(note, body=ALMOST), version=note.version)
    assert held.state == State.WITHHELD
    assert note_card(note.id, viewer=reader) is None
    shown = edit_note(actor=author, note=held, content=content(held, body="好了"), version=held.version)
    assert note_card(shown.id, viewer=reader)
    assert kinds_of(note.id) == ["NotePublished", "NoteChanged", "NoteRestricted", "NoteChanged", "NoteLifted"]


def test_deleting_and_restoring_leads_past_no_hold(world: World) -> None:
    author = world.person()
    note = world.note(author, body=ALMOST)
    delete_note(actor=author, note=note)
    assert restore_note(actor=author, note=note).state == State.WITHHELD


def test_a_scheduled_note_is_looked_at_when_its_time_comes(world: World) -> None:
    author = world.person()
    for body in (ALMOST, "代开发票"):
        draft = start_draft(actor=author, content=Content(title="早", body=body, pictures=(PictureInput(world.picture(author).id),)))
        schedule_note(actor=author, note=draft, at=clock.now() + timedelta(minutes=10))
    with clock.clock_forward(timedelta(minutes=11)):
        assert publish_due_notes() == 1
    assert sorted(Note.objects.values_list("state", flat=True)) == ["draft", "withheld"]


def test_a_draft_is_nobodys_business_until_it_is_published(world: World) -> None:
    author = world.person()
    draft = start_draft(actor=author, content=Content(title="早", body="代开发票", pictures=(PictureInput(world.picture(author).id),)))
    with refused("against_rules", "body"):
        publish_note(actor=author, note=draft)
    assert Note.objects.get(id=draft.id).state == State.DRAFT


def test_a_third_copy_waits_and_so_does_the_fourth_account(world: World) -> None:
    author = world.person()
    words = "好物分享第{}天：这个杯子保温八小时，倒过来也不漏，推荐给大家"
    states = [world.note(author, body=words.format(day)).state for day in range(3)]
    assert states == ["published", "published", "withheld"]
    other = "周末去了城南的旧书店，老板很健谈，淘到三本绝版的诗集，心情很好"
    states = [world.note(body=other).state for _ in range(4)]
    assert states == ["published", "published", "published", "withheld"]
    with clock.clock_forward(timedelta(days=2)):
        assert world.note(author, body=words.format(9)).state == State.PUBLISHED


def test_short_words_are_no_copies(world: World) -> None:
    assert {world.note(body="好看").state for _ in range(6)} == {"published"}


@pytest.mark.django_db
def test_ways_to_be_reached_wait_when_they_come_together() -> None:
    assert judge({"body": "店里电话 13800138000"}).outcome is Outcome.CLEAR
    assert judge({"body": "电话 13800138000 微信 shop8899"}).outcome is Outcome.HOLD
    assert judge({"body": "加微信 shop8899 电话 13800138000"}).outcome is Outcome.HOLD
    assert judge({"body": "https://a.cn https://b.cn https://c.cn"}).outcome is Outcome.HOLD


def test_a_labelled_word_passes_and_is_put_before_a_person(world: World) -> None:
    note = world.note(body="想要的加微信")
    assert note.state == State.PUBLISHED
    assert not Restriction.objects.exists()
    assert Case.objects.get().severity == 1


def test_a_known_picture_is_held_whatever_its_size(world: World) -> None:
    author = world.person()
    known = store_picture(owner_id=author.id, file=picture_file(300, 400))
    KnownPicture.objects.create(likeness=known.likeness, rule="sex", by_id=0, case_id=0)
    forget_lists()
    again = store_picture(owner_id=author.id, file=picture_file(180, 240))
    note = write_note(actor=author, content=Content(title="图", pictures=(PictureInput(again.id),)))
    assert note.state == State.WITHHELD
    assert Restriction.objects.get().rule == "picture"


def test_the_first_pass_asks_once(world: World) -> None:
    author = world.person()
    first_pass(ref=Ref("note", new_id()), author_id=author.id, texts={"body": "词表先读好"})
    with CaptureQueriesContext(connection) as caught:
        first_pass(ref=Ref("note", new_id()), author_id=author.id, texts={"body": "今天去了很远的地方，看了一场很美的日落，拍了照片"})
    assert len(caught) == 1


# --- comments, letters, boards ---


def test_a_held_comment_is_seen_by_its_writer_only_and_counts_when_it_is_let_out(world: World) -> None:
    note, writer, reader = world.note(), world.person(), world.person()
    comment = write_comment(actor=writer, note=note, text="老板真是个狗东西")
    world.read_log()

    def seen_by(viewer: Person | None) -> list[str]:
        return [view.text for view in page_comments(note, viewer=viewer).items]

    assert seen_by(writer) == ["老板真是个狗东西"]
    assert page_comments(note, viewer=writer).items[0].withheld
    assert seen_by(reader) == seen_by(None) == []
    with refused("not_found"):
        access_comment(reader, comment.id)
    assert comment_lines([comment.id], viewer=reader) == {}
    assert NoteCounts.objects.filter(note_id=note.id, comments__gt=0).count() == 0
    decide(actor=world.person(role="moderator"), case_id=Case.objects.get().id, ruling="approve")
    world.read_log()
    assert seen_by(reader) == ["老板真是个狗东西"]
    assert NoteCounts.objects.get(note_id=note.id).comments == 1


def test_a_comment_that_is_taken_down_no_longer_counts_until_it_is_back(world: World) -> None:
    note, writer, staff, reader = world.note(), world.person(), world.person(role="moderator"), world.person()
    comment = write_comment(actor=writer, note=note, text="写得真差，别看")
    world.read_log()
    report_thing(actor=reader, ref=Ref("comment", comment.id), reason="abuse")
    decision = decide(actor=staff, case_id=Case.objects.get().id, ruling="remove", rule="abuse")
    world.read_log()
    assert NoteCounts.objects.get(note_id=note.id).comments == 0
    assert page_comments(note, viewer=reader).items == []
    undo_decision(actor=staff, decision_id=decision.id)
    world.read_log()
    assert NoteCounts.objects.get(note_id=note.id).comments == 1
    assert len(page_comments(note, viewer=reader).items) == 1


def test_editing_a_held_comment_lets_it_out(world: World) -> None:
    note, writer, reader = world.note(), world.person(), world.person()
    comment = write_comment(actor=writer, note=note, text="老板真是个狗东西")
    edit_comment(actor=writer, comment=access_comment(writer, comment.id), text="老板不太好说话")
    world.read_log()
    assert [view.text for view in page_comments(note, viewer=reader).items] == ["老板不太好说话"]
    assert NoteCounts.objects.get(note_id=note.id).comments == 1
    with refused("against_rules", "text"):
        write_comment(actor=writer, note=note, text="代 开 发 票")


def test_letters_to_strangers_are_looked_at_and_those_to_friends_are_not(world: World) -> None:
    writer, stranger, friend = world.person(), world.person(), world.person()
    follow_person(actor=friend, other=writer)
    bad = LetterContent(text="老板真是个狗东西")
    with refused("against_rules", "text"):
        send_letter(actor=writer, other=stranger, content=bad)
    assert send_letter(actor=writer, other=friend, content=bad)
    same = LetterContent(text="你好呀，看到你的笔记很喜欢，想和你认识一下，可以吗")
    for _ in range(2):
        send_letter(actor=writer, other=world.person(), content=same)
    with refused("against_rules"):
        send_letter(actor=writer, other=world.person(), content=same)
    assert not Case.objects.exists()


def test_the_name_of_a_board_cannot_wait(world: World) -> None:
    with refused("against_rules", "name"):
        make_board(actor=world.person(), name="网上赌场")


def test_many_are_judged_beside_as_one_is_here_by_the_lists_of_the_moment(db: None) -> None:
    said = ["今天去山里走了走", ALMOST, "加微信 abc12345", "傻*逼", "wake up early", ""]
    things = [{"title": text, "body": f"{said[place % 5]} {place}"} for place, text in enumerate(said * 200)]
    with Judges() as judges:
        assert judges.judge(things[:6]) == [judge(thing) for thing in things[:6]]
        assert judges.judge(things) == [judge(thing) for thing in things]
        assert judges.judge([{"title": "山里"}] * 1000) == [judge({"title": "山里"})] * 1000
        ListedWord.objects.create(term="山里", rule="abuse", severity="refuse")
        forget_lists()
        assert {verdict.outcome for verdict in judges.judge([{"title": "山里"}] * 1000)} == {Outcome.REFUSE}
