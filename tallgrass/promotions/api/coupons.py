"""Coupons as JSON. Amounts are minor units of the house's currency."""

from datetime import datetime
from typing import Annotated

from tallgrass.accounts.models import Person
from tallgrass.mall.queries.stores import access_store
from tallgrass.platform import rest
from tallgrass.platform.errors import not_found
from tallgrass.platform.ids import short
from tallgrass.platform.pagination import Page
from tallgrass.platform.words import Words
from tallgrass.promotions import errors
from tallgrass.promotions.actions import claim_by_code, claim_coupon
from tallgrass.promotions.models import CouponClaim
from tallgrass.promotions.queries import list_centre, page_claims
from tallgrass.promotions.queries.coupons import ClaimCard, CouponCard
from tallgrass.promotions.types import ClaimState


class CouponShape(rest.Shape):
    """A campaign. `left` is null where there are as many as people want; `store` is null where it is good in the whole mall."""

    id: rest.Id
    name: str
    promise: Annotated[str, rest.text("它答应什么", "What it promises")]
    store: Annotated[str | None, rest.text("店铺地址", "Handle of its store")]
    closes: datetime
    left: int | None
    per_person: int
    mine: Annotated[int, rest.text("我领了几张", "How many one has claimed")]
    can_claim: bool
    is_exclusive: Annotated[bool, rest.text("不能和别的券一起用", "Goes with no other coupon")]


class ClaimShape(rest.Shape):
    """A coupon in one's hands."""

    id: rest.Id
    coupon_id: rest.Id
    name: str
    promise: str
    store: str | None
    state: ClaimState
    expires_at: datetime


class ClaimedShape(rest.Shape):
    id: rest.Id
    coupon_id: rest.Id
    expires_at: datetime


class CentreQuery(rest.PageQuery, kw_only=True):
    store: Annotated[str, rest.text("只看这家店的", "Only of this store", pattern="^[a-z0-9_]{3,24}$")] | None = None


class ClaimsQuery(rest.PageQuery, kw_only=True):
    state: ClaimState = ClaimState.USABLE


class CodeBody(rest.Shape):
    code: Annotated[str, rest.text("券码", "The code", min_length=1, max_length=40, examples=["WARM2026"])]


_CLAIMING = (errors.coupon_closed(),)


@rest.operation(Words("现在能领的券", "Coupons that can be claimed now"), access=rest.ANYONE, errors=[not_found()])
def centre(call: rest.Call[Person], query: CentreQuery) -> Page[CouponShape]:
    store = access_store(query.store).handle if query.store else None
    return list_centre(call.viewer, query.cursor, store=store, size=query.size).map(_coupon)


@rest.operation(Words("自己的券", "One's own coupons"))
def mine(call: rest.Call[Person], query: ClaimsQuery) -> Page[ClaimShape]:
    return page_claims(call.actor, query.state, query.cursor, query.size).map(_claim)


@rest.operation(Words("领一张券", "Claim a coupon"), status=201, limit="coupon", errors=_CLAIMING)
def claim(call: rest.Call[Person], coupon_id: int) -> ClaimedShape:
    return _claimed(claim_coupon(actor=call.actor, coupon_id=coupon_id))


@rest.operation(Words("用券码领券", "Claim by a code"), status=201, limit="coupon", errors=[*_CLAIMING, errors.unknown_code()])
def enter_code(call: rest.Call[Person], body: CodeBody) -> ClaimedShape:
    return _claimed(claim_by_code(actor=call.actor, code=body.code))


def _claimed(found: CouponClaim) -> ClaimedShape:
    return ClaimedShape(id=short(found.id), coupon_id=short(found.coupon_id), expires_at=found.expires_at)


def _coupon(card: CouponCard) -> CouponShape:
    return CouponShape(
        id=short(card.id), name=str(card.name), promise=str(card.promise), store=card.store[0] if card.store else None, closes=card.closes,
        left=card.left, per_person=card.per_person, mine=card.mine, can_claim=card.can_claim, is_exclusive=card.is_exclusive,
    )  # fmt: skip


def _claim(card: ClaimCard) -> ClaimShape:
    return ClaimShape(
        id=short(card.id), coupon_id=short(card.coupon.id), name=str(card.coupon.name), promise=str(card.coupon.promise),
        store=card.coupon.store[0] if card.coupon.store else None, state=card.state, expires_at=card.expires_at,
    )  # fmt: skip
