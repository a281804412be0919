"""Limits at the entrance: N pass, N + 1 is 429 with the time to wait; and answers that do not tell who is a member."""

import re

import pytest
from django.test import Client

from tallgrass.accounts.models import OutboxMessage
from tests.accounts.support import PASSWORD, join, sign_up

pytestmark = pytest.mark.django_db

EMAIL = "ali@example.com"


@pytest.fixture
def limit(settings):
    def set_to(**figures):
        settings.TALLGRASS_LIMITS = settings.TALLGRASS_LIMITS | figures

    return set_to


def attempts(act, count):
    pages = [act(number) for number in range(count + 1)]
    assert [page.status_code == 429 for page in pages] == [False] * count + [True], [page.status_code for page in pages]
    assert int(pages[-1]["Retry-After"]) > 0
    return pages[-1]


@pytest.mark.parametrize(
    ("name", "address", "data"),
    [
        ("signup", "/sign-up/", {"name": "阿栗"}),
        ("signin_address", "/sign-in/", {"login": "x"}),
        ("signin_address", "/sign-in/passkey/", {"credential": "{}"}),
        ("signin_address", "/demo/sign-in/member/", {}),
        ("code_address", "/sign-in/code/", {"login": "x"}),
        ("code_address", "/recover/", {"email": "x"}),
        ("code_try", "/sign-in/code/confirm/", {"code": "1"}),
        ("code_try", "/sign-in/second/", {"code": "1"}),
        ("code_try", "/recover/code/", {"code": "1"}),
    ],
)
def test_posts_from_one_address(limit, name, address, data):
    limit(**{name: (3, 60)})
    page = attempts(lambda number: Client().post(address, data, HTTP_X_FORWARDED_FOR=f"10.0.0.{number}"), 3)
    assert "秒" in page.content.decode()
    assert Client().post(address, data, REMOTE_ADDR="10.9.9.9").status_code != 429
    assert Client().get("/sign-in/").status_code == 200


def test_one_household_on_ipv6_is_one_address(limit):
    limit(signin_address=(2, 60))
    attempts(lambda number: Client().post("/sign-in/", {"login": "x"}, REMOTE_ADDR=f"2001:db8:1:2::{number + 1}"), 2)


def test_behind_a_proxy_the_address_is_the_one_it_saw(limit, settings):
    settings.TRUSTED_PROXIES = 1
    limit(signin_address=(2, 60))
    attempts(lambda number: Client().post("/sign-in/", {"login": "x"}, HTTP_X_FORWARDED_FOR=f"6.6.6.{number}, 1.2.3.4"), 2)
    assert Client().post("/sign-in/", {"login": "x"}, HTTP_X_FORWARDED_FOR="1.2.3.5").status_code == 200


@pytest.mark.parametrize("login", [EMAIL, "+8613805712046", "nobody@example.com"])
def test_tries_at_one_account(limit, client, login):
    join(client, EMAIL)
    limit(signin_account=(3, 60))
    attempts(lambda number: Client().post("/sign-in/", {"login": login, "password": "not this one"}), 3)


def test_tries_at_one_account_from_everywhere(limit):
    limit(signin_account_day=(4, 86400))
    attempts(lambda number: Client().post("/sign-in/", {"login": EMAIL, "password": "no"}, REMOTE_ADDR=f"10.0.0.{number}"), 4)


def test_another_account_is_not_locked_by_it(limit, client):
    join(client, EMAIL)
    limit(signin_account=(2, 60))
    attempts(lambda number: Client().post("/sign-in/", {"login": "+8613805712046", "password": "no"}), 2)
    assert Client().post("/sign-in/", {"login": EMAIL, "password": PASSWORD}).status_code == 302


@pytest.mark.parametrize("address", [EMAIL, "nobody@example.com"])
def test_letters_to_one_address(limit, client, address):
    join(client, EMAIL)
    OutboxMessage.objects.all().delete()
    limit(code_account=(3, 1800))
    already = 1 if address == EMAIL else 0  # The letter of the sign-up counts.
    attempts(lambda number: Client().post("/sign-in/code/", {"login": address}), 3 - already)
    assert Client().post("/recover/", {"email": address}).status_code == 429
    assert OutboxMessage.objects.filter(to=address).count() == 3 - already


def plain(page):
    """A page without what differs each time: tokens, nonces, and the address asked for."""
    text = re.sub(r'(nonce|value)="[\w\-+/=]{20,}"|X-CSRFToken": "\w+"', "", page.content.decode())
    return re.sub(r"[\w.]+@example\.com|\+86\d{11}|next=[\w%]+", "ADDRESS", text)


def answer(client, address, data):
    """Status, place and body of an answer, and of the page it leads to."""
    page = client.post(address, data)
    after = client.get(page["Location"]) if page.status_code == 302 else page
    return page.status_code, page.get("Location"), after.status_code, plain(after)


@pytest.mark.parametrize(("known", "unknown"), [(EMAIL, "nobody@example.com"), ("+8613805712046", "+8613900000000")])
def test_answers_are_the_same_for_members_and_others(client, known, unknown, settings):
    settings.TALLGRASS_LIMITS = dict.fromkeys(settings.TALLGRASS_LIMITS, (10000, 60))
    join(client, known)
    asks = [("/sign-in/code/", lambda login: {"login": login}), ("/sign-in/", lambda login: {"login": login, "password": "not this one"})]
    asks.append(("/sign-up/", lambda login: {"name": "阿栗", "login": login, "password1": PASSWORD, "agree": "on"}))
    if "@" in known:
        asks.append(("/recover/", lambda login: {"email": login}))
    for address, data in asks:
        assert answer(Client(), address, data(known)) == answer(Client(), address, data(unknown)), address


def test_signing_up_hashes_as_often_for_a_taken_address(client, monkeypatch):
    """The one slow step of a sign-up; without it the time would tell."""
    from tallgrass.accounts.hashers import PasswordHasher

    join(client, EMAIL)
    counts, encode = [], PasswordHasher.encode
    monkeypatch.setattr(PasswordHasher, "encode", lambda self, *given: counts.append(1) or encode(self, *given))
    sign_up(Client(), EMAIL)
    taken = len(counts)
    sign_up(Client(), "new@example.com")
    assert (taken, len(counts) - taken) == (1, 1)
