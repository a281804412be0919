"""A person's wallet, as a page and as JSON."""

import pytest
from django.test import Client

from tallgrass.accounts.actions.tokens import create_token
from tallgrass.ledger.actions import post_transaction
from tallgrass.ledger.memos import register_memos
from tallgrass.ledger.types import DEW, Entry
from tallgrass.platform.subjects import Ref
from tallgrass.platform.words import Words
from tests.ledger.support import DEW_ISSUED, fund, hold, move, wallet

QUERIES = 4

register_memos({"tests.check_in": Words("签到", "Check-in")})


@pytest.fixture
def me(world):
    return world.person("阿栗")


@pytest.fixture
def browser(client: Client, me) -> Client:
    client.force_login(me)
    return client


def test_an_empty_wallet_says_what_will_be_there(browser):
    page = browser.get("/wallet/").content.decode()
    assert "还没有收支" in page
    assert Client().get("/wallet/").status_code == 302


def test_balances_holds_and_entries_with_what_they_were_for(browser, me, world):
    note = world.text_note(me)
    post_transaction(
        key="a", cause=Ref("note", note.id), entries=[Entry(DEW_ISSUED, -1500), Entry(wallet(me.id, DEW), 1500)], memo="tests.check_in"
    )
    fund(me.id, 12_50)
    hold(wallet(me.id, DEW), 300)
    fund(world.person().id, 777_77)
    page = browser.get("/wallet/").content.decode()
    for words in ("1,200", "¥12.5", "300 露珠", "签到", f"{note.title}", "+"):
        assert words in page
    assert "777" not in page
    english = browser.get("/wallet/?asset=dew", headers={"Accept-Language": "en"}, follow=True).content.decode()
    assert "¥12.5" in english and english.count('class="wallet-sum"') == 1


def test_reading_costs_the_same_however_much_there_is(browser, me, world, django_assert_num_queries, hearing):
    for turn in range(3):
        fund(me.id, 10 + turn)
    browser.get("/wallet/")
    with django_assert_num_queries(QUERIES):
        browser.get("/wallet/")
    for turn in range(15):
        fund(me.id, 10 + turn, DEW)
    with django_assert_num_queries(QUERIES):
        browser.get("/wallet/")


def test_the_same_as_json(me, world):
    fund(me.id, 1250)
    for amount in (5, 6, 7):
        fund(me.id, amount, DEW)
    move(wallet(me.id), wallet(world.person().id), 50)
    client, token = Client(), {"Authorization": f"Bearer {create_token(actor=me, name='t')}"}
    balances = client.get("/api/v1/me/balances", headers=token).json()["balances"]
    assert balances == [
        {"asset": "CNY", "posted": 1200, "held": 0, "available": 1200},
        {"asset": "dew", "posted": 18, "held": 0, "available": 18},
    ]
    first = client.get("/api/v1/me/entries?asset=dew&size=2", headers=token).json()
    assert [(line["amount"], line["balance"]) for line in first["items"]] == [(7, 18), (6, 11)]
    rest = client.get(f"/api/v1/me/entries?asset=dew&size=2&cursor={first['next']}", headers=token).json()
    assert [line["amount"] for line in rest["items"]] == [5] and rest["next"] is None
    assert client.get("/api/v1/me/entries?asset=gold", headers=token).status_code == 422
    assert client.get("/api/v1/me/entries").status_code == 401
