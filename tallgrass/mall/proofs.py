"""What must be true of stock at every moment, proven from the record of movements."""

from tallgrass.platform.invariants import Invariant
from tallgrass.platform.words import Words

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
"""

_HELD = """
WITH lines AS (
    SELECT l.stock_id, sum(l.counted) FILTER (WHERE r.state = 'held') AS held
    FROM mall_reservationline l JOIN mall_reservation r ON r.id = l.reservation_id GROUP BY l.stock_id
)
SELECT s.id FROM mall_stock s LEFT JOIN lines l ON l.stock_id = s.id WHERE s.reserved <> coalesce(l.held, 0)
"""

_UNITS = """
SELECT l.id FROM mall_reservationline l JOIN mall_reservation r ON r.id = l.reservation_id
LEFT JOIN (SELECT line_id, count(*) AS n, bool_or(is_sold) AS sold FROM mall_stockunit WHERE line_id IS NOT NULL GROUP BY line_id) u ON u.line_id = l.id
WHERE (r.state = 'held' AND (coalesce(u.n, 0) <> l.quantity - l.counted OR coalesce(u.sold, false)))
   OR (r.state IN ('released', 'expired') AND coalesce(u.n, 0) > 0)
"""

_OVERDUE = "SELECT id, until FROM mall_reservation WHERE state = 'held' AND until < now() - interval '2 minutes'"

_LISTED = """
SELECT l.product_id FROM mall_listing l JOIN mall_product p ON p.id = l.product_id JOIN mall_store s ON s.id = p.store_id
WHERE p.state <> 'on_sale' OR s.state = 'closed'
"""

INVARIANTS = (
    Invariant(
        "mall.stock_follows_its_movements",
        Words("每份库存的数字都能由它的变动算出", "Every stock's numbers follow from its movements"),
        _STOCKS,
    ),
    Invariant("mall.reserved_is_held", Words("占用的库存等于未结束的预留", "What is reserved is what open reservations hold"), _HELD),
    Invariant(
        "mall.units_are_their_lines", Words("逐件发放的商品与它们的预留相符", "Single units are those of their reservations"), _UNITS
    ),
    Invariant("mall.nothing_overdue", Words("过时的预留已放回", "Overdue reservations were put back"), _OVERDUE),
    Invariant("mall.only_sellable_listed", Words("停售、下架的商品不在列表里", "Nothing stopped or withdrawn stands in lists"), _LISTED),
)
