"""What is set aside."""

from tallgrass.ledger.models import Hold
from tallgrass.ledger.types import AccountKey, HoldState, HoldView
from tallgrass.platform.subjects import Ref

_FEW = 50


def list_open_holds(account: AccountKey) -> list[HoldView]:
    """Open holds on an account, those that end first in front; the first fifty."""
    found = Hold.objects.filter(
        account__kind=account.kind, account__owner=account.owner, account__asset=account.asset, state=HoldState.OPEN
    ).order_by("expires_at", "id")
    return [_view(hold, account) for hold in found[:_FEW]]


def _view(hold: Hold, account: AccountKey) -> HoldView:
    return HoldView(
        id=hold.id, account=account, amount=hold.amount, cause=Ref(hold.cause_kind, hold.cause_id), state=HoldState(hold.state),
        placed_at=hold.created_at, expires_at=hold.expires_at, transaction_id=hold.transaction_id,
    )  # fmt: skip
