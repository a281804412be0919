"""What members see of review, through pages and JSON."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tallgrass.accounts.actions import edit_profile
from tallgrass.accounts.actions.tokens import create_token
from tallgrass.accounts.models import Person, WithheldWords
from tallgrass.moderation.actions import decide, report_thing
from tallgrass.moderation.models import Appeal, Case, Decision, Report
from tallgrass.moderation.queries import list_held, page_decisions, page_reports
from tallgrass.notes.models import Note
from tallgrass.platform.ids import short
from tallgrass.platform.subjects import Ref
from tests.support.refusals import refused
from tests.support.world import World

BAD = "这家店的老板真是个狗东西"


def signed_in(person: Person, language: str = "zh-hans") -> Client:
    client = Client()
    client.force_login(person)
    client.cookies["language"] = language
    return client


def removed(world: World, note: Note, ruling: str = "remove") -> Decision:
    report_thing(actor=world.person(), ref=Ref("note", note.id), reason="false")
    case = Case.objects.get(subject_id=note.id, state="open")
    return decide(actor=world.person(role="moderator"), case_id=case.id, ruling=ruling, rule="false", words="图是别人的")


@pytest.mark.parametrize(("language", "reason"), [("zh-hans", "这里不骂人"), ("en", "No insults here")])
def test_a_held_note_says_so_to_its_author_with_the_reason(world: World, language: str, reason: str) -> None:
    author = world.person()
    note = world.note(author, body=BAD)
    client = signed_in(author, language)
    page = client.get(f"/notes/{short(note.id)}/").content.decode()
    assert reason in page
    assert reverse("content_state") in page
    page = client.get(reverse("content_state")).content.decode()
    assert reason in page
    assert "狗东西" in page
    assert signed_in(world.person()).get(f"/notes/{short(note.id)}/").status_code == 404
    assert Client().get(f"/notes/{short(note.id)}/").status_code == 404


@pytest.mark.parametrize("ruling", ["limit", "remove"])
def test_no_limit_is_hidden_from_the_author(world: World, ruling: str) -> None:
    author = world.person()
    note = world.note(author)
    decision = removed(world, note, ruling)
    client, address = signed_in(author), reverse("decision", args=[decision.id])
    assert address in client.get(f"/notes/{short(note.id)}/").content.decode()
    assert address in client.get(reverse("content_state")).content.decode()
    page = client.get(address).content.decode()
    assert "图是别人的" in page
    assert "内容和事实不符" in page


def test_a_report_by_the_page_and_what_came_of_it(world: World) -> None:
    note, reader = world.note(title="测评"), world.person()
    client, address = signed_in(reader), reverse("report", args=["note", note.id])
    assert address in client.get(f"/notes/{short(note.id)}/").content.decode()
    assert "测评" in client.get(address).content.decode()
    assert client.post(address, {}).status_code == 422
    assert "收到了" in client.post(address, {"reason": "false", "words": "没用过"}).content.decode()
    assert "已经举报过了" in client.post(address, {"reason": "false"}).content.decode()
    assert "等人看" in client.get(reverse("my_reports")).content.decode()
    decide(actor=world.person(role="moderator"), case_id=Case.objects.get().id, ruling="approve")
    assert "没有违规" in client.get(reverse("my_reports")).content.decode()
    own = signed_in(Person.objects.get(id=note.author_id)).post(address, {"reason": "false"})
    assert own.status_code == 409
    assert client.get(reverse("report", args=["weather", note.id])).status_code == 404


def test_an_appeal_by_the_page(world: World) -> None:
    author = world.person()
    decision = removed(world, world.note(author))
    client, address = signed_in(author), reverse("decision", args=[decision.id])
    assert client.post(address, {"words": ""}).status_code == 422
    assert client.post(address, {"words": "是我拍的"}).url == address
    assert client.post(address, {"words": "再说一次"}).status_code == 409
    assert "是我拍的" in client.get(address).content.decode()
    assert signed_in(world.person()).get(address).status_code == 404
    assert Appeal.objects.count() == 1


def test_names_and_words_about_oneself_cannot_wait_so_they_are_refused(world: World) -> None:
    person = world.person("小明")
    fields = {"handle": person.handle, "place": "", "shows_saves": False, "shows_likes": False}
    with refused("against_rules", "name"):
        edit_profile(actor=person, name="代 开 发 票", bio="", **fields)
    with refused("against_rules", "bio"):
        edit_profile(actor=person, name="小明", bio=BAD, **fields)
    answer = Client().post(reverse("account_signup"), {"name": "网上赌场", "login": "a@b.example", "agree": "on"})
    assert "推广赌博" in answer.content.decode()
    assert Person.objects.get(id=person.id).name == "小明"


def test_a_profile_is_reported_set_aside_and_given_back(world: World) -> None:
    person, reader, staff = world.person("炫富王", bio="看我的表", handle="rich"), world.person(), world.person(role="moderator")
    address = reverse("report", args=["person", person.id])
    assert address in signed_in(reader).get("/@rich/").content.decode()
    signed_in(reader).post(address, {"reason": "wealth"})
    case = Case.objects.get()
    decision = decide(actor=staff, case_id=case.id, ruling="remove", rule="wealth")
    person.refresh_from_db()
    assert (person.name, person.bio) == ("rich", "")
    from tallgrass.moderation.actions import undo_decision

    undo_decision(actor=staff, decision_id=decision.id)
    person.refresh_from_db()
    assert (person.name, person.bio) == ("炫富王", "看我的表")
    assert not WithheldWords.objects.exists()


def test_the_same_by_json(world: World) -> None:
    author, reader = world.person(), world.person()
    note = world.note(author, title="测评")
    held = world.note(author, body=BAD)
    client = Client()

    def call(person: Person, method: str, path: str, body: object = None):  # type: ignore[no-untyped-def]
        token = {"Authorization": f"Bearer {create_token(actor=person, name='t')}"}
        return client.generic(
            method,
            f"/api/v1/{path}",
            data="" if body is None else __import__("json").dumps(body),
            content_type="application/json",
            headers=token,
        )

    body = {"kind": "note", "id": short(note.id), "reason": "false"}
    assert call(reader, "POST", "reports", body).status_code == 204
    assert call(reader, "POST", "reports", body).status_code == 204
    assert call(author, "POST", "reports", body).status_code == 409
    assert call(reader, "POST", "reports", body | {"id": short(held.id)}).status_code == 404
    assert call(reader, "GET", "reports").json()["items"][0]["upheld"] is None
    decision = decide(actor=world.person(role="moderator"), case_id=Case.objects.get(subject_id=note.id).id, ruling="remove", rule="false")
    state = call(author, "GET", "me/state").json()
    assert [one["hits"] for one in state["held"]] == [["狗东西"]]
    assert (state["decisions"][0]["rule"], state["points"]) == ("false", 1)
    path = f"me/state/{short(decision.id)}"
    assert call(reader, "GET", path).status_code == 404
    assert call(author, "POST", f"{path}/appeal", {"words": "是我拍的"}).status_code == 201
    assert call(author, "POST", f"{path}/appeal", {"words": "再说"}).status_code == 409
    assert call(author, "GET", path).json()["appeal"]["words"] == "是我拍的"
    assert Report.objects.count() == 1


def test_lists_cost_the_same_for_one_as_for_many(world: World) -> None:
    author, reader = world.person(), world.person()

    def cost() -> list[int]:
        counts = []
        for read in (lambda: list_held(author), lambda: page_decisions(author, None), lambda: page_reports(reader, None)):
            with CaptureQueriesContext(connection) as caught:
                read()
            counts.append(len(caught))
        return counts

    def more() -> None:
        world.note(author, body=BAD)
        note = world.note(author)
        report_thing(actor=reader, ref=Ref("note", note.id), reason="false")
        decide(actor=world.person(role="moderator"), case_id=Case.objects.get(subject_id=note.id).id, ruling="limit", rule="false")

    more()
    first = cost()
    more()
    assert cost()[:2] == first[:2] == [3, 4]
