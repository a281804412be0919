"""Orders by the hundred thousand, for benchmarks: paid, seven in ten received and settled; in the shapes the actions leave, entries chained.

Made by the database itself, a portion a transaction, so that a stopped loading goes on with the next. One order a purchase, one line an order.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, transaction

from tallgrass.ledger.chain import entry_digest, transaction_digest
from tallgrass.ledger.types import STRIPES, Kind
from tallgrass.platform.ids import EPOCH
from tallgrass.simulation.loading import take_time

PORTION = 50_000
_APART = 0.02
"""Seconds between two orders: a million are made in five and a half hours, all of them long ago."""
_AGO = timedelta(days=60)
_KEY = "bulk:"


def load_bulk_orders(count: int, *, now: datetime, say: Callable[[str], object] = print) -> int:
    """As many more as are lacking to `count`. How many were made.

    Raises:
        LookupError: there are no goods at home, or no people.
    """
    made, lacking = 0, count - _count()
    while made < lacking:
        first, portion = count - lacking + made, min(PORTION, lacking - made)
        with transaction.atomic(), connection.cursor() as cursor:
            take_time()
            # Checks row by row would cost more than the loading; `tallgrass verify` asks for all of them afterwards.
            cursor.execute("DROP TABLE IF EXISTS drawn, moved")
            cursor.execute("SET LOCAL session_replication_role = replica; SET LOCAL work_mem = '256MB'; SET LOCAL synchronous_commit = off")
            cursor.execute(
                _DRAW, {"first": first, "last": first + portion - 1, "start": now - _AGO, "apart": _APART, "epoch": EPOCH, "key": _KEY}
            )
            if not cursor.rowcount:
                raise LookupError("orders need goods in a warehouse of the country, and people")
            for statement in ("ANALYZE drawn", _BOUGHT, _MOVED, _POSTED, "ANALYZE moved", _CHAIN):
                cursor.execute(statement)
        made += portion
        say(f"{first + portion:,} orders")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return made


def _count() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM orders_purchase WHERE key LIKE %s", [_KEY + "%"])
        return int(cursor.fetchone()[0])


_CURRENCY = settings.TALLGRASS_CURRENCY

# What every other statement reads: an order a row, with the first of its ids; each id of it is that and a small number.
_DRAW = """
CREATE TEMPORARY TABLE drawn ON COMMIT DROP AS
WITH goods AS (
    SELECT DISTINCT ON (s.id) s.id AS stock_id, s.variant_id, s.warehouse_id, v.product_id, v.store_id, p.amount AS price, g.title, g.title_en
    FROM mall_stock s JOIN mall_warehouse w ON w.id = s.warehouse_id AND w.kind = 'domestic' JOIN mall_variant v ON v.id = s.variant_id
    JOIN mall_product g ON g.id = v.product_id JOIN mall_price p ON p.variant_id = v.id WHERE NOT s.is_hot ORDER BY s.id, p.amount
), numbered AS (
    SELECT row_number() OVER () - 1 AS n, * FROM goods
), people AS (
    SELECT row_number() OVER () - 1 AS n, id FROM accounts_person
)
SELECT i, m.at, (((extract(epoch FROM m.at - %(epoch)s::timestamptz) * 1000)::bigint << 22) | (1023 << 12)) AS id, %(key)s::text || i AS key, b.id AS buyer_id,
    g.stock_id, g.variant_id, g.warehouse_id, g.product_id, g.store_id, g.title, g.title_en, (1 + i %% 3)::int AS quantity, g.price,
    g.price * (1 + i %% 3) AS goods, CASE WHEN i %% 2 = 0 THEN 800 ELSE 0 END AS freight, i %% 10 < 7 AS is_received
