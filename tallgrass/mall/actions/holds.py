"""Promising goods, and what becomes of a promise: paid, released or expired, exactly once.

Locks are taken in one order everywhere: the reservation, then stocks by id. A reservation is new to everybody when its stocks
are counted down, and the expiry passes over reservations that someone else has in hand, so nothing waits in a circle.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from tallgrass.mall.actions.moves import POOL, Move, record_moves, tell_sold, tell_turned
from tallgrass.mall.errors import no_lines, out_of_stock, reservation_claimed, reservation_gone, reservation_reused
from tallgrass.mall.models import Reservation
from tallgrass.mall.types import HoldState, MoveKind, ShortLine, StockLine
from tallgrass.platform import clock
from tallgrass.platform.database import find_row, rows
from tallgrass.platform.ids import new_id
from tallgrass.platform.subjects import Ref

_PORTION = 1000
_MOST = 100_000


@dataclass(frozen=True)
class _Line:
    id: int
    stock_id: int
    quantity: int
    counted: int


@dataclass(frozen=True)
class _Stock:
    id: int
    has_units: bool
    """Whether single units of it may stand ready, as for hot goods."""


_NOWHERE = _Stock(0, has_units=False)


def reserve_stock(*, lines: Sequence[StockLine], cause: Ref, until: datetime) -> int:
    """Promise all lines to `cause` until a moment, or none. Lines of one variant and warehouse are summed. The id of the reservation.

    The cause is the key: the same lines again give the first reservation again.

    Raises:
        DomainError: `no_lines`; `reservation_reused`: the cause holds (or held) something else; `out_of_stock` (an
            `OutOfStock`, with the lines that are short).
    """
    wanted = _merged(lines)
    try:
        with transaction.atomic():
            reservation_id, first = _open(cause, until)
            return _reserve(reservation_id, wanted, cause) if first else _again(reservation_id, wanted)
    except _Short as short:  # What its other lines had taken is free again: read what there is only now.
        raise out_of_stock(_short_lines(short.wanted)) from None


class _Short(Exception):
    """So many of these stocks are wanted and not there."""

    def __init__(self, wanted: dict[tuple[int, int], int]) -> None:
        self.wanted = wanted


def _reserve(reservation_id: int, wanted: dict[tuple[int, int], int], cause: Ref) -> int:
    stocks = _stocks(wanted)
    short, moves, turned = {}, [], {}
    for key in sorted(wanted, key=lambda key: stocks.get(key, _NOWHERE).id):
        stock, quantity, line_id = stocks.get(key, _NOWHERE), wanted[key], new_id()
        stock_id, counted = stock.id, _take(stock, quantity, line_id)
        if counted is None:
            short[key] = quantity
            continue
        taken, left = counted
        _write_line(line_id, reservation_id, stock_id, quantity, taken)
        moves.append(Move(stock_id, MoveKind.RESERVED, quantity))
        if left == 0:
            turned[stock_id] = False
    if short:
        raise _Short(short)
    record_moves(moves, cause=cause)
    tell_turned(turned)
    return reservation_id


def claim_reservations(*, cause: Ref) -> bool:
    """The promised goods are paid for: they are sold. Whether that happened now; False when it had before.

    Also after `until`, as long as nobody has put the goods back.

    Raises:
        DomainError: `reservation_gone`: released or expired, or never made.
    """
    with transaction.atomic():
        claimed = rows(
            "UPDATE mall_reservation SET state = %s, ended_at = %s WHERE cause_kind = %s AND cause_id = %s AND state = 'held' RETURNING id",
            [HoldState.CLAIMED.value, clock.now(), cause.kind, cause.id],
        )
        if not claimed:
            before = _held(cause)
            if before is not None and before.state == HoldState.CLAIMED:
                return False
            raise reservation_gone()
        lines = _lines([claimed[0][0]])
        _move_counted(lines, "reserved = reserved - %s, sold = sold + %s")
        if in_units := [line.id for line in lines if line.counted < line.quantity]:
            rows("UPDATE mall_stockunit SET is_sold = true WHERE line_id = ANY(%s) RETURNING 1", [in_units])
        record_moves([Move(line.stock_id, MoveKind.CLAIMED, line.quantity) for line in lines], cause=cause)
        tell_sold({line.stock_id: line.quantity for line in lines})
        return True


def release_reservations(*, cause: Ref) -> bool:
    """Put the promised goods back on sale. Whether that happened now; False when they were put back before, or never promised.

    Raises:
        DomainError: `reservation_claimed`: they are sold; `return_stock` is what brings sold goods back.
    """
    with transaction.atomic():
        reservation = _held(cause)
        if reservation is None or reservation.state in {HoldState.RELEASED, HoldState.EXPIRED}:
            return False
        if reservation.state == HoldState.CLAIMED:
            raise reservation_claimed()
        _put_back([(reservation.id, cause)], HoldState.RELEASED)
        return True


def expire_reservations(now: datetime) -> int:
    """Put back what was promised until `now` or earlier and neither paid for nor released. How many reservations."""
    expired = 0
    while True:
        with transaction.atomic():
            # Who is being paid for at this moment has its row locked: it is passed over, and decided by that payment.
            due = rows(
                "SELECT id, cause_kind, cause_id FROM mall_reservation WHERE state = 'held' AND until <= %s"
                " ORDER BY until, id LIMIT %s FOR UPDATE SKIP LOCKED",
                [now, _PORTION],
            )
            if due:
                _put_back([(id, Ref(kind, cause_id)) for id, kind, cause_id in due], HoldState.EXPIRED)
        expired += len(due)
        if len(due) < _PORTION:
            return expired


def _merged(lines: Sequence[StockLine]) -> dict[tuple[int, int], int]:
    wanted: dict[tuple[int, int], int] = {}
    for line in lines:
        if not 1 <= line.quantity <= _MOST:
            raise no_lines()
        key = (line.variant_id, line.warehouse_id)
        wanted[key] = wanted.get(key, 0) + line.quantity
    if not wanted:
        raise no_lines()
    return wanted


def _open(cause: Ref, until: datetime) -> tuple[int, bool]:
    """The reservation of a cause, and whether it was made just now. A second one waits here until the first has come through."""
    made = rows(
        "INSERT INTO mall_reservation (id, cause_kind, cause_id, state, until) VALUES (%s, %s, %s, 'held', %s)"
        " ON CONFLICT DO NOTHING RETURNING id",
        [new_id(), cause.kind, cause.id, until],
    )
    if made:
        return made[0][0], True
    found = rows("SELECT id FROM mall_reservation WHERE cause_kind = %s AND cause_id = %s", [cause.kind, cause.id])
    return found[0][0], False


def _again(reservation_id: int, wanted: dict[tuple[int, int], int]) -> int:
    held = rows(
        "SELECT s.variant_id, s.warehouse_id, l.quantity, r.state FROM mall_reservationline l JOIN mall_stock s ON s.id = l.stock_id"
        " JOIN mall_reservation r ON r.id = l.reservation_id WHERE l.reservation_id = %s",
        [reservation_id],
    )
    same = {(variant_id, warehouse_id): quantity for variant_id, warehouse_id, quantity, _ in held} == wanted
    if not same or any(state not in {HoldState.HELD, HoldState.CLAIMED} for *_, state in held):
        raise reservation_reused()
    return reservation_id


def _stocks(wanted: dict[tuple[int, int], int]) -> dict[tuple[int, int], _Stock]:
    found = rows(
        "SELECT variant_id, warehouse_id, id, is_hot OR pooled > 0 FROM mall_stock WHERE variant_id = ANY(%s) AND warehouse_id = ANY(%s)",
        [[key[0] for key in wanted], [key[1] for key in wanted]],
    )
    return {
        (variant_id, warehouse_id): _Stock(id, has_units)
        for variant_id, warehouse_id, id, has_units in found
        if (variant_id, warehouse_id) in wanted
    }


def _take(stock: _Stock, quantity: int, line_id: int) -> tuple[int, int] | None:
    """Take so many from a stock: how many were counted down, and how many it has left (-1: unknown, hot goods). None when there are not enough."""
    if stock is _NOWHERE:
        return None
    # Goods that became hot since their stock was read have few left to count and units instead: those are looked at then.
    if not stock.has_units and (taken := _take_counted(stock.id, quantity)):
        return taken
    units = _take_units(stock.id, quantity, line_id)
    return (0, -1) if units == quantity else _take_counted(stock.id, quantity - units)


def _take_counted(stock_id: int, quantity: int) -> tuple[int, int] | None:
    done = rows(
        "UPDATE mall_stock SET available = available - %s, reserved = reserved + %s WHERE id = %s AND available >= %s"
        " RETURNING available, is_hot",
        [quantity, quantity, stock_id, quantity],
    )
    if not done:
        return None
    left, is_hot = done[0]
    if is_hot and left:
        fill_pool(stock_id)
    return quantity, -1 if is_hot else left


def _take_units(stock_id: int, quantity: int, line_id: int) -> int:
    """Single units for a line, of those nobody else has in hand; how many there were."""
    taken = rows(
        # Apart from the update, so that it is looked for once: inside of it a join may ask again for each row, and each time gets others.
        "WITH free AS MATERIALIZED ("
        "  SELECT id FROM mall_stockunit WHERE stock_id = %s AND line_id IS NULL ORDER BY id LIMIT %s FOR UPDATE SKIP LOCKED"
        ") UPDATE mall_stockunit u SET line_id = %s FROM free WHERE u.id = free.id RETURNING 1",
        [stock_id, quantity, line_id],
    )
    return len(taken)


def fill_pool(stock_id: int) -> None:
    """Turn what is available of a hot stock into single units, up to the pool's size. The stock must be locked by this transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH stock AS ("
            "  UPDATE mall_stock s SET available = available - n.n, pooled = pooled + n.n"
            "  FROM (SELECT greatest(0, least(available, %s - (SELECT count(*) FROM mall_stockunit u WHERE u.stock_id = %s AND u.line_id IS NULL))) AS n"
            "        FROM mall_stock WHERE id = %s) AS n"
            "  WHERE s.id = %s AND s.is_hot RETURNING n.n"
            ") INSERT INTO mall_stockunit (stock_id, is_sold) SELECT %s, false FROM stock, generate_series(1, stock.n)",
            [POOL, stock_id, stock_id, stock_id, stock_id],
        )


