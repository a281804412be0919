"""Which goods, stores and brands rise: more different people than usual buy, write of or open them.

Measured as the hot list is, by surprise (`hot.py`), over days instead of hours: a best seller that sells as ever is no trend.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction

from tallgrass.discovery.hot import LEAST, expected, surprise
from tallgrass.discovery.models import Trend
from tallgrass.discovery.types import TrendKind
from tallgrass.platform import clock
from tallgrass.platform.database import rows, try_hold
from tallgrass.platform.ids import id_floor

NOW, PAST = 3, 14
"""Days that are now, and days before them that say what is usual."""
KEPT = 50
RISES = 1.5
"""So many times the usual is a trend; less is a good week."""
_COLUMN = {TrendKind.GOODS: "product_id", TrendKind.STORE: "store_id", TrendKind.BRAND: "brand_id"}
_BOUGHT, _WROTE, _OPENED = 1, 2, 3

# A person counts once a day and thing, whatever they did with it; days are counted back from this moment.
_ACTS = f"""
WITH told AS (
    SELECT l.product_id, o.buyer_id AS who, l.id, {_BOUGHT} AS deed FROM orders_orderline l JOIN orders_order o ON o.id = l.order_id
    WHERE l.id >= %(floor)s AND o.paid_at IS NOT NULL AND NOT l.is_gift
    UNION ALL
    SELECT g.product_id, n.author_id, g.id, {_WROTE} FROM notes_notegoods g JOIN notes_note n ON n.id = g.note_id
    WHERE g.id >= %(floor)s AND g.shown AND NOT g.is_question AND NOT g.own_store
    UNION ALL
    SELECT b.thing_id, coalesce(b.person_id, b.device), b.page_id, {_OPENED} FROM discovery_behaviour b
    WHERE b.page_id >= %(floor)s AND b.kind = 2 AND coalesce(b.person_id, b.device) IS NOT NULL
), acts AS (
    SELECT DISTINCT m.product_id, m.store_id, m.brand_id, t.who, t.deed, (%(now)s - (t.id >> 22)) / 86400000 AS ago
    FROM told t JOIN mall_listing m ON m.product_id = t.product_id
)
SELECT {{column}}, ago, count(DISTINCT who), NULL::bigint, NULL::bigint, NULL::bigint FROM acts WHERE {{column}} IS NOT NULL GROUP BY 1, 2
UNION ALL
SELECT {{column}}, NULL, NULL, count(DISTINCT who), count(DISTINCT who) FILTER (WHERE deed = {_BOUGHT}), count(*) FILTER (WHERE deed = {_WROTE})
FROM acts WHERE {{column}} IS NOT NULL AND ago < {NOW} GROUP BY 1
"""


def make_goods_trends() -> bool:
    """Count, rank, and put the new lists in the place of the old ones. Whether it was done: not while another process is at it."""
    with transaction.atomic():
        if not try_hold("discovery.goods_trends"):
            return False
        now = clock.now()
        found = [trend for kind in TrendKind for trend in _rank(kind, now)]
        Trend.objects.all().delete()
        Trend.objects.bulk_create(found)
    return True


def _rank(kind: TrendKind, now: datetime) -> Iterator[Trend]:
    asked = {"floor": id_floor(now - timedelta(days=NOW + PAST)), "now": id_floor(now) >> 22}
    days: dict[int, list[int]] = {}
    lately: dict[int, tuple[int, int, int]] = {}
    for thing, ago, people, *counted in rows(_ACTS.format(column=_COLUMN[kind]), asked):
        if ago is None:
            lately[thing] = (counted[0], counted[1], counted[2])
        else:
            days.setdefault(thing, [0] * (NOW + PAST))[min(max(ago, 0), NOW + PAST - 1)] += people
    ranked = []
    for thing, (people, buyers, notes) in lately.items():
        # One who comes on two days counts twice in the past too: both sides are people and days.
        usual = NOW * expected(sum(days[thing][NOW:]), PAST)
        count = sum(days[thing][:NOW])
        if people >= LEAST and count >= RISES * usual:
            ranked.append((surprise(count, usual), thing, people, buyers, notes, count / usual))
    for place, (_, thing, people, buyers, notes, times) in enumerate(sorted(ranked, reverse=True)[:KEPT], 1):
        yield Trend(
            kind=kind.value, thing_id=thing, place=place, people=people, buyers=buyers, notes=notes, times=round(times, 1),
            curve=days[thing][::-1], made_at=now,
        )  # fmt: skip
