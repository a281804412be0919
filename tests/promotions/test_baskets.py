"""From cart to quote through the tables: who gets which deals, and in how many queries."""

from datetime import timedelta

import pytest

from tallgrass.mall.models import Category
from tallgrass.platform import clock
from tallgrass.promotions.actions import redeem_coupons, set_freight, stop_offer
from tallgrass.promotions.drafts import FreightDraft
from tallgrass.promotions.queries import quote_basket, read_basket
from tallgrass.promotions.types import OfferKind, Wanted
from tests.mall.support import make_mall
from tests.promotions.support import claimed, maker, offer, purchase, sale

pytestmark = pytest.mark.django_db


def cart(mall, *variants, quantity: int = 1, dew: int = 0):  # type: ignore[no-untyped-def]
    return read_basket([Wanted(f"l{place}", one.id, mall.warehouse.id, quantity) for place, one in enumerate(variants)], dew=dew)


def test_everything_at_once_and_each_step_in_words(mall, world, django_assert_num_queries) -> None:
    person, variant, doll = world.person(), mall.variant(mall.product(fen=40000)), mall.variant(mall.product("土豆队长公仔", 9900))
    mall.stock(variant, 9)
    mall.stock(doll, 3)
    claim = claimed(person, mall.store)
    claimed(person, at=50000, amount_off=0, percent_off=10, name="全场券")
    offer(OfferKind.TIERS, mall.store, measure="count", tiers=((2, 0, 20),), name="两件八折")
    offer(OfferKind.GIFT, mall.store, at=60000, gift_code=doll.code)
    offer(OfferKind.FREIGHT, at=9900)
    set_freight(actor=maker(), store=None, draft=FreightDraft(first_fee=800))
    with django_assert_num_queries(4):
        basket = cart(mall, variant, quantity=2, dew=100_000)
    with django_assert_num_queries(7):
        quote = quote_basket(basket, person_id=person.id)
    assert [(step.words.zh, step.amount) for step in quote.steps] == [
        ("两件八折：满 2 件打 8 折", -16000),
        ("周末见：满 300 减 40", -4000),
        ("全场券：满 500 打 9 折", -6000),
        ("满 600 送土豆队长公仔", 0),
        ("满 99 包邮", 0),
        ("16200 露珠抵 ¥162", -16200),
    ]
    assert (quote.total, quote.gifts[0].variant_id) == (37800, doll.id)
    redeem_coupons(coupons=list(quote.coupons), person_id=person.id, cause=purchase(), key="k")
    assert quote_basket(basket, person_id=person.id).coupons == ()
    assert quote_basket(basket, person_id=None).coupons == ()
    assert claim.coupon.store_id == mall.store.id


def test_only_chosen_coupons_and_never_those_of_another(mall, world) -> None:
    person, other, variant = world.person(), world.person(), mall.variant(mall.product(fen=40000))
    mall.stock(variant, 9)
    mine, theirs = claimed(person), claimed(other, amount_off=9000)
    basket = cart(mall, variant)
    assert quote_basket(basket, person_id=person.id, claims=[]).coupons == ()
    assert quote_basket(basket, person_id=person.id, claims=[mine.id, theirs.id]).coupons == (mine.id,)
    with clock.clock_forward(timedelta(days=5)):
        assert quote_basket(cart(mall, variant), person_id=person.id).coupons == ()


def test_a_drawer_full_of_coupons_is_searched_among_the_promising(mall, world) -> None:
    person, variant = world.person(), mall.variant(mall.product(fen=40000))
    mall.stock(variant, 9)
    for number in range(20):
        claimed(person, at=0 if number % 2 else 90000, amount_off=100 + number)
    assert quote_basket(cart(mall, variant), person_id=person.id).total == 40000 - 119


def test_offers_of_other_stores_categories_and_times_do_not_touch(mall) -> None:
    variant, elsewhere = mall.variant(mall.product(fen=40000)), make_mall()
    mall.stock(variant, 9)
    tiers = ((100, 1000, 0),)
    offer(OfferKind.TIERS, elsewhere.store, tiers=tiers)
    offer(OfferKind.TIERS, tiers=tiers, opens=clock.now() + timedelta(hours=1))
    offer(OfferKind.TIERS, tiers=tiers, category_ids=(Category.objects.exclude(id=mall.category.id).filter(parent=None).last().id,))
    stop_offer(actor=maker(), offer=offer(OfferKind.TIERS, tiers=tiers))
    assert quote_basket(cart(mall, variant), person_id=None).total == 40000
    offer(OfferKind.TIERS, tiers=tiers, category_ids=(mall.category.parent_id or mall.category.id,))
    assert quote_basket(cart(mall, variant), person_id=None).total == 39000


def test_the_limited_price_for_what_is_left_of_ones_share(mall) -> None:
    variant = mall.variant()
    one = sale(mall, variant, per_person=2)
    quote = quote_basket(cart(mall, variant, quantity=3), person_id=5)
    assert [(part.quantity, part.price, part.limited_id) for part in quote.line("l0").portions] == [(2, 9900, one.id), (1, 12900, None)]


def test_freight_of_the_store_goes_before_the_malls_and_what_lies_elsewhere_is_left_out(mall) -> None:
    variant = mall.variant()
    mall.stock(variant, 2)
    set_freight(actor=maker(), store=None, draft=FreightDraft(first_fee=800))
    set_freight(actor=maker(), store=None, draft=FreightDraft(first_fee=900))
    assert quote_basket(cart(mall, variant), person_id=None).freight == 900
    set_freight(actor=maker(), store=mall.store, draft=FreightDraft(first_fee=0))
    assert quote_basket(cart(mall, variant), person_id=None).freight == 0
    assert read_basket([Wanted("a", variant.id, mall.overseas.id, 1), Wanted("b", 1, 1, 1)]).lines == ()
