"""Coupons from the campaign to the use: who may have how many, and each used once."""

import os
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tallgrass.platform import clock
from tallgrass.platform.errors import DomainError
from tallgrass.promotions.actions import (
    add_coupon,
    claim_by_code,
    claim_coupon,
    redeem_coupons,
    return_coupons,
    stop_coupon,
)
from tallgrass.promotions.drafts import CouponDraft
from tallgrass.promotions.models import Coupon, CouponClaim, CouponUse
from tallgrass.promotions.queries import count_usable, list_centre, page_claims
from tallgrass.promotions.types import ClaimState
from tests.promotions.support import broken, claimed, coupon, maker, purchase, rush, window

pytestmark = pytest.mark.django_db


def refused(act) -> str:  # type: ignore[no-untyped-def]
    with pytest.raises(DomainError) as caught, transaction.atomic():
        act()
    return caught.value.code


def redeem(claim: CouponClaim, cause, key: str = "k") -> None:  # type: ignore[no-untyped-def]
    redeem_coupons(coupons=[claim.id], person_id=claim.person_id, cause=cause, key=key)


def test_a_coupon_is_claimed_up_to_ones_share_and_while_there_are_any(world) -> None:
    one, two, three = (world.person() for _ in range(3))
    campaign = coupon(total=3, per_person=2)
    assert [claim_coupon(actor=one, coupon_id=campaign.id).number for _ in range(2)] == [1, 2]
    assert refused(lambda: claim_coupon(actor=one, coupon_id=campaign.id)) == "coupon_share_reached"
    claim_coupon(actor=two, coupon_id=campaign.id)
    assert refused(lambda: claim_coupon(actor=three, coupon_id=campaign.id)) == "coupons_gone"
    assert (count_usable(one.id), count_usable(three.id), broken()) == (2, 0, {})


def test_a_coupon_with_a_code_lies_nowhere_open(world) -> None:
    person, campaign = world.person(), coupon(code="WARM2026")
    assert list_centre(person).items == []
    assert refused(lambda: claim_coupon(actor=person, coupon_id=campaign.id)) == "no_such_coupon"
    assert claim_by_code(actor=person, code=" warm2026 ").coupon_id == campaign.id
    for code in ("", "NOSUCHCODE", "x" * 500, "券码一二三四", "A\0BCD"):
        assert refused(lambda code=code: claim_by_code(actor=person, code=code)) == "unknown_code"


def test_what_is_stopped_or_over_is_claimed_no_more_but_stays_good_in_hands(world) -> None:
    person, campaign = world.person(), coupon(per_person=2)
    claim = claim_coupon(actor=person, coupon_id=campaign.id)
    stop_coupon(actor=maker(), coupon=campaign)
    assert refused(lambda: stop_coupon(actor=maker(), coupon=campaign)) == "stopped_already"
    assert refused(lambda: claim_coupon(actor=person, coupon_id=campaign.id)) == "coupon_closed"
    redeem(claim, purchase())
    later = coupon()
    with clock.clock_forward(timedelta(days=4)):
        assert refused(lambda: claim_coupon(actor=person, coupon_id=later.id)) == "coupon_closed"


def test_days_after_the_claim_and_a_last_day_whichever_comes_first(world) -> None:
    now = clock.now()
    assert claimed(world.person(), good_days=1).expires_at < now + timedelta(days=1, minutes=1)
    short = claimed(world.person(), good_days=30)
    assert short.expires_at == short.coupon.closes


def test_a_coupon_is_used_once_and_the_same_key_changes_nothing(world) -> None:
    claim, first = claimed(world.person()), purchase()
    redeem(claim, first)
    redeem(claim, first)
    assert CouponUse.objects.count() == 1
    assert refused(lambda: redeem(claim, purchase())) == "coupon_used"
    assert refused(lambda: redeem(claim, first, "other")) == "coupon_used"
    assert broken() == {}


def test_a_returned_coupon_is_used_again_by_another_order_but_not_by_a_late_repetition(world) -> None:
    claim, first, second = claimed(world.person()), purchase(), purchase()
    redeem(claim, first, "a")
    assert return_coupons(cause=first) == (claim.id,)
    assert return_coupons(cause=first) == ()
    assert refused(lambda: redeem(claim, first, "a")) == "coupon_used"
    redeem(claim, second, "b")
    assert return_coupons(cause=first) == ()
    assert return_coupons(cause=second, coupons=[]) == ()
    assert broken() == {}


