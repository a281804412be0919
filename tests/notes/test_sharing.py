"""Handing a note on: the poster is read by a real decoder, and who comes by the link is counted once."""

import io
import os
import time
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
import zxingcpp
from django.test import Client
from PIL import Image

from tallgrass.accounts.actions import block_person
from tallgrass.accounts.models import Person
from tallgrass.notes.actions import follow_share, forget_old_visits, share_note
from tallgrass.notes.actions.posters import sweep_posters
from tallgrass.notes.models import Note, Share, ShareVisit
from tallgrass.notes.types import Visibility
from tallgrass.platform import personal_data
from tallgrass.platform.clock import clock_forward
from tallgrass.platform.ids import short
from tests.notes.support import at_once
from tests.support.world import World

HUMAN = "Mozilla/5.0 (Linux; Android 13; CUBOT P80) Chrome/140.0"
ROBOTS = [
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "facebookexternalhit/1.1",
    "WhatsApp/2.23",
    "Twitterbot/1.0",
    "curl/8.5",
    "python-requests/2.32",
    "",
]


@pytest.fixture(autouse=True)
def _posters(settings: object, tmp_path: Path) -> None:
    settings.TALLGRASS_POSTERS = tmp_path / "posters"  # type: ignore[attr-defined]


def reader(person: Person | None = None, agent: str = HUMAN, language: str = "zh-hans") -> Client:
    client = Client(headers={"accept-language": language, "user-agent": agent})
    if person:
        client.force_login(person)
    return client


def visits(world: World, share: Share) -> int:
    world.read_log()
    share.refresh_from_db()
    return share.visits


# --- who came ---


def test_a_browser_counts_once_however_often_it_comes(world: World) -> None:
    share = share_note(actor=world.person(), note=world.note())
    client = reader()
    for _ in range(3):
        answer = client.get(f"/s/{share.code}/")
        assert answer["Location"] == f"/notes/{short(share.note_id)}/"
    assert visits(world, share) == 1
    with clock_forward(timedelta(days=1)):
        client.get(f"/s/{share.code}/")
    assert visits(world, share) == 1  # A second day is kept, but it is the same browser.
    assert ShareVisit.objects.count() == 2
    reader().get(f"/s/{share.code}/")
    assert visits(world, share) == 2


def test_a_member_is_one_on_every_device(world: World) -> None:
    sharer, other = world.person(), world.person()
    share = share_note(actor=sharer, note=world.note())
    for client in (reader(other), reader(other), reader(sharer)):
        client.get(f"/s/{share.code}/")
    assert visits(world, share) == 1
    came = reader()
    came.get(f"/s/{share.code}/")
    newcomer = world.person()
    came.force_login(newcomer)  # Who came and joined later is the same browser.
    came.get(f"/s/{share.code}/")
    assert visits(world, share) == 2


@pytest.mark.parametrize("agent", ROBOTS)
def test_robots_are_led_on_and_not_counted(world: World, agent: str) -> None:
    share = share_note(actor=world.person(), note=world.note())
    answer = reader(agent=agent).get(f"/s/{share.code}/")
    assert answer.status_code == 302
    assert not answer.cookies
    assert visits(world, share) == 0


def test_looking_ahead_is_no_visit(world: World) -> None:
    share = share_note(actor=world.person(), note=world.note())
    reader().get(f"/s/{share.code}/", headers={"sec-purpose": "prefetch;prerender"})
    reader().head(f"/s/{share.code}/")
    assert visits(world, share) == 0


def test_the_key_of_a_browser_is_kept_as_a_print_only(world: World) -> None:
    share = share_note(actor=world.person(), note=world.note())
    client = reader()
    client.get(f"/s/{share.code}/")
    key = client.cookies["came_by"]
    assert key["httponly"]
    assert key["samesite"] == "Lax"
    assert ShareVisit.objects.get().browser not in key.value
    client.cookies["came_by"] = "short"
    client.get(f"/s/{share.code}/")
    assert len(client.cookies["came_by"].value) > 20


def test_at_once_from_one_browser_is_one(kept_world: World) -> None:
    share = share_note(actor=kept_world.person(), note=kept_world.note())
    at_once(*[partial(follow_share, code=share.code, visitor=None, browser="one")] * 6)
    assert visits(kept_world, share) == 1
    assert ShareVisit.objects.count() == 1


def test_the_sharer_is_told_a_number_and_nothing_else(world: World) -> None:
    sharer, visitor = world.person(), world.person("偷偷来的人")
    note = world.note()
    share = share_note(actor=sharer, note=note)
    reader(visitor).get(f"/s/{share.code}/")
    world.read_log()
    page = reader(sharer).post(f"/notes/{short(note.id)}/share/", headers={"accept": "text/html"}).content.decode()
    assert "来过 1 个人" in page
    assert "偷偷来的人" not in page
    english = reader(sharer, language="en").post(f"/notes/{short(note.id)}/share/", headers={"accept": "text/html"}).content.decode()
    assert "1 came by your link" in english
    other = reader(visitor).post(f"/notes/{short(note.id)}/share/", headers={"accept": "text/html"}).content.decode()
    assert "来过" not in other


