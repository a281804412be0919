"""What a carrier is to the shop."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from tallgrass.platform.words import Words


@dataclass(frozen=True)
class Parcel:
    """What is handed over. `way` names the legs in their order, as states of the order."""

    order_id: int
    number: str
    country: str
    city: str
    weight_grams: int
    way: tuple[str, ...]


@dataclass(frozen=True)
class News:
    """Something a carrier tells of a parcel. `event` is its name for it: told twice, it counts once."""

    event: str
    kind: str
    """`taken`, `moving`, `out` (with the courier), `delivered`."""
    at: datetime
    place: Words


class Carrier(Protocol):
    name: str
    words: Words

    def take(self, parcel: Parcel) -> str:
        """Hand a parcel over; the tracking number. Asked again for the same parcel it gives the same number."""
        ...

    def news_of(self, number: str, parcel: Parcel, taken_at: datetime, now: datetime) -> Sequence[News]:
        """All that is known of a parcel by now, oldest first."""
        ...
