"""What operators ask the ledger for, cleaned."""

from dataclasses import dataclass

from django.http import QueryDict

from tallgrass.ledger.types import ASSETS, Kind
from tallgrass.platform.ids import from_short
from tallgrass.platform.subjects import Ref


@dataclass(frozen=True)
class AccountFilter:
    kind: str = ""
    asset: str = ""
    owner: int | None = None
    owner_text: str = ""


def account_filter(given: QueryDict) -> AccountFilter:
    """What is no kind, asset or id is left out; an owner that cannot be one matches nothing."""
    kind, asset, owner = (_text(given, name) for name in ("kind", "asset", "owner"))
    return AccountFilter(
        kind=kind if kind in set(Kind) else "",
        asset=asset if asset in ASSETS else "",
        owner=_id(owner, otherwise=-1) if owner else None,
        owner_text=owner,
    )


@dataclass(frozen=True)
class TransactionFilter:
    """`cause` reads `kind:short-id`."""

    cause_text: str = ""
    key: str = ""

    @property
    def cause(self) -> Ref | None:
        if not self.cause_text:
            return None
        kind, _, id = self.cause_text.rpartition(":")
        return Ref(kind, _id(id, otherwise=-1))


def transaction_filter(given: QueryDict) -> TransactionFilter:
    return TransactionFilter(cause_text=_text(given, "cause"), key=_text(given, "key"))


def _text(given: QueryDict, name: str) -> str:
    return given.get(name, "").replace("\0", "").strip()[:200]


def _id(text: str, *, otherwise: int) -> int:
    try:
        return from_short(text)
    except ValueError:
        return otherwise
