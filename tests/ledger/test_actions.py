"""Posting and holding: what is written, what is refused, what two at once come to."""

from datetime import timedelta
from functools import partial

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError
from django.test.utils import CaptureQueriesContext

from tallgrass.ledger.actions import capture_hold, expire_holds, lock_accounts, post_transaction, release_hold, reverse_transaction
from tallgrass.ledger.models import Account, Hold, Transaction
from tallgrass.ledger.models import Entry as EntryRow
from tallgrass.ledger.queries import get_balance, get_transaction, list_balances, list_open_holds, list_totals, page_entries
from tallgrass.ledger.types import DEW, STRIPES, AccountKey, Balance, Entry, HoldState, Kind
from tallgrass.platform import clock
from tallgrass.platform.models import AuditEntry
from tallgrass.platform.subjects import Ref
from tests.ledger.support import CAUSE, CLEARING, at_once, broken, fund, hold, move, wallet
from tests.support.refusals import refused

ESCROW = AccountKey(Kind.ESCROW, 90, "CNY")

pytestmark = pytest.mark.django_db


def test_a_transaction_moves_balances_and_numbers_its_entries():
    mine = fund(11, 500)
    first = move(mine, ESCROW, 300)
    assert (get_balance(mine), get_balance(ESCROW), get_balance(CLEARING)) == (Balance(200), Balance(300), Balance(-500))
    assert [(line.amount, line.balance) for line in page_entries(mine, None).items] == [(-300, 200), (500, 500)]
    assert [(entry.account, entry.amount) for entry in get_transaction(first).entries] == [(mine, -300), (ESCROW, 300)]
    assert list(EntryRow.objects.filter(account__owner=11).order_by("sequence").values_list("sequence", flat=True)) == [1, 2]
    assert broken() == {}


def test_posting_is_one_statement():
    mine = fund(11, 500)
    fund(12, 1)
    entries = [Entry(mine, -10), Entry(wallet(12), 4), Entry(CLEARING, 6)]
    with CaptureQueriesContext(
        connection,
    ) as asked:
        post_transaction(key="a", cause=CAUSE, entries=entries)
    assert len(asked) == 1


def test_entries_of_one_account_are_added_up():
    mine = fund(11, 500)
    post_transaction(
        key="a", cause=CAUSE, entries=[Entry(mine, -100), Entry(ESCROW, 130), Entry(mine, -30), Entry(CLEARING, 5), Entry(CLEARING, -5)]
    )
    assert [line.amount for line in page_entries(mine, None).items] == [-130, 500]


@pytest.mark.parametrize(
    "entries",
    [
        [],
        [Entry(ESCROW, 5)],
        [Entry(ESCROW, 5), Entry(ESCROW, -5)],
        [Entry(ESCROW, 5), Entry(CLEARING, -4)],
        [Entry(ESCROW, 5), Entry(AccountKey(Kind.DEW_ISSUED, 0, DEW), -5)],
        [Entry(ESCROW, 10**13), Entry(CLEARING, -(10**13))],
    ],
)
def test_what_does_not_balance_is_a_mistake(entries):
    with pytest.raises(ValueError):
        post_transaction(key="a", cause=CAUSE, entries=entries)
    assert Transaction.objects.count() == 0


def test_an_account_is_of_a_known_kind_and_asset():
    for kind, asset in (("purse", "CNY"), ("wallet", "XXX"), ("wallet", "")):
        with pytest.raises(ValueError):
            AccountKey(kind, 1, asset)


def test_an_overdraft_is_refused_and_the_caller_may_go_on():
    mine = fund(11, 100)
    with transaction.atomic():
        with refused("insufficient_funds"):
            move(mine, ESCROW, 101, key="dear")
        move(mine, ESCROW, 100)
    assert get_balance(mine) == Balance(0)
    assert not Transaction.objects.filter(key="dear").exists()
    assert broken() == {}


def test_the_same_key_posts_once_even_when_it_could_no_longer():
    mine = fund(11, 100)
    first = move(mine, ESCROW, 100, key="once")
    assert move(mine, ESCROW, 100, key="once") == first
    assert get_balance(ESCROW) == Balance(100)
    with refused("ledger_key_reused"):
        move(mine, ESCROW, 99, key="once")
    with refused("ledger_key_reused"):
        move(mine, ESCROW, 100, key="once", cause=Ref("test", 8))
    with refused("ledger_key_reused"):
        move(mine, wallet(12), 100, key="once")


def test_shared_accounts_are_the_sum_of_their_stripes():
    fund(11, 100)
    account = Account.objects.get(kind="clearing")
    Account.objects.create(kind="clearing", owner=1, asset="CNY", stripe=(account.stripe + 1) % STRIPES, posted=-50)
    assert get_balance(CLEARING) == Balance(-150)
    assert [line.balance for line in page_entries(CLEARING, None).items] == [None]


