"""Lists of notes: exact, bounded, and with a known number of queries."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tallgrass.accounts.actions import block_person, follow_person, mute_person
from tallgrass.notes.actions import like_note, save_note
from tallgrass.notes.models import Note
from tallgrass.notes.queries import (
    access_topic,
    find_topic,
    get_note_view,
    note_cards,
    page_liked_notes,
    page_notes_by_authors,
    page_notes_of,
    page_saved_notes,
    page_topic_notes,
)
from tallgrass.notes.types import State, Visibility
from tallgrass.platform import clock
from tallgrass.platform.memory import forget_everything
from tests.support.refusals import refused
from tests.support.world import World


def queries(act):  # type: ignore[no-untyped-def]
    with CaptureQueriesContext(connection) as caught:
        act()
    return len(caught)


def test_cards_cost_one_query_however_many(world: World, hearing: None) -> None:
    reader, notes = world.person(), [world.note() for _ in range(4)]
    ids = [note.id for note in notes]
    assert queries(lambda: note_cards(ids, viewer=reader)) == 4  # live, hidden, people, notes with their covers
    assert queries(lambda: note_cards(ids, viewer=reader)) == 1
    assert queries(lambda: note_cards(ids, viewer=None)) == 1
    assert queries(lambda: note_cards(ids[:1], viewer=reader)) == 1


def test_a_note_page_costs_one_query_once_its_version_was_seen(world: World, hearing: None) -> None:
    reader, note = world.person(), world.note(body="#露营")
    assert queries(lambda: get_note_view(note, viewer=reader)) == 4  # live, parts, pictures, author
    assert queries(lambda: get_note_view(note, viewer=reader)) == 1


def test_following_is_exact_in_time_order_over_pages(world: World) -> None:
    reader, authors = world.person(), [world.person() for _ in range(3)]
    notes = [world.note(authors[turn % 3], f"第 {turn} 篇") for turn in range(7)]
    # Published out of the order of their ids, two at the same moment.
    for turn, note in enumerate(notes):
        Note.objects.filter(id=note.id).update(published_at=clock.now() - timedelta(hours=(turn * 3) % 7 // 2))
    wanted = list(Note.objects.order_by("-published_at", "-id").values_list("id", flat=True))
    seen, cursor = [], None
    while True:
        page = page_notes_by_authors([author.id for author in authors], viewer=reader, cursor=cursor, size=2)
        seen += [card.id for card in page.items]
        cursor = page.next
        if cursor is None:
            break
    assert seen == wanted


def test_following_many_is_as_exact_as_following_few(world: World) -> None:
    reader, authors = world.person(), [world.person() for _ in range(24)]
    stranger = world.person()
    picture = world.picture(stranger)
    Note.objects.bulk_create(
        Note(
            author_id=(stranger if turn % 3 == 0 else authors[turn % 24]).id,
            title=f"{turn}",
            state=State.PUBLISHED,
            published_at=clock.now() - timedelta(minutes=(turn * 7) % 60),
            cover_id=picture.id,
        )
        for turn in range(60)
    )
    ids = [author.id for author in authors]
    wanted = list(Note.objects.filter(author_id__in=ids).order_by("-published_at", "-id").values_list("id", flat=True))
    seen, cursor = [], None
    while True:
        page = page_notes_by_authors(ids, viewer=reader, cursor=cursor, size=9)
        seen += [card.id for card in page.items]
        if (cursor := page.next) is None:
            break
    assert seen == wanted


def test_muted_and_blocked_people_do_not_come_up(world: World) -> None:
    reader, muted, blocked, friend = (world.person() for _ in range(4))
    notes = [world.note(author) for author in (muted, blocked, friend)]
    mute_person(actor=reader, other=muted)
    block_person(actor=blocked, other=reader)
    forget_everything()
    assert [card.author.id for card in note_cards([note.id for note in notes], viewer=reader)] == [friend.id]


def test_a_profile_shows_its_owner_everything_and_others_what_is_for_them(world: World) -> None:
    author, fan = world.person(), world.person()
    follow_person(actor=fan, other=author)
    public, followers, mine = (world.note(author, visibility=visibility) for visibility in Visibility)
    assert [card.id for card in page_notes_of(author.id, viewer=author, cursor=None).items] == [mine.id, followers.id, public.id]
    assert [card.id for card in page_notes_of(author.id, viewer=fan, cursor=None).items] == [followers.id, public.id]
    assert [card.id for card in page_notes_of(author.id, viewer=None, cursor=None).items] == [public.id]


def test_likes_and_saves_are_listed_latest_act_first(world: World) -> None:
    reader, one, two = world.person(), world.note(), world.note()
    for note in (two, one):
        like_note(actor=reader, note=note)
        save_note(actor=reader, note=note)
    for page_of in (page_liked_notes, page_saved_notes):
        first = page_of(reader.id, viewer=reader, cursor=None, size=1)
        second = page_of(reader.id, viewer=reader, cursor=first.next, size=1)
        assert [[card.id for card in page.items] for page in (first, second)] == [[one.id], [two.id]]


def test_a_topic_lists_its_notes_under_any_spelling(world: World) -> None:
    one, two = world.note(body="#Camping"), world.note(body="#camping")
    assert [card.id for card in page_topic_notes(access_topic("CAMPING").id, viewer=None, cursor=None).items] == [two.id, one.id]
    assert find_topic("没人写过") is None


def test_a_cursor_that_is_not_one_is_refused(world: World) -> None:
    for cursor in ("x", "WzEsMl0x", "WzFlOTksMV0", "WzkyMjMzNzIwMzY4NTQ3NzU4MDcsMV0"):
        with refused("bad_cursor"):
            page_notes_of(1, viewer=None, cursor=cursor)
