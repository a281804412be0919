"""What notes brought to the mall: clicks from the log, sales from the app that knows orders. Each reading can be made again and is the same."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from django.db import connection, transaction

from tallgrass.notes.goods_types import Sale
from tallgrass.notes.models import NoteSale
from tallgrass.platform.database import rows

DAY_COUNTERS = ("clicks", "paid", "amount", "reviews")

_HOLD = "SELECT pg_advisory_xact_lock(hashtextextended('sales:' || id, 0)) FROM unnest(%s::bigint[]) AS id"
_FIGURES = """
INSERT INTO notes_notefigures AS f (note_id, author_id, orders, amount, received, given_back)
SELECT n.id, n.author_id, s.orders, s.amount, s.received, s.given_back FROM notes_note n JOIN (
    SELECT note_id, count(DISTINCT order_id) FILTER (WHERE amount > given_back) AS orders, sum(amount - given_back) AS amount,
           count(DISTINCT order_id) FILTER (WHERE received AND amount > given_back) AS received, sum(given_back) AS given_back
    FROM notes_notesale WHERE note_id = ANY(%(ids)s) GROUP BY note_id) s ON s.note_id = n.id ORDER BY n.id
ON CONFLICT (note_id) DO UPDATE SET orders = excluded.orders, amount = excluded.amount, received = excluded.received,
    given_back = excluded.given_back
"""
_DAYS = """
INSERT INTO notes_loopday AS l (day, by_notes, notes_amount, received, given_back)
SELECT day, count(DISTINCT order_id), sum(amount), count(DISTINCT order_id) FILTER (WHERE received), sum(given_back)
FROM notes_notesale WHERE day = ANY(%(days)s) GROUP BY day ORDER BY day
ON CONFLICT (day) DO UPDATE SET by_notes = excluded.by_notes, notes_amount = excluded.notes_amount, received = excluded.received,
    given_back = excluded.given_back
"""
_CLICKS = """
INSERT INTO notes_notefigures AS f (note_id, author_id, clicks)
SELECT n.id, n.author_id, c.clicks FROM unnest(%(ids)s::bigint[], %(clicks)s::int[]) AS c (note_id, clicks) JOIN notes_note n ON n.id = c.note_id
ORDER BY n.id ON CONFLICT (note_id) DO UPDATE SET clicks = f.clicks + excluded.clicks
"""


def keep_sales(sales: Sequence[Sale]) -> None:
    """What paid orders owe to notes, as the orders stand now: called again when an order is received or money goes back.

    Who buys by their own note earns no credit. Safe to repeat. In the caller's transaction or its own.
    """
    if not sales:
        return
    authors = dict(rows("SELECT id, author_id FROM notes_note WHERE id = ANY(%s)", [[sale.note_id for sale in sales]]))
    kept: dict[tuple[int, int, int], NoteSale] = {}
    for sale in sales:
        if authors.get(sale.note_id, sale.buyer_id) == sale.buyer_id:
            continue
        row = kept.setdefault(
            (sale.order_id, sale.product_id, sale.note_id),
            NoteSale(order_id=sale.order_id, product_id=sale.product_id, note_id=sale.note_id, amount=0, given_back=0, day=sale.day),
        )
        row.amount += sale.amount
        row.given_back += sale.given_back
        row.received = sale.received
    if not kept:
        return
    notes = sorted({row.note_id for row in kept.values()})
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_HOLD, [notes])  # One at a time a note: who waited counts what the other wrote.
        NoteSale.objects.bulk_create(
            kept.values(),
            update_conflicts=True,
            unique_fields=["order_id", "product_id", "note_id"],
            update_fields=["amount", "given_back", "received"],
        )
        cursor.execute(_FIGURES, {"ids": notes})
        days = sorted({row.day for row in kept.values()})
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('loop:' || day, 0)) FROM unnest(%s::date[]) AS day", [days])
        cursor.execute(_DAYS, {"days": days})


def add_clicks(clicks: Mapping[int, int]) -> None:
    """Clicks from notes to products, by note. In the caller's transaction."""
    ids = sorted(clicks)
    if ids:
        with connection.cursor() as cursor:
            cursor.execute(_CLICKS, {"ids": ids, "clicks": [clicks[id] for id in ids]})


def add_to_days(counter: str, changes: Mapping[date, int]) -> None:
    """Add to one counter of days of the loop, in their order. In the caller's transaction.

    Raises:
        ValueError: there is no such counter.
    """
    if counter not in DAY_COUNTERS:
        raise ValueError(f"no counter {counter!r}")
    days = sorted(day for day, change in changes.items() if change)
    if days:
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO notes_loopday AS l (day, {counter}) SELECT day, change FROM unnest(%s::date[], %s::bigint[]) AS d (day, change)"
                f" ON CONFLICT (day) DO UPDATE SET {counter} = l.{counter} + excluded.{counter}",
                [days, [changes[day] for day in days]],
            )


def count_buyers_reviews(published: Mapping[int, date]) -> None:
    """Of these notes that came out, those that review a product their author bought here, by day. In the caller's transaction."""
    found = rows(
        "SELECT g.note_id FROM notes_notegoods g JOIN notes_note n ON n.id = g.note_id WHERE g.note_id = ANY(%s) AND g.way = 'thing'"
        " AND EXISTS (SELECT 1 FROM notes_verifiedpurchase v WHERE v.person_id = n.author_id AND v.product_id = g.product_id"
        " AND v.withdrawn_at IS NULL)",
        [sorted(published)],
    )
    add_to_days("reviews", Counter(published[id] for (id,) in found))
