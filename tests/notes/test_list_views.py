"""Lists through their pages and the JSON operations, with and without script, and what waited on a device."""

import json

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tallgrass.accounts.actions import create_token
from tallgrass.accounts.models import Person
from tallgrass.notes.actions import add_entry, add_note_to_list, make_list, make_section, share_list, write_note
from tallgrass.notes.list_types import EntryInput
from tallgrass.notes.models import Checklist, ListEntry, ListSection
from tallgrass.notes.queries import get_list_view, page_lists
from tallgrass.notes.types import Content, Kind, TextCard
from tallgrass.platform.ids import short
from tests.notes.test_views import HTMX, address, browser
from tests.support.world import World

JSON = {"accept": "application/json"}


def at(checklist: Checklist, *rest: str) -> str:
    return "/".join(["/lists", short(checklist.id), *rest, ""])


def list_of(owner: Person, *words: str) -> Checklist:
    checklist = make_list(actor=owner, name="大阪三天")
    for each in words:
        add_entry(actor=owner, checklist=checklist, entry=EntryInput(words=each))
    return checklist


def queries(act) -> int:  # type: ignore[no-untyped-def]
    with CaptureQueriesContext(connection) as caught:
        act()
    return len(caught)


def entry(words: str) -> ListEntry:
    return ListEntry.objects.get(words=words)


def test_a_list_is_begun_filled_and_ticked_without_script(world: World) -> None:
    owner = world.person()
    client = browser(owner)
    assert "还没有清单" in client.get("/me/lists/").content.decode()
    made = client.post("/lists/new/", {"name": "大阪三天", "kind": "trip", "currency": "JPY"})
    checklist = Checklist.objects.get()
    assert made["Location"] == at(checklist)
    client.post(at(checklist, "entries"), {"kind": "thing", "words": "眼药水", "remark": "蓝色的", "quantity": "3", "price": "698"})
    found = entry("眼药水")
    assert (found.remark, found.quantity, found.price) == ("蓝色的", 3, 698)
    page = client.get(at(checklist)).content.decode()
    assert "JP¥698" in page
    assert "JP¥2,094" in page
    assert "0 / 1" in page
    assert client.post(at(checklist, "entries", short(found.id), "tick"))["Location"] == at(checklist)
    assert "1 / 1" in client.get(at(checklist)).content.decode()
    client.post(at(checklist, "entries", short(found.id), "tick", "end"))
    assert not entry("眼药水").ticked
    assert "1 entry" not in browser(owner, "en").get(at(checklist)).content.decode()
    assert "0 of 1" in browser(owner, "en").get("/me/lists/").content.decode()


def test_what_is_wrong_with_an_entry_is_said_at_its_field(world: World) -> None:
    owner = world.person()
    checklist = list_of(owner, "在")
    client = browser(owner)
    answer = client.post(at(checklist, "entries"), {"words": "好", "price": "很贵"}, headers=HTMX)
    assert (answer.status_code, "写一个数" in answer.content.decode()) == (422, True)
    assert 'value="很贵"' in answer.content.decode()
    changed = client.post(at(checklist, "entries", short(entry("在").id)), {"words": "在", "quantity": "0"})
    assert changed.status_code == 422
    assert client.post(at(checklist, "entries"), {"words": " "}, headers=JSON).json()["code"] == "words_missing"
    assert ListEntry.objects.count() == 1


def test_entries_and_sections_change_in_place(world: World) -> None:
    owner = world.person()
    checklist = list_of(owner, "一", "二", "三")
    client = browser(owner)
    body = client.post(at(checklist, "sections"), {"name": "第一天"}, headers=HTMX).content.decode()
    assert 'id="list"' in body
    assert "<!doctype html>" not in body
    section = ListSection.objects.get()
    client.post(at(checklist, "entries", short(entry("三").id), "move"), {"after": "", "section": short(section.id)}, headers=HTMX)
    client.post(at(checklist, "entries", short(entry("二").id), "move"), {"after": "", "section": ""}, headers=HTMX)
    client.post(at(checklist, "entries", short(entry("一").id)), {"words": "壹", "remark": "改了", "section": ""}, headers=HTMX)
    assert [(part.name, [each.title for each in part.entries]) for part in get_list_view(checklist, viewer=owner).sections] == [
        ("", ["二", "壹"]),
        ("第一天", ["三"]),
    ]
    client.post(at(checklist, "sections", short(section.id)), {"name": "头一天"})
    assert "头一天" in client.get(at(checklist)).content.decode()
    client.delete(at(checklist, "entries", short(entry("二").id), "end"), headers=HTMX)
    client.post(at(checklist, "sections", short(section.id), "end"))
    assert ListEntry.objects.count() == 2


