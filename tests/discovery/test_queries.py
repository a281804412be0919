from datetime import timedelta

from tallgrass.accounts.actions import block_person, follow_person
from tallgrass.discovery.actions import rank_channels, rankings
from tallgrass.discovery.models import Ranking
from tallgrass.discovery.queries import page_explore, page_following
from tallgrass.notes.actions import delete_note, like_note
from tallgrass.notes.types import Visibility
from tallgrass.platform.clock import clock_forward
from tallgrass.platform.memory import forget_everything
from tallgrass.platform.pagination import encode_cursor
from tests.support.refusals import refused
from tests.support.world import World


def test_a_published_note_comes_up_in_explore_and_its_channel(world: World) -> None:
    note = world.note(channel="travel")
    world.read_log()
    assert [card.id for card in page_explore(None).page.items] == [note.id]
    assert [card.id for card in page_explore(None, channel="travel").page.items] == [note.id]
    assert page_explore(None, channel="food").page.items == []
    with refused("not_found"):
        page_explore(None, channel="weather")


def test_loved_notes_come_first(world: World) -> None:
    quiet, loved = world.note(), world.note()
    for _ in range(3):
        like_note(actor=world.person(), note=loved)
    world.read_log()
    rank_channels()
    forget_everything()
    assert [card.id for card in page_explore(None).page.items] == [loved.id, quiet.id]


def test_a_large_place_reads_what_is_lively_now_and_then(world: World, monkeypatch) -> None:
    """And what is new each time; a note that both lists name has the likes of this moment."""
    old, new = world.note(), world.note()
    world.read_log()
    read: list[int] = []
    plainly = rankings.list_liveliest
    monkeypatch.setattr(rankings, "list_liveliest", lambda limit: read.append(limit) or plainly(limit))
    rank_channels()
    rank_channels()
    assert len(read) == 2
    monkeypatch.setattr(rankings, "_MANY", 1)
    monkeypatch.setattr(rankings, "_SELDOM", 100_000)
    rank_channels()
    for _ in range(3):
        like_note(actor=world.person(), note=old)
    newcomer = world.note()
    world.read_log()
    rank_channels()
    assert len(read) == 3
    forget_everything()
    assert {card.id for card in page_explore(None).page.items} == {old.id, new.id, newcomer.id}
    assert page_explore(None).page.items[0].id == old.id


def test_pages_go_on_in_the_ranking_they_began_with(world: World) -> None:
    notes = [world.note() for _ in range(5)]
    rank_channels()
    first = page_explore(None, size=2).page
    newcomer = world.note()
    for _ in range(4):
        like_note(actor=world.person(), note=newcomer)
    world.read_log()
    rank_channels()
    forget_everything()
    rest = page_explore(None, cursor=first.next, size=10).page
    assert sorted(card.id for card in [*first.items, *rest.items]) == sorted(note.id for note in notes)
    assert page_explore(None, size=1).page.items[0].id == newcomer.id


def test_a_place_in_a_ranking_long_gone_goes_on_in_the_present_one(world: World) -> None:
    note = world.note()
    rank_channels()
    cursor = page_explore(None, size=1).page.next or "WzEsMF0"
    with clock_forward(timedelta(hours=2)):
        rank_channels()
    forget_everything()
    assert Ranking.objects.filter(channel="").count() == 1
    assert [card.id for card in page_explore(None, cursor=cursor).page.items] == [note.id]


def test_explore_shows_only_what_the_viewer_may_see(world: World) -> None:
    reader, outcast = world.person(), world.person()
    note, hers, private, gone = world.note(), world.note(outcast), world.note(visibility=Visibility.ME), world.note()
    rank_channels()
    block_person(actor=outcast, other=reader)
    delete_note(actor=type(reader).objects.get(id=gone.author_id), note=gone)
    forget_everything()
    assert {card.id for card in page_explore(reader).page.items} == {note.id}
    assert {hers.id, private.id}.isdisjoint(card.id for card in page_explore(reader).page.items)


def test_a_page_is_full_although_some_of_its_notes_are_hidden(world: World) -> None:
    author = world.person()
    notes = [world.note() for _ in range(6)]
    rank_channels()
    order = [card.id for card in page_explore(None).page.items]
    for note in notes:
        if note.id in order[:3]:
            delete_note(actor=type(author).objects.get(id=note.author_id), note=note)
    assert [card.id for card in page_explore(None, size=3).page.items] == order[3:6]


def test_following_shows_those_one_follows_and_nobody_else(world: World) -> None:
    reader, friend = world.person(), world.person()
    follow_person(actor=reader, other=friend)
    world.note()
    mine = world.note(friend, visibility=Visibility.FOLLOWERS)
    assert [card.id for card in page_following(reader).page.items] == [mine.id]


def test_where_nothing_is_ranked_the_newest_come_up(world: World) -> None:
    older, newer = world.note(channel="food"), world.note(channel="food")
    assert [card.id for card in page_explore(None).page.items] == [newer.id, older.id]
    assert [card.id for card in page_explore(None, channel="food", size=1).page.items] == [newer.id]
    assert page_explore(None, channel="travel").page.items == []


def test_notes_come_up_although_what_ranks_has_stood_still_since_the_place_was_empty(world: World) -> None:
    rank_channels()
    note = world.note()
    assert [card.id for card in page_explore(None).page.items] == [note.id]


def test_a_place_before_the_first_is_refused(world: World) -> None:
    world.note()
    rank_channels()
    ranking = Ranking.objects.filter(channel="").latest("id")
    with refused("bad_cursor"):
        page_explore(None, cursor=encode_cursor(ranking.id, -5))