def _write_line(id: int, reservation_id: int, stock_id: int, quantity: int, counted: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO mall_reservationline (id, reservation_id, stock_id, quantity, counted) VALUES (%s, %s, %s, %s, %s)",
            [id, reservation_id, stock_id, quantity, counted],
        )


def _short_lines(wanted: dict[tuple[int, int], int]) -> list[ShortLine]:
    found = rows(
        "SELECT variant_id, warehouse_id, available + (SELECT count(*) FROM mall_stockunit u WHERE u.stock_id = s.id AND u.line_id IS NULL)"
        " FROM mall_stock s WHERE variant_id = ANY(%s)",
        [[variant_id for variant_id, _ in wanted]],
    )
    there = {(variant_id, warehouse_id): available for variant_id, warehouse_id, available in found}
    return [ShortLine(*key, quantity, there.get(key, 0)) for key, quantity in wanted.items()]


def _held(cause: Ref) -> Reservation | None:
    return find_row(Reservation, "r.cause_kind = %s AND r.cause_id = %s", [cause.kind, cause.id], lock="FOR UPDATE")


def _lines(reservation_ids: Sequence[int]) -> list[_Line]:
    """By stock, which is the order of locks."""
    found = rows(
        "SELECT id, stock_id, quantity, counted FROM mall_reservationline WHERE reservation_id = ANY(%s) ORDER BY stock_id, id",
        [list(reservation_ids)],
    )
    return [_Line(*row) for row in found]


