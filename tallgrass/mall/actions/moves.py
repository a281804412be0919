"""Lines of the record of goods, and what is told when a stock runs out or comes back. Within the caller's transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection

from tallgrass.mall.events import GoodsReturned, GoodsSold, StockTurned
from tallgrass.mall.types import MoveKind
from tallgrass.platform.database import rows
from tallgrass.platform.events import Event, emit
from tallgrass.platform.ids import new_id
from tallgrass.platform.subjects import Ref

POOL = 1000
"""How many single units of hot goods stand ready at most; more would only cost space. (After Shopify's.)"""


@dataclass(frozen=True)
class Move:
    stock_id: int
    kind: MoveKind
    quantity: int


def record_moves(moves: Sequence[Move], *, cause: Ref) -> None:
    """Append what moved for a cause: one statement."""
    if not moves:
        return
    values = ", ".join(["(%s, %s, %s, %s, %s, %s)"] * len(moves))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO mall_stockmove (id, stock_id, kind, quantity, cause_kind, cause_id, reason) "
            f"SELECT id, stock_id, kind, quantity, cause_kind, cause_id, '' FROM (VALUES {values}) AS m (id, stock_id, kind, quantity, cause_kind, cause_id)",
            [value for move in moves for value in (new_id(), move.stock_id, move.kind.value, move.quantity, cause.kind, cause.id)],
        )


@dataclass(frozen=True)
class Place:
    """Whose stock it is."""

    product_id: int
    variant_id: int
    warehouse_id: int


def places(stock_ids: Iterable[int]) -> dict[int, Place]:
    """Product, variant and warehouse of stocks. One query."""
    found = rows(
        "SELECT s.id, v.product_id, v.id, s.warehouse_id FROM mall_stock s JOIN mall_variant v ON v.id = s.variant_id WHERE s.id = ANY(%s)",
        [list(stock_ids)],
    )
    return {row[0]: Place(*row[1:]) for row in found}


def tell_turned(turned: dict[int, bool]) -> None:
    """Tell that stocks ran out (False) or came back (True)."""
    if turned:
        found = places(turned)
        emit(*(StockTurned(place.product_id, place.variant_id, place.warehouse_id, turned[id]) for id, place in found.items()))


def tell_sold(quantities: dict[int, int], *, back: bool = False) -> None:
    """Tell how many of each stock were sold, or came back."""
    found = places(quantities)
    kind: type[GoodsSold] | type[GoodsReturned] = GoodsReturned if back else GoodsSold
    events: list[Event] = [kind(place.product_id, place.variant_id, quantities[id]) for id, place in found.items()]
    emit(*events)
