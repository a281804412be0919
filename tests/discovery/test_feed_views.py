"""The feed through its pages: why a card is here, not this one, and how it is to be."""

import json
import re

import pytest
from django.test import Client

from tallgrass.accounts.actions import follow_person
from tallgrass.accounts.actions.tokens import create_token
from tallgrass.accounts.models import Person
from tallgrass.discovery.actions import note_served, write_behaviour
from tallgrass.discovery.feed import standing
from tallgrass.discovery.feed.types import Source
from tallgrass.discovery.models import Behaviour, FeedChoice, Refusal, Served
from tallgrass.discovery.queries import reasons
from tallgrass.discovery.types import FeedMode, Reader, ServedPage
from tallgrass.notes.actions import like_note, save_note
from tallgrass.notes.channels import CHANNELS
from tallgrass.notes.models import Note, Topic
from tallgrass.platform.ids import from_short, new_id, short
from tallgrass.platform.memory import forget_everything
from tests.discovery.feed_world import train, two_circles
from tests.support.world import World

HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.TALLGRASS_RECO = tmp_path / "reco"
    standing.forget_ground()
    yield
    standing.forget_ground()


def browser(person: Person | None = None, language: str = "zh-hans") -> Client:
    client = Client(headers={"accept-language": language, "user-agent": "Mozilla/5.0 Firefox/140"})
    if person:
        client.force_login(person)
    return client


def test_a_card_says_why_it_is_here_in_both_languages(world: World) -> None:
    reader, author, friend = world.person(), world.person("山木"), world.person("小禾")
    note, saved, liked = world.note(author, body="#露营"), world.note(title="溪边"), world.note(title="雨夜")
    follow_person(actor=reader, other=friend)
    save_note(actor=reader, note=saved)
    like_note(actor=reader, note=liked)
    topic = Topic.objects.get(name="露营").id
    said = [
        (Source.NEAR, saved.id, "因为你收藏了《溪边》", "Because you saved “溪边”"),
        (Source.CLOSED, liked.id, "因为你喜欢《雨夜》", "Because you liked “雨夜”"),
        (Source.NEXT, note.id, "因为你看过", "Because you opened"),
        (Source.NEAR, 77, "和你最近喜欢的合得来", "It goes with what you have liked lately"),
        (Source.TOPIC, topic, "你看过 #露营 里的笔记", "You look at notes in #露营"),
        (Source.FOLLOWING, author.id, "你关注了 山木", "You follow 山木"),
        (Source.FRIENDS, friend.id, "你关注的 小禾 喜欢了这篇", "小禾, whom you follow, liked it"),
        (Source.INTEREST, list(CHANNELS).index("travel"), "你常看「旅行」", "You often look at Travel"),
        (Source.NEW, 0, "「美食」里的新笔记", "New in Food"),
        (Source.HOT, 0, "最近很多人喜欢它", "Many have liked it lately"),
        (Source.HEAT, 0, "人人看到的都一样", "the same for everybody"),
    ]
    for source, because, chinese, english in said:
        page = ServedPage(new_id(), Reader(reader.id), "feed", (note.id,), (source.value,), (because,))
        note_served(page)
        write_behaviour()
        address = f"/feed/{short(page.id)}/{short(note.id)}/"
        assert chinese in browser(reader).get(address, headers=HTMX).content.decode()
        whole = browser(reader, "en").get(address).content.decode()
        assert english in whole
        assert "<!doctype html>" in whole
        assert browser(world.person()).get(address).status_code == 404
        assert browser().get(address).status_code == 404


def test_a_page_that_is_nobodys_is_not_explained_by_what_its_reader_did(world: World) -> None:
    reader, note, liked = world.person(), world.note(), world.note(title="雨夜")
    like_note(actor=reader, note=liked)
    page = ServedPage(new_id(), Reader(), "feed", (note.id,), (Source.NEAR.value,), (liked.id,))
    note_served(page)
    write_behaviour()
    said = browser(reader).get(f"/feed/{short(page.id)}/{short(note.id)}/", headers=HTMX).content.decode()
    assert "因为你喜欢" not in said
    assert "《雨夜》" in said


