"""Days to the lake, and out of the database once they are there."""

from datetime import timedelta
from io import StringIO

import pytest
from arro3.io import read_parquet
from django.core.management import call_command

from tallgrass.discovery.actions import note_behaviour, note_served, write_behaviour
from tallgrass.discovery.actions.lake import drop_old_days, export_lake, lake_file
from tallgrass.discovery.models import Behaviour, Draw, Pseudonym, Served
from tallgrass.discovery.types import BehaviourKind, Reader, Seen, ServedPage
from tallgrass.discovery.types import Draw as Drew
from tallgrass.platform import clock
from tallgrass.platform.clock import clock_forward
from tallgrass.platform.ids import id_floor
from tallgrass.platform.partitions import day_of, list_days
from tallgrass.platform.personal_data import erase
from tests.support.world import World


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.TALLGRASS_LAKE = tmp_path / "lake"


DRAW = Drew(1, (2, 7), (0.5, 0.5), 0, (0.25, 0.125), (3.0, 4.0), b"\0\1", b"\0\1\2\3")


def look(reader: Reader, *, days: int, draw: Drew | None = None, teams: tuple[int, ...] = ()) -> int:
    """Somebody sees three cards and opens one, so many days from now; the id of the page."""
    with clock_forward(timedelta(days=days)):
        page = ServedPage(id_floor(clock.now()) + 1, reader, "feed", (1, 2, 3), (9, 9, 9), (0, 0, 0), b"\0\1", "s1", teams, draw=draw)
        note_served(page)
        seen = [Seen(page.id, thing, BehaviourKind.EXPOSURE) for thing in (1, 2, 3)]
        note_behaviour(reader=reader, seen=[*seen, Seen(page.id, 2, BehaviourKind.CLICK)])
        write_behaviour()
    return page.id


def column(path, name: str) -> list:
    return read_parquet(path).read_all()[name].to_pylist()


def test_a_finished_day_has_one_file_however_often_it_is_exported(world: World) -> None:
    world.text_note()
    reader = world.person()
    page = look(Reader(reader.id), days=0)
    look(Reader(device=5), days=0)
    assert export_lake() == []  # Today is not over.
    with clock_forward(timedelta(days=1, hours=1)):
        first = export_lake()
        again = export_lake()
        assert first == again
    day = day_of(page)
    number = Pseudonym.objects.get(person_id=reader.id).number
    assert sorted(column(lake_file("behaviour", day), "thing")) == [1, 1, 2, 2, 2, 2, 3, 3]
    assert set(column(lake_file("behaviour", day), "person")) == {number, None}
    assert set(column(lake_file("served", day), "things")) == {"{1,2,3}"}
    assert "NotePublished" in column(lake_file("events", day), "kind")
    assert [path.name for path in lake_file("behaviour", day).parent.iterdir()] == [f"{day.isoformat()}.parquet"]
    erase(reader.id)
    assert not Pseudonym.objects.exists()


def test_what_was_drawn_by_lot_and_whose_ranking_put_a_card_down_go_with_their_day(world: World) -> None:
    reader = world.person()
    drawn, dealt = look(Reader(reader.id), days=0, draw=DRAW), look(Reader(device=5), days=0, teams=(0, 1, 1))
    with clock_forward(timedelta(days=1, hours=1)):
        export_lake()
    day = day_of(drawn)
    served = dict(zip(column(lake_file("served", day), "page"), column(lake_file("served", day), "teams"), strict=True))
    assert served == {drawn: "{}", dealt: "{0,1,1}"}
    assert read_parquet(lake_file("draw", day)).read_all().to_struct_array().to_pylist() == [
        {
            "page": drawn,
            "person": Pseudonym.objects.get(person_id=reader.id).number,
            "place": 1,
            "things": "{2,7}",
            "chances": "{0.5,0.5}",
            "shown": 0,
            "scores": "{0.25,0.125}",
            "heats": "{3,4}",
            "features": "AAE=",
            "goals": "AAECAw==",
        }
    ]


def test_draws_go_with_their_day_and_never_before_the_lake_has_them(world: World) -> None:
    page = look(Reader(world.person().id), days=0, draw=DRAW)
    with clock_forward(timedelta(days=40)):
        export_lake()
        lake_file("draw", day_of(page)).unlink()
        assert drop_old_days() == []
        assert Draw.objects.count() == 1
        export_lake()
        assert drop_old_days() == [day_of(page)]
        assert not Draw.objects.exists()
        assert day_of(page) not in list_days("discovery_draw")


def test_a_day_is_dropped_only_once_it_is_old_and_in_the_lake(world: World) -> None:
    reader = Reader(world.person().id)
    page = look(reader, days=0)
    with clock_forward(timedelta(days=40)):
        look(reader, days=0)
        assert drop_old_days() == []
        told = StringIO()
        call_command("lake", "export", stdout=told)
        assert "old days dropped" in told.getvalue()
        assert Behaviour.objects.filter(page_id=page).count() == 0
        assert not Served.objects.filter(id=page).exists()
        assert Behaviour.objects.count() == 4
        assert day_of(page) not in list_days("discovery_behaviour")
        assert drop_old_days() == []
