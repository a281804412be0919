"""Writes of the ledger. All may be called inside a caller's transaction, and normally are."""

from tallgrass.ledger.actions.holds import capture_hold, expire_holds, place_hold, release_hold
from tallgrass.ledger.actions.posting import lock_accounts, post_transaction
from tallgrass.ledger.actions.reversing import reverse_transaction

__all__ = ["capture_hold", "expire_holds", "lock_accounts", "place_hold", "post_transaction", "release_hold", "reverse_transaction"]