def test_a_tick_that_waited_says_how_the_entry_stands(world: World) -> None:
    owner = world.person()
    checklist = list_of(owner, "一")
    client = browser(owner)
    tick = at(checklist, "entries", short(entry("一").id), "tick")

    def put(ticked: bool, ago_ms: int) -> dict[str, bool]:
        answer = client.put(tick, json.dumps({"ticked": ticked, "ago_ms": ago_ms}), content_type="application/json", headers=JSON)
        return answer.json()  # type: ignore[no-any-return]

    assert put(True, 5_000) == {"ticked": True, "taken": True}
    assert put(False, 60_000) == {"ticked": True, "taken": False}
    assert client.put(tick, b"{", content_type="application/json", headers=JSON).status_code == 400
    assert browser(world.person()).put(tick, b'{"ticked": true}', content_type="application/json", headers=JSON).status_code == 404
    assert browser().put(tick, b'{"ticked": true}', content_type="application/json", headers=JSON).status_code == 401


def test_a_note_or_its_place_goes_onto_a_list(world: World) -> None:
    owner = world.person()
    note = write_note(
        actor=world.person(), content=Content(kind=Kind.TEXT, title="黑门市场", place="大阪 · 日本桥", text_card=TextCard("吃", "meadow"))
    )
    client = browser(owner)
    sheet = client.get(address(note, "lists"), headers=HTMX).content.decode()
    assert "大阪 · 日本桥" in sheet
    client.post(address(note, "lists"), {"name": "新的一张"}, headers=HTMX)
    made = Checklist.objects.get()
    done = client.post(address(note, "lists"), {"list": short(made.id), "as": "place"}, headers=HTMX).content.decode()
    assert "已经在里面" in done
    assert [(each.kind, each.title) for each in get_list_view(made, viewer=owner).sections[0].entries] == [
        ("note", "黑门市场"),
        ("place", "大阪 · 日本桥"),
    ]
    other = list_of(world.person())
    assert client.post(address(note, "lists"), {"list": short(other.id)}).status_code == 404
    assert "清单" in client.get(address(note, "lists")).content.decode()


def test_a_list_is_handed_on_read_copied_and_taken_back(world: World) -> None:
    owner, reader = world.person("阿栗"), world.person()
    checklist = list_of(owner, "一", "二")
    client = browser(owner)
    body = client.post(at(checklist, "share"), headers=HTMX).content.decode()
    link = body.split('data-copies="')[1].split('"')[0].removeprefix("http://testserver")
    for person in (None, reader):
        page = browser(person).get(link).content.decode()
        assert "阿栗" in page
        assert "noindex" in page
        assert "data-tick" not in page
    assert "有 2 次打开" in client.get(at(checklist)).content.decode()
    assert browser().post(f"{link}copy/").status_code == 401
    copied = browser(reader).post(f"{link}copy/")["Location"]
    assert browser(reader).get(copied).status_code == 200
    assert browser(reader).get(at(checklist)).status_code == 404
    client.post(at(checklist, "share", "end"))
    assert browser(reader).get(link).status_code == 404


def test_a_list_is_renamed_deleted_and_brought_back(world: World) -> None:
    owner = world.person()
    checklist = list_of(owner)
    client = browser(owner)
    client.post(at(checklist, "edit"), {"name": "京都", "kind": "wish", "about": "冬天", "currency": "CNY"})
    assert "京都" in client.get(at(checklist)).content.decode()
    assert client.post(at(checklist, "edit"), {"name": "", "kind": "wish", "currency": "CNY"}).status_code == 422
    gone = client.post(at(checklist, "delete"))["Location"]
    assert at(checklist, "restore") in client.get(gone).content.decode()
    assert client.get(at(checklist)).status_code == 404
    assert client.post(at(checklist, "restore"))["Location"] == at(checklist)