FROM (SELECT (SELECT count(*) FROM numbered) AS goods, (SELECT count(*) FROM people) AS people) AS size
CROSS JOIN generate_series(%(first)s::int, %(last)s::int) AS i
CROSS JOIN LATERAL (SELECT %(start)s::timestamptz + make_interval(secs => i * %(apart)s::float8) AS at) m
JOIN numbered g ON g.n = (i::bigint * 7919) %% size.goods JOIN people b ON b.n = (i::bigint * 104729) %% size.people
"""

_BOUGHT = f"""
INSERT INTO orders_purchase (id, created_at, buyer_id, key, request, state, currency, goods, freight, tax, discount, dew, dew_amount, total,
    coupon_ids, recipient, identity_print, expires_at, paid_at, payment_id)
SELECT id, at, buyer_id, key, '', 'paid', '{_CURRENCY}', goods, freight, 0, 0, 0, 0, goods + freight, '{{}}', '{{}}', '', at + interval '15 minutes', at, id
FROM drawn;
INSERT INTO orders_payment (id, created_at, purchase_id, buyer_id, key, provider, amount, currency, state, ref, url, code, reason, kept, asked_at,
    captured_at, refunding)
SELECT id, at, id, buyer_id, key, 'local', goods + freight, '{_CURRENCY}', 'captured', key, '', '', '', true, at, at, 0 FROM drawn;
INSERT INTO orders_order (id, created_at, purchase_id, number, buyer_id, store_id, warehouse_id, warehouse_kind, state, goods, freight, tax, discount,
    house_discount, dew, dew_amount, total, refunded, words, store_note, send_by, paid_at, delivered_at, received_at, settled_at)
SELECT id, at, id, key, buyer_id, store_id, warehouse_id, 'domestic', CASE WHEN is_received THEN 'received' ELSE 'paid' END, goods, freight, 0, 0, 0, 0,
    0, goods + freight, 0, '', '', at + interval '2 days', at, CASE WHEN is_received THEN at + interval '3 days' END,
    CASE WHEN is_received THEN at + interval '4 days' END, CASE WHEN is_received THEN at + interval '4 days' END
FROM drawn;
INSERT INTO orders_orderline (id, created_at, order_id, position, variant_id, product_id, title, title_en, option_text, option_text_en, picture_url,
    country, weight_grams, quantity, unit_price, goods, discount, house_discount, tax, tax_basis_points, quota, dew, dew_amount, paid, is_gift, returned)
SELECT id, at, id, 0, variant_id, product_id, title, title_en, '', '', '', '', 300, quantity, price, goods, 0, 0, 0, 0, 0, 0, 0, goods, false, 0 FROM drawn;
INSERT INTO orders_orderstep (id, created_at, order_id, state, by, at, words)
SELECT d.id + s.n, d.at, d.id, s.state, s.by, d.at + s.n * interval '1 hour', ''
FROM drawn d JOIN (VALUES (0, 'pending', 'buyer'), (1, 'paid', 'buyer'), (2, 'picked', 'store'), (3, 'packed', 'store'), (4, 'shipped', 'carrier'),
    (5, 'delivered', 'carrier'), (6, 'received', 'buyer')) AS s (n, state, by) ON s.n < 2 OR d.is_received