def test_all_or_none_and_only_ones_own(world) -> None:
    person, other = world.person(), world.person()
    mine, theirs, expired = claimed(person), claimed(other), claimed(person, good_days=1)
    assert refused(lambda: redeem_coupons(coupons=[mine.id, theirs.id], person_id=person.id, cause=purchase(), key="k")) == "no_such_coupon"
    with clock.clock_forward(timedelta(days=2)):
        assert (
            refused(lambda: redeem_coupons(coupons=[mine.id, expired.id], person_id=person.id, cause=purchase(), key="k"))
            == "coupon_expired"
        )
        assert [card.id for card in page_claims(person, ClaimState.EXPIRED).items] == [expired.id]
    assert refused(lambda: redeem(mine, purchase(), "")) == "bad_key"
    assert not CouponClaim.objects.filter(is_used=True).exists() and not CouponUse.objects.exists()


def test_the_database_itself_refuses_a_second_use_and_a_claim_too_many(world) -> None:
    claim = claimed(world.person(), total=1)
    redeem(claim, purchase())
    for wrong in (
        lambda: CouponUse.objects.create(claim=claim, cause_kind="purchase", cause_id=1, key="x"),
        lambda: Coupon.objects.filter(id=claim.coupon_id).update(claimed=2),
        lambda: CouponClaim.objects.create(coupon_id=claim.coupon_id, person_id=claim.person_id, number=1, expires_at=clock.now()),
        lambda: Coupon.objects.filter(id=claim.coupon_id).update(percent_off=10),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong()


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("name", {"name": " "}),
        ("name", {"name": "长" * 41}),
        ("amount_off", {"amount_off": 0}),
        ("amount_off", {"percent_off": 10}),
        ("amount_off", {"amount_off": 0, "percent_off": 100}),
        ("amount_off", {"amount_off": -5}),
        ("at", {"at": -1}),
        ("at", {"at": 10**13}),
        ("most_off", {"most_off": 0}),
        ("total", {"total": 0}),
        ("per_person", {"per_person": 101}),
        ("good_days", {"good_days": 0}),
        ("code", {"code": "ab c"}),
        ("warehouse_kinds", {"warehouse_kinds": ("moon",)}),
    ],
)
def test_a_draft_that_makes_no_sense_is_refused_at_its_field(world, field: str, values: dict[str, object]) -> None:
    draft = {"at": 100, "amount_off": 10} | window() | values
    with pytest.raises(DomainError) as caught:
        add_coupon(actor=maker(), store=None, draft=CouponDraft(**draft))
    assert caught.value.field == field


def test_a_window_lies_ahead_and_a_code_is_taken_once(world) -> None:
    now = clock.now()
    for wrong in (
        {"closes": now - timedelta(days=9)},
        {"opens": now - timedelta(days=9), "closes": now},
        {"good_until": now - timedelta(days=9)},
    ):
        assert refused(lambda wrong=wrong: coupon(**wrong)) == "bad_window"
    coupon(code="TWICE")
    assert refused(lambda: coupon(code="TWICE")) == "code_taken"


@pytest.mark.django_db(transaction=True)
def test_fifty_redeem_each_coupon_at_once_and_it_is_used_once(kept_world) -> None:
    """TALLGRASS_TEST_COUPONS=100 is what we promise; a few show the same in every run."""
    person = kept_world.person()
    for _ in range(int(os.environ.get("TALLGRASS_TEST_COUPONS", "6"))):
        claim = claimed(person)
        outcome = rush(lambda number, claim=claim: redeem(claim, purchase(), f"k{number}"), 50)
        assert outcome == {"done": 1, "coupon_used": 49}
    assert broken() == {}


@pytest.mark.django_db(transaction=True)
def test_claims_at_once_never_pass_the_total_or_a_persons_share(kept_world) -> None:
    people = [kept_world.person() for _ in range(8)]
    campaign = coupon(total=10, per_person=2)
    outcome = rush(lambda number: claim_coupon(actor=people[number % 8], coupon_id=campaign.id), 40)
    assert outcome["done"] == 10
    assert CouponClaim.objects.count() == 10 and broken() == {}


@pytest.mark.django_db(transaction=True)
def test_crossed_sets_of_coupons_wait_for_each_other_in_one_order(kept_world) -> None:
    person = kept_world.person()
    claims = [claimed(person) for _ in range(6)]

    def act(number: int) -> None:
        chosen = claims if number % 2 else claims[::-1]
        cause = purchase()
        redeem_coupons(coupons=[claim.id for claim in chosen], person_id=person.id, cause=cause, key="k")
        return_coupons(cause=cause)

    outcome = rush(act, 16)
    assert set(outcome) <= {"done", "coupon_used"} and outcome["done"] >= 1
    assert broken() == {}
