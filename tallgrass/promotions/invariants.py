"""What must be true of promotions (`tallgrass verify`)."""

from tallgrass.platform.invariants import Invariant
from tallgrass.platform.words import Words

INVARIANTS = (
    Invariant(
        "promotions.claims_are_counted",
        Words(
            "每种券领出的张数等于记下的数，且不超过总数。", "Of each coupon as many are claimed as are counted, and no more than there are."
        ),
        """
        SELECT p.id, p.claimed, p.total, count(c.id) AS claims FROM promotions_coupon p
        LEFT JOIN promotions_couponclaim c ON c.coupon_id = p.id GROUP BY p.id
        HAVING p.claimed <> count(c.id) OR count(c.id) > coalesce(p.total, count(c.id))""",
    ),
    Invariant(
        "promotions.claims_within_share",
        Words("没有人领到超过每人限领的券。", "Nobody has more of a coupon than their share."),
        """
        SELECT c.coupon_id, c.person_id, count(*) FROM promotions_couponclaim c JOIN promotions_coupon p ON p.id = c.coupon_id
        GROUP BY c.coupon_id, c.person_id, p.per_person HAVING count(*) > p.per_person""",
    ),
    Invariant(
        "promotions.used_claims_have_one_use",
        Words("一张券用掉了，就恰有一笔还算数的使用；没用掉，就没有。", "A used claim has exactly one living use, an unused one none."),
        """
        SELECT c.id, c.is_used, count(u.id) FROM promotions_couponclaim c
        LEFT JOIN promotions_couponuse u ON u.claim_id = c.id AND u.returned_at IS NULL
        GROUP BY c.id HAVING count(u.id) <> c.is_used::int""",
    ),
    Invariant(
        "promotions.limited_units_are_their_takes",
        Words("限时购每一笔占住的件数等于它的数量。", "A take of a limited sale holds exactly its quantity of units, a returned one none."),
        """
        SELECT t.id, t.quantity, t.returned_at, count(u.id) FROM promotions_limitedtake t
        LEFT JOIN promotions_limitedunit u ON u.take_id = t.id
        GROUP BY t.id HAVING count(u.id) <> CASE WHEN t.returned_at IS NULL THEN t.quantity ELSE 0 END""",
    ),
    Invariant(
        "promotions.limited_sales_have_their_units",
        Words("限时购的件数不多不少。", "A limited sale has exactly its units."),
        """
        SELECT s.id, s.units, count(u.id) FROM promotions_limitedsale s LEFT JOIN promotions_limitedunit u ON u.sale_id = s.id
        GROUP BY s.id HAVING count(u.id) <> s.units""",
    ),
    Invariant(
        "promotions.limited_shares_are_their_takes",
        Words(
            "每人占的份等于他还算数的各笔之和，且不超过限购。", "A person's share is the sum of their living takes, and within the limit."
        ),
        """
        SELECT h.id, h.sale_id, h.person_id, h.quantity, coalesce(sum(t.quantity), 0) FROM promotions_limitedshare h
        JOIN promotions_limitedsale s ON s.id = h.sale_id
        LEFT JOIN promotions_limitedtake t ON t.sale_id = h.sale_id AND t.person_id = h.person_id AND t.returned_at IS NULL
        GROUP BY h.id, s.per_person HAVING h.quantity <> coalesce(sum(t.quantity), 0) OR h.quantity > s.per_person""",
    ),
)
