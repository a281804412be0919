"""Goods that come, are counted again, or come back."""

from collections.abc import Sequence

from django.db import IntegrityError, connection, transaction

from tallgrass.mall.actions.holds import fill_pool
from tallgrass.mall.actions.moves import tell_sold, tell_turned
from tallgrass.mall.errors import below_zero, no_lines, no_quantity, returns_too_many, stock_key_reused
from tallgrass.mall.models import Stock, StockMove
from tallgrass.mall.types import MoveKind, StockLine
from tallgrass.platform.database import rows
from tallgrass.platform.ids import new_id
from tallgrass.platform.subjects import Ref


def receive_stock(
    *, actor_id: int | None, variant_id: int, warehouse_id: int, quantity: int, key: str, reason: str = "", cause: Ref | None = None
) -> int:
    """Goods came into a warehouse. What it now has free to sell. The same `key` again changes nothing.

    Raises:
        DomainError: `no_quantity`; `stock_key_reused`.
    """
    if quantity <= 0:
        raise no_quantity()
    with transaction.atomic():
        stock_id = _stock(variant_id, warehouse_id)
        if _moved(stock_id, MoveKind.RECEIVED, quantity, key, actor_id=actor_id, reason=reason, cause=cause):
            return _available(stock_id)
        return _add(stock_id, quantity, "received")


def adjust_stock(*, actor_id: int | None, variant_id: int, warehouse_id: int, quantity: int, key: str, reason: str) -> int:
    """Somebody counted again: so many more, or fewer (below zero). What the warehouse now has free to sell.

    Raises:
        DomainError: `no_quantity`; `below_zero`: fewer are free; `stock_key_reused`.
    """
    if quantity == 0:
        raise no_quantity()
    with transaction.atomic():
        stock_id = _stock(variant_id, warehouse_id)
        if _moved(stock_id, MoveKind.ADJUSTED, quantity, key, actor_id=actor_id, reason=reason):
            return _available(stock_id)
        if quantity < 0:
            _empty_pool(stock_id)
        return _add(stock_id, quantity, "adjusted")


def return_stock(*, lines: Sequence[StockLine], cause: Ref, key: str) -> bool:
    """Sold goods are back in their warehouses, free to sell. Whether that happened now; False when the same `key` had brought them.

    Raises:
        DomainError: `no_lines`; `returns_too_many`: more than was sold; `stock_key_reused`.
    """
    wanted: dict[tuple[int, int], int] = {}
    for line in lines:
        if line.quantity < 1:
            raise no_lines()
        wanted[line.variant_id, line.warehouse_id] = wanted.get((line.variant_id, line.warehouse_id), 0) + line.quantity
    if not wanted:
        raise no_lines()
    with transaction.atomic():
        stocks = {_stock(*place): quantity for place, quantity in wanted.items()}
        known = [_moved(id, MoveKind.RETURNED, stocks[id], key, cause=cause) for id in sorted(stocks)]
        if all(known):
            return False
        if any(known):
            raise stock_key_reused()
        turned = {}
        for id in sorted(stocks):
            _fold(id)
            count = stocks[id]
            done = rows(
                "UPDATE mall_stock SET sold = sold - %s, available = available + %s WHERE id = %s AND sold >= %s RETURNING available",
                [count, count, id, count],
            )
            if not done:
                raise returns_too_many()
            if done[0][0] == count:
                turned[id] = True
        tell_turned(turned)
        tell_sold(stocks, back=True)
        return True


def set_hot(*, variant_id: int, warehouse_id: int, is_hot: bool) -> None:
    """Hand these goods out as single units from now on, or no longer. What is promised or sold stays so."""
    with transaction.atomic():
        stock_id = _stock(variant_id, warehouse_id)
        Stock.objects.select_for_update().get(id=stock_id)
        Stock.objects.filter(id=stock_id).update(is_hot=is_hot)
        if is_hot:
            fill_pool(stock_id)
        else:
            _empty_pool(stock_id)


