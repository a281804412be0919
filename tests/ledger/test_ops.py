"""The books in the console: looked through, searched by cause, and put right with a reason that stays."""

import pytest
from django.test import Client

from tallgrass.ledger.models import Transaction
from tallgrass.ledger.queries import get_balance
from tallgrass.ledger.types import DEW
from tallgrass.platform.ids import short
from tallgrass.platform.models import AuditEntry
from tallgrass.platform.subjects import Ref
from tests.ledger.support import CLEARING, fund, hold, move, wallet


@pytest.fixture
def desk(client: Client, world) -> Client:
    client.force_login(world.person(role="operator"))
    return client


def test_totals_and_accounts_and_whose_they_are(desk, world):
    person = world.person("阿栗")
    fund(person.id, 1250)
    fund(world.person("别人").id, 30, DEW)
    page = desk.get("/console/ledger/").content.decode()
    for words in ("财务", "已发露珠", "−¥12.5", "阿栗", "别人", "30 露珠"):
        assert words in page
    found = desk.get(f"/console/ledger/?kind=wallet&asset=CNY&owner={short(person.id)}").content.decode()
    assert "阿栗" in found and "别人" not in found
    assert "没有这样的账户" in desk.get("/console/ledger/?owner=nobody!").content.decode()


def test_an_account_with_its_entries_and_holds(desk, world):
    person = world.person("阿栗")
    fund(person.id, 1250)
    hold(wallet(person.id), 1000)
    page = desk.get(f"/console/ledger/accounts/wallet/{short(person.id)}/CNY/").content.decode()
    for words in ("阿栗", "¥2.5", "¥10", "¥12.5", "test:8"):
        assert words in page
    assert desk.get(f"/console/ledger/accounts/clearing/{short(1)}/CNY/").status_code == 200
    assert desk.get(f"/console/ledger/accounts/purse/{short(1)}/CNY/").status_code == 404


def test_transactions_are_found_by_cause_and_by_key(desk, world):
    fund(11, 100)
    one = move(wallet(11), wallet(12), 40, key="gift-1", cause=Ref("order", 77))
    other = move(wallet(11), wallet(12), 41, key="gift-2", cause=Ref("order", 78))
    for query in (f"cause=order:{short(77)}", "key=gift-1"):
        page = desk.get(f"/console/ledger/transactions/?{query}").content.decode()
        assert short(one) in page and short(other) not in page
    assert "没有这样的一笔" in desk.get("/console/ledger/transactions/?cause=order").content.decode()
    page = desk.get(f"/console/ledger/transactions/{short(one)}/").content.decode()
    assert "gift-1" in page and "−¥0.4" in page


def test_a_reversal_needs_a_reason_and_leaves_a_trail(desk, world):
    mine = fund(11, 100)
    wrong = Transaction.objects.get()
    address = f"/console/ledger/transactions/{short(wrong.id)}/reverse/"
    refused = desk.post(address, {"reason": "?"})
    assert refused.status_code == 422 and "写下为什么" in refused.content.decode()
    done = desk.post(address, {"reason": "充错了人，退回"}, follow=True)
    assert "更正" in done.content.decode()
    assert get_balance(mine).posted == get_balance(CLEARING).posted == 0
    assert AuditEntry.objects.get(act="reverse_transaction").detail["reason"] == "充错了人，退回"
    again = desk.post(address, {"reason": "充错了人，退回"})
    assert again.status_code == 409 and "已经冲回" in again.content.decode()


def test_a_reversal_of_what_was_spent_is_refused(desk, world):
    fund(11, 100)
    wrong = Transaction.objects.get()
    move(wallet(11), wallet(12), 90)
    answer = desk.post(f"/console/ledger/transactions/{short(wrong.id)}/reverse/", {"reason": "充错了人，退回"})
    assert answer.status_code == 409 and "余额不够" in answer.content.decode()
