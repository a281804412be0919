"""Who bought."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from tallgrass.platform.database import rows
from tallgrass.platform.ids import id_floor


def count_buyers_among(person_ids: Collection[int], since: datetime) -> int:
    """How many of these people paid for something since then. One query."""
    found = rows("SELECT count(DISTINCT buyer_id) FROM orders_order WHERE buyer_id = ANY(%s) AND paid_at >= %s", [list(person_ids), since])
    return int(found[0][0])


class Path(NamedTuple):
    """A line of a paid order that began on a wall: the page, the note seen there that led on, and what was paid."""

    page_id: int
    note_id: int
    order_id: int
    paid: int
    """In minor units of the house's currency."""


def list_paths_since(since: datetime, most: int) -> list[Path]:
    """Lines paid for that began on a wall since then, the newest at most so many. One query."""
    found = rows(
        "SELECT l.from_exposure, l.from_note_id, o.id, l.paid FROM orders_orderline l JOIN orders_order o ON o.id = l.order_id"
        " WHERE l.from_exposure >= %s AND l.from_note_id IS NOT NULL AND o.paid_at IS NOT NULL ORDER BY l.from_exposure DESC LIMIT %s",
        [id_floor(since), most],
    )
    return [Path(*row) for row in found]
