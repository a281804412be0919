"""What must be true of orders (`tallgrass verify`)."""

from tallgrass.platform.invariants import Invariant
from tallgrass.platform.words import Words

ORDER_INVARIANTS = (
    Invariant(
        "orders.purchases_add_up",
        Words("每次下单的金额是它各单之和。", "A purchase is the sum of its orders."),
        """
        SELECT p.id, p.total, sum(o.total) AS orders FROM orders_purchase p JOIN orders_order o ON o.purchase_id = p.id
        GROUP BY p.id HAVING (p.goods, p.freight, p.tax, p.discount, p.dew, p.dew_amount, p.total)
            <> (sum(o.goods), sum(o.freight), sum(o.tax), sum(o.discount), sum(o.dew), sum(o.dew_amount), sum(o.total))""",
    ),
    Invariant(
        "orders.orders_add_up",
        Words("每单的金额是它各行之和。", "An order is the sum of its lines."),
        """
        SELECT o.id, o.goods, sum(l.goods) AS lines FROM orders_order o JOIN orders_orderline l ON l.order_id = o.id
        GROUP BY o.id HAVING (o.goods, o.tax, o.discount, o.house_discount, o.dew, o.dew_amount, o.total - o.freight)
            <> (sum(l.goods), sum(l.tax), sum(l.discount), sum(l.house_discount), sum(l.dew), sum(l.dew_amount), sum(l.paid))""",
    ),
    Invariant(
        "orders.state_is_the_last_step",
        Words("每单的状态就是它时间线上的最后一步。", "An order is in the state of its last step."),
        """
        SELECT o.id, o.state, s.state AS step FROM orders_order o
        LEFT JOIN LATERAL (SELECT state FROM orders_orderstep WHERE order_id = o.id ORDER BY id DESC LIMIT 1) s ON true
        WHERE o.state IS DISTINCT FROM s.state""",
    ),
    Invariant(
        "orders.nothing_moves_unpaid",
        Words("没有付款的订单不会发出。", "No order has moved that was not paid first."),
        """
        SELECT s.order_id, s.state FROM orders_orderstep s
        WHERE s.state NOT IN ('pending', 'paid', 'cancelled')
          AND NOT EXISTS (SELECT 1 FROM orders_orderstep p WHERE p.order_id = s.order_id AND p.state = 'paid')""",
    ),
    Invariant(
        "orders.paid_or_returned",
        Words(
            "付过的占用已卖出，关闭的已放回，二者必居其一。",
            "What a paid purchase reserved is sold, what a closed one reserved is back: never both.",
        ),
        """
        SELECT p.id, p.state, r.state AS reservation FROM orders_purchase p
        JOIN mall_reservation r ON r.cause_kind = 'purchase' AND r.cause_id = p.id
        WHERE (p.state = 'paid') <> (r.state = 'claimed')
           OR (p.state IN ('cancelled', 'expired') AND r.state NOT IN ('released', 'expired'))""",
    ),
    Invariant(
        "orders.paid_lines_are_claimed",
        Words("付过的每一行，恰好卖出它的数量。", "A paid purchase has claimed exactly the pieces of its lines."),
        """
        SELECT p.id, l.pieces, r.pieces AS claimed FROM orders_purchase p
        JOIN (SELECT o.purchase_id, sum(l.quantity) AS pieces FROM orders_order o JOIN orders_orderline l ON l.order_id = o.id GROUP BY 1) l
            ON l.purchase_id = p.id
        LEFT JOIN (SELECT r.cause_id, sum(l.quantity) AS pieces FROM mall_reservation r JOIN mall_reservationline l ON l.reservation_id = r.id
                   WHERE r.cause_kind = 'purchase' AND r.state = 'claimed' GROUP BY 1) r ON r.cause_id = p.id
        WHERE p.state = 'paid' AND l.pieces IS DISTINCT FROM r.pieces""",
    ),
    Invariant(
        "orders.pending_has_its_time",
        Words("没付的单过时两分钟内关闭。", "No purchase waits for its payment longer than two minutes past its time."),
        "SELECT id, expires_at FROM orders_purchase WHERE state = 'pending' AND expires_at < now() - interval '2 minutes'",
    ),
    Invariant(
        "orders.refunds_are_repayments",
        Words(
            "每单退的钱等于它各次退款之和，不超过实付。",
            "What an order says was given back is the sum of its repayments, and no more than was paid.",
        ),
        """
        SELECT o.id, o.refunded, coalesce(sum(r.cash), 0) AS repaid FROM orders_order o LEFT JOIN orders_repayment r ON r.order_id = o.id
        GROUP BY o.id HAVING o.refunded <> coalesce(sum(r.cash), 0) OR o.refunded > o.total""",
    ),
    Invariant(
        "orders.escrow_is_what_is_left",
        Words("托管里的钱等于付的减去退的，结清后为零。", "Escrow holds what was paid and not given back; nothing once it is settled."),
        """
        SELECT o.id, a.posted, o.total + o.house_discount + o.dew_amount - coalesce(r.gone, 0) AS due FROM orders_order o
        JOIN orders_purchase p ON p.id = o.purchase_id
        LEFT JOIN ledger_account a ON a.kind = 'escrow' AND a.owner = o.id AND a.asset = p.currency
        LEFT JOIN (SELECT order_id, sum(cash + house_discount + dew_amount) AS gone FROM orders_repayment GROUP BY 1) r ON r.order_id = o.id
        WHERE p.state = 'paid' AND coalesce(a.posted, 0)
            <> CASE WHEN o.settled_at IS NULL THEN o.total + o.house_discount + o.dew_amount - coalesce(r.gone, 0) ELSE 0 END""",
    ),
    Invariant(
        "orders.quota_is_used_once",
        Words("每年的额度等于各单用的减去还的。", "A year's quota is what its orders used less what came back."),
        """
        SELECT y.identity_print, y.year, y.used, coalesce(sum(u.amount - u.returned), 0) AS uses FROM orders_quotayear y
        LEFT JOIN orders_quotause u ON u.identity_print = y.identity_print AND u.year = y.year
        GROUP BY y.id HAVING y.used <> coalesce(sum(u.amount - u.returned), 0)""",
    ),
    Invariant(
        "orders.customs_papers_are_three",
        Words("放行的订单三单齐全。", "What customs released has all three papers."),
        """
        SELECT d.order_id, count(c.id) AS papers FROM orders_declaration d LEFT JOIN orders_customsdocument c ON c.order_id = d.order_id
        WHERE d.released_at IS NOT NULL GROUP BY d.id HAVING count(c.id) <> 3""",
    ),
    Invariant(
        "orders.after_sales_are_answered",
        Words("售后过期后十分钟内有人或系统处理。", "No after-sale is past its deadline for more than ten minutes."),
        "SELECT id, state, deadline_at FROM orders_aftersale WHERE deadline_at < now() - interval '10 minutes'",
    ),
)
