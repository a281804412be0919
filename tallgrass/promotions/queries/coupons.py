"""Coupons as members and their makers see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tallgrass.accounts.models import Person
from tallgrass.mall.models import Store
from tallgrass.mall.queries.prices import house_currency
from tallgrass.platform import clock
from tallgrass.platform.database import columns, row_of, rows
from tallgrass.platform.pagination import PAGE_SIZE, Page, decode_cursor, page_of
from tallgrass.platform.words import Words
from tallgrass.promotions.errors import rule_unknown
from tallgrass.promotions.models import Coupon
from tallgrass.promotions.pricing.types import CouponTerms
from tallgrass.promotions.pricing.wording import coupon_words
from tallgrass.promotions.types import ClaimState


@dataclass(frozen=True)
class CouponCard:
    """A campaign as a member sees it: `mine` claimed of `per_person`; `left` None: as many as people want."""

    id: int
    name: Words
    promise: Words
    value: Words
    """The large figure on it: ¥40, 8.5 折."""
    store: tuple[str, Words] | None
    """Handle and name; None: good in the whole mall."""
    closes: datetime
    left: int | None
    per_person: int
    mine: int
    is_exclusive: bool

    @property
    def can_claim(self) -> bool:
        return self.mine < self.per_person and self.left != 0


@dataclass(frozen=True)
class ClaimCard:
    """A coupon in a person's hands."""

    id: int
    coupon: CouponCard
    state: ClaimState
    expires_at: datetime


@dataclass(frozen=True)
class CouponFigures:
    """A campaign as its maker sees it."""

    coupon: Coupon
    promise: Words
    used: int


def _card(coupon: Coupon, store: tuple[str, Words] | None, mine: int) -> CouponCard:
    terms = CouponTerms(coupon.id, coupon.at, coupon.amount_off, coupon.percent_off, coupon.most_off)
    bare_terms = CouponTerms(coupon.id, 0, coupon.amount_off, coupon.percent_off)
    currency = house_currency()
    words = coupon_words(bare_terms, currency)
    value = (
        Words(words.zh.removeprefix("无门槛打 "), words.en.removesuffix(" off") + " off")
        if coupon.percent_off
        else Words(words.en.removesuffix(" off"), words.en.removesuffix(" off"))
    )
    left = None if coupon.total is None else coupon.total - coupon.claimed
    return CouponCard(
        coupon.id,
        coupon.words,
        coupon_words(terms, currency),
        value,
        store,
        coupon.closes,
        left,
        coupon.per_person,
        mine,
        coupon.is_exclusive,
    )


_CENTRE = f"""
SELECT s.handle, s.name, s.name_en,
       (SELECT count(*) FROM promotions_couponclaim c WHERE c.coupon_id = p.id AND c.person_id = %(person)s), {columns(Coupon, "p")}
FROM promotions_coupon p LEFT JOIN mall_store s ON s.id = p.store_id
WHERE p.stopped_at IS NULL AND p.code IS NULL AND p.opens <= %(now)s AND p.closes > %(now)s
AND (s.id IS NULL OR s.state = 'open') AND (%(store)s::text IS NULL OR s.handle = %(store)s) AND p.id < %(before)s
ORDER BY p.id DESC LIMIT %(size)s
"""


def list_centre(viewer: Person | None, cursor: str | None = None, *, store: str | None = None, size: int = PAGE_SIZE) -> Page[CouponCard]:
    """Coupons that can be claimed now, the newest first. One query."""
    key = decode_cursor(cursor, int)
    asked = {
        "person": viewer.id if viewer else None,
        "now": clock.now(),
        "store": store,
        "before": key[0] if key else 2**63 - 1,
        "size": size + 1,
    }
    cards = [
        _card(row_of(Coupon, values), (handle, Words(name, name_en or name)) if handle else None, mine)
        for handle, name, name_en, mine, *values in rows(_CENTRE, asked)
    ]
    return page_of(cards, size, lambda card: (card.id,))


_STATE = {
    ClaimState.USABLE: "NOT c.is_used AND c.expires_at > %(now)s",
    ClaimState.USED: "c.is_used",
    ClaimState.EXPIRED: "NOT c.is_used AND c.expires_at <= %(now)s",
}
_CLAIMS = """
SELECT c.id, c.expires_at, s.handle, s.name, s.name_en, {columns}
FROM promotions_couponclaim c JOIN promotions_coupon p ON p.id = c.coupon_id LEFT JOIN mall_store s ON s.id = p.store_id
WHERE c.person_id = %(person)s AND {state} AND c.id < %(before)s ORDER BY c.id DESC LIMIT %(size)s
"""


def page_claims(person: Person, state: ClaimState, cursor: str | None = None, size: int = PAGE_SIZE) -> Page[ClaimCard]:
    """A person's coupons of one state, the latest claimed first. One query."""
    key = decode_cursor(cursor, int)
    asked = {"person": person.id, "now": clock.now(), "before": key[0] if key else 2**63 - 1, "size": size + 1}
    sql = _CLAIMS.format(columns=columns(Coupon, "p"), state=_STATE[state])
    cards = [
        ClaimCard(id, _card(row_of(Coupon, values), (handle, Words(name, name_en or name)) if handle else None, 1), state, expires_at)
        for id, expires_at, handle, name, name_en, *values in rows(sql, asked)
    ]
    return page_of(cards, size, lambda card: (card.id,))


def count_usable(person_id: int) -> int:
    """Coupons a person can use now; stops counting at 100."""
    found = rows(
        "SELECT count(*) FROM (SELECT 1 FROM promotions_couponclaim WHERE person_id = %s AND NOT is_used AND expires_at > %s LIMIT 100) c",
        [person_id, clock.now()],
    )
    return int(found[0][0])


def access_coupon(store: Store | None, coupon_id: int) -> Coupon:
    """The door to a campaign of a store (None: of the mall), for those who may change it.

    Raises:
        DomainError: `rule_not_found`.
    """
    found: Coupon | None = Coupon.objects.filter(id=coupon_id, store=store).first()
    if found is None:
        raise rule_unknown()
    return found


def page_coupons(store: Store | None, cursor: str | None = None, size: int = PAGE_SIZE) -> Page[CouponFigures]:
    """Campaigns of a store or of the mall with how many were used, the newest first. Two queries."""
    found = Coupon.objects.filter(store=store).order_by("-id")
    if key := decode_cursor(cursor, int):
        found = found.filter(id__lt=key[0])
    page = page_of(list(found[: size + 1]), size, lambda coupon: (coupon.id,))
    used = _used([coupon.id for coupon in page.items])
    return page.map(lambda coupon: CouponFigures(coupon, _card(coupon, None, 0).promise, used.get(coupon.id, 0)))


def _used(ids: Sequence[int]) -> dict[int, int]:
    sql = "SELECT coupon_id, count(*) FROM promotions_couponclaim WHERE coupon_id = ANY(%s) AND is_used GROUP BY coupon_id"
    return dict(rows(sql, [list(ids)]))
