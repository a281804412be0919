"""Sessions, passwords, second factors, recovery: through the pages."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import Login
from allauth.account.stages import LoginStageController
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client

from tallgrass.accounts.actions import create_token
from tallgrass.accounts.adapter import ProvenAddressStage
from tallgrass.accounts.models import ApiToken, OutboxMessage, Person, Session
from tallgrass.accounts.queries import find_person_id_of_session
from tallgrass.accounts.sessions import SessionStore, session_name
from tallgrass.platform import clock
from tests.accounts.support import PASSWORD, code_sent_to, join

pytestmark = pytest.mark.django_db

EMAIL, PHONE = "ali@example.com", "+8613805712046"
CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"


def sign_in(client=None, login=EMAIL, password=PASSWORD, **more):
    client = client or Client(**more)
    assert client.post("/sign-in/", {"login": login, "password": password}).status_code == 302
    return client


def is_in(client):
    return client.get("/settings/").status_code == 200


def test_sessions_are_listed_with_device_and_place_in_time(client):
    join(client, EMAIL)
    sign_in(HTTP_USER_AGENT=CHROME, REMOTE_ADDR="203.0.113.7")
    page = client.get("/settings/sessions/").content.decode()
    for words in ("Chrome · Windows", "203.0.113.7", "这台", "刚刚"):
        assert words in page
    for session in Session.objects.all():
        assert session.session_key not in page


def test_one_session_ends_and_it_bites_at_once(client):
    join(client, EMAIL)
    other, third = sign_in(), sign_in()
    page = client.get("/settings/sessions/").content.decode()
    name = next(
        part.split("/")[0]
        for part in page.split("/settings/sessions/")[1:]
        if "others" not in part[:8] and part.startswith(tuple("0123456789abcdef"))
    )
    client.post(f"/settings/sessions/{name}/end/")
    assert sorted([is_in(other), is_in(third)]) == [False, True]
    assert is_in(client)


def test_nobody_ends_anothers_session(client):
    join(client, EMAIL)
    other = Client()
    join(other, "other@example.com", name="别人")
    other.post(f"/settings/sessions/{session_name(client.session.session_key)}/end/")
    assert is_in(client)


def test_all_others_end(client):
    join(client, EMAIL)
    others = [sign_in(), sign_in()]
    client.post("/settings/sessions/others/end/")
    assert [is_in(other) for other in others] == [False, False]
    assert is_in(client)


@pytest.mark.parametrize(("days", "inside"), [(13, True), (15, False)])
def test_a_session_idle_for_14_days_is_over(client, days, inside):
    join(client, EMAIL)
    with clock.clock_forward(timedelta(days=days)):
        assert is_in(client) is inside


def test_a_session_in_use_lasts_90_days_and_no_longer(client):
    join(client, EMAIL)
    for days in range(10, 90, 10):
        with clock.clock_forward(timedelta(days=days)):
            assert is_in(client), days
    with clock.clock_forward(timedelta(days=91)):
        assert not is_in(client)


def test_operators_sign_in_anew_after_12_hours(client):
    join(client, EMAIL)
    Person.objects.update(role="operator")
    with clock.clock_forward(timedelta(hours=11)):
        assert is_in(client)
    with clock.clock_forward(timedelta(hours=13)):
        assert not is_in(client)


def test_a_new_password_ends_other_sessions(client):
    join(client, EMAIL)
    other = sign_in()
    page = client.post("/settings/password/", {"oldpassword": PASSWORD, "password1": "another wild grass"})
    assert page.status_code == 302
    assert (is_in(client), is_in(other)) == (True, False)
    assert OutboxMessage.objects.filter(subject__contains="密码改过").exists()


def test_a_new_password_revokes_all_tokens_and_a_wrong_one_none(client):
    join(client, EMAIL)
    token = create_token(actor=Person.objects.get(), name="脚本")
    asked = {"HTTP_AUTHORIZATION": f"Bearer {token}"}
    client.post("/settings/password/", {"oldpassword": "no", "password1": "another wild grass"})
    assert Client().get("/api/v1/notifications/unseen", **asked).status_code == 200
    client.post("/settings/password/", {"oldpassword": PASSWORD, "password1": "another wild grass"})
    assert Client().get("/api/v1/notifications/unseen", **asked).status_code == 401
    assert not ApiToken.objects.exists()


def test_a_wrong_present_password_changes_nothing(client):
    join(client, EMAIL)
    page = client.post("/settings/password/", {"oldpassword": "no", "password1": "another wild grass"})
    assert "现在的密码不对" in page.content.decode()
    assert Person.objects.get().check_password(PASSWORD)


def test_a_forgotten_password_is_replaced_after_a_code(client):
    join(client, PHONE)
    client.post("/settings/password/forgotten/")
    assert client.post("/settings/password/forgotten/", {"proof": "000000"}).status_code == 422
    assert client.post("/settings/password/forgotten/", {"proof": code_sent_to(PHONE)}).status_code == 302
    assert client.post("/settings/password/first/", {"password1": "another wild grass"}).status_code == 302
    assert Person.objects.get().check_password("another wild grass")


def test_recovery_by_code_keeps_the_second_factor(client):
    join(client, EMAIL)
    turn_app_on(client)
    lost = Client()
    lost.post("/recover/", {"email": EMAIL})
    assert lost.post("/recover/code/", {"code": code_sent_to(EMAIL)}).status_code == 302
    assert lost.post("/recover/new/", {"password1": "another wild grass"}).status_code == 302
    assert not is_in(lost)
    page = lost.post("/sign-in/", {"login": EMAIL, "password": "another wild grass"})
    assert page["Location"].startswith("/sign-in/second/")
    assert not is_in(lost)
    assert not is_in(client)  # Sessions from before are over.


def turn_app_on(client):
    page = client.get("/settings/second/app/on/")
    if page.status_code == 302:
        assert client.post(page["Location"], {"password": PASSWORD}).status_code == 302
        page = client.get("/settings/second/app/on/")
    secret = re.search(r"<code>(\w+)</code>", page.content.decode()).group(1)
    code = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
    page = client.post("/settings/second/app/on/", {"code": code})
    assert page.status_code == 302, page.content.decode()


def test_an_authenticator_app_stands_before_the_account(client):
    join(client, EMAIL)
    turn_app_on(client)
    assert _plain_secret_is_hidden()
    other = Client()
    page = other.post("/sign-in/", {"login": EMAIL, "password": PASSWORD})
    assert page["Location"].startswith("/sign-in/second/")
    assert "还有一步" in other.get("/sign-in/second/").content.decode()
    assert "不对" in other.post("/sign-in/second/", {"code": "000000"}).content.decode()
    assert not is_in(other)
    codes = recovery_codes(client)
    assert len(codes) == 10
    assert other.post("/sign-in/second/", {"code": codes[0]}).status_code == 302
    assert is_in(other)
    third = Client()
    third.post("/sign-in/", {"login": EMAIL, "password": PASSWORD})
    third.post("/sign-in/second/", {"code": codes[0]})
    assert not is_in(third)


def _plain_secret_is_hidden():
    stored = Authenticator.objects.get(type="totp").data["secret"]
    return get_adapter().decrypt(stored) not in stored


def recovery_codes(client):
    page = client.get("/settings/second/codes/")
    assert page.status_code == 200
    return re.findall(r"<code>(\w+)</code>", page.content.decode())


def test_recovery_codes_as_a_file_and_anew(client):
    join(client, EMAIL)
    turn_app_on(client)
    codes = recovery_codes(client)
    file = client.get("/settings/second/codes/file/")
    assert file["Content-Disposition"].startswith("attachment")
    assert all(code in file.content.decode() for code in codes)
    assert client.get("/settings/second/codes/new/").status_code == 200
    assert client.post("/settings/second/codes/new/").status_code == 302
    assert not set(codes) & set(recovery_codes(client))


def test_tries_at_the_second_factor_are_few(client):
    join(client, EMAIL)
    turn_app_on(client)
    pages = []
    for number in range(11):
        other = Client(REMOTE_ADDR=f"10.0.0.{number}")
        other.post("/sign-in/", {"login": EMAIL, "password": PASSWORD})
        pages.append(other.post("/sign-in/second/", {"code": "000000"}))
    assert [page.status_code for page in pages] == [200] * 10 + [429]
    assert pages[-1]["Retry-After"]


def test_turning_the_app_off_asks_who_it_is(client):
    join(client, EMAIL)
    turn_app_on(client)
    other = sign_in_with_app(client)
    page = other.get("/settings/second/app/off/")
    assert page.status_code == 302
    assert page["Location"].startswith("/again/")
    assert client.get("/settings/second/app/off/").status_code == 200
    assert client.post("/settings/second/app/off/").status_code == 302
    assert not Authenticator.objects.filter(type="totp").exists()


def sign_in_with_app(owner):
    other = Client()
    other.post("/sign-in/", {"login": EMAIL, "password": PASSWORD})
    assert other.post("/sign-in/second/", {"code": recovery_codes(owner)[-1]}).status_code == 302
    return other


def test_a_new_address_counts_only_when_proven(client):
    join(client, EMAIL)
    page = client.post("/settings/email/", {"email": "new@example.com", "action_add": ""})
    page = client.get(page["Location"]) if page["Location"] != "/settings/email/" else page
    place = page["Location"] if page.status_code == 302 else "/again/"
    if place.startswith("/again/"):
        client.post("/again/", {"password": PASSWORD, "next": "/settings/email/"})
        client.post("/settings/email/", {"email": "new@example.com", "action_add": ""})
    assert Person.objects.get().email == EMAIL
    client.post("/sign-up/email/", {"code": code_sent_to("new@example.com")})
    assert Person.objects.get().email == "new@example.com"


def test_a_new_number_counts_only_when_proven(client):
    join(client, EMAIL)
    if client.post("/settings/phone/", {"phone": "138 0571 2046"})["Location"].startswith("/again/"):
        client.post("/again/", {"password": PASSWORD, "next": "/settings/phone/"})
        client.post("/settings/phone/", {"phone": "138 0571 2046"})
    assert Person.objects.get().phone is None
    client.post("/sign-up/phone/", {"code": code_sent_to(PHONE)})
    assert (Person.objects.get().phone, Person.objects.get().phone_verified) == (PHONE, True)


def test_the_demo_signs_in_with_one_click_and_only_the_demo(client, world, settings):
    world.person("演示", handle="demo_member")
    assert client.post("/demo/sign-in/member/").status_code == 404
    settings.DEMO = True
    assert client.get("/demo/sign-in/member/").status_code == 405
    assert client.post("/demo/sign-in/emperor/").status_code == 404
    assert client.post("/demo/sign-in/member/").status_code == 302
    assert is_in(client)
    assert Client().post("/demo/sign-in/operator/")["Location"] == "/sign-in/"


def test_the_demo_leads_to_no_other_place(client, world, settings):
    world.person("演示", handle="demo_member")
    settings.DEMO = True
    assert client.post("/demo/sign-in/member/", {"next": "https://elsewhere.example/"})["Location"] == "/"
    assert Client().post("/demo/sign-in/member/", {"next": "/publish/"})["Location"] == "/publish/"


def test_with_the_old_password_the_streams_of_other_sessions_end(client, world):
    person = world.person()
    person.set_password(PASSWORD)
    person.save()
    client.force_login(person)
    key = client.session.session_key
    assert find_person_id_of_session(key) == person.id
    person.set_password("another of mine 88")
    person.save()
    assert find_person_id_of_session(key) is None


def test_in_the_demo_the_code_stands_on_the_page(client, settings):
    settings.DEMO = True
    join(client, EMAIL)
    other = Client()
    place = other.post("/sign-in/code/", {"login": EMAIL})["Location"]
    assert f"演示模式，你的验证码是 {code_sent_to(EMAIL)}" in other.get(place).content.decode()


def test_elsewhere_no_page_shows_a_code(client):
    join(client, EMAIL)
    other = Client()
    place = other.post("/sign-in/code/", {"login": EMAIL})["Location"]
    assert code_sent_to(EMAIL) not in other.get(place).content.decode()


def test_a_member_without_an_address_is_not_asked_to_prove_one(world, rf):
    """People the place made itself sign in with a passkey; asking for an address they lack would lead in circles."""
    for person, goes_on in ((world.person(), True), (world.person(joined_at=None, phone=PHONE), False)):
        request = rf.get("/")
        request.session = SessionStore()
        with context.request_context(request):
            stage = ProvenAddressStage(LoginStageController(request, Login(user=person)), request, Login(user=person))
            assert (stage.handle() == (None, True)) is goes_on
