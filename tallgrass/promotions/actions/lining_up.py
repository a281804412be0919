"""The line before a sale: first come, first let in; bounded; whoever leaves the page is passed over.

Places are rows in the order of their ids. Letting in is done by whoever asks while nobody else does (a try-lock, never a wait): as many as
there is room for, from the front. Beyond `MOST_WAITING` nobody joins: 503 with the seconds to wait, and nothing is lost by coming later.
"""

from datetime import datetime, timedelta

from django.db import transaction

from tallgrass.accounts.errors import not_for_minors
from tallgrass.accounts.models import Person
from tallgrass.platform import clock
from tallgrass.platform.database import rows, try_hold
from tallgrass.promotions import errors
from tallgrass.promotions.models import LimitedSale
from tallgrass.promotions.types import InLine

ROOM = 200
"""So many are inside at once."""
MOST_WAITING = 5000
INSIDE = timedelta(minutes=3)
"""How long one who was let in has for ordering."""
PATIENCE = timedelta(seconds=30)
"""Whose page has not asked for so long is passed over (and keeps the place until they ask again)."""
COME_BACK = 5


def stand_in_line(*, actor: Person, sale_id: int) -> InLine:
    """Join the line, or find one's place in it.

    Raises:
        DomainError: `sale_closed`; `not_for_minors`; `queue_full`, status 503, with the seconds to wait.
    """
    if actor.in_minors_mode:
        raise not_for_minors()
    with transaction.atomic():
        now = clock.now()
        if not LimitedSale.objects.filter(id=sale_id, has_line=True, stopped_at=None, opens__lte=now, closes__gt=now).exists():
            raise errors.sale_closed()
        if (place := _keep(sale_id, actor.id, now)) is not None:
            return place
        if rows(_WAITING, {"sale": sale_id, "live": now - PATIENCE, "most": MOST_WAITING})[0][0] >= MOST_WAITING:
            raise errors.queue_full(COME_BACK)
        rows(_JOIN, {"sale": sale_id, "person": actor.id, "now": now, "over": now - INSIDE})
        place = _keep(sale_id, actor.id, now)
        assert place is not None  # The row was written in this transaction.
        return place


def keep_place(*, actor: Person, sale_id: int) -> InLine | None:
    """One's place, kept by asking; None for who does not stand in the line, or was inside long enough."""
    with transaction.atomic():
        return _keep(sale_id, actor.id, clock.now())


def is_admitted(sale_id: int, person_id: int) -> bool:
    asked = {"sale": sale_id, "person": person_id, "over": clock.now() - INSIDE}
    return bool(
        rows("SELECT 1 FROM promotions_lineplace WHERE sale_id = %(sale)s AND person_id = %(person)s AND admitted_at > %(over)s", asked)
    )


def _keep(sale_id: int, person_id: int, now: datetime) -> InLine | None:
    asked = {"sale": sale_id, "person": person_id, "now": now, "live": now - PATIENCE, "over": now - INSIDE, "room": ROOM}
    mine = rows(_SEEN, asked)
    if not mine:
        return None
    if try_hold(f"line:{sale_id}"):
        rows(_LET_IN, asked)
    id, admitted_at = rows("SELECT id, admitted_at FROM promotions_lineplace WHERE id = %s", [mine[0][0]])[0]
    if admitted_at is not None:
        return InLine(0, admitted_at + INSIDE)
    return InLine(rows(_BEFORE, asked | {"id": id})[0][0] + 1, None)


_SEEN = """
UPDATE promotions_lineplace SET seen_at = %(now)s WHERE sale_id = %(sale)s AND person_id = %(person)s
AND (admitted_at IS NULL OR admitted_at > %(over)s) RETURNING id
"""
# Who was inside long enough goes to the end: a new id.
_JOIN = """
INSERT INTO promotions_lineplace AS p (sale_id, person_id, seen_at) VALUES (%(sale)s, %(person)s, %(now)s)
ON CONFLICT (sale_id, person_id) DO UPDATE SET id = excluded.id, seen_at = excluded.seen_at, admitted_at = NULL
WHERE p.admitted_at <= %(over)s RETURNING 1
"""
_WAITING = """
SELECT count(*) FROM (
    SELECT 1 FROM promotions_lineplace WHERE sale_id = %(sale)s AND admitted_at IS NULL AND seen_at > %(live)s LIMIT %(most)s
) waiting
"""
_LET_IN = """
WITH next AS MATERIALIZED (
    SELECT id FROM promotions_lineplace WHERE sale_id = %(sale)s AND admitted_at IS NULL AND seen_at > %(live)s ORDER BY id
    LIMIT greatest(0, %(room)s - (SELECT count(*) FROM promotions_lineplace WHERE sale_id = %(sale)s AND admitted_at > %(over)s))
    FOR UPDATE SKIP LOCKED
)
UPDATE promotions_lineplace p SET admitted_at = %(now)s FROM next WHERE p.id = next.id RETURNING p.id
"""
_BEFORE = """
SELECT count(*) FROM promotions_lineplace WHERE sale_id = %(sale)s AND admitted_at IS NULL AND seen_at > %(live)s AND id < %(id)s
"""