def test_balances_of_an_owner_and_totals():
    fund(11, 100)
    fund(11, 30, DEW)
    fund(12, 5)
    assert [(one.account.asset, one.balance.posted) for one in list_balances(kind=Kind.WALLET, owners=[11])] == [("CNY", 100), (DEW, 30)]
    assert [(one.kind, one.asset, one.accounts, one.balance.posted) for one in list_totals()] == [
        ("clearing", "CNY", 1, -105),
        ("wallet", "CNY", 2, 105),
        ("dew_issued", DEW, 1, -30),
        ("wallet", DEW, 1, 30),
    ]


def test_entries_come_in_pages_and_none_twice():
    mine = wallet(11)
    for amount in range(1, 6):
        fund(11, amount)
    first = page_entries(mine, None, 2)
    second = page_entries(mine, first.next, 2)
    third = page_entries(mine, second.next, 2)
    assert [line.amount for page in (first, second, third) for line in page.items] == [5, 4, 3, 2, 1]
    assert third.next is None


# --- holds ---


def test_a_hold_keeps_and_a_release_frees_once():
    mine = fund(11, 100)
    one = hold(mine, 70)
    assert get_balance(mine) == Balance(100, 70)
    with refused("insufficient_funds"):
        move(mine, ESCROW, 31)
    with refused("insufficient_funds"):
        hold(mine, 31)
    assert [view.id for view in list_open_holds(mine)] == [one]
    assert [release_hold(hold_id=one), release_hold(hold_id=one)] == [True, False]
    assert get_balance(mine) == Balance(100)
    assert broken() == {}


def test_a_hold_with_the_same_key_is_the_same_hold():
    mine = fund(11, 100)
    one = hold(mine, 70, key="h")
    assert hold(mine, 70, key="h") == one
    release_hold(hold_id=one)
    assert hold(mine, 70, key="h") == one
    assert get_balance(mine) == Balance(100)
    with refused("ledger_key_reused"):
        hold(mine, 71, key="h")


def test_holds_are_on_what_cannot_go_below_zero():
    for account, amount in ((CLEARING, 5), (wallet(11), 0), (wallet(11), -5)):
        with pytest.raises(ValueError):
            hold(account, amount)


def test_capturing_posts_and_frees_the_rest():
    mine = fund(11, 100)
    one = hold(mine, 70)
    entries = [Entry(mine, -60), Entry(ESCROW, 60)]
    posted = capture_hold(hold_id=one, key="c", entries=entries)
    assert capture_hold(hold_id=one, key="c", entries=entries) == posted
    assert get_balance(mine) == Balance(40)
    assert Hold.objects.get().transaction_id == posted
    assert release_hold(hold_id=one) is False
    with refused("hold_closed"):
        capture_hold(hold_id=one, key="d", entries=entries)
    with refused("ledger_key_reused"):
        capture_hold(hold_id=one, key="c", entries=[Entry(mine, -50), Entry(ESCROW, 50)])
    assert broken() == {}


def test_a_capture_that_fails_leaves_the_hold_open():
    mine, poor = fund(11, 100), wallet(12)
    one = hold(mine, 70)
    with transaction.atomic(), refused("insufficient_funds"):
        capture_hold(hold_id=one, key="c", entries=[Entry(mine, -60), Entry(poor, -1), Entry(ESCROW, 61)])
    move(mine, ESCROW, 1, key="taken")
    with transaction.atomic(), refused("ledger_key_reused"):
        capture_hold(hold_id=one, key="taken", entries=[Entry(mine, -60), Entry(ESCROW, 60)])
    for entries in ([Entry(mine, -71), Entry(ESCROW, 71)], [Entry(poor, -1), Entry(ESCROW, 1)]):
        with pytest.raises(ValueError):
            capture_hold(hold_id=one, key="c", entries=entries)
    assert get_balance(mine) == Balance(99, 70)
    assert broken() == {}


def test_holds_expire_at_their_time_and_only_once():
    mine = fund(11, 100)
    early, late = hold(mine, 10, minutes=5), hold(mine, 20, minutes=10)
    assert expire_holds(clock.now() + timedelta(minutes=6)) == 1
    assert expire_holds(clock.now() + timedelta(minutes=6)) == 0
    assert get_balance(mine) == Balance(100, 20)
    assert {row.id: row.state for row in Hold.objects.all()} == {early: HoldState.EXPIRED, late: HoldState.OPEN}
    with refused("hold_closed"):
        capture_hold(hold_id=early, key="c", entries=[Entry(mine, -10), Entry(ESCROW, 10)])


# --- putting right ---