def test_who_asks_at_once_why_is_answered(world: World, monkeypatch) -> None:
    """What was handed out is written down within half a second; who is quicker waits for that, and nobody for what never was."""
    reader, note = world.person(), world.note()
    page = ServedPage(new_id(), Reader(reader.id), "explore", (note.id,), ranker="heat")
    note_served(page)
    waited: list[float] = []
    monkeypatch.setattr(reasons.time, "sleep", lambda seconds: waited.append(seconds) or write_behaviour())
    address = f"/feed/{short(page.id)}/{short(note.id)}/"
    assert browser(reader).get(address).status_code == 200
    assert len(waited) == 1
    assert browser(reader).get(f"/feed/{short(note.id)}/{short(note.id)}/").status_code == 404
    assert browser(reader).get(f"/feed/{short(new_id())}/{short(note.id)}/").status_code == 404
    assert sum(waited) < 1.5


def test_not_interested_and_back_again(world: World) -> None:
    reader, note, other = world.person(), world.note(), world.note()
    answer = browser(reader).post(f"/notes/{short(note.id)}/refuse/", headers=HTMX)
    told = json.loads(answer["HX-Trigger"])
    assert answer.status_code == 204
    assert told["refused"] == {"thing": short(note.id), "kind": "n"}
    assert "不感兴趣" in browser(reader).get("/settings/feed/").content.decode()
    assert note.title in browser(reader).get("/settings/feed/").content.decode()
    again = browser(reader).post(told["toast"]["url"], headers=HTMX)
    assert json.loads(again["HX-Trigger"]) == {"wanted": {"thing": short(note.id)}}
    assert not Refusal.objects.exists()
    browser(reader).post(f"/notes/{short(other.id)}/refuse/", {"author": "1"})
    browser(reader).post(f"/notes/{short(other.id)}/refuse/", {"author": "1"})
    assert list(Refusal.objects.values_list("author_id", flat=True)) == [other.author_id]


def test_a_visitor_refuses_for_this_browser_only(world: World) -> None:
    two_circles(world)
    train()
    client = browser()
    client.get("/")
    first = client.get("/").content.decode().split('id="note-')[1].split('"')[0]
    client.post(f"/notes/{first}/refuse/", headers=HTMX)
    forget_everything()
    assert f'id="note-{first}"' not in client.get("/").content.decode()
    assert f'id="note-{first}"' in browser().get("/").content.decode()


def test_the_settings_say_how_the_feed_is_to_be(world: World) -> None:
    food, _ = two_circles(world)
    train()
    reader = food.people[0]
    client = browser(reader)
    assert client.post("/settings/feed/", {"mode": "plain"}).status_code == 302
    assert FeedChoice.objects.get(person_id=reader.id).mode == FeedMode.PLAIN
    forget_everything()
    page = client.get("/").content.decode().split('data-page="')[1].split('"')[0]
    write_behaviour()
    note = from_short(client.get("/").content.decode().split('id="note-')[1].split('"')[0])
    client.post("/seen/", {"seen": f"{page}*{short(note)}-e"})
    write_behaviour()
    assert not Behaviour.objects.filter(person_id=reader.id).exists()
    client.post("/settings/feed/", {"tuned": "1", "interests": ["travel", "weather"]})
    reader.refresh_from_db()
    assert reader.interests == ["travel"]
    client.post("/settings/feed/", {"mode": "nonsense"})
    assert FeedChoice.objects.get(person_id=reader.id).mode == FeedMode.PLAIN
    client.post("/settings/feed/reset/")
    assert FeedChoice.objects.get(person_id=reader.id).reset_at is not None


