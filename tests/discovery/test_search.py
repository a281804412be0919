"""The pages and operations of search: what each viewer may see, and what it costs."""

import re

import orjson
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tallgrass.accounts.actions import block_person, create_token
from tallgrass.accounts.models import Person
from tallgrass.notes.actions import make_board, put_on_board
from tallgrass.notes.models import Note
from tallgrass.platform.pagination import encode_cursor
from tallgrass.platform.subjects import Ref
from tallgrass.search.actions import refresh, write_heard
from tallgrass.search.actions.history import forget_heard
from tallgrass.search.models import PastSearch
from tallgrass.search.storing import begin_empty
from tallgrass.search.suggesting import forget_suggestions
from tests.support.world import World


@pytest.fixture(autouse=True)
def _empty_index() -> None:
    begin_empty()
    forget_suggestions()
    forget_heard()


def ids(page: bytes) -> list[str]:
    return re.findall(r'id="note-(\w+)"', page.decode())


def test_a_page_of_what_was_found(world: World, client: Client) -> None:
    author = world.person("阿满")
    titled = world.note(author, "露营 <b>清单</b>", channel="travel")
    world.note(author, "周末", "我们去露营，看了一夜星星 #山野露营")
    world.note(author, "别的")
    world.read_log()
    page = client.get("/search/", {"q": "露營"}).content.decode()
    assert len(ids(page.encode())) == 2
    assert "<mark>露营</mark> &lt;b&gt;清单&lt;/b&gt;" in page
    assert "我们去<mark>露营</mark>" in page
    assert 'href="/topics/%E5%B1%B1%E9%87%8E%E9%9C%B2%E8%90%A5/"' in page
    narrowed = client.get("/search/", {"q": "露营", "channel": "travel", "form": "picture", "order": "newest", "days": "7"})
    assert len(ids(narrowed.content)) == 1
    assert Note.objects.get(id=titled.id).title == "露营 <b>清单</b>"


def test_nothing_in_an_address_is_an_error(world: World, client: Client) -> None:
    odd = {"q": '"(#@-', "tab": "x", "order": "y", "form": "z", "genre": "g", "channel": "c", "days": "-1", "place": "\x00"}
    assert client.get("/search/", odd).status_code == 200
    assert client.get("/search/", {"q": "a", "cursor": "!"}).status_code == 400
    assert client.get("/search/", {"q": "a", "cursor": encode_cursor(-1)}).status_code == 400
    assert client.get("/search/", {"q": "a", "cursor": encode_cursor(10**6)}).status_code == 200


def test_what_changed_since_it_was_indexed_is_not_shown(world: World, client: Client) -> None:
    author, reader = world.person("作者"), world.person("读者")
    note = world.note(author, "一座灯塔")
    world.read_log()
    client.force_login(reader)
    assert ids(client.get("/search/", {"q": "灯塔"}).content)
    block_person(actor=author, other=reader)
    assert ids(client.get("/search/", {"q": "灯塔"}).content) == []
    client.logout()
    Note.objects.filter(id=note.id).update(visibility="me")
    assert ids(client.get("/search/", {"q": "灯塔"}).content) == []


def test_when_nothing_is_found_there_is_help(world: World, client: Client) -> None:
    author = world.person()
    world.note(author, "Camping with cats", "#camping")
    world.read_log()
    page = client.get("/search/", {"q": "camping submarine"}).content.decode()
    assert "没有找到" in page and "#camping" in page and "Camping</mark> with cats" in page
    assert "是不是想找：camping" in client.get("/search/", {"q": "campinh -cats"}).content.decode()


def test_people_topics_and_boards(world: World, client: Client) -> None:
    author = world.person("山里人", handle="hill_one")
    world.note(author, "一", "#山里的早晨")
    board = make_board(actor=author, name="山里的日子")
    put_on_board(actor=author, board=board, note=Note.objects.get(author_id=author.id))
    world.read_log()
    refresh([Ref("person", author.id)])
    for tab, words in (("person", "hill_one"), ("topic", "#山里的早晨"), ("board", "山里的日子")):
        assert words in client.get("/search/", {"q": "山里", "tab": tab}).content.decode(), tab


def test_a_page_of_forty_costs_as_many_queries_as_one_of_one(world: World, client: Client) -> None:
    authors = [world.person() for _ in range(5)]
    for place in range(25):
        world.note(authors[place % 5], f"沙滩 {place}", f"第 {place} 句")
    world.read_log()
    person = Person.objects.get(id=world.person().id)
    client.force_login(person)
    client.get("/search/", {"q": "沙滩"})  # What a version says is remembered; the session is begun.
    with CaptureQueriesContext(
        connection,
    ) as asked:
        first = client.get("/search/", {"q": "沙滩"})
    assert len(ids(first.content)) == 20
    # The session with its person, unseen notifications, the cards (two), the history (transaction, row).
    assert len(asked) <= 9, [query["sql"][:90] for query in asked]
    more = re.search(r'hx-get="([^"]+cursor=[^"]+)"', first.content.decode())
    assert more
    second = client.get(more[1].replace("&amp;", "&"), headers={"HX-Request": "true"})
    assert len(ids(second.content)) == 5
    assert not set(ids(first.content)) & set(ids(second.content))


def test_history_and_suggestions_by_their_pages(world: World, client: Client) -> None:
    person = world.person()
    world.note(world.person(), "露营", "#露营")
    world.read_log()
    client.force_login(person)
    client.get("/search/", {"q": "露营"})
    assert "露营" in client.get("/search/suggestions/", {"q": ""}).content.decode()
    assert "#露营" in client.get("/search/suggestions/", {"q": "lu"}).content.decode()
    assert "露营" in client.get("/search/history/").content.decode()
    client.post("/search/history/forget/", {"key": "露营"})
    assert not PastSearch.objects.exists()
    client.post("/search/history/keep/", {"wanted": "off"})
    client.get("/search/", {"q": "露营"})
    write_heard()
    assert not PastSearch.objects.exists()


def test_the_same_by_json(world: World, client: Client) -> None:
    person = world.person()
    world.note(world.person("阿满"), "周末", "我们去露营")
    world.read_log()
    token = create_token(actor=person, name="t")
    as_person = {"Authorization": f"Bearer {token}"}
    answer = orjson.loads(client.get("/api/v1/search/notes?q=%E9%9C%B2%E8%90%A5", headers=as_person).content)
    (found,) = answer["items"]
    assert found["title"] == {"text": "周末", "marks": []}
    assert found["snippet"] == {"text": "我们去露营", "marks": [[3, 5]]}
    kept = orjson.loads(client.get("/api/v1/search/history", headers=as_person).content)
    assert kept == {"kept": True, "items": [{"key": "露营", "words": "露营"}]}
    assert client.delete("/api/v1/search/history", headers=as_person).status_code == 204
    assert client.put("/api/v1/search/history", {"kept": False}, content_type="application/json", headers=as_person).status_code == 204
    assert orjson.loads(client.get("/api/v1/search/history", headers=as_person).content) == {"kept": False, "items": []}
    assert client.get("/api/v1/search/suggestions?q=zhou", headers=as_person).status_code == 200
