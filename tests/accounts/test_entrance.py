"""Signing up, in and out, through the pages."""

import pytest
from django.test import Client

from tallgrass.accounts.models import Consent, OutboxMessage, Person, PrivateDetails
from tallgrass.platform.models import LoggedEvent
from tests.accounts.support import PASSWORD, code_sent_to, join, sign_up

pytestmark = pytest.mark.django_db

EMAIL, PHONE = "ali@example.com", "+8613805712046"


@pytest.mark.parametrize(
    ("typed", "address"), [(EMAIL, EMAIL), ("  Ali@Example.com", EMAIL), ("138 0571 2046", PHONE), ("+86 138-0571-2046", PHONE)]
)
def test_joining_by_either_address(client, typed, address):
    page = sign_up(client, typed, birth_year="1996")
    assert page.status_code == 302
    assert not client.get("/settings/").context  # Not in before the address is proven.
    page = client.post(page["Location"], {"code": code_sent_to(address)})
    assert (page.status_code, page["Location"]) == (302, "/welcome/")
    person = Person.objects.get()
    assert (person.name, person.joined_at is not None, person.check_password(PASSWORD)) == ("阿栗", True, True)
    assert address in (person.email, person.phone)
    assert set(Consent.objects.values_list("subject", "version")) == {("terms", "2026-11"), ("privacy", "2026-11")}
    assert PrivateDetails.objects.get().birth_year == 1996
    assert LoggedEvent.objects.filter(kind="PersonJoined", body__person_id=person.id).count() == 1
    assert client.get("/settings/").status_code == 200


def test_interests_are_chosen_from_the_channels(client):
    join(client, EMAIL)
    assert "美食" in client.get("/welcome/").content.decode()
    assert client.post("/welcome/", {"interests": ["food", "pets", "food", "weapons"]}).status_code == 302
    assert Person.objects.get().interests == ["food", "pets"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": ""}, "必填"),
        ({"name": "长" * 25}, "24"),
        ({"name": "a\u200bb"}, "看不见"),
        ({"login": "nobody"}, "填一个手机号或邮箱"),
        ({"login": "12345"}, "填一个手机号或邮箱"),
        ({"agree": ""}, "同意了才能加入"),
        ({"password1": "1234567"}, "8"),
        ({"password1": "password"}, "常"),
        ({"birth_year": "2999"}, "还没到"),
        ({"birth_year": "x"}, "整数"),
    ],
)
def test_a_bad_sign_up_says_what_to_do_and_makes_nobody(client, change, words):
    page = client.post("/sign-up/", {"name": "阿栗", "login": EMAIL, "password1": PASSWORD, "agree": "on"} | change)
    assert page.status_code == 200
    assert words in page.content.decode()
    assert not Person.objects.exists()


def test_a_robot_that_fills_the_hidden_field_makes_nobody(client):
    sign_up(client, EMAIL, website="https://spam.example")
    assert not Person.objects.exists()


@pytest.mark.parametrize("address", [EMAIL, PHONE])
def test_signing_in_with_a_password(client, address):
    join(client, address)
    other = Client()
    page = other.post("/sign-in/", {"login": address, "password": PASSWORD})
    assert (page.status_code, page["Location"]) == (302, "/")
    assert other.get("/settings/").status_code == 200


@pytest.mark.parametrize("address", [EMAIL, PHONE])
def test_signing_in_with_a_code_that_works_once(client, address):
    join(client, address, password="")
    other = Client()
    page = other.post("/sign-in/code/", {"login": address, "next": "/settings/"})
    code = code_sent_to(address)
    assert address in other.get(page["Location"]).content.decode()
    page = other.post(page["Location"], {"code": code, "next": "/settings/"})
    assert (page.status_code, page["Location"]) == (302, "/settings/")
    assert other.get("/settings/").status_code == 200
    third = Client()
    place = third.post("/sign-in/code/", {"login": address})["Location"]
    assert code_sent_to(address) != code
    assert "不对" in third.post(place, {"code": code}).content.decode()


def test_three_wrong_codes_end_the_try(client):
    join(client, EMAIL)
    other = Client()
    place = other.post("/sign-in/code/", {"login": EMAIL})["Location"]
    code = code_sent_to(EMAIL)
    for _ in range(2):
        assert other.post(place, {"code": "000000"}).status_code == 200
    assert other.post(place, {"code": "000000"}).status_code == 302
    other.post(place, {"code": code})
    assert other.get("/settings/").status_code == 302


def test_a_code_dies_after_ten_minutes(client, monkeypatch):
    join(client, EMAIL)
    other = Client()
    place = other.post("/sign-in/code/", {"login": EMAIL})["Location"]
    session = other.session
    state = session["account_login"]
    state["state"]["stages"]["login_by_code"]["data"]["at"] -= 601
    session["account_login"] = state
    session.save()
    page = other.post(place, {"code": code_sent_to(EMAIL)})
    assert (page.status_code, page["Location"]) == (302, "/sign-in/code/")
    assert other.get("/settings/").status_code == 302


def test_a_wrong_password_does_not_say_which_part_was_wrong(client):
    join(client, EMAIL)
    wrong, unknown, phone = (
        Client().post("/sign-in/", {"login": login, "password": "not this one"})
        for login in (EMAIL, "nobody@example.com", "+8613900000000")
    )
    assert wrong.status_code == unknown.status_code == phone.status_code == 200
    for page in (wrong, unknown, phone):
        assert "账号或密码不对" in page.content.decode()


def test_signing_out_is_a_post(client):
    join(client, EMAIL)
    assert "要退出吗" in client.get("/sign-out/").content.decode()
    assert client.get("/settings/").status_code == 200
    assert client.post("/sign-out/").status_code == 302
    assert client.get("/settings/").status_code == 302


def test_the_way_back_stays_on_this_site(client):
    join(client, EMAIL)
    for place in ("https://evil.example/", "//evil.example/", "javascript:alert(1)"):
        page = Client().post("/sign-in/", {"login": EMAIL, "password": PASSWORD, "next": place})
        assert page["Location"] == "/"


def test_an_unproven_sign_up_gives_way_and_cannot_be_entered(client):
    """Nobody keeps another's address taken, or waits in it with a password of their own."""
    sign_up(Client(), EMAIL, name="坏人", password="the bad one's password")
    code_page = Client().post("/sign-in/code/", {"login": EMAIL})
    assert code_page.status_code == 302
    assert "还没有账号" in OutboxMessage.objects.order_by("-id")[0].subject
    join(client, EMAIL, name="阿栗")
    assert [person.name for person in Person.objects.all()] == ["阿栗"]
    assert Client().post("/sign-in/", {"login": EMAIL, "password": "the bad one's password"}).status_code == 200


def test_english_pages_speak_english(client):
    client.cookies["language"] = "en"
    page = client.get("/sign-in/").content.decode()
    assert "Send me a code" in page
    assert "收验证码" not in page
    sign_up(client, EMAIL)
    assert "sign-up code" in OutboxMessage.objects.get().subject