"""

_MOVED = """
INSERT INTO mall_reservation (id, created_at, cause_kind, cause_id, state, until, ended_at)
SELECT id, at, 'purchase', id, 'claimed', at + interval '15 minutes', at FROM drawn;
INSERT INTO mall_reservationline (id, created_at, reservation_id, stock_id, quantity, counted) SELECT id, at, id, stock_id, quantity, quantity FROM drawn;
INSERT INTO mall_stockmove (id, created_at, stock_id, kind, quantity, cause_kind, cause_id, reason)
SELECT d.id + m.n, d.at, d.stock_id, m.kind, d.quantity, 'purchase', d.id, ''
FROM drawn d CROSS JOIN (VALUES (0, 'received'), (1, 'reserved'), (2, 'claimed')) AS m (n, kind);
UPDATE mall_stock s SET sold = s.sold + d.n, received = s.received + d.n FROM (SELECT stock_id, sum(quantity) AS n FROM drawn GROUP BY 1) d
WHERE d.stock_id = s.id
"""

_POSTED = f"""
CREATE TEMPORARY TABLE moved ON COMMIT DROP AS
SELECT d.id AS transaction_id, m.kind, m.owner, m.stripe, m.amount, d.id AS account_id
FROM drawn d CROSS JOIN LATERAL (VALUES
    ('{Kind.CLEARING}', 1, (d.i % {STRIPES})::int, -(d.goods + d.freight)), ('{Kind.ESCROW}', d.id, 0, d.goods + d.freight)
) AS m (kind, owner, stripe, amount);
INSERT INTO moved SELECT d.id + 1, m.kind, m.owner, m.stripe, m.amount, d.id + 2
FROM (SELECT *, goods * {settings.TALLGRASS_STORE_FEE} / 1000 AS fee FROM drawn WHERE is_received) d CROSS JOIN LATERAL (VALUES
    ('{Kind.ESCROW}', d.id, 0, -(d.goods + d.freight)), ('{Kind.PAYABLE}', d.store_id, 0, d.goods - d.fee),
    ('{Kind.FEES}', 0, (d.i % {STRIPES})::int, d.fee), ('{Kind.FREIGHT}', 0, (d.i % {STRIPES})::int, d.freight::bigint)
) AS m (kind, owner, stripe, amount) WHERE m.amount <> 0;
INSERT INTO ledger_transaction (id, key, cause_kind, cause_id, memo, at, digest)
SELECT t.*, {transaction_digest("t")} FROM (
    SELECT id, 'purchase:' || id || ':paid' AS key, 'purchase' AS cause_kind, id AS cause_id, 'orders.paid' AS memo, at FROM drawn
    UNION ALL SELECT id + 1, 'order:' || id || ':settled', 'order', id, 'orders.settled', at + interval '4 days' FROM drawn WHERE is_received
) t;
INSERT INTO ledger_account (id, kind, owner, asset, stripe)
SELECT DISTINCT ON (kind, owner, stripe) account_id + CASE kind WHEN '{Kind.ESCROW}' THEN 0 WHEN '{Kind.CLEARING}' THEN 1 WHEN '{Kind.FEES}' THEN 2
    WHEN '{Kind.FREIGHT}' THEN 3 ELSE 4 END, kind, owner, '{_CURRENCY}', stripe
FROM moved ORDER BY kind, owner, stripe, account_id ON CONFLICT (kind, owner, asset, stripe) DO NOTHING
"""

_CHAIN = f"""
DO $chain$
DECLARE
    one record; number bigint; sealed bytea; balance bigint; known bigint := NULL;
BEGIN
    FOR one IN
        SELECT a.id, a.sequence, a.digest, a.posted, m.amount, m.transaction_id, t.digest AS of_transaction
        FROM moved m JOIN ledger_account a ON (a.kind, a.owner, a.asset, a.stripe) = (m.kind, m.owner, '{_CURRENCY}', m.stripe)
        JOIN ledger_transaction t ON t.id = m.transaction_id ORDER BY a.id, m.transaction_id
    LOOP
        IF known IS DISTINCT FROM one.id THEN
            known := one.id; number := one.sequence; sealed := one.digest; balance := one.posted;
        END IF;
        number := number + 1; balance := balance + one.amount;
        sealed := {entry_digest("sealed", "one.of_transaction", account="one.id", sequence="number", amount="one.amount", balance="balance")};
        INSERT INTO ledger_entry (transaction_id, account_id, sequence, amount, balance, digest)
        VALUES (one.transaction_id, one.id, number, one.amount, balance, sealed);
    END LOOP;
END $chain$;
UPDATE ledger_account a SET posted = e.balance, sequence = e.sequence, digest = e.digest
FROM (SELECT DISTINCT ON (e.account_id) e.* FROM ledger_entry e JOIN moved m ON m.transaction_id = e.transaction_id
      ORDER BY e.account_id, e.sequence DESC) e WHERE e.account_id = a.id
"""
