"""What walls showed and what readers did: told by pages, written down once."""

import os
import signal
import subprocess
import sys
import threading
import time
from datetime import timedelta

import pytest
from django.test import Client

from tallgrass.accounts.models import Person
from tallgrass.discovery.actions import make_days_ahead, note_behaviour, note_served, rank_channels, write_behaviour
from tallgrass.discovery.behaviour_words import read_seen
from tallgrass.discovery.buffer import note_seen, take_noted
from tallgrass.discovery.models import Attention, Behaviour, Served
from tallgrass.discovery.types import BehaviourKind, Reader, Seen, ServedPage
from tallgrass.platform import clock
from tallgrass.platform.ids import from_short, id_floor, new_id, short
from tallgrass.platform.partitions import list_days
from tallgrass.platform.personal_data import erase
from tests.support.world import World

EXPOSURE, CLICK, DWELL = BehaviourKind.EXPOSURE, BehaviourKind.CLICK, BehaviourKind.DWELL


def browser(person: Person | None = None) -> Client:
    client = Client(headers={"user-agent": "Mozilla/5.0 Firefox/140"})
    if person:
        client.force_login(person)
    return client


def page_of(client: Client) -> str:
    """The short id of the page of Explore this browser gets."""
    text = client.get("/").content.decode()
    return text.split('data-page="')[1].split('"')[0]


def rows() -> list[tuple[int, int, int]]:
    return sorted(Behaviour.objects.values_list("thing_id", "kind", "value"))


@pytest.mark.parametrize("signed_in", [True, False])
def test_what_a_page_tells_is_written_once(world: World, signed_in: bool) -> None:
    note, other = world.note(), world.note()
    rank_channels()
    client = browser(world.person() if signed_in else None)
    client.get("/")  # A visitor's browser has its key from the second page on.
    page, thing = page_of(client), short(note.id)
    report = f"{page}*{thing}-e*{thing}-c*{thing}-d-1200*{short(other.id)}-e"
    for _ in range(2):
        assert client.post("/seen/", {"seen": report}).status_code == 204
        write_behaviour()
    client.post("/seen/", {"seen": f"{page}*{thing}-d-5000*{thing}-d-300"})
    write_behaviour()
    assert rows() == sorted([(note.id, EXPOSURE, 0), (note.id, CLICK, 0), (note.id, DWELL, 5000), (other.id, EXPOSURE, 0)])
    counted = Attention.objects.get(thing_id=note.id)
    assert (counted.exposures, counted.clicks) == (1, 1)
    row = Behaviour.objects.filter(page_id=from_short(page)).first()
    assert row is not None
    assert (row.person_id is not None) == signed_in
    assert (row.device is not None) != signed_in


def test_only_what_was_shown_to_this_reader_counts(world: World) -> None:
    note, reader = world.note(), world.person()
    rank_channels()
    page = page_of(browser(reader))
    strange = world.text_note()
    told = f"{page}*{short(strange.id)}-e_{short(new_id())}*{short(note.id)}-e"
    browser(reader).post("/seen/", {"seen": told})
    browser(world.person()).post("/seen/", {"seen": f"{page}*{short(note.id)}-e"})
    write_behaviour()
    assert rows() == []


@pytest.mark.parametrize("text", ["x" * 9000, "é", "4*5-q", "4*5-e-x", "4*5-e-1-2", "0*5-e", "_".join(["4" + "*5-e" * 400]), "4*-e"])
def test_what_no_page_writes_is_refused(client: Client, world: World, text: str) -> None:
    response = client.post("/seen/", {"seen": text}, headers={"accept": "application/json"})
    assert response.status_code == 400
    assert response.json()["code"] == "bad_behaviour"


def test_another_site_cannot_tell(world: World) -> None:
    assert Client(enforce_csrf_checks=True).post("/seen/", {"seen": "4*5-e"}).status_code == 403


def test_too_many_reports_are_refused(world: World, settings) -> None:
    settings.TALLGRASS_LIMITS = settings.TALLGRASS_LIMITS | {"seen": (100, 60)}
    client = browser(world.person())
    answers = [client.post("/seen/", {"seen": ""}).status_code for _ in range(110)]
    assert answers[:99] == [204] * 99
    assert answers[-1] == 429


def test_a_long_look_is_capped_and_an_old_page_is_left_alone(world: World) -> None:
    assert read_seen("5*4-d-999999999")[0].value == 4 * 3600 * 1000
    reader, note = world.person(), world.note()
    old = id_floor(clock.now() - timedelta(days=2))
    note_behaviour(reader=Reader(reader.id), seen=[Seen(old, note.id, EXPOSURE), Seen(2**63 - 1, note.id, EXPOSURE)])
    assert take_noted().told == []


