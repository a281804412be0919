"""What stands for days and is asked for with every price: offers and freight, remembered by store. Every change of them is heard."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from typing import TypeVar

from tallgrass.platform.database import columns, row_of, rows
from tallgrass.platform.memory import Followed
from tallgrass.promotions.models import Offer
from tallgrass.promotions.pricing.types import FreightTable

T = TypeVar("T")
_HOUSE = 0
"""The key of what is of no store."""
_MOST_OFFERS, _MOST_RULES = 200, 1000
_OF_THESE = "(r.store_id = ANY(%(keys)s) OR r.store_id IS NULL AND 0 = ANY(%(keys)s))"
_offers: Followed[int, tuple[Offer, ...]] = Followed("offers", 5_000)
_freight: Followed[int, tuple[FreightTable, ...]] = Followed("freight", 5_000)


def offers_running(store_ids: Collection[int], at: datetime) -> list[Offer]:
    """Offers of the mall and of these stores that run at a moment, by their ids; at most 200. One query, or none."""
    found = _of_stores(_offers, store_ids, lambda missing: _read_offers(missing, at))
    return sorted((offer for offer in found if offer.opens <= at < offer.closes), key=lambda offer: offer.id)[:_MOST_OFFERS]


def freight_tables(store_ids: Collection[int]) -> tuple[FreightTable, ...]:
    """Rules of freight of the mall and of these stores. One query, or none."""
    return tuple(_of_stores(_freight, store_ids, _read_freight))


def _of_stores(
    memory: Followed[int, tuple[T, ...]], store_ids: Collection[int], read: Callable[[list[int]], dict[int, list[T]]]
) -> Iterable[T]:
    mark, keys = memory.mark, [_HOUSE, *sorted(set(store_ids))]
    known = {key: value for key in keys if (value := memory.get(key)) is not None}
    if missing := [key for key in keys if key not in known]:
        found = read(missing)
        for key in missing:
            known[key] = tuple(found.get(key, ()))
            memory.put_since(mark, key, known[key])
    return (value for key in keys for value in known[key])


def _read_offers(keys: list[int], at: datetime) -> dict[int, list[Offer]]:
    found: dict[int, list[Offer]] = defaultdict(list)
    for values in rows(
        # Of each store as many as count at most: whoever has more keeps nobody else's out.
        f"SELECT {columns(Offer, 'r')} FROM (SELECT *, row_number() OVER (PARTITION BY store_id ORDER BY id) AS place FROM promotions_offer r"
        f" WHERE stopped_at IS NULL AND closes > %(at)s AND {_OF_THESE}) AS r WHERE place <= %(most)s ORDER BY r.id",
        {"at": at, "keys": keys, "most": _MOST_OFFERS},
    ):
        offer = row_of(Offer, values)
        found[offer.store_id or _HOUSE].append(offer)
    return found


def _read_freight(keys: list[int]) -> dict[int, list[FreightTable]]:
    found: dict[int, list[FreightTable]] = defaultdict(list)
    for rule in rows(
        "SELECT first_fee, first_grams, step_fee, step_grams, warehouse_id, store_id, nullif(warehouse_kind, '') FROM promotions_freightrule r"
        f" WHERE {_OF_THESE} ORDER BY id LIMIT %(most)s",
        {"keys": keys, "most": _MOST_RULES},
    ):
        table = FreightTable(*rule)
        found[table.store_id or _HOUSE].append(table)
    return found
