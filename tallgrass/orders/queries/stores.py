"""Who is told of a store's orders."""

from tallgrass.platform.database import rows

_MOST = 50


def staff_ids(store_id: int) -> tuple[int, ...]:
    """Those who work in a store; one query."""
    return tuple(id for (id,) in rows("SELECT person_id FROM mall_storestaff WHERE store_id = %s ORDER BY id LIMIT %s", [store_id, _MOST]))
