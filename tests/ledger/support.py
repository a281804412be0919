"""Short words for accounts and postings."""

import threading
from collections.abc import Callable
from datetime import timedelta

from django.db import connections

from tallgrass.ledger.actions import place_hold, post_transaction
from tallgrass.ledger.types import DEW, AccountKey, Entry, Kind
from tallgrass.platform import clock
from tallgrass.platform.ids import new_id
from tallgrass.platform.invariants import ask, known_invariants
from tallgrass.platform.subjects import Ref

CAUSE = Ref("test", 7)
CLEARING, DEW_ISSUED = AccountKey(Kind.CLEARING, 1, "CNY"), AccountKey(Kind.DEW_ISSUED, 0, DEW)


def wallet(owner: int, asset: str = "CNY") -> AccountKey:
    return AccountKey(Kind.WALLET, owner, asset)


def move(giver: AccountKey, taker: AccountKey, amount: int, key: str | None = None, cause: Ref = CAUSE) -> int:
    return post_transaction(key=key or f"test:{new_id()}", cause=cause, entries=[Entry(giver, -amount), Entry(taker, amount)])


def fund(owner: int, amount: int, asset: str = "CNY") -> AccountKey:
    account = wallet(owner, asset)
    move(DEW_ISSUED if asset == DEW else CLEARING, account, amount)
    return account


def hold(account: AccountKey, amount: int, key: str | None = None, minutes: int = 15) -> int:
    return place_hold(
        key=key or f"test:{new_id()}", account=account, amount=amount, cause=CAUSE, expires_at=clock.now() + timedelta(minutes=minutes)
    )


def broken() -> dict[str, int]:
    """The invariants of money that do not hold, each with its violations."""
    wanted = [invariant for invariant in known_invariants() if invariant.name.startswith(("ledger.", "payments."))]
    return {finding.invariant.name: finding.violations for finding in ask(wanted) if finding.violations}


def at_once(*acts: Callable[[], object]) -> list[str]:
    """What each act came to (`done`, or the code of its refusal), all begun at the same moment on connections of their own; sorted."""
    gate, ends = threading.Barrier(len(acts)), [""] * len(acts)

    def run(place: int) -> None:
        gate.wait()
        try:
            acts[place]()
            ends[place] = "done"
        except Exception as error:
            ends[place] = getattr(error, "code", repr(error))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(ends)
