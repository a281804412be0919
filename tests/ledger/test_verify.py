"""`tallgrass verify` finds what was tampered with behind the triggers, and nothing where all is well."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.utils import InternalError

from tallgrass.platform.invariants import Invariant, ask, known_invariants, snapshot
from tallgrass.platform.words import Words
from tests.ledger.support import CLEARING, broken, fund, hold, move, wallet

WALLET = "(SELECT id FROM ledger_account WHERE kind = 'wallet' AND owner = 11)"
CHAIN, ENDS, BALANCES, SUMS = (
    "ledger.entries_are_chained", "ledger.chains_end_at_the_account", "ledger.balances_are_their_entries", "ledger.transactions_balance",
)  # fmt: skip

pytestmark = pytest.mark.django_db


@pytest.fixture
def books() -> None:
    """Three postings and a hold, with every check of the database itself switched off for what follows."""
    fund(11, 100)
    move(wallet(11), wallet(12), 40, key="gift")
    move(wallet(12), wallet(11), 10)
    hold(wallet(11), 20)
    assert broken() == {}
    connection.check_constraints()  # What waits for the end is asked now.
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("ALTER TABLE ledger_account DROP CONSTRAINT nothing_available_below_zero, DROP CONSTRAINT nothing_held_below_zero")


def tamper(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@pytest.mark.parametrize(
    ("statements", "found"),
    [
        ([f"UPDATE ledger_entry SET amount = amount + 5 WHERE sequence = 1 AND account_id = {WALLET}"], {CHAIN, BALANCES, SUMS}),
        ([f"UPDATE ledger_entry SET balance = balance + 5 WHERE sequence = 2 AND account_id = {WALLET}"], {CHAIN}),
        # An entry and its opposite rewritten together, so that every sum still stands.
        (
            [
                "UPDATE ledger_entry e SET amount = sign(amount) * 30 FROM ledger_transaction t WHERE t.id = e.transaction_id AND t.key = 'gift'",
                f"UPDATE ledger_account SET posted = posted + 10 WHERE id = {WALLET}",
                "UPDATE ledger_account SET posted = posted - 10 WHERE kind = 'wallet' AND owner = 12",
            ],
            {CHAIN},
        ),
        ([f"DELETE FROM ledger_entry WHERE sequence = 2 AND account_id = {WALLET}"], {CHAIN, BALANCES, SUMS}),
        ([f"DELETE FROM ledger_entry WHERE sequence = 3 AND account_id = {WALLET}"], {ENDS, BALANCES, SUMS}),
        (
            ["DELETE FROM ledger_entry WHERE transaction_id = (SELECT id FROM ledger_transaction WHERE key = 'gift')"],
            {CHAIN, BALANCES, SUMS},
        ),
        (["UPDATE ledger_transaction SET memo = 'other' WHERE key = 'gift'"], {"ledger.transactions_are_unaltered"}),
        (["UPDATE ledger_transaction SET at = at - interval '1 day' WHERE key = 'gift'"], {"ledger.transactions_are_unaltered"}),
        (["UPDATE ledger_account SET posted = posted + 1 WHERE kind = 'wallet'"], {BALANCES, "ledger.assets_sum_to_zero"}),
        (["UPDATE ledger_account SET held = 0 WHERE kind = 'wallet'"], {"ledger.held_is_open_holds"}),
        (["UPDATE ledger_account SET held = 90 WHERE owner = 11"], {"ledger.held_is_open_holds", "ledger.nothing_below_zero"}),
        (["UPDATE ledger_hold SET expires_at = now() - interval '1 hour'"], {"ledger.holds_end"}),
        (
            ["ALTER TABLE ledger_entry DISABLE TRIGGER entries_stay", "DROP TRIGGER transaction_balances ON ledger_transaction"],
            {"ledger.guards_stand"},
        ),
    ],
)
def test_tampering_is_found(books, statements, found):
    tamper(*statements)
    assert broken().keys() == found


def test_a_finding_names_what_is_at_fault_and_counts_the_rest():
    many = Invariant("tests.many", Words("", ""), "SELECT n, 'why' FROM generate_series(1, 50) n")
    none = Invariant("tests.none", Words("", ""), "SELECT 1 WHERE false")
    first, second = ask([many, none])
    assert (first.violations, len(first.examples), first.examples[0]) == (50, 20, (1, "why"))
    assert (second.violations, second.examples) == (0, [])


@pytest.mark.django_db(transaction=True)
def test_the_command_tells_and_fails(capsys):
    fund(11, 100)
    call_command("verify")
    told = capsys.readouterr().out
    assert all(invariant.name in told for invariant in known_invariants())
    assert f"All {len(known_invariants())} invariants hold" in told
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE ledger_account DISABLE TRIGGER accounts_stay")
        try:
            with pytest.raises(CommandError) as ended:
                call_command("verify", "ledger.", json=True)
        finally:
            cursor.execute("ALTER TABLE ledger_account ENABLE TRIGGER accounts_stay")
    assert ended.value.returncode == 1
    findings = {line["name"]: line for line in map(json.loads, capsys.readouterr().out.splitlines())}
    assert {name for name, line in findings.items() if line["violations"]} == {"ledger.guards_stand"}
    assert findings["ledger.guards_stand"]["examples"] == [["accounts_stay", "D"]]
    with pytest.raises(CommandError, match="No invariant"):
        call_command("verify", "nothing.")


@pytest.mark.django_db(transaction=True)
def test_all_are_asked_of_one_moment_and_nothing_is_written():
    fund(11, 100)
    with pytest.raises(InternalError, match="read-only"), snapshot():
        move(CLEARING, wallet(11), 1)
    with snapshot(), connection.cursor() as cursor:
        cursor.execute("SHOW transaction_isolation")
        assert cursor.fetchone() == ("repeatable read",)
    with transaction.atomic(), pytest.raises(RuntimeError), snapshot():
        pass