def _put_back(reservations: list[tuple[int, Ref]], state: HoldState) -> None:
    """Close reservations that are held and locked."""
    ids = [id for id, _ in reservations]
    rows("UPDATE mall_reservation SET state = %s, ended_at = %s WHERE id = ANY(%s) RETURNING 1", [state.value, clock.now(), ids])
    lines = _lines(ids)
    free_before = _move_counted(lines, "reserved = reserved - %s, available = available + %s")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE mall_stockunit SET line_id = NULL WHERE line_id = ANY(%s)", [[line.id for line in lines]])
    for id, cause in reservations:
        own = rows("SELECT stock_id, quantity FROM mall_reservationline WHERE reservation_id = %s ORDER BY stock_id", [id])
        record_moves([Move(stock_id, MoveKind.RELEASED, quantity) for stock_id, quantity in own], cause=cause)
    tell_turned({stock_id: True for stock_id, before in free_before.items() if before == 0})


def _move_counted(lines: list[_Line], change: str) -> dict[int, int]:
    """Move what was counted down, stock by stock in their order; what was available of each before."""
    sums: dict[int, int] = {}
    for line in lines:
        if line.counted:
            sums[line.stock_id] = sums.get(line.stock_id, 0) + line.counted
    before = {}
    for stock_id in sorted(sums):
        count = sums[stock_id]
        after = rows(f"UPDATE mall_stock SET {change} WHERE id = %s RETURNING available", [count, count, stock_id])[0][0]
        before[stock_id] = after - count if "available =" in change else after
    return before
