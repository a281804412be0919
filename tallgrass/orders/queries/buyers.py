"""Who bought."""

from collections.abc import Collection
from datetime import datetime

from tallgrass.platform.database import rows


def count_buyers_among(person_ids: Collection[int], since: datetime) -> int:
    """How many of these people paid for something since then. One query."""
    found = rows("SELECT count(DISTINCT buyer_id) FROM orders_order WHERE buyer_id = ANY(%s) AND paid_at >= %s", [list(person_ids), since])
    return int(found[0][0])
