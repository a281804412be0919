"""Shapes of promotions that cross walls. What the engine takes and gives stands in `pricing`."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class OfferKind(StrEnum):
    TIERS = "tiers"
    GIFT = "gift"
    FREIGHT = "freight"


class ClaimState(StrEnum):
    USABLE = "usable"
    USED = "used"
    EXPIRED = "expired"


class SaleState(StrEnum):
    COMING = "coming"
    OPEN = "open"
    SOLD_OUT = "sold_out"
    OVER = "over"


class RuleState(StrEnum):
    """Of a coupon or an offer, as its makers see it."""

    COMING = "coming"
    RUNNING = "running"
    OVER = "over"
    STOPPED = "stopped"


@dataclass(frozen=True)
class Wanted:
    """A line of a cart: so many of a variant from a warehouse. `key` is the cart's name for it."""

    key: str
    variant_id: int
    warehouse_id: int
    quantity: int


@dataclass(frozen=True)
class LimitedWish:
    """So many at the price of a limited sale."""

    sale_id: int
    quantity: int


@dataclass(frozen=True)
class InLine:
    """Where one stands: `place` counts from 1; 0 when let in, `until` then says how long."""

    place: int
    until: datetime | None