def test_browsers_that_ask_not_to_be_known_are_not(world: World) -> None:
    world.note()
    rank_channels()
    client = Client(headers={"user-agent": "Mozilla/5.0 Firefox/140", "sec-gpc": "1"})
    page = page_of(client)
    assert not [name for name in client.cookies if name.startswith("device")]
    assert Client(headers={"user-agent": "examplebot/1.0"}).get("/").cookies.keys() == {"csrf_8000"}
    client.post("/seen/", {"seen": f"{page}*{short(Served.objects.count() or 1)}-e"})
    write_behaviour()
    assert list(Served.objects.filter(id=from_short(page)).values_list("person_id", "device")) == [(None, None)]


def test_erasure_takes_what_one_did_and_leaves_the_counts(world: World) -> None:
    reader, note = world.person(), world.note()
    page = ServedPage(new_id(), Reader(reader.id), "explore", (note.id,))
    note_served(page)
    note_behaviour(reader=Reader(reader.id), seen=[Seen(page.id, note.id, EXPOSURE)])
    write_behaviour()
    erase(reader.id)
    assert not Behaviour.objects.exists()
    assert not Served.objects.exists()
    assert Attention.objects.get(thing_id=note.id).exposures == 1


def test_many_threads_tell_at_once_and_nothing_is_lost_or_doubled(kept_world: World) -> None:
    reader, notes = kept_world.person(), list(range(10, 60))
    pages = [ServedPage(new_id(), Reader(reader.id), "explore", tuple(notes)) for _ in range(20)]
    for page in pages:
        note_served(page)
    write_behaviour()

    def tell() -> None:
        for page in pages:
            note_seen(Reader(reader.id), [Seen(page.id, note, EXPOSURE) for note in notes])
            write_behaviour()

    threads = [threading.Thread(target=_then_close, args=(tell,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    write_behaviour()
    assert Behaviour.objects.count() == len(pages) * len(notes)
    assert set(Attention.objects.values_list("exposures", flat=True)) == {len(pages)}


def test_days_are_made_ahead(world: World) -> None:
    make_days_ahead()
    make_days_ahead()
    today = clock.now().date()
    assert [today + timedelta(days=ahead) for ahead in range(3)] == list_days("discovery_behaviour")[-3:]


_WRITER = """
import asyncio, sys, time
import django
django.setup()
from tallgrass.config.asgi import NOTED, _keep_writing
from tallgrass.discovery.actions import note_behaviour
from tallgrass.discovery.types import BehaviourKind, Reader, Seen
page, reader = int(sys.argv[1]), int(sys.argv[2])

async def main():
    for write, seconds in NOTED:
        asyncio.create_task(_keep_writing(write, seconds))
    for thing in range(1, 100_000):
        note_behaviour(reader=Reader(reader), seen=[Seen(page, thing, BehaviourKind.EXPOSURE)])
        print(time.time(), thing, flush=True)
        await asyncio.sleep(0.01)

asyncio.run(main())
"""


def test_a_process_that_is_killed_loses_less_than_a_second(kept_world: World, settings) -> None:
    from django.db import connection

    reader = kept_world.person()
    page = ServedPage(new_id(), Reader(reader.id), "explore", tuple(range(1, 2000)))
    note_served(page)
    write_behaviour()
    names = connection.get_connection_params()
    url = f"postgresql://{names['user']}@/{names['dbname']}?host={names['host']}"
    if names.get("port"):
        url += f"&port={names['port']}"
    process = subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(page.id), str(reader.id)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"DATABASE_URL": url},
    )
    told = []
    assert process.stdout is not None
    for line in process.stdout:
        moment, thing = line.split()
        told.append((float(moment), int(thing)))
        if told[-1][0] - told[0][0] > 2.5:
            break
    killed = time.time()
    process.send_signal(signal.SIGKILL)
    process.wait()
    told += [(float(line.split()[0]), int(line.split()[1])) for line in process.stdout if line.count(" ") == 1]
    process.stdout.close()
    kept = set(Behaviour.objects.values_list("thing_id", flat=True))
    lost = [moment for moment, thing in told if thing not in kept]
    assert kept
    assert all(killed - moment < 1.0 for moment in lost)


def _then_close(act) -> None:
    from django.db import connection

    try:
        act()
    finally:
        connection.close()