def test_a_visit_goes_with_the_visitor_and_in_their_export(world: World) -> None:
    visitor = world.person()
    share = share_note(actor=world.person(), note=world.note())
    reader(visitor).get(f"/s/{share.code}/")
    exported = dict(personal_data.export_of(visitor.id))
    assert [row["share_id"] for row in exported["notes_sharevisit"]] == [share.id]
    personal_data.erase(visitor.id)
    assert not ShareVisit.objects.exists()
    assert visits(world, share) == 1


def test_old_visits_are_forgotten_and_the_count_stays(world: World) -> None:
    share = share_note(actor=world.person(), note=world.note())
    reader().get(f"/s/{share.code}/")
    assert forget_old_visits() == 0
    with clock_forward(timedelta(days=181)):
        assert forget_old_visits() == 1
    assert visits(world, share) == 1


# --- the poster ---


def poster_of(client: Client, note: Note) -> bytes:
    told = client.post(f"/notes/{short(note.id)}/share/", headers={"accept": "application/json"}).json()
    answer = client.get(told["poster"])
    assert answer["Content-Type"] == "image/png"
    return answer.content


@pytest.mark.parametrize("title", ["九溪走了一整天", "WWWWWWWWWW WWWWWWWWW", "星*号*️⃣", ""])
def test_the_code_on_the_poster_leads_to_the_link(world: World, title: str) -> None:
    note, sharer = world.note(title=title, body="正文"), world.person()
    client = reader(sharer)
    drawn = Image.open(io.BytesIO(poster_of(client, note)))
    [code] = zxingcpp.read_barcodes(drawn)
    share = Share.objects.get(person_id=sharer.id)
    assert code.text == f"http://testserver/s/{share.code}/"
    assert drawn.width == 900
    assert client.get(code.text.removeprefix("http://testserver"))["Location"] == f"/notes/{short(note.id)}/"


def test_a_text_card_has_a_poster_too(world: World) -> None:
    drawn = Image.open(io.BytesIO(poster_of(reader(world.person()), world.text_note())))
    assert len(zxingcpp.read_barcodes(drawn)) == 1


def test_a_poster_is_drawn_once_for_a_version_and_a_language(world: World, settings: object) -> None:
    note, sharer = world.note(), world.person()
    folder = settings.TALLGRASS_POSTERS  # type: ignore[attr-defined]
    first = poster_of(reader(sharer), note)
    [kept] = folder.glob("*/*")
    kept.write_bytes(b"kept")
    assert poster_of(reader(sharer), note) == b"kept"
    assert poster_of(reader(sharer, language="en"), note) != b"kept"
    Note.objects.filter(id=note.id).update(version=9)
    assert poster_of(reader(sharer), note) == first
    old = time.time() - 8 * 24 * 3600
    os.utime(kept, (old, old))
    assert sweep_posters() == 1
    assert len(list(folder.glob("*/*"))) == 2


def test_only_public_notes_have_posters_and_only_for_those_who_see_them(world: World) -> None:
    author, other = world.person(), world.person()
    hidden = world.note(author, visibility=Visibility.FOLLOWERS)
    told = reader(author).post(f"/notes/{short(hidden.id)}/share/", headers={"accept": "application/json"}).json()
    assert told["poster"] is None
    code = Share.objects.get().code
    assert reader(author).get(f"/s/{code}/poster.png").status_code == 404
    note = world.note(author)
    share = share_note(actor=author, note=note)
    assert reader().get(f"/s/{share.code}/poster.png").status_code == 200
    block_person(actor=author, other=other)
    assert reader(other).get(f"/s/{share.code}/poster.png").status_code == 404
    assert reader().get("/s/nosuchcode/poster.png").status_code == 404


def test_drawing_is_limited(world: World, settings: object) -> None:
    settings.TALLGRASS_LIMITS = settings.TALLGRASS_LIMITS | {"poster": (2, 60)}  # type: ignore[attr-defined]
    share = share_note(actor=world.person(), note=world.note())
    client = reader()
    assert [client.get(f"/s/{share.code}/poster.png").status_code for _ in range(3)] == [200, 200, 429]


def test_the_sheet_shows_the_ways_and_makes_no_link_yet(world: World) -> None:
    note, author = world.note(), world.person()
    hidden = world.note(author, visibility=Visibility.ME)
    piece = reader(author).get(f"/notes/{short(note.id)}/share/", headers={"HX-Request": "true"}).content.decode()
    assert 'data-hand-on="poster"' in piece
    assert "来，这里会数给你看" in piece
    assert "<!doctype" not in piece
    assert 'data-hand-on="poster"' not in reader(author).get(f"/notes/{short(hidden.id)}/share/").content.decode()
    assert "这里会数给你看" not in reader().get(f"/notes/{short(note.id)}/share/").content.decode()
    assert not Share.objects.exists()
