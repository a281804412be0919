"""The bank test: many processes move money and are killed while they do; nothing is made, lost, or overdrawn.

`BANK_SECONDS=60` runs it as long as the promise says (100 accounts, 16 workers, one killed every 2 s, a snapshot each second).
"""

import multiprocessing
import os
import random
import time

import pytest
from django.db import connection, connections

from tallgrass.ledger.actions import capture_hold, place_hold, release_hold
from tallgrass.ledger.types import Entry
from tallgrass.platform import clock
from tallgrass.platform.database import rows
from tallgrass.platform.errors import DomainError
from tallgrass.platform.ids import new_id
from tests.ledger.support import CAUSE, broken, fund, move, wallet

SECONDS = float(os.environ.get("BANK_SECONDS", "5"))
ACCOUNTS, EACH = (100, 10_000) if SECONDS >= 60 else (20, 10_000)
WORKERS, BETWEEN_KILLS, BETWEEN_SNAPSHOTS = (16, 2.0, 1.0) if SECONDS >= 60 else (6, 0.5, 0.25)

_parents: tuple[object, object] = (None, None)


def _work(seed: int) -> None:
    """Transfers, and now and then a hold that is captured or released, until killed."""
    # The parent's connections came along with the fork and are not ours to use or to close: leave them, and begin with none.
    global _parents
    own = connections["default"]
    _parents = type(own)._connection_pools, own.connection
    type(own)._connection_pools, own.connection = {}, None
    chance = random.Random(seed)
    while True:
        giver, taker = (wallet(1 + owner) for owner in chance.sample(range(ACCOUNTS), 2))
        amount = chance.randint(1, 4_000)
        try:
            if chance.random() < 0.8:
                move(giver, taker, amount)
                continue
            held = place_hold(key=f"test:{new_id()}", account=giver, amount=amount, cause=CAUSE, expires_at=clock.now())
            if chance.random() < 0.5:
                capture_hold(hold_id=held, key=f"test:{new_id()}", entries=[Entry(giver, -amount), Entry(taker, amount)])
            else:
                release_hold(hold_id=held)
        except DomainError as error:
            assert error.code == "insufficient_funds"


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_money_is_neither_made_nor_lost_while_workers_are_killed():
    for owner in range(ACCOUNTS):
        fund(1 + owner, EACH)
    fork, chance = multiprocessing.get_context("fork"), random.Random(9)
    workers = [_started(fork, seed) for seed in range(WORKERS)]
    sums, kills, began = [], 0, time.monotonic()
    try:
        while (passed := time.monotonic() - began) < SECONDS:
            sums.append(
                rows(
                    "SELECT sum(posted)::bigint, min(posted - held)::bigint, min(held)::bigint FROM ledger_account WHERE kind = 'wallet'",
                    [],
                )[0]
            )
            if passed > BETWEEN_KILLS * (kills + 1):
                place = chance.randrange(WORKERS)
                workers[place].kill()
                workers[place].join()
                workers[place] = _started(fork, 1000 + kills)
                kills += 1
            time.sleep(BETWEEN_SNAPSHOTS)
        alive = all(worker.is_alive() for worker in workers)
    finally:
        for worker in workers:
            worker.kill()
            worker.join()
    posted = rows("SELECT count(*) FROM ledger_transaction", [])[0][0] - ACCOUNTS
    print(
        f"\nbank: {SECONDS:.0f} s, {ACCOUNTS} accounts, {WORKERS} workers, {kills} killed, {posted} transactions ({posted / SECONDS:.0f}/s), {len(sums)} snapshots"
    )
    assert {total for total, _, _ in sums} == {ACCOUNTS * EACH}
    assert min(free for _, free, _ in sums) >= 0 and min(held for _, _, held in sums) >= 0
    assert alive, "a worker failed by itself"
    assert kills >= 2 and posted > 50
    assert broken() == {}
    with pytest.raises(Exception, match="append-only"), connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_entry SET amount = amount + 1")
    with pytest.raises(Exception, match="append-only"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM ledger_entry")


def _started(fork, seed):
    worker = fork.Process(target=_work, args=(seed,), daemon=True)
    worker.start()
    return worker
