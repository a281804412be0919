"""What people do with notes, by the actions themselves."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connections

from tallgrass.accounts.actions import block_person, change_avatar, follow_person
from tallgrass.accounts.models import Person
from tallgrass.media.models import Picture, Video
from tallgrass.notes.actions import (
    cancel_schedule,
    change_draft,
    delete_note,
    discard_draft,
    edit_note,
    follow_share,
    like_note,
    publish_due_notes,
    publish_note,
    restore_note,
    save_note,
    schedule_note,
    share_note,
    start_draft,
    sweep_deleted_notes,
    unlike_note,
    unsave_note,
    write_note,
)
from tallgrass.notes.models import Like, Note, NoteTopic, NoteVersion
from tallgrass.notes.queries import access_note, get_content, get_note_view, note_card
from tallgrass.notes.types import Content, Kind, MarkInput, MarkKind, PictureInput, State, TextCard, Visibility
from tallgrass.platform import clock
from tallgrass.platform.database import rows
from tests.support.refusals import refused
from tests.support.world import World, picture_file


def shown(note: Note, viewer: Person | None = None):  # type: ignore[no-untyped-def]
    return note_card(note.id, viewer=viewer)


# --- liking and saving ---


def test_liking_twice_counts_once(world: World) -> None:
    reader, note = world.person(), world.note()
    before = shown(note, reader)
    like_note(actor=reader, note=note)
    like_note(actor=reader, note=note)
    world.read_log()
    assert shown(note, reader) == replace(before, likes=1, liked=True)


def test_taking_a_like_back_leaves_nothing(world: World) -> None:
    reader, note = world.person(), world.note()
    before = shown(note, reader)
    like_note(actor=reader, note=note)
    unlike_note(actor=reader, note=note)
    unlike_note(actor=reader, note=note)
    world.read_log()
    assert shown(note, reader) == before


def test_saving_is_counted_and_undone(world: World) -> None:
    reader, note = world.person(), world.note()
    save_note(actor=reader, note=note)
    save_note(actor=reader, note=note)
    world.read_log()
    view = get_note_view(note, viewer=reader)
    assert (view.saves, view.saved) == (1, True)
    unsave_note(actor=reader, note=note)
    world.read_log()
    view = get_note_view(note, viewer=reader)
    assert (view.saves, view.saved) == (0, False)


def test_fifty_likes_and_unlikes_of_one_person_at_once_end_consistent(kept_world: World) -> None:
    reader, note = kept_world.person(), kept_world.note()

    def flip(act: Callable[..., None]) -> None:
        for _ in range(10):
            act(actor=reader, note=note)
        connections.close_all()

    threads = [threading.Thread(target=flip, args=(act,)) for act in (like_note, unlike_note, like_note, unlike_note, like_note)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept_world.read_log()
    ((counted,),) = rows("SELECT coalesce(sum(likes), 0) FROM notes_notecounts WHERE note_id = %s", [note.id])
    assert counted == Like.objects.filter(note=note).count()


# --- publishing ---


def test_a_published_note_says_what_its_author_wrote(world: World) -> None:
    author, friend = world.person("阿栗"), world.person("Bob", handle="bob")
    mark = MarkInput(MarkKind.PLACE, "西湖", 250, 750)
    note = world.note(author, "第一次露营", "带上 #露营 清单，@bob 一起 #露营 #Camping", marks=[mark])
    view = get_note_view(note, viewer=friend)
    assert (view.title, view.topics, view.mentions, view.kind) == ("第一次露营", ("露营", "Camping"), {"bob": "Bob"}, Kind.PICTURE)
    assert [(point.kind, point.label, point.x, point.y) for point in view.pictures[0].marks] == [(MarkKind.PLACE, "西湖", 250, 750)]


def test_topics_that_differ_only_in_width_and_case_are_one(world: World) -> None:
    one, two = world.note(body="#Camping"), world.note(body="#ｃａｍｐｉｎｇ")
    assert len(set(NoteTopic.objects.filter(note__in=[one, two]).values_list("topic_id", flat=True))) == 1


def test_a_text_card_is_drawn_to_a_picture(world: World) -> None:
    note = world.text_note(text="今年买过*最不后悔*的五样东西")
    view = get_note_view(note, viewer=None)
    assert len(view.pictures) == 1
    picture = view.pictures[0].picture
    assert picture.width / picture.height == pytest.approx(0.8, abs=0.01)
    assert view.text_card == TextCard("今年买过*最不后悔*的五样东西", "meadow")


@pytest.mark.parametrize(
    ("content", "code", "field"),
    [
        (Content(title="没图"), "pictures_missing", "pictures"),
        (Content(kind=Kind.VIDEO, title="没视频"), "video_missing", "video"),
        (Content(kind=Kind.TEXT, text_card=TextCard("  ", "meadow")), "text_card_missing", "text_card"),
        (Content(title="字" * 21), "title_too_long", "title"),
        (Content(body="字" * 1001), "body_too_long", "body"),
        (Content(channel="weather"), "unknown_channel", "channel"),
        (Content(body=" ".join(f"#t{n}" for n in range(11))), "too_many_topics", "topics"),
        (Content(body=" ".join(f"@abc{n}" for n in range(21))), "too_many_mentions", "mentions"),
        (Content(kind=Kind.TEXT, text_card=TextCard("好", "no-such")), "card_template_unknown", "template"),
    ],
)
def test_what_is_wrong_with_a_note_is_named_and_nothing_is_left(world: World, content: Content, code: str, field: str) -> None:
    with refused(code):
        write_note(actor=world.person(), content=content)
    assert not Note.objects.exists()


def test_a_picture_of_another_person_cannot_be_published(world: World) -> None:
    stranger, author = world.person(), world.person()
    with refused("upload_gone"):
        write_note(actor=author, content=Content(title="偷图", pictures=(PictureInput(world.picture(stranger).id),)))
    assert not Note.objects.exists()


def test_more_than_eighteen_pictures_are_refused(world: World) -> None:
    with refused("too_many_pictures"):
        write_note(actor=world.person(), content=Content(title="多", pictures=tuple(PictureInput(n) for n in range(1, 20))))


def test_publishing_twice_at_once_publishes_once(kept_world: World) -> None:
    author = kept_world.person()
    draft = start_draft(actor=author, content=Content(title="一次", pictures=(PictureInput(kept_world.picture(author).id),)))
    outcomes: list[str] = []

    def publish() -> None:
        try:
            publish_note(actor=author, note=draft)
            outcomes.append("published")
        except Exception as error:
            outcomes.append(getattr(error, "code", repr(error)))
        connections.close_all()

    threads = [threading.Thread(target=publish) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["published"] + ["wrong_state"] * 4
    assert len(rows("SELECT 1 FROM platform_event WHERE kind = 'NotePublished'", [])) == 1


# --- drafts, schedule, edits ---


def test_a_draft_keeps_what_is_written_and_an_older_page_cannot_write_over_it(world: World) -> None:
    author = world.person()
    draft = start_draft(actor=author)
    first = change_draft(actor=author, note=draft, content=Content(title="第一稿"), version=1)
    with refused("changed_elsewhere"):
        change_draft(actor=author, note=draft, content=Content(title="旧页面"), version=1)
    assert get_content(Note.objects.get(id=first.id)).title == "第一稿"


def test_pictures_taken_out_of_a_draft_are_let_go(world: World) -> None:
    author = world.person()
    one, two = world.picture(author), world.picture(author)
    draft = start_draft(actor=author, content=Content(pictures=(PictureInput(one.id), PictureInput(two.id))))
    change_draft(actor=author, note=draft, content=Content(pictures=(PictureInput(two.id),)), version=1)
    assert {picture.id: picture.attached_at is not None for picture in Picture.objects.all()} == {one.id: False, two.id: True}
    discard_draft(actor=author, note=draft)
    assert not Note.objects.exists()
    assert not Picture.objects.filter(attached_at__isnull=False).exists()


def test_a_draft_keeps_what_its_other_kinds_hold_until_it_is_published(world: World) -> None:
    author = world.person()
    picture, video, card = world.picture(author), a_video(author), TextCard("还没想好", "meadow")
    whole = Content(title="再想想", pictures=(PictureInput(picture.id, alt="一颗豆"),), video_id=video.id, text_card=card)
    draft = start_draft(actor=author, content=whole)
    for version, kind in enumerate((Kind.VIDEO, Kind.TEXT, Kind.PICTURE), 1):
        draft = change_draft(actor=author, note=draft, content=replace(whole, kind=kind), version=version)
        assert get_content(Note.objects.get(id=draft.id)) == replace(whole, kind=kind)
        assert draft.cover_id == (picture.id if kind is Kind.PICTURE else None)
    publish_note(actor=author, note=draft)
    note = Note.objects.get(id=draft.id)
    assert (note.video_id, note.text_card, note.picture_count) == (None, None, 1)
    assert Video.objects.get().attached_at is None
    assert Picture.objects.get().attached_at is not None


def test_a_text_card_takes_the_place_of_the_pictures_a_draft_kept(world: World) -> None:
    author = world.person()
    picture = world.picture(author)
    content = Content(kind=Kind.TEXT, pictures=(PictureInput(picture.id),), text_card=TextCard("慢慢来", "meadow"))
    note = publish_note(actor=author, note=start_draft(actor=author, content=content))
    assert picture.id not in note.pictures.values_list("picture_id", flat=True)
    picture.refresh_from_db()
    assert picture.attached_at is None


def test_what_another_note_shows_is_not_let_go(world: World) -> None:
    author = world.person()
    picture, video = world.picture(author), a_video(author)
    content = Content(title="一张图", pictures=(PictureInput(picture.id),), video_id=video.id)
    kept, draft, deleted = start_draft(actor=author, content=content), start_draft(actor=author, content=content), world.note(author)
    deleted = edit_note(actor=author, note=deleted, content=replace(content, video_id=None), version=deleted.version)
    discard_draft(actor=author, note=draft)
    delete_note(actor=author, note=deleted)
    with clock.clock_forward(timedelta(days=31)):
        assert sweep_deleted_notes() == 1
    assert Picture.objects.get().attached_at is not None
    assert Video.objects.get().attached_at is not None
    discard_draft(actor=author, note=kept)
    assert Picture.objects.get().attached_at is None


def test_a_face_is_no_picture_of_a_note(world: World) -> None:
    author = world.person()
    change_avatar(actor=author, file=picture_file())
    with refused("upload_gone"):
        start_draft(actor=author, content=Content(pictures=(PictureInput(Picture.objects.get().id),)))


def test_a_scheduled_note_comes_out_when_its_time_has_come(world: World) -> None:
    author = world.person()
    draft = start_draft(actor=author, content=Content(title="明早见", pictures=(PictureInput(world.picture(author).id),)))
    for minutes in (1, 91 * 24 * 60):
        with refused("bad_schedule"):
            schedule_note(actor=author, note=draft, at=clock.now() + timedelta(minutes=minutes))
    schedule_note(actor=author, note=draft, at=clock.now() + timedelta(hours=8))
    assert publish_due_notes() == 0
    with clock.clock_forward(timedelta(hours=9)):
        assert publish_due_notes() == 1
        assert publish_due_notes() == 0
    assert shown(draft) is not None


def test_a_schedule_can_be_taken_back(world: World) -> None:
    author = world.person()
    draft = start_draft(actor=author, content=Content(title="再想想", pictures=(PictureInput(world.picture(author).id),)))
    schedule_note(actor=author, note=draft, at=clock.now() + timedelta(hours=8))
    cancel_schedule(actor=author, note=draft)
    with clock.clock_forward(timedelta(hours=9)):
        assert publish_due_notes() == 0


def test_an_edit_keeps_what_the_note_said_before(world: World) -> None:
    author = world.person()
    note = world.note(author, "旧标题", "旧的 #话题")
    content = replace(get_content(note), title="新标题", body="新的 #别的")
    edited = edit_note(actor=author, note=note, content=content, version=note.version)
    view = get_note_view(edited, viewer=author)
    assert (view.title, view.topics, view.edited_at is not None) == ("新标题", ("别的",), True)
    assert [(version.title, version.body) for version in NoteVersion.objects.filter(note=note)] == [("旧标题", "旧的 #话题")]
    assert shown(note).title == "新标题"
    with refused("changed_elsewhere"):
        edit_note(actor=author, note=note, content=content, version=note.version)


# --- deleting ---


def test_a_deleted_note_is_gone_for_all_and_comes_back_whole(world: World) -> None:
    author, reader = world.person(), world.person()
    note = world.note(author)
    like_note(actor=reader, note=note)
    delete_note(actor=author, note=note)
    delete_note(actor=author, note=note)
    world.read_log()
    assert shown(note, reader) is None
    assert shown(note, author) is None
    with refused("not_found"):
        access_note(reader, note.id)
    restore_note(actor=author, note=note)
    assert (shown(note, reader).likes, shown(note, reader).liked) == (1, True)


def test_after_thirty_days_a_deleted_note_is_gone_with_its_files(world: World) -> None:
    author = world.person()
    note = world.note(author)
    delete_note(actor=author, note=note)
    with clock.clock_forward(timedelta(days=31)):
        with refused("too_late"):
            restore_note(actor=author, note=note)
        assert sweep_deleted_notes() == 1
    assert not Note.objects.exists()
    assert not Picture.objects.exists()


# --- sharing ---


def test_a_share_link_is_ones_own_and_counts_the_visits_of_others(world: World) -> None:
    sharer, note = world.person(), world.note()
    link = share_note(actor=sharer, note=note)
    assert share_note(actor=sharer, note=note).code == link.code
    assert share_note(actor=None, note=note).code != link.code
    follow_share(code=link.code, visitor=sharer, browser="his")
    follow_share(code=link.code, visitor=world.person(), browser="hers")
    follow_share(code=link.code, visitor=None, browser="theirs")
    follow_share(code=link.code, visitor=None)  # A robot.
    world.read_log()
    link.refresh_from_db()
    assert link.visits == 2
    assert follow_share(code="nosuchlink", visitor=None) is None


# --- who may see what ---


@pytest.mark.parametrize(
    ("visibility", "who"),
    [
        (Visibility.PUBLIC, {"author", "fan", "stranger", "visitor"}),
        (Visibility.FOLLOWERS, {"author", "fan"}),
        (Visibility.ME, {"author"}),
    ],
)
def test_a_note_is_seen_by_whom_it_is_for(world: World, visibility: Visibility, who: set[str]) -> None:
    author, fan, stranger, outcast = (world.person() for _ in range(4))
    follow_person(actor=fan, other=author)
    block_person(actor=author, other=outcast)
    note = world.note(author, visibility=visibility)
    people: dict[str, Person | None] = {"author": author, "fan": fan, "stranger": stranger, "outcast": outcast, "visitor": None}
    assert {name for name, person in people.items() if shown(note, person)} == who
    assert {name for name, person in people.items() if _may_open(person, note)} == who


def test_notes_of_someone_who_was_banned_are_not_shown(world: World) -> None:
    author = world.person()
    note = world.note(author)
    Person.objects.filter(id=author.id).update(is_active=False)
    assert shown(note, world.person()) is None


def test_a_draft_is_nobody_elses(world: World) -> None:
    draft = start_draft(actor=world.person())
    assert draft.state == State.DRAFT
    with refused("not_found"):
        access_note(world.person(), draft.id)


def _may_open(person: Person | None, note: Note) -> bool:
    try:
        access_note(person, note.id)
    except Exception:
        return False
    return True


def a_video(owner: Person) -> Video:
    """An upload not cut yet."""
    return Video.objects.create(owner_id=owner.id, key="0" * 32, sha256="", bytes=1, container="mp4", seconds=1, width=90, height=160)


def test_a_picture_note_made_a_text_card_is_drawn(world: World) -> None:
    author, card = world.person(), TextCard("改成文字", "meadow")
    picture = PictureInput(world.picture(author).id)
    note = write_note(actor=author, content=Content(title="图", pictures=(picture,), text_card=card))
    edited = edit_note(actor=author, note=note, content=Content(kind=Kind.TEXT, text_card=card), version=note.version)
    assert picture.picture_id not in edited.pictures.values_list("picture_id", flat=True)
