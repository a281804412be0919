"""The console: for operators only, one screen after the other, every act in the trail."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from tallgrass.accounts.actions import follow_person
from tallgrass.accounts.models import Person
from tallgrass.console.navigation import side_list
from tallgrass.platform import audit
from tallgrass.platform.events import subscribers
from tallgrass.platform.models import AuditEntry, LoggedEvent, ParkedEvent

SCREENS = ["console", "console_jobs", "console_log", "console_audit", "console_system"]


@pytest.fixture
def operator(world) -> Person:
    return world.person("Wu", role="operator")


@pytest.fixture
def desk(client: Client, operator: Person) -> Client:
    client.force_login(operator)
    return client


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_screen_is_there_for_operators_in_both_languages(desk, world, name, language):
    desk.cookies["language"] = language
    follow_person(actor=world.person("A"), other=world.person("B"))
    response = desk.get(reverse(name))
    text = re.sub(r"<script.*?</script>|<[^>]*>", " ", response.content.decode(), flags=re.DOTALL)
    assert response.status_code == 200
    assert " style=" not in response.content.decode()
    if language == "en":
        assert not re.search(r"[\u4e00-\u9fff]", text.replace("中文", ""))


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("role", [None, "member", "creator", "merchant"])
def test_for_everybody_else_there_is_nothing(client, world, name, role):
    if role:
        client.force_login(world.person(role=role))
    assert client.get(reverse(name)).status_code == 404


def test_an_operator_who_is_banned_is_nobody(desk, operator):
    Person.objects.filter(id=operator.id).update(is_active=False)
    assert desk.get(reverse("console")).status_code == 404


def test_today_counts_acts_and_what_waits(desk, world):
    follow_person(actor=world.person(), other=world.person())
    ParkedEvent.objects.create(subscriber="accounts.fold_follow_counts", event_id=1, kind="PersonFollowed", error="")
    page = desk.get(reverse("console")).content.decode()
    assert "1 件在等" in page


def test_the_side_list_is_made_of_the_desks_of_all_apps(db):
    addresses = [entry.url for group in side_list() for entry in group.places]
    assert addresses[0] == reverse("console")
    assert reverse("console_system") in addresses


def test_a_parked_event_is_read_again(desk, world):
    one, other = world.person(), world.person()
    follow_person(actor=one, other=other)
    event = LoggedEvent.objects.get()
    parked = ParkedEvent.objects.create(subscriber="accounts.fold_follow_counts", event_id=event.id, kind=event.kind, error="x")
    response = desk.post(reverse("console_retry_event", kwargs={"parked_id": parked.id}))
    assert response.status_code == 302
    assert not ParkedEvent.objects.exists()
    assert AuditEntry.objects.get().act == "event.retried"


def test_a_parked_event_that_fails_again_stays(desk, world, monkeypatch):
    follow_person(actor=world.person(), other=world.person())
    event, name = LoggedEvent.objects.get(), "accounts.fold_follow_counts"
    parked = ParkedEvent.objects.create(subscriber=name, event_id=event.id, kind=event.kind, error="x")

    def fail(batch):
        raise ValueError("again")

    reader = subscribers[name]
    monkeypatch.setitem(subscribers, name, type(reader)(reader.name, reader.kinds, fail))
    assert desk.post(reverse("console_retry_event", kwargs={"parked_id": parked.id})).status_code == 409
    assert ParkedEvent.objects.exists()


def test_skipping_an_event_is_written_down(desk, operator):
    parked = ParkedEvent.objects.create(subscriber="gone.reader", event_id=5, kind="Gone", error="x")
    desk.post(reverse("console_discard_event", kwargs={"parked_id": parked.id}))
    entry = AuditEntry.objects.get()
    assert (entry.actor_id, entry.act, entry.subject, entry.detail) == (
        operator.id,
        "event.discarded",
        "event:5",
        {"subscriber": "gone.reader", "kind": "Gone"},
    )


def test_acts_are_posts_only(desk):
    assert desk.get(reverse("console_retry_event", kwargs={"parked_id": 1})).status_code == 405
    assert desk.post(reverse("console_retry_event", kwargs={"parked_id": 1})).status_code == 404


def test_privileged_acts_have_a_limit(desk, settings):
    settings.TALLGRASS_LIMITS = settings.TALLGRASS_LIMITS | {"privileged": (2, 300)}
    address = reverse("console_discard_event", kwargs={"parked_id": 1})
    assert [desk.post(address).status_code for _ in range(3)] == [404, 404, 429]


def test_the_trail_in_pages_by_person_and_by_act(desk, operator, world):
    other = world.person(handle="other", role="operator")
    for number in range(60):
        audit.record(actor_id=operator.id, act="thing.done", subject=f"thing:{number}")
    audit.record(actor_id=other.id, act="other.done", subject="other:1")
    first = desk.get(reverse("console_audit")).content.decode()
    assert "other:1" in first and "thing:59" in first and "thing:9<" not in first
    cursor = re.search(r'href="\?cursor=([^&"]+)', first)
    second = desk.get(reverse("console_audit"), {"cursor": cursor[1]}).content.decode()
    assert "thing:9<" in second and "thing:59" not in second
    assert "thing:59" not in desk.get(reverse("console_audit"), {"actor": "@other"}).content.decode()
    assert "other:1" not in desk.get(reverse("console_audit"), {"act": "thing.done"}).content.decode()


def test_the_system_screen_holds_no_secret(desk, settings):
    page = desk.get(reverse("console_system")).content.decode()
    assert settings.SECRET_KEY not in page
    assert "api_person" in page


def test_health(client, db):
    assert client.get("/health/").json() == {"alive": True}
    assert client.get("/health/ready/").json() == {"ready": True, "database": True, "log": True}
