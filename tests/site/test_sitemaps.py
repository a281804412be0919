"""What robots are told: only what everybody may see, in parts."""

import re

import pytest

from tallgrass.accounts.actions.minors import turn_minors_mode_on
from tallgrass.accounts.models import Person
from tallgrass.notes.actions import merge_topic
from tallgrass.notes.models import Topic
from tallgrass.notes.queries import sitemaps
from tallgrass.notes.types import Visibility
from tallgrass.platform.ids import short
from tests.notes.test_views import browser
from tests.support.world import World


def locations(path: str) -> list[str]:
    answer = browser().get(path)
    assert answer["Content-Type"].startswith("application/xml")
    return re.findall(r"<loc>http://[^/]+(/[^<]*)</loc>", answer.content.decode())


def everything() -> list[str]:
    return [address for part in locations("/sitemap.xml") for address in locations(part)]


def test_public_notes_topics_and_people_and_nothing_else(world: World) -> None:
    author, hidden, banned = world.person(handle="author"), world.person(handle="hidden"), world.person(handle="banned")
    note = world.note(author, body="#露营 & <b>")
    world.note(hidden, body="#秘密", visibility=Visibility.FOLLOWERS)
    world.note(banned, body="#禁")
    Person.objects.filter(id=banned.id).update(is_active=False)
    world.read_log()
    assert set(everything()) >= {f"/notes/{short(note.id)}/", "/@author/", "/topics/%E9%9C%B2%E8%90%A5/"}
    assert not [address for address in everything() if "hidden" in address or "banned" in address or "%E7%A7%98" in address]


def test_people_under_a_guardian_and_merged_spellings_are_left_out(world: World) -> None:
    child = world.person(handle="child")
    world.note(child, body="#camping")
    world.note(body="#露营")
    world.read_log()
    turn_minors_mode_on(actor=child, pin="4821")
    merge_topic(actor=world.person(role="operator"), topic=Topic.objects.get(key="camping"), into="露营")
    assert not [address for address in everything() if "child" in address or "camping" in address]


def test_parts_are_bounded_and_leave_nothing_out(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "PART", 2)
    notes = [world.note() for _ in range(5)]
    parts = [part for part in locations("/sitemap.xml") if "/notes/" in part]
    assert len(parts) == 3
    assert [address for part in parts for address in locations(part)] == [f"/notes/{short(note.id)}/" for note in notes]
    assert browser().get("/sitemaps/secrets/2.xml").status_code == 404


def test_robots_know_where_not_to_go(db: None, settings: object) -> None:
    said = browser().get("/robots.txt").content.decode()
    assert "Disallow: /console/" in said
    assert "Sitemap: http" in said
    settings.DEMO = True  # type: ignore[attr-defined]
    assert "Disallow: /\n" in browser().get("/robots.txt").content.decode()
