"""What must be true of stock at every moment, proven from the record of movements."""

from collections.abc import Iterator

from tallgrass.platform.database import rows

_STOCKS = """
WITH moved AS (
    SELECT stock_id,
        coalesce(sum(quantity) FILTER (WHERE kind = 'received'), 0) AS received,
        coalesce(sum(quantity) FILTER (WHERE kind = 'adjusted'), 0) AS adjusted,
        coalesce(sum(quantity) FILTER (WHERE kind = 'reserved'), 0)
            - coalesce(sum(quantity) FILTER (WHERE kind IN ('released', 'claimed')), 0) AS reserved,
        coalesce(sum(quantity) FILTER (WHERE kind = 'claimed'), 0) - coalesce(sum(quantity) FILTER (WHERE kind = 'returned'), 0) AS sold
    FROM mall_stockmove GROUP BY stock_id
), units AS (
    SELECT stock_id, count(*) AS units, count(*) FILTER (WHERE line_id IS NOT NULL AND NOT is_sold) AS reserved, count(*) FILTER (WHERE is_sold) AS sold
    FROM mall_stockunit GROUP BY stock_id
)
SELECT s.id FROM mall_stock s LEFT JOIN moved m ON m.stock_id = s.id LEFT JOIN units u ON u.stock_id = s.id
WHERE s.received <> coalesce(m.received, 0) OR s.adjusted <> coalesce(m.adjusted, 0)
   OR s.reserved + coalesce(u.reserved, 0) <> coalesce(m.reserved, 0)
   OR s.sold + coalesce(u.sold, 0) <> coalesce(m.sold, 0)
   OR s.pooled <> coalesce(u.units, 0)
   OR s.available + s.pooled + s.reserved + s.sold <> s.received + s.adjusted
ORDER BY s.id LIMIT 100
"""

_HELD = """
WITH lines AS (
    SELECT l.stock_id, sum(l.counted) FILTER (WHERE r.state = 'held') AS held
    FROM mall_reservationline l JOIN mall_reservation r ON r.id = l.reservation_id GROUP BY l.stock_id
)
SELECT s.id FROM mall_stock s LEFT JOIN lines l ON l.stock_id = s.id WHERE s.reserved <> coalesce(l.held, 0) ORDER BY s.id LIMIT 100
"""

_UNITS = """
SELECT l.id FROM mall_reservationline l JOIN mall_reservation r ON r.id = l.reservation_id
LEFT JOIN (SELECT line_id, count(*) AS n, bool_or(is_sold) AS sold FROM mall_stockunit WHERE line_id IS NOT NULL GROUP BY line_id) u ON u.line_id = l.id
WHERE (r.state = 'held' AND (coalesce(u.n, 0) <> l.quantity - l.counted OR coalesce(u.sold, false)))
   OR (r.state IN ('released', 'expired') AND coalesce(u.n, 0) > 0)
ORDER BY l.id LIMIT 100
"""

_OVERDUE = "SELECT id FROM mall_reservation WHERE state = 'held' AND until < now() - interval '2 minutes' ORDER BY id LIMIT 100"


def unproven_stocks() -> Iterator[str]:
    """Stocks whose numbers do not follow from their movements, one line each."""
    for (id,) in rows(_STOCKS, []):
        yield f"stock {id}: its numbers do not follow from its movements"
    for (id,) in rows(_HELD, []):
        yield f"stock {id}: reserved is not what its open reservations hold"
    for (id,) in rows(_UNITS, []):
        yield f"line {id}: its single units are not those of its reservation"


def overdue_reservations() -> Iterator[str]:
    """Reservations that should have been put back two minutes ago."""
    for (id,) in rows(_OVERDUE, []):
        yield f"reservation {id}: overdue"
