"""The review desk, through its pages."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

from tallgrass.accounts.models import Person
from tallgrass.moderation.actions import appeal, decide, report_thing
from tallgrass.moderation.models import Appeal, Case, Decision, KnownPicture, ListedWord
from tallgrass.moderation.queries.desk import get_case_view, list_cases
from tallgrass.moderation.types import CaseState
from tallgrass.notes.models import Note
from tallgrass.platform.ids import short
from tallgrass.platform.subjects import Ref
from tests.architecture.test_routes import read_table
from tests.support.world import World

BAD = "这家店的老板真是个狗东西"


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def reported(world: World, note: Note) -> Case:
    report_thing(actor=world.person(), ref=Ref("note", note.id), reason="false", words="没用过")
    return Case.objects.get(subject_id=note.id, state=CaseState.OPEN)


def test_a_moderator_sees_the_review_desk_and_nothing_else_of_the_console(world: World) -> None:
    client = signed_in(world.person(role="moderator"))
    for name in ("ops_review", "ops_appeals", "ops_review_figures"):
        assert client.get(reverse(name)).status_code == 200
    for name in ("console", "ops_people", "ops_words", "ops_outbox", "console_audit", "console_jobs", "console_system", "ops_slogans"):
        assert client.get(reverse(name)).status_code == 404
    page = client.get(reverse("ops_review")).content.decode()
    assert reverse("ops_people") not in page
    assert reverse("ops_appeals") in page


def test_moderators_get_what_members_get_but_for_the_review_desk(world: World) -> None:
    """By the table of routes: every address of the console without parameters that a member does not get."""
    client, open_to = signed_in(world.person(role="moderator")), set()
    for (method, route), statuses in read_table().items():
        if (
            method == "GET"
            and route.startswith("/console/")
            and "<" not in route
            and statuses[1] == "404"
            and client.get(route).status_code == 200
        ):
            open_to.add(route)
    assert open_to == {"/console/review/", "/console/appeals/", "/console/review-figures/"}
    assert get_resolver()


def test_the_queue_leads_from_case_to_case(world: World) -> None:
    staff = world.person(role="moderator")
    client = signed_in(staff)
    first, second = world.note(body=BAD), world.note(title="测评", body="真的好")
    case = reported(world, second)
    page = client.get(reverse("ops_review")).content.decode()
    assert "<mark>狗东西</mark>" in page
    answer = client.post(reverse("ops_next_case"))
    mine = Case.objects.get(claimed_by_id=staff.id)
    assert answer.url == reverse("ops_case", args=[mine.id])
    page = client.get(answer.url).content.decode()
    assert '<mark title="辱骂与攻击">狗东西</mark>' in page
    answer = client.post(reverse("ops_decide", args=[mine.id]), {"ruling": "remove", "rule": "abuse", "words": "别骂人"})
    decision = Decision.objects.get()
    assert answer.url == f"{reverse('ops_case', args=[case.id])}?decided={short(decision.id)}"
    page = client.get(answer.url).content.decode()
    assert reverse("ops_undo_decision", args=[decision.id]) in page
    assert "没用过" in page
    assert client.post(reverse("ops_undo_decision", args=[decision.id])).url == reverse("ops_case", args=[mine.id])
    assert Note.objects.get(id=first.id).state == "withheld"


def test_a_decision_that_lacks_something_keeps_what_was_typed(world: World) -> None:
    client = signed_in(world.person(role="moderator"))
    case = reported(world, world.note())
    answer = client.post(reverse("ops_decide", args=[case.id]), {"ruling": "remove", "words": "不是真的"})
    assert answer.status_code == 422
    assert "不是真的" in answer.content.decode()
    assert not Decision.objects.exists()


def test_a_case_someone_else_is_on_cannot_be_decided(world: World) -> None:
    one, other = world.person("小审", role="moderator"), world.person(role="moderator")
    case = reported(world, world.note())
    signed_in(one).post(reverse("ops_claim_case", args=[case.id]))
    answer = signed_in(other).post(reverse("ops_decide", args=[case.id]), {"ruling": "approve"})
    assert answer.status_code == 409
    assert "小审" in answer.content.decode()
    assert signed_in(one).post(reverse("ops_release_case", args=[case.id])).status_code == 302
    assert signed_in(other).post(reverse("ops_decide", args=[case.id]), {"ruling": "approve"}).status_code == 302


def test_ticked_cases_are_decided_together(world: World) -> None:
    client = signed_in(world.person(role="moderator"))
    cases = [reported(world, world.note()) for _ in range(3)]
    ids = [short(case.id) for case in cases[:2]]
    assert client.post(reverse("ops_decide_alike"), {"case": ids, "ruling": "limit"}).status_code == 422
    assert client.post(reverse("ops_decide_alike"), {"case": ids, "ruling": "limit", "rule": "wealth"}).status_code == 302
    assert client.post(reverse("ops_decide_alike"), {"case": ["0OIl"], "ruling": "approve"}).status_code == 302
    assert Decision.objects.count() == 2


def test_an_appeal_is_answered_on_its_page_by_another(world: World) -> None:
    author, one, other = world.person(), world.person(role="moderator"), world.person(role="moderator")
    decision = decide(actor=one, case_id=reported(world, world.note(author)).id, ruling="remove", rule="false")
    row = appeal(actor=author, decision_id=decision.id, words="是我拍的")
    address = reverse("ops_appeal", args=[row.id])
    assert "另一位同事" in signed_in(one).get(address).content.decode()
    assert signed_in(one).post(address, {"overturn": "yes", "answer": "好"}).status_code == 409
    assert "是我拍的" in signed_in(other).get(address).content.decode()
    assert signed_in(other).post(address, {"overturn": "yes", "answer": ""}).status_code == 422
    assert signed_in(other).post(address, {"overturn": "yes", "answer": "看过原图"}).url == reverse("ops_appeals")
    assert Appeal.objects.get().overturned


def test_words_are_listed_tried_and_taken_off(world: World) -> None:
    client = signed_in(world.person(role="operator"))
    address = reverse("ops_words")
    assert client.post(address, {"term": "紫麻袋", "rule": "fraud", "severity": "hold"}).status_code == 302
    assert client.post(address, {"term": "紫麻袋", "rule": "fraud", "severity": "hold"}).status_code == 409
    assert client.post(address, {"term": "紫"}).status_code == 422
    page = client.get(address, {"try": "买了 紫-麻-袋 回来"}).content.decode()
    assert "<mark>紫-麻-袋</mark>" in page
    word = ListedWord.objects.get(term="紫麻袋")
    assert "紫麻袋" in client.get(address, {"words": "紫麻", "rule": "fraud"}).content.decode()
    assert client.post(reverse("ops_unlist_word", args=[word.id])).status_code == 302
    assert not ListedWord.objects.filter(term="紫麻袋").exists()


def test_a_picture_is_known_from_its_case(world: World) -> None:
    client = signed_in(world.person(role="moderator"))
    case = reported(world, world.note())
    picture = get_case_view(case.id).material.pictures[0]  # type: ignore[union-attr]
    address = reverse("ops_know_picture", args=[case.id, picture.id])
    assert client.post(address, {"rule": "weather"}).status_code == 422
    assert client.post(address, {"rule": "sex"}).status_code == 302
    assert KnownPicture.objects.get().rule == "sex"


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_screen_of_the_desk_is_drawn_in_both_languages(world: World, language: str) -> None:
    author, staff, operator = world.person(), world.person(role="moderator"), world.person(role="operator")
    case = reported(world, world.note(author, body=BAD.replace("狗东西", "加微信")))
    decision = decide(actor=staff, case_id=reported(world, world.note(author)).id, ruling="remove", rule="false")
    row = appeal(actor=author, decision_id=decision.id, words="是我拍的")
    client = signed_in(operator)
    client.cookies["language"] = language
    for address in (
        reverse("ops_review"),
        reverse("ops_case", args=[case.id]),
        reverse("ops_case", args=[decision.case_id]),
        reverse("ops_appeals"),
        reverse("ops_appeal", args=[row.id]),
        reverse("ops_words"),
        reverse("ops_review_figures"),
    ):
        assert client.get(address).status_code == 200, address


def test_the_queue_costs_the_same_for_one_case_as_for_many(world: World) -> None:
    reported(world, world.note())
    with CaptureQueriesContext(connection) as one:
        list_cases()
    for _ in range(4):
        reported(world, world.note())
    with CaptureQueriesContext(connection) as many:
        assert len(list_cases()) == 5
    assert len(one) == len(many) == 4  # cases, notes, pictures, people
