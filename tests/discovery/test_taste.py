"""Channels by taste: what was chosen, then what is done; the same within an hour."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tallgrass.accounts.models import Person
from tallgrass.discovery.queries import page_newest
from tallgrass.discovery.taste import order_channels, ordered
from tallgrass.notes.actions import like_note, save_note
from tallgrass.notes.channels import CHANNELS
from tallgrass.platform.clock import clock_forward
from tests.notes.test_views import browser
from tests.support.refusals import refused
from tests.support.world import World

USUAL = ["fashion", "food", "travel", "home"]


def test_choices_come_first_in_their_order_and_the_rest_as_usual() -> None:
    assert ordered(USUAL, [], {}) == USUAL
    assert ordered(USUAL, ["home", "travel"], {}) == ["home", "travel", "fashion", "food"]
    assert ordered(USUAL, ["nonsense"], {}) == USUAL


def test_a_few_acts_do_not_push_a_choice_aside_but_many_do() -> None:
    assert ordered(USUAL, ["home"], {"food": 2})[0] == "home"
    assert ordered(USUAL, ["home"], {"food": 40})[:2] == ["food", "home"]
    assert ordered(USUAL, [], {"travel": 1, "food": 1}) == ["food", "travel", "fashion", "home"]


def test_what_one_likes_and_saves_orders_the_channels(world: World) -> None:
    reader = world.person(interests=["home"])
    for _ in range(15):
        note = world.note(channel="pets")
        like_note(actor=reader, note=note)
        save_note(actor=reader, note=note)
    with clock_forward(timedelta(hours=1)):
        reader = Person.objects.get(id=reader.id)
        assert list(order_channels(reader))[:2] == ["pets", "home"]
        with CaptureQueriesContext(connection) as queries:
            order_channels(reader)
        assert len(queries) == 0
        assert list(order_channels(None)) == list(CHANNELS)
        page = browser(reader).get("/").content.decode()
        assert page.index('href="/explore/pets/"') < page.index('href="/explore/home/"') < page.index('href="/explore/fashion/"')
    with clock_forward(timedelta(days=31)):
        assert next(iter(order_channels(reader))) == "home"


def test_a_channel_is_walked_newest_first(world: World) -> None:
    notes = [world.note(channel="travel", title=f"第 {turn} 篇") for turn in range(5)]
    world.note(channel="food")
    seen, cursor = [], None
    while True:
        page = page_newest("travel", viewer=None, cursor=cursor, size=2).page
        seen += [card.id for card in page.items]
        if not (cursor := page.next):
            break
    assert seen == [note.id for note in reversed(notes)]
    with refused("not_found"):
        page_newest("weather", viewer=None)
    shown = browser().get("/explore/travel/?order=new").content.decode()
    assert shown.index("第 4 篇") < shown.index("第 0 篇")
