"""What the platform is told about the ledger."""

from tallgrass.ledger.invariants import INVARIANTS
from tallgrass.ledger.models import Account, Entry, Hold
from tallgrass.platform.invariants import invariants
from tallgrass.platform.personal_data import Holding, declare

invariants(*INVARIANTS)

# Ids are unique over all tables, so a person's id names only a person's accounts.
_KEPT = "Books must be kept and must stay whole; they name the person by id only."
declare(
    Holding(Account, "owner", export=("kind", "asset", "posted", "held", "created_at"), keep=True, why=_KEPT),
    Holding(
        Entry,
        "account__owner",
        export=("transaction_id", "transaction__at", "transaction__memo", "account__kind", "account__asset", "amount", "balance"),
        keep=True,
        why=_KEPT,
    ),
    Holding(Hold, "account__owner", export=("account__asset", "amount", "state", "created_at", "expires_at"), keep=True, why=_KEPT),
)
