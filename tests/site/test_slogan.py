"""What the place says of itself: set by an operator, changes on its day, in both languages."""

from datetime import timedelta

from django.test import Client

from tallgrass.accounts.types import Role
from tallgrass.platform import clock
from tallgrass.platform.models import AuditEntry
from tallgrass.site.models import Slogan
from tallgrass.site.queries import forget_slogan
from tests.support.world import World


def operator(world: World) -> Client:
    client = Client()
    client.force_login(world.person(role=Role.OPERATOR.value))
    return client


def sign_in_page(language: str = "zh-hans") -> str:
    return Client(headers={"accept-language": language}).get("/sign-in/").content.decode()


def test_a_slogan_stands_on_the_sign_in_page_from_its_day_on(world: World) -> None:
    today = clock.now().date()
    answer = operator(world).post(
        "/console/slogan/", {"zh": "标记我的生活", "en": "Mark my life", "stage": "growth", "since": today + timedelta(days=1)}
    )
    assert answer.status_code == 302
    assert "标记我的生活" not in sign_in_page()
    with clock.clock_forward(timedelta(days=1)):
        forget_slogan()
        assert "标记我的生活" in sign_in_page()
        assert "Mark my life" in sign_in_page("en")
        assert "标记我的生活" in Client().get("/manifest.webmanifest").content.decode()
    assert AuditEntry.objects.get().act == "slogan.set"


def test_a_second_slogan_for_a_day_takes_the_place_of_the_first(world: World) -> None:
    client, today = operator(world), clock.now().date()
    for words in ("一", "二"):
        client.post("/console/slogan/", {"zh": words, "en": words, "stage": "start", "since": today})
    assert [slogan.zh for slogan in Slogan.objects.all()] == ["二"]
    assert "二" in client.get("/console/slogan/").content.decode()


def test_what_is_wrong_is_said_and_nothing_is_changed(world: World) -> None:
    client = operator(world)
    for wrong in ({"zh": ""}, {"zh": "字" * 41}, {"stage": "dead"}, {"since": "someday"}):
        answer = client.post("/console/slogan/", {"zh": "好", "en": "good", "stage": "start", "since": "2026-11-24"} | wrong)
        assert answer.status_code == 422
    assert not Slogan.objects.exists()