def test_a_transaction_is_put_right_by_its_opposite_once():
    mine = fund(11, 100)
    wrong = move(mine, ESCROW, 60)
    with refused("reason_missing"):
        reverse_transaction(actor_id=5, transaction_id=wrong, reason=" ? ")
    right = reverse_transaction(actor_id=5, transaction_id=wrong, reason="这一笔记错了")
    assert get_balance(mine) == Balance(100)
    assert get_transaction(wrong).reversed_by == right
    assert get_transaction(right).line.cause == Ref("transaction", wrong)
    assert AuditEntry.objects.get(act="reverse_transaction").detail["reason"] == "这一笔记错了"
    with refused("already_reversed"):
        reverse_transaction(actor_id=5, transaction_id=wrong, reason="这一笔记错了")
    with refused("not_found"):
        reverse_transaction(actor_id=5, transaction_id=1, reason="这一笔记错了")


# --- what the database itself refuses ---


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_entry SET amount = 1",
        "DELETE FROM ledger_entry",
        "TRUNCATE ledger_entry",
        "UPDATE ledger_transaction SET memo = 'x'",
        "DELETE FROM ledger_transaction",
        "TRUNCATE ledger_transaction CASCADE",
        "UPDATE ledger_account SET owner = 12",
        "DELETE FROM ledger_account",
        "TRUNCATE ledger_account CASCADE",
    ],
)
def test_what_was_posted_cannot_be_changed(statement):
    fund(11, 100)
    connection.check_constraints()  # So that no check waits for the end, which would stand in the way of TRUNCATE by itself.
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO ledger_entry (transaction_id, account_id, sequence, amount, balance, digest) SELECT t.id, a.id, 99, 5, 5, '' FROM ledger_transaction t, ledger_account a WHERE a.kind = 'wallet'",
        "INSERT INTO ledger_transaction (id, key, cause_kind, cause_id, memo, at, digest) VALUES (1, 'empty', 'test', 1, '', now(), '')",
    ],
)
def test_the_database_refuses_what_does_not_balance(statement):
    fund(11, 100)
    with pytest.raises(IntegrityError, match="does not balance"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_the_database_refuses_a_balance_below_zero():
    fund(11, 100)
    for change in ("posted = -1", "held = 101", "held = -1"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE ledger_account SET {change} WHERE kind = 'wallet'")


# --- two at once ---


@pytest.mark.django_db(transaction=True)
def test_twenty_who_spend_the_same_last_money_at_once():
    mine = fund(11, 100)
    ends = at_once(*[partial(move, mine, wallet(20 + turn), 100) for turn in range(20)])
    assert ends == ["done"] + ["insufficient_funds"] * 19
    assert get_balance(mine) == Balance(0)
    assert broken() == {}


@pytest.mark.django_db(transaction=True)
def test_one_key_from_twenty_at_once_posts_once():
    mine = fund(11, 100)
    assert at_once(*[partial(move, mine, ESCROW, 60, "once")] * 20) == ["done"] * 20
    assert get_balance(ESCROW) == Balance(60)
    assert at_once(*[partial(hold, mine, 30, "held")] * 20) == ["done"] * 20
    assert get_balance(mine) == Balance(40, 30)
    assert broken() == {}


@pytest.mark.django_db(transaction=True)
def test_transfers_across_each_other_do_not_deadlock():
    one, other = fund(11, 1000), fund(12, 1000)
    acts = [partial(move, one, other, 7), partial(move, other, one, 7)] * 8
    assert at_once(*acts) == ["done"] * 16
    assert get_balance(one) == get_balance(other) == Balance(1000)
    assert broken() == {}


@pytest.mark.django_db(transaction=True)
def test_first_entries_of_new_accounts_at_once():
    acts = [partial(move, CLEARING, wallet(30), 1), partial(move, CLEARING, wallet(31), 1)] * 5
    acts += [partial(_locked, [wallet(31), wallet(32), wallet(30)])] * 4
    assert at_once(*acts) == ["done"] * 14
    assert get_balance(wallet(30)) == Balance(5)
    assert broken() == {}


@pytest.mark.django_db(transaction=True)
def test_a_hold_is_captured_or_expires_never_both():
    mine = fund(11, 1000)
    for turn in range(10):
        one = hold(mine, 10)
        capture = partial(capture_hold, hold_id=one, key=f"c{turn}", entries=[Entry(mine, -10), Entry(ESCROW, 10)])
        at_once(capture, partial(expire_holds, clock.now() + timedelta(hours=1)), partial(release_hold, hold_id=one), capture)
    captured = Hold.objects.filter(state=HoldState.CAPTURED).count()
    assert get_balance(ESCROW).posted == 10 * captured
    assert get_balance(mine) == Balance(1000 - 10 * captured)
    assert broken() == {}


def _locked(accounts):
    with transaction.atomic():
        lock_accounts(accounts)
