"""Minors' mode, by the server's clock."""

from datetime import UTC, datetime, timedelta

import pytest
from django.http import HttpResponse

from tallgrass.accounts.actions import count_minute, turn_minors_mode_on
from tallgrass.accounts.actions.tokens import create_token
from tallgrass.accounts.guards import refuse_minors
from tallgrass.accounts.minors import opening_for
from tallgrass.accounts.models import MinorsMode
from tallgrass.platform.clock import clock_at
from tests.accounts.support import refused

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
"""12:00 in Shanghai."""
PIN = "2580"


@pytest.fixture
def child(world, client):
    person = world.person("小树", handle="xiaoshu")
    with clock_at(NOON):
        client.force_login(person)
        assert client.post("/settings/minors/", {"pin": PIN}).status_code == 302
        yield person


def minutes_of(person, count, start=NOON):
    for minute in range(count):
        with clock_at(start + timedelta(minutes=minute)):
            count_minute(actor=person)


def test_sixty_minutes_a_day_then_it_closes_and_opens_the_next_day(child, client):
    assert client.get("/settings/").status_code == 200
    minutes_of(child, 59)
    assert client.get("/settings/").status_code == 200
    minutes_of(child, 1, NOON + timedelta(minutes=59))
    for address in ("/settings/", "/", "/@xiaoshu/"):
        page = client.get(address)
        assert (page.status_code, "今天就到这里" in page.content.decode()) == (403, True), address
    token = {"Authorization": f"Bearer {create_token(actor=child, name='app')}"}
    page = client.get("/api/v1/me", headers=token)
    assert (page.status_code, page.json()["code"]) == (403, "time_is_up")
    assert client.get("/settings/minors/").status_code == 200
    with clock_at(NOON + timedelta(days=1)):
        assert client.get("/settings/").status_code == 200


def test_several_pages_open_at_once_count_once(child):
    for seconds in (0, 5, 10, 55, 60, 65):
        with clock_at(NOON + timedelta(seconds=seconds)):
            count_minute(actor=child)
    assert opening_for(child).minutes_left == 58


@pytest.mark.parametrize(("hour", "closed"), [(21, False), (22, True), (23, True), (0, True), (5, True), (6, False)])
def test_closed_at_night_where_the_member_lives(child, client, hour, closed):
    there = datetime(2026, 11, 24, tzinfo=UTC) + timedelta(hours=hour - 8)
    with clock_at(there):
        page = client.get("/settings/")
        assert page.status_code == (403 if closed else 200)
    child.zone = "Europe/Berlin"
    child.save()
    with clock_at(there + timedelta(hours=7)):
        assert client.get("/settings/").status_code == (403 if closed else 200)


def test_pages_report_and_learn_how_much_is_left(child, client):
    assert 'data-beat="/minors/beat/"' in client.get("/settings/").content.decode()
    assert client.post("/minors/beat/").json() == {"closed": False, "minutes_left": 59}
    minutes_of(child, 60, NOON + timedelta(minutes=1))
    assert client.post("/minors/beat/").json() == {"closed": True, "minutes_left": 0}


def test_only_the_pin_turns_it_off_and_five_tries_are_the_most(child, client):
    for wrong in ("0000", "", "x" * 100, "2581"):
        page = client.post("/settings/minors/end/", {"pin": wrong})
        assert (page.status_code, "密码不对" in page.content.decode()) == (422, True)
    assert client.post("/settings/minors/", {"pin": "1111"}).status_code == 409
    assert client.post("/settings/minors/end/", {"pin": PIN}).status_code == 302
    assert not MinorsMode.objects.exists()
    assert client.post("/minors/beat/").json() == {"closed": False, "minutes_left": None}


def test_the_sixth_try_waits(child, client):
    pages = [client.post("/settings/minors/end/", {"pin": "0000"}) for _ in range(6)]
    assert [page.status_code for page in pages] == [422] * 5 + [429]
    assert pages[-1]["Retry-After"]
    assert client.post("/settings/minors/end/", {"pin": PIN}).status_code == 429


@pytest.mark.parametrize("pin", ["", "123", "123456789", "12a4", "１２３４"])
def test_a_pin_is_four_to_eight_digits(world, client, pin):
    client.force_login(world.person())
    assert client.post("/settings/minors/", {"pin": pin}).status_code == 422
    assert not MinorsMode.objects.exists()


def test_the_pin_is_not_kept_as_it_is(child):
    assert PIN not in MinorsMode.objects.get().pin
    with refused("minors_mode_on"):
        turn_minors_mode_on(actor=child, pin="1111")


def test_what_is_not_for_minors(child, rf):
    view = refuse_minors(lambda request: HttpResponse("tipped"))
    request = rf.post("/")
    request.user = child
    assert view(request).content == b"tipped"
    child.in_minors_mode = True
    with refused("not_for_minors"):
        view(request)


def test_another_clock_does_not_open_another_day(client, child):
    assert client.post("/settings/language/", {"language": "en", "zone": "America/New_York"}).status_code == 403
    child.refresh_from_db()
    assert child.zone == ""
    assert client.post("/settings/language/", {"language": "en", "zone": ""}).status_code == 302