def test_a_list_costs_the_same_however_long_it_is(world: World, hearing: None) -> None:
    owner = world.person()
    checklist = list_of(owner, "一")
    for _ in range(3):
        add_note_to_list(actor=owner, checklist=checklist, note=world.note())
    get_list_view(checklist, viewer=owner)
    cost = queries(lambda: get_list_view(checklist, viewer=owner))
    assert cost == 5  # entries, sections, the link; the notes, and their cards
    for turn in range(4):
        add_note_to_list(actor=owner, checklist=checklist, note=world.note())
        make_section(actor=owner, checklist=checklist, name=f"{turn}")
    get_list_view(checklist, viewer=owner)
    assert queries(lambda: get_list_view(checklist, viewer=owner)) == cost
    for turn in range(3):
        make_list(actor=owner, name=f"{turn}")
    assert queries(lambda: page_lists(owner)) == 2


def test_the_json_twin_does_the_same(world: World) -> None:
    owner, reader = world.person(), world.person()
    headers = {"Authorization": f"Bearer {create_token(actor=owner, name='t')}"}
    client = Client()

    def ask(method: str, path: str, body: object | None = None, status: int = 200) -> dict:  # type: ignore[type-arg]
        data = json.dumps(body) if body is not None else b""
        answer = client.generic(method, f"/api/v1/{path}", data, content_type="application/json", headers=headers)
        assert answer.status_code == status, answer.content
        return answer.json() if answer.content else {}  # type: ignore[no-any-return]

    made = ask("POST", "lists", {"name": "大阪", "kind": "trip", "currency": "JPY"}, 201)["card"]["id"]
    whole = ask("POST", f"lists/{made}/entries", {"words": "眼药水", "price": 698}, 201)
    entry_id = whole["sections"][0]["entries"][0]["id"]
    ask("POST", f"lists/{made}/notes", {"note": short(world.note(title="笔记").id)})
    day = ask("POST", f"lists/{made}/sections", {"name": "第一天"}, 201)["sections"][1]["id"]
    ask("POST", f"lists/{made}/entries/{entry_id}/move", {"section": day}, 204)
    assert ask("PUT", f"lists/{made}/entries/{entry_id}/tick", {"ticked": True}) == {"ticked": True, "taken": True}
    whole = ask("GET", f"lists/{made}")
    assert [[each["title"] for each in part["entries"]] for part in whole["sections"]] == [["笔记"], ["眼药水"]]
    assert (whole["total"], whole["card"]["done"], whole["card"]["entries"]) == (698, 1, 2)
    link = ask("POST", f"lists/{made}/link")["url"]
    code = link.rstrip("/").rsplit("/", 1)[1]
    assert ask("GET", f"lists/shared/{code}")["card"]["name"] == "大阪"
    headers["Authorization"] = f"Bearer {create_token(actor=reader, name='t')}"
    assert ask("POST", f"lists/shared/{code}/copy", None, 201)["card"]["done"] == 0
    ask("GET", f"lists/{made}", None, 404)
    assert [card["name"] for card in ask("GET", "lists")["items"]] == ["大阪"]


def test_words_of_a_list_are_text_and_nothing_else(world: World) -> None:
    owner = world.person()
    nasty = '<script>alert(1)</script>"onx=1'
    checklist = make_list(actor=owner, name=nasty[:40], about=nasty)
    add_entry(actor=owner, checklist=checklist, entry=EntryInput(words=nasty, remark=nasty))
    make_section(actor=owner, checklist=checklist, name=nasty[:40])
    link = share_list(actor=owner, checklist=checklist).code
    for path in (at(checklist), at(checklist, "edit"), "/me/lists/", f"/lists/shared/{link}/"):
        assert "<script>alert" not in browser(owner).get(path).content.decode()