def test_the_feed_as_json(world: World) -> None:
    food, _ = two_circles(world)
    train()
    reader = food.people[0]
    client = Client(headers={"authorization": f"Bearer {create_token(actor=reader, name='app')}"})
    first = client.get("/api/v1/feed?size=5").json()
    assert len(first["items"]) == 5
    assert all(item["because"] for item in first["items"])
    second = client.get(f"/api/v1/feed?size=5&cursor={first['next']}").json()
    ids = [item["card"]["id"] for item in [*first["items"], *second["items"]]]
    assert len(set(ids)) == 10
    report = {"page": first["page"], "seen": [{"thing": id, "kind": "exposure"} for id in ids]}
    assert client.post("/api/v1/feed/seen", report, content_type="application/json").status_code == 204
    write_behaviour()
    assert Behaviour.objects.filter(person_id=reader.id).count() == 5
    assert client.put(f"/api/v1/notes/{ids[5]}/refusal").status_code == 204
    assert ids[5] not in [item["card"]["id"] for item in client.get("/api/v1/feed?size=20").json()["items"]]
    assert client.put("/api/v1/feed/choice", {"mode": "plain"}, content_type="application/json").json() == {"mode": "plain"}
    assert client.get("/api/v1/feed/choice").json() == {"mode": "plain"}
    assert client.delete("/api/v1/feed/choice").status_code == 204


@pytest.mark.parametrize(("language", "words"), [("zh-hans", "推荐"), ("en", "For you")])
def test_a_channel_stands_in_the_order_one_asks_for(world: World, language: str, words: str) -> None:
    two_circles(world, notes=24)
    train()
    reader = browser(world.person(interests=["food"]), language)
    for address, ranker in (
        ("/explore/food/", None),
        ("/explore/food/?order=hot", {"heat", "newest"}),
        ("/explore/food/?order=new", {"newest"}),
    ):
        content = reader.get(address).content.decode()
        write_behaviour()
        served = Served.objects.order_by("-id").first()
        assert words in content
        assert served.surface == "food"
        assert served.ranker in ranker if ranker else served.ranker == standing.find_ground().snapshot.name
        assert Note.objects.filter(id__in=served.thing_ids).values_list("channel", flat=True).distinct().get() == "food"
    more = re.search(r'hx-get="(/explore/food/\?cursor=f[^"]+)"', reader.get("/explore/food/").content.decode())
    assert more
    assert reader.get(more[1].replace("&amp;", "&"), headers=HTMX).status_code == 200
    assert reader.get("/explore/nowhere/").status_code == 404


def test_who_has_seen_what_suits_them_is_shown_the_rest_of_a_channel(world: World) -> None:
    _food, travel = two_circles(world, notes=12)
    train()
    for language, words in (("zh-hans", "看这个频道最热的"), ("en", "See the hottest of this channel")):
        shown = browser(travel.people[0], language).get("/explore/food/").content.decode()
        assert words in shown
        assert 'href="/explore/food/?order=hot"' in shown
        assert words not in browser(travel.people[0], language).get("/explore/food/?order=hot").content.decode()


def test_a_channel_of_the_feed_as_json(world: World) -> None:
    two_circles(world, notes=24)
    train()
    token = create_token(actor=world.person(), name="reader")
    asked = {"authorization": f"Bearer {token}"}
    found = Client().get("/api/v1/feed?channel=food&size=5", headers=asked).json()
    assert [item["card"]["channel"] for item in found["items"]] == ["food"] * 5
    assert found["goods"] == []
    assert Client().get("/api/v1/feed?channel=nowhere", headers=asked).status_code == 404


def test_as_json_it_goes_on_as_long_as_there_is_something(world: World) -> None:
    two_circles(world, notes=90)
    train()
    asked = {"authorization": f"Bearer {create_token(actor=world.person(), name='reader')}"}
    shown, cursor = [], ""
    for _ in range(4):
        found = Client().get(f"/api/v1/feed?size=40{cursor}", headers=asked).json()
        shown += [item["card"]["id"] for item in found["items"]]
        cursor = f"&cursor={found['next']}"
    assert len(shown) == len(set(shown)) == 160
