"""The line before a sale: in order, bounded, and only who was let in gets the price."""

from datetime import timedelta

import pytest
from django.test import Client

from tallgrass.accounts.actions.tokens import create_token
from tallgrass.platform import clock
from tallgrass.platform.errors import DomainError
from tallgrass.platform.ids import short
from tallgrass.promotions.actions import keep_place, lining_up, stand_in_line, take_limited
from tallgrass.promotions.models import LinePlace
from tallgrass.promotions.types import LimitedWish
from tests.promotions.support import purchase, rush, sale

pytestmark = pytest.mark.django_db


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Room for two, three may wait."""
    monkeypatch.setattr(lining_up, "ROOM", 2)
    monkeypatch.setattr(lining_up, "MOST_WAITING", 3)


def places(people, one) -> list[int]:  # type: ignore[no-untyped-def]
    return [stand_in_line(actor=person, sale_id=one.id).place for person in people]


def test_first_come_first_in_and_the_rest_is_told_its_place(narrow, mall, world) -> None:
    one, people = sale(mall, has_line=True), [world.person() for _ in range(6)]
    assert places(people[:5], one) == [0, 0, 1, 2, 3]
    assert places(people[:5], one) == [0, 0, 1, 2, 3]
    with pytest.raises(DomainError) as full:
        stand_in_line(actor=people[5], sale_id=one.id)
    assert (full.value.code, full.value.status, full.value.retry_after) == ("queue_full", 503, 5)
    assert keep_place(actor=people[5], sale_id=one.id) is None


def test_who_is_gone_is_passed_over_and_who_was_inside_long_enough_makes_room(narrow, mall, world) -> None:
    one, people = sale(mall, has_line=True), [world.person() for _ in range(5)]
    assert places(people, one) == [0, 0, 1, 2, 3]
    with clock.clock_forward(timedelta(seconds=40)):
        assert stand_in_line(actor=people[4], sale_id=one.id).place == 1
    with clock.clock_forward(timedelta(minutes=3, seconds=1)):
        assert keep_place(actor=people[0], sale_id=one.id) is None
        assert [stand_in_line(actor=people[number], sale_id=one.id).place for number in (4, 2, 3)] == [0, 0, 1]
        assert stand_in_line(actor=people[0], sale_id=one.id).place == 2


def test_the_price_is_for_who_was_let_in(narrow, mall, world) -> None:
    one, people = sale(mall, has_line=True), [world.person() for _ in range(3)]
    places(people, one)
    wish = [LimitedWish(one.id, 1)]
    take_limited(wishes=wish, person_id=people[0].id, cause=purchase(), key="k")
    for person in (people[2], world.person()):
        with pytest.raises(DomainError, match="要先排队"):
            take_limited(wishes=wish, person_id=person.id, cause=purchase(), key="k")


def test_no_line_where_there_is_none_none_before_it_opens_and_none_for_minors(mall, world) -> None:
    person = world.person()
    for one in (sale(mall), sale(mall, has_line=True, opens=clock.now() + timedelta(hours=1))):
        with pytest.raises(DomainError, match="还没开始"):
            stand_in_line(actor=person, sale_id=one.id)
    person.in_minors_mode = True
    with pytest.raises(DomainError, match="未成年人"):
        stand_in_line(actor=person, sale_id=sale(mall, has_line=True).id)
    assert not LinePlace.objects.exists()


def test_the_page_of_the_line(narrow, mall, world, client: Client) -> None:
    one, people = sale(mall, has_line=True), [world.person() for _ in range(6)]
    places(people[:2], one)
    here = f"/sales/{short(one.id)}/line/"
    client.force_login(people[2])
    assert "去排队" in client.get(f"/sales/{short(one.id)}/").content.decode()
    assert client.get(here).status_code == 302
    assert "你排在第 1 位" in client.post(here, follow=True).content.decode()
    part = client.get(here, headers={"HX-Request": "true"})
    assert "<html" not in part.content.decode().replace("</a>", "") and part["Cache-Control"] == "no-store"
    places(people[3:5], one)
    client.force_login(people[5])
    full = client.post(here)
    assert (full.status_code, full["Retry-After"]) == (503, "5")
    client.force_login(people[0])
    assert "轮到你了" in client.get(here).content.decode()
    assert "It is your turn" in client.get(f"{here}?lang=en").content.decode()
    token = {"Authorization": f"Bearer {create_token(actor=people[4], name='t')}"}
    assert Client(headers=token).post(f"/api/v1/sales/{short(one.id)}/line").json() == {"place": 3, "until": None}


@pytest.mark.django_db(transaction=True)
def test_many_at_once_each_stand_once_and_no_more_than_there_is_room_for_are_let_in(kept_mall, kept_world, monkeypatch) -> None:
    monkeypatch.setattr(lining_up, "ROOM", 5)
    one, people = sale(kept_mall, has_line=True), [kept_world.person() for _ in range(12)]
    assert rush(lambda number: stand_in_line(actor=people[number % 12], sale_id=one.id), 36) == {"done": 36}
    stand_in_line(actor=people[0], sale_id=one.id)
    assert LinePlace.objects.count() == 12
    let_in = list(LinePlace.objects.exclude(admitted_at=None).order_by("id").values_list("id", flat=True))
    assert len(let_in) == 5
