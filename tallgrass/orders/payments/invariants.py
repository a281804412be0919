"""What must be true of payments (`tallgrass verify`), and the words of what they post."""

from tallgrass.platform.invariants import Invariant
from tallgrass.platform.words import Words

MEMOS = {
    "orders.paid": Words("付款", "Paid"),
    "orders.dew_spent": Words("露珠抵现", "Dew spent"),
    "orders.settled": Words("确认收货", "Received"),
    "orders.refund": Words("退款", "Refund"),
    "orders.late_payment": Words("迟到的付款", "A late payment"),
}

PAYMENT_INVARIANTS = (
    Invariant(
        "payments.one_pays",
        Words("付过的购买恰有一笔付款，金额相符。", "A paid purchase was paid by exactly one payment, of its amount; free ones by none."),
        """
        SELECT p.id, p.state, p.total, count(m.id) AS payments, sum(m.amount) AS amount
        FROM orders_purchase p LEFT JOIN orders_payment m ON m.purchase_id = p.id AND m.kept
        GROUP BY p.id
        HAVING count(m.id) <> (p.state = 'paid' AND p.total > 0)::int OR coalesce(sum(m.amount), p.total) <> p.total""",
    ),
    Invariant(
        "payments.money_that_paid_nothing_goes_back",
        Words("没有用上的付款全额退回。", "A captured payment that paid nothing has a refund of all of it."),
        """
        SELECT m.id, m.purchase_id, m.amount, m.refunding FROM orders_payment m
        WHERE m.state = 'captured' AND NOT m.kept AND m.refunding <> m.amount""",
    ),
    Invariant(
        "payments.refunds_add_up",
        Words(
            "退款合计等于付款上记的，不超过付款。", "A payment's refunds add up to what it says is going back, and to no more than itself."
        ),
        """
        SELECT m.id, m.amount, m.refunding, coalesce(sum(r.amount), 0) AS refunds
        FROM orders_payment m LEFT JOIN orders_refund r ON r.payment_id = m.id
        GROUP BY m.id HAVING m.refunding <> coalesce(sum(r.amount), 0) OR m.refunding > m.amount""",
    ),
    Invariant(
        "payments.refunds_arrive",
        Words("退款一天内有结果。", "No refund is without an outcome for more than a day."),
        "SELECT id, payment_id, amount, state, words FROM orders_refund WHERE state <> 'done' AND created_at < now() - interval '1 day'",
    ),
    Invariant(
        "payments.capture_is_posted",
        Words("收到的钱都记了账。", "Every captured payment stands in the ledger."),
        """
        SELECT m.id, m.purchase_id FROM orders_payment m
        WHERE m.state = 'captured' AND NOT EXISTS (
            SELECT 1 FROM ledger_transaction t
            WHERE t.key = CASE WHEN m.kept THEN 'purchase:' || m.purchase_id || ':paid' ELSE 'payment:' || m.id || ':late' END
        )""",
    ),
)
