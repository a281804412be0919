"""The ledger against a plain model of it: whatever is done in whatever order, both say the same and refuse the same."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from tallgrass.ledger.actions import capture_hold, expire_holds, place_hold, post_transaction, release_hold
from tallgrass.ledger.queries import get_balance
from tallgrass.ledger.types import DEW, AccountKey, Balance, Entry, Kind
from tallgrass.platform.clock import clock_at
from tallgrass.platform.errors import DomainError
from tests.ledger.support import CAUSE, broken

ACCOUNTS = [
    *[AccountKey(Kind.WALLET, owner, asset) for owner in (1, 2) for asset in ("CNY", DEW)],
    AccountKey(Kind.CLEARING, 1, "CNY"), AccountKey(Kind.DEW_ISSUED, 0, DEW), AccountKey(Kind.PROMOTIONS, 0, "CNY"), AccountKey(Kind.ESCROW, 9, "CNY"),
]  # fmt: skip
PRIVATE = [account for account in ACCOUNTS if not account.shared]
START = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass
class Held:
    account: AccountKey
    amount: int
    ends: datetime
    open: bool = True


class Books(RuleBasedStateMachine):
    """`posted`, `keys` and `holds` are the model: a dictionary of sums, what each key did, what is set aside."""

    keys_used = Bundle("keys_used")

    def __init__(self) -> None:
        super().__init__()
        self.block = transaction.atomic()
        self.block.__enter__()
        self.now, self.turn = START, 0
        self.posted: dict[AccountKey, int] = dict.fromkeys(ACCOUNTS, 0)
        self.keys: dict[str, tuple[dict[AccountKey, int], int]] = {}
        self.holds: dict[int, Held] = {}

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    def free(self, account: AccountKey) -> int:
        return self.posted[account] - sum(held.amount for held in self.holds.values() if held.open and held.account == account)

    def fits(self, moves: dict[AccountKey, int]) -> bool:
        return all(account.shared or self.free(account) + amount >= 0 for account, amount in moves.items())

    @rule(
        target=keys_used,
        giver=st.sampled_from(ACCOUNTS),
        takers=st.lists(st.sampled_from(ACCOUNTS), min_size=1, max_size=3),
        amount=st.integers(1, 50),
    )
    def post(self, giver: AccountKey, takers: list[AccountKey], amount: int) -> str:
        takers = [taker for taker in takers if taker.asset == giver.asset and taker != giver]
        self.turn += 1
        key = f"post{self.turn}"
        if not takers:
            return key
        moves = {giver: -amount * len(takers)}
        for taker in takers:
            moves[taker] = moves.get(taker, 0) + amount
        self.attempt(key, moves)
        return key

    @rule(key=keys_used, change=st.sampled_from([0, 1]))
    def repeat(self, key: str, change: int) -> None:
        """The same again gives the same; something else under the key is refused."""
        if key not in self.keys:
            return
        moves, id = self.keys[key]
        entries = [Entry(account, amount * (1 + change)) for account, amount in moves.items()]
        try:
            assert post_transaction(key=key, cause=CAUSE, entries=entries) == id
            assert not change
        except DomainError as error:
            assert error.code == "ledger_key_reused" and change

    def attempt(self, key: str, moves: dict[AccountKey, int]) -> None:
        fits = self.fits(moves)
        try:
            id = post_transaction(key=key, cause=CAUSE, entries=[Entry(account, amount) for account, amount in moves.items()])
        except DomainError as error:
            assert error.code == "insufficient_funds" and not fits
            return
        assert fits
        self.keys[key] = (moves, id)
        for account, amount in moves.items():
            self.posted[account] += amount

    @rule(account=st.sampled_from(PRIVATE), amount=st.integers(1, 60), minutes=st.integers(1, 30), again=st.booleans())
    def hold(self, account: AccountKey, amount: int, minutes: int, again: bool) -> None:
        self.turn += 1
        fits, ends = self.free(account) >= amount, self.now + timedelta(minutes=minutes)
        asked = {"key": f"hold{self.turn}", "account": account, "amount": amount, "cause": CAUSE, "expires_at": ends}
        try:
            id = place_hold(**asked)
        except DomainError as error:
            assert error.code == "insufficient_funds" and not fits
            return
        assert fits
        self.holds[id] = Held(account, amount, ends)
        if again:
            assert place_hold(**asked) == id

    @precondition(lambda self: self.holds)
    @rule(data=st.data(), part=st.integers(1, 60))
    def capture(self, data: st.DataObject, part: int) -> None:
        id = data.draw(st.sampled_from(sorted(self.holds)))
        held, taken = self.holds[id], min(part, self.holds[id].amount)
        taker = next(account for account in ACCOUNTS if account.asset == held.account.asset and account.shared)
        moves, key = {held.account: -taken, taker: taken}, f"capture{id}:{taken}"
        try:
            posted = capture_hold(hold_id=id, key=key, entries=[Entry(account, amount) for account, amount in moves.items()])
        except DomainError as error:
            assert error.code == "hold_closed" and not held.open and key not in self.keys
            return
        if held.open:
            held.open = False
            self.keys[key] = (moves, posted)
            for account, amount in moves.items():
                self.posted[account] += amount
        assert self.keys[key][1] == posted

    @precondition(lambda self: self.holds)
    @rule(data=st.data())
    def release(self, data: st.DataObject) -> None:
        held = self.holds[id := data.draw(st.sampled_from(sorted(self.holds)))]
        assert release_hold(hold_id=id) is held.open
        held.open = False

    @rule(minutes=st.integers(1, 20))
    def expire(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        due = [held for held in self.holds.values() if held.open and held.ends <= self.now]
        with clock_at(self.now):
            assert expire_holds(self.now) == len(due)
        for held in due:
            held.open = False

    @invariant()
    def both_say_the_same(self) -> None:
        for account in ACCOUNTS:
            assert get_balance(account) == Balance(self.posted[account], self.posted[account] - self.free(account))


class CheckedBooks(Books):
    """At the end of each story, the invariants are asked too."""

    def teardown(self) -> None:
        late = {"ledger.holds_end"}  # The model's clock is not the database's.
        try:
            assert broken().keys() <= late
        finally:
            super().teardown()


@pytest.mark.django_db
def test_the_ledger_does_what_the_model_does():
    run_state_machine_as_test(
        CheckedBooks,
        settings=settings(
            max_examples=25, stateful_step_count=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
        ),
    )
