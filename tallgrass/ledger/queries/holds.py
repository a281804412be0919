"""What is set aside."""

from tallgrass.ledger.models import Hold
from tallgrass.ledger.types import AccountKey, HoldState, HoldView
from tallgrass.platform.subjects import Ref

_FEW = 50


def list_open_holds(account: AccountKey) -> list[HoldView]:
    """Open holds on an account, those that end first in front; the first fifty."""
    return list_owners_holds(account.kind, account.owner, asset=account.asset)


def list_owners_holds(kind: str, owner: int, *, asset: str = "") -> list[HoldView]:
    """The same over an owner's accounts of a kind."""
    found = Hold.objects.select_related("account").filter(account__kind=kind, account__owner=owner, state=HoldState.OPEN)
    if asset:
        found = found.filter(account__asset=asset)
    return [_view(hold) for hold in found.order_by("expires_at", "id")[:_FEW]]


def _view(hold: Hold) -> HoldView:
    return HoldView(
        id=hold.id, account=AccountKey(hold.account.kind, hold.account.owner, hold.account.asset), amount=hold.amount,
        cause=Ref(hold.cause_kind, hold.cause_id), state=HoldState(hold.state), placed_at=hold.created_at, expires_at=hold.expires_at,
        transaction_id=hold.transaction_id,
    )  # fmt: skip
