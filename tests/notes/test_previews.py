"""What other places are told of a page: whole, true, in both languages, and nothing of what is not for everybody."""

import json
import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from tallgrass.notes.actions import appoint_host, edit_topic_page, like_note
from tallgrass.notes.previews import as_data
from tallgrass.notes.queries import access_topic
from tallgrass.notes.types import Visibility
from tallgrass.platform.ids import short
from tests.notes.test_views import browser
from tests.support.world import World

NASTY = "</script><script>alert(1)</script><!-- \" ' & \u2028"


def data_of(page: str) -> list[dict[str, Any]]:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    things = [json.loads(text) for text in found]
    return [thing for part in things for thing in (part if isinstance(part, list) else [part])]


def meta(page: str, name: str) -> str | None:
    found = re.search(rf'<meta (?:property|name)="{re.escape(name)}" content="([^"]*)"', page)
    return found[1] if found else None


def page(path: str, client: Client | None = None) -> str:
    return (client or browser()).get(path).content.decode()


def test_a_note_is_a_posting_with_its_author(world: World) -> None:
    author = world.person("阿栗", handle="ali")
    note = world.note(author, title="九溪走了一整天", body="雨后水大 #徒步", channel="travel")
    like_note(actor=world.person(), note=note)
    world.read_log()
    shown = page(f"/notes/{short(note.id)}/")
    posting, crumbs = data_of(shown)
    assert posting["@type"] == "SocialMediaPosting"
    assert posting["headline"] == "九溪走了一整天"
    assert posting["author"]["name"] == "阿栗"
    assert posting["author"]["url"].endswith("/@ali/")
    assert posting["keywords"] == "徒步"
    assert posting["interactionStatistic"][0]["userInteractionCount"] == 1
    assert [item["name"] for item in crumbs["itemListElement"]] == ["发现", "旅行", "九溪走了一整天"]
    assert meta(shown, "og:title") == "九溪走了一整天"
    assert meta(shown, "og:type") == "article"
    assert meta(shown, "twitter:card") == "summary"  # The picture of this test is small.
    assert str(meta(shown, "og:image")).startswith("http")


def test_words_cannot_leave_the_data(world: World) -> None:
    author = world.person("</script><b>")
    note = world.note(author, title="<!--<script>", body=f"{NASTY} #露营")
    world.read_log()
    for path in (f"/notes/{short(note.id)}/", author.url, "/topics/露营/"):
        shown = page(path)
        assert "<script>alert" not in shown
        assert "<!--<script>" not in shown
        assert data_of(shown)
    assert data_of(page(f"/notes/{short(note.id)}/"))[0]["text"].startswith("</script><script>alert(1)")
    assert json.loads(as_data([{"a": NASTY}])) == {"a": NASTY}


@pytest.mark.parametrize("visibility", [Visibility.FOLLOWERS, Visibility.ME])
def test_what_is_not_for_everybody_says_nothing(world: World, visibility: Visibility) -> None:
    author = world.person()
    shown = page(f"/notes/{short(world.note(author, title='悄悄话', visibility=visibility).id)}/", browser(author))
    assert data_of(shown) == []
    assert meta(shown, "og:title") is None
    assert meta(shown, "robots") == "noindex"
    assert 'rel="canonical"' not in shown


def test_a_profile_a_topic_and_their_first_cards(world: World) -> None:
    host = world.person("山木", handle="shanmu", bio="走路的人")
    note = world.note(host, body="#露营")
    world.read_log()
    operator, topic = world.person(role="operator"), access_topic("露营")
    appoint_host(actor=operator, topic=topic, handle="shanmu")
    edit_topic_page(actor=host, topic=topic, introduction="带上垃圾袋", pinned_ids=[])
    [person] = data_of(page("/@shanmu/"))
    assert (person["@type"], person["mainEntity"]["description"]) == ("ProfilePage", "走路的人")
    shown = page("/topics/露营/")
    collection, _ = data_of(shown)
    assert collection["mainEntity"]["itemListElement"][0]["url"].endswith(f"/notes/{short(note.id)}/")
    assert meta(shown, "og:description") == "带上垃圾袋"
    assert meta(page("/topics/没有人写过/"), "robots") == "noindex"
    assert data_of(page("/@shanmu/likes/", browser(host))) == []


def test_each_language_has_an_address(world: World) -> None:
    note = world.note(title="一篇")
    path = f"/notes/{short(note.id)}/"
    english, chinese = page(f"{path}?lang=en"), page(path)
    assert 'lang="en"' in english.split("<head>")[0]
    assert 'lang="zh-Hans"' in chinese.split("<head>")[0]
    for shown in (english, chinese):
        assert f'hreflang="en" href="{settings.BASE_URL}{path}?lang=en"' in shown
        assert 'hreflang="x-default"' in shown
    assert f'rel="canonical" href="{settings.BASE_URL}{path}?lang=en"' in english
    assert f'rel="canonical" href="{settings.BASE_URL}{path}"' in chinese
    assert page(f"{path}?lang=xx").count("?lang=xx") == 0