def fold_units() -> int:
    """Count sold single units into their stocks, and fill the pools up again. How many units."""
    ids = [row[0] for row in rows("SELECT id FROM mall_stock WHERE is_hot OR pooled > 0 ORDER BY id", [])]
    folded = 0
    for id in ids:
        with transaction.atomic():
            Stock.objects.select_for_update().get(id=id)
            folded += _fold(id)
            fill_pool(id)
    return folded


def _fold(stock_id: int) -> int:
    done = rows(
        "WITH gone AS (DELETE FROM mall_stockunit WHERE stock_id = %s AND is_sold RETURNING 1), n AS (SELECT count(*) AS n FROM gone)"
        " UPDATE mall_stock s SET pooled = pooled - n.n, sold = sold + n.n FROM n WHERE s.id = %s AND n.n > 0 RETURNING n.n",
        [stock_id, stock_id],
    )
    return int(done[0][0]) if done else 0


def _empty_pool(stock_id: int) -> None:
    """Free single units become a number again; those someone has in hand stay units."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM mall_stock WHERE id = %s FOR UPDATE", [stock_id])
        cursor.execute(
            "WITH gone AS (DELETE FROM mall_stockunit WHERE id IN ("
            "  SELECT id FROM mall_stockunit WHERE stock_id = %s AND line_id IS NULL FOR UPDATE SKIP LOCKED) RETURNING 1"
            "), n AS (SELECT count(*) AS n FROM gone)"
            " UPDATE mall_stock s SET pooled = pooled - n.n, available = available + n.n FROM n WHERE s.id = %s",
            [stock_id, stock_id],
        )


def _stock(variant_id: int, warehouse_id: int) -> int:
    """The stock of a variant in a warehouse, made when there is none yet."""
    found = rows("SELECT id FROM mall_stock WHERE variant_id = %s AND warehouse_id = %s", [variant_id, warehouse_id])
    if not found:
        rows(
            "INSERT INTO mall_stock (id, variant_id, warehouse_id, available, pooled, reserved, sold, received, adjusted, is_hot)"
            " VALUES (%s, %s, %s, 0, 0, 0, 0, 0, 0, false) ON CONFLICT DO NOTHING RETURNING id",
            [new_id(), variant_id, warehouse_id],
        )
        found = rows("SELECT id FROM mall_stock WHERE variant_id = %s AND warehouse_id = %s", [variant_id, warehouse_id])
    return int(found[0][0])


def _moved(
    stock_id: int, kind: MoveKind, quantity: int, key: str, *, actor_id: int | None = None, reason: str = "", cause: Ref | None = None
) -> bool:
    """Record a movement under a key; True when it was recorded before, and nothing is left to do."""
    made = rows(
        "INSERT INTO mall_stockmove (id, stock_id, kind, quantity, key, actor_id, reason, cause_kind, cause_id)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT (stock_id, key) WHERE key IS NOT NULL DO NOTHING RETURNING 1",
        [new_id(), stock_id, kind.value, quantity, key, actor_id, reason, cause.kind if cause else "", cause.id if cause else None],
    )
    if made:
        return False
    before = StockMove.objects.get(stock_id=stock_id, key=key)
    if (before.kind, before.quantity) != (kind.value, quantity):
        raise stock_key_reused()
    return True


def _add(stock_id: int, quantity: int, column: str) -> int:
    try:
        with transaction.atomic():
            done = rows(
                f"UPDATE mall_stock SET available = available + %s, {column} = {column} + %s WHERE id = %s RETURNING available, is_hot",
                [quantity, quantity, stock_id],
            )
    except IntegrityError:
        raise below_zero() from None
    left, is_hot = done[0]
    if is_hot:
        fill_pool(stock_id)
    if left in {quantity, 0}:
        tell_turned({stock_id: left > 0})
    return int(left)


def _available(stock_id: int) -> int:
    return int(rows("SELECT available FROM mall_stock WHERE id = %s", [stock_id])[0][0])
