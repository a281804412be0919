"""Using coupons for a purchase, and giving them back with it."""

from collections.abc import Sequence

from django.db import transaction

from tallgrass.platform import clock
from tallgrass.platform.database import rows
from tallgrass.platform.ids import new_id
from tallgrass.platform.subjects import Ref
from tallgrass.promotions import errors


def redeem_coupons(*, coupons: Sequence[int], person_id: int, cause: Ref, key: str) -> None:
    """Use these claims of a person for `cause`, all or none. The same cause and key again changes nothing.

    Joins the caller's transaction. Claims are turned in the order of their ids, each by one statement that finds it unused; of many at once
    one turns it, the others wait for that one and then find it used.

    Raises:
        DomainError: `no_such_coupon` (not theirs), `coupon_used`, `coupon_expired`, `bad_key`.
    """
    if not 1 <= len(key) <= 120:
        raise errors.key_missing()
    wanted = sorted(set(coupons))
    if not wanted:
        return
    with transaction.atomic():
        now = clock.now()
        turned = {row[0] for row in rows(_TURN, {"ids": wanted, "person": person_id, "now": now})}
        if rest := [id for id in wanted if id not in turned]:
            _explain(rest, person_id, cause, key, now)
        for claim_id in sorted(turned):
            if not rows(_USE, {"id": new_id(), "claim": claim_id, "kind": cause.kind, "cause": cause.id, "key": key}):
                raise errors.coupon_used()  # Under this key it was used and given back: a late repetition does not use it again.


_TURN = """
WITH held AS (
    SELECT id FROM promotions_couponclaim WHERE id = ANY(%(ids)s) AND person_id = %(person)s ORDER BY id FOR UPDATE
)
UPDATE promotions_couponclaim c SET is_used = true FROM held
WHERE c.id = held.id AND NOT c.is_used AND c.expires_at > %(now)s RETURNING c.id
"""
_USE = """
INSERT INTO promotions_couponuse (id, claim_id, cause_kind, cause_id, key) VALUES (%(id)s, %(claim)s, %(kind)s, %(cause)s, %(key)s)
ON CONFLICT (claim_id, key) DO NOTHING RETURNING 1
"""
_WHY = """
SELECT c.id, c.is_used, c.expires_at > %(now)s, u.cause_kind, u.cause_id, u.key FROM promotions_couponclaim c
LEFT JOIN promotions_couponuse u ON u.claim_id = c.id AND u.returned_at IS NULL
WHERE c.id = ANY(%(ids)s) AND c.person_id = %(person)s
"""


def _explain(ids: Sequence[int], person_id: int, cause: Ref, key: str, now: object) -> None:
    """Why these were not turned; silent where this very use stands already."""
    found = {row[0]: row[1:] for row in rows(_WHY, {"ids": list(ids), "person": person_id, "now": now})}
    for id in ids:
        if id not in found:
            raise errors.no_such_coupon()
        is_used, is_good, kind, cause_id, used_key = found[id]
        if is_used and (kind, cause_id, used_key) != (cause.kind, cause.id, key):
            raise errors.coupon_used()
        if not is_used and not is_good:
            raise errors.coupon_expired()


def return_coupons(*, cause: Ref, coupons: Sequence[int] | None = None) -> tuple[int, ...]:
    """Give back what was used for `cause` (all, or only these claims), each once. The claims that came back; one past its time comes back too, expired.

    Joins the caller's transaction. Locks claims in the order of their ids, as `redeem_coupons` does.
    """
    with transaction.atomic():
        asked = {"kind": cause.kind, "cause": cause.id, "ids": None if coupons is None else sorted(coupons), "now": clock.now()}
        return tuple(sorted(row[0] for row in rows(_RETURN, asked)))


_RETURN = """
WITH held AS (
    SELECT c.id FROM promotions_couponclaim c JOIN promotions_couponuse u ON u.claim_id = c.id
    WHERE u.cause_kind = %(kind)s AND u.cause_id = %(cause)s AND u.returned_at IS NULL
    AND (%(ids)s::bigint[] IS NULL OR c.id = ANY(%(ids)s)) ORDER BY c.id FOR UPDATE OF c
), ended AS (
    UPDATE promotions_couponuse u SET returned_at = %(now)s FROM held
    WHERE u.claim_id = held.id AND u.cause_kind = %(kind)s AND u.cause_id = %(cause)s AND u.returned_at IS NULL RETURNING u.claim_id
)
UPDATE promotions_couponclaim c SET is_used = false FROM ended WHERE c.id = ended.claim_id RETURNING c.id
"""
