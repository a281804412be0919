"""The price engine: known baskets by hand, and what must hold for every basket."""

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tallgrass.platform.words import Words
from tallgrass.promotions.pricing.basket import price_basket
from tallgrass.promotions.pricing.quotes import Quote, StepKind
from tallgrass.promotions.pricing.refunds import Back, PaidLine, coupons_whole_again, give_back, give_back_sum
from tallgrass.promotions.pricing.shares import apportion
from tallgrass.promotions.pricing.types import (
    Basket,
    CouponTerms,
    Deals,
    DewRule,
    FreeFreight,
    FreightTable,
    GiftOffer,
    LimitedPrice,
    Line,
    Measure,
    Scope,
    Stacking,
    Tier,
    TierOffer,
    Window,
)

NOON = datetime(2026, 11, 11, 12, tzinfo=UTC)
DOLL = Words("土豆队长公仔", "a Captain Potato doll")


def line(key: str, price: int, quantity: int = 1, store: int = 1, variant: int | None = None, **more: object) -> Line:
    number = variant or int.from_bytes(key.encode(), "big")
    return Line(key, number, number, store, more.pop("warehouse", 1), more.pop("kind", "domestic"), quantity, price, **more)  # type: ignore[arg-type]


def quote(lines: list[Line], **deals: object) -> Quote:
    return price_basket(Basket("CNY", tuple(lines), NOON), Deals(**deals))  # type: ignore[arg-type]


def steps(found: Quote) -> list[tuple[str, int]]:
    return [(step.words.zh, step.amount) for step in found.steps]


def test_a_basket_without_deals_costs_what_its_lines_cost() -> None:
    found = quote([line("a", 1990, 2, list_price=2500), line("b", 500)])
    assert (found.total, found.saved, found.steps, found.hints) == (4480, 1020, (), ())


def test_three_hundred_brings_forty_off_shared_by_largest_remainder() -> None:
    found = quote([line("a", 10000), line("b", 10000), line("c", 10001)], coupons=(CouponTerms(7, 30000, 4000),))
    assert steps(found) == [("平台券：满 300 减 40", -4000)]
    assert found.steps[0].words.en == "Mall coupon: ¥40 off from ¥300"
    assert [one.goods for one in found.lines] == [8667, 8667, 8667]
    assert found.coupons == (7,)


def test_a_coupon_out_of_reach_says_how_much_is_missing() -> None:
    found = quote([line("a", 28800)], coupons=(CouponTerms(7, 30000, 4000),))
    assert (found.total, found.left_out[0].missing, found.hints[0].words.zh) == (28800, 1200, "再买 ¥12：满 300 减 40")


def test_a_store_coupon_and_a_mall_coupon_go_together_but_not_two_of_one_store() -> None:
    store = [CouponTerms(1, 0, 500, scope=Scope(1)), CouponTerms(2, 0, 900, scope=Scope(1))]
    found = quote([line("a", 10000)], coupons=(*store, CouponTerms(3, percent_off=10, most_off=800)))
    assert steps(found) == [("店铺券：无门槛减 9", -900), ("平台券：无门槛打 9 折（最多减 8）", -800)]
    assert [reason.coupon_id for reason in found.left_out] == [1]


def test_an_exclusive_coupon_goes_alone_and_only_when_it_saves_more() -> None:
    pair = (CouponTerms(1, 0, 500, scope=Scope(1)), CouponTerms(2, 0, 500))
    assert quote([line("a", 10000)], coupons=(*pair, CouponTerms(3, 0, 1001, is_exclusive=True))).coupons == (3,)
    assert quote([line("a", 10000)], coupons=(*pair, CouponTerms(3, 0, 999, is_exclusive=True))).coupons == (1, 2)


def test_of_competing_store_coupons_the_one_is_used_that_saves_most_with_the_mall_coupon() -> None:
    lines = [line("a", 10000, category_ids=frozenset({5})), line("b", 10000)]
    on_the_halved = CouponTerms(1, 0, 4000, scope=Scope(1, product_ids=frozenset({lines[0].product_id})))
    elsewhere = CouponTerms(2, 0, 3900, scope=Scope(1, product_ids=frozenset({lines[1].product_id})))
    half = CouponTerms(3, percent_off=50, scope=Scope(category_ids=frozenset({5})))
    assert quote(lines, coupons=(on_the_halved, elsewhere, half)).coupons == (2, 3)


def test_two_pieces_save_and_the_higher_tier_counts() -> None:
    tiers = TierOffer(4, Measure.COUNT, (Tier(2, percent_off=15), Tier(3, percent_off=25)))
    assert steps(quote([line("a", 1000, 2)], offers=(tiers,))) == [("满 2 件打 8.5 折", -300)]
    assert quote([line("a", 1000, 2), line("b", 1000)], offers=(tiers,)).total == 2250
    assert quote([line("a", 1000)], offers=(tiers,)).hints[0].words.en == "1 piece more: Buy 2 pieces, 15% off"


def test_an_amount_for_every_full_threshold_up_to_its_most() -> None:
    offer = TierOffer(4, Measure.SPEND, (Tier(20000, 3000),), repeats=True, most_off=7000)
    assert quote([line("a", 50000)], offers=(offer,)).total == 44000
    assert steps(quote([line("a", 90000)], offers=(offer,))) == [("每满 200 减 30", -7000)]


def test_a_line_takes_part_in_one_offer_of_its_store_and_one_of_the_mall() -> None:
    mine = [TierOffer(number, Measure.SPEND, (Tier(100, amount),), Scope(1)) for number, amount in ((1, 50), (2, 80))]
    mall = TierOffer(3, Measure.SPEND, (Tier(100, percent_off=10),))
    found = quote([line("a", 1000), line("b", 1000, store=2)], offers=(*mine, mall))
    assert [(step.source_id, step.amount) for step in found.steps] == [(2, -80), (3, -192)]
    assert [cut.store_id for cut in found.line("a").deductions] == [1, None]


def test_a_limited_price_holds_for_what_one_may_have_of_it() -> None:
    limited = LimitedPrice(9, 42, 990, Window(NOON, NOON + timedelta(hours=1)), person_left=2, units_left=50)
    found = quote([line("a", 1990, 2, variant=42), line("b", 1990, variant=42)], limited=(limited,))
    assert steps(found) == [("限时价 ¥9.9，2 件，其余按平时的价", -2000)]
    assert found.total == 990 * 2 + 1990
    for elsewhere in (Window(NOON + timedelta(seconds=1)), Window(None, NOON)):
        assert quote([line("a", 1990, variant=42)], limited=(replace(limited, window=elsewhere),)).total == 1990


def test_what_stands_alone_is_touched_by_nothing_else() -> None:
    limited = LimitedPrice(9, 42, 1000, stands_alone=True)
    found = quote(
        [line("a", 1990, variant=42)],
        limited=(limited,),
        coupons=(CouponTerms(1, 0, 100),),
        offers=(TierOffer(2, Measure.SPEND, (Tier(1, 100),)),),
    )
    assert (found.total, found.coupons, found.left_out[0].words.en) == (1000, (), "Nothing here it can be used for")


def test_six_hundred_and_ninety_nine_brings_the_doll_while_there_is_one() -> None:
    gift = GiftOffer(5, 69900, 77, DOLL, left=3)
    found = quote([line("a", 69900)], gifts=(gift,), coupons=(CouponTerms(1, 0, 10000),))
    assert [(one.variant_id, one.quantity, one.words.zh) for one in found.gifts] == [(77, 1, "满 699 送土豆队长公仔")]
    assert quote([line("a", 69800)], gifts=(gift,)).hints[0].words.zh == "再买 ¥1，送土豆队长公仔"
    gone = quote([line("a", 69900)], gifts=(replace(gift, left=0),))
    assert (gone.gifts, gone.steps[0].words.zh) == ((), "满 699 送土豆队长公仔：已送完")


def test_freight_by_weight_from_the_most_particular_table_and_free_from_an_amount() -> None:
    tables = (FreightTable(1200), FreightTable(2000, 500, 300, 500, warehouse_kind="bonded"), FreightTable(600, warehouse_id=8))
    lines = [line("a", 5000, 3, weight_grams=500, kind="bonded", warehouse=7), line("b", 1000, weight_grams=0, warehouse=8)]
    found = quote(lines, freight=tables)
    assert [(parcel.warehouse_id, parcel.freight) for parcel in found.parcels] == [(7, 2600), (8, 600)]
    assert (found.total, found.line("a").freight) == (16000 + 3200, 2600)
    free = FreeFreight(1, 15000, Scope(warehouse_kinds=frozenset({"bonded"})))
    assert [parcel.freight for parcel in quote(lines, freight=tables, free_freight=(free,)).parcels] == [0, 600]
    near = quote([replace(lines[0], quantity=2)], freight=tables, free_freight=(free,))
    assert near.hints[0].words.zh == "再买 ¥50 包邮"


def test_all_overseas_direct_mail_goods_are_free_of_freight() -> None:
    free = FreeFreight(1, 0, Scope(warehouse_kinds=frozenset({"overseas"})))
    found = quote([line("a", 100, kind="overseas"), line("b", 100, warehouse=2)], freight=(FreightTable(900),), free_freight=(free,))
    assert [(parcel.warehouse_kind, parcel.freight) for parcel in found.parcels] == [("overseas", 0), ("domestic", 900)]


def test_dew_pays_up_to_its_share_of_the_goods() -> None:
    rule = DewRule(100, 100, 30)
    found = price_basket(Basket("CNY", (line("a", 10000),), NOON, 5000), Deals(dew=rule))
    assert (found.dew, found.dew_worth, found.total) == (3000, 3000, 7000)
    assert found.steps[0].words == Words("3000 露珠抵 ¥30", "3000 dew pay ¥30")
    coarse = price_basket(Basket("CNY", (line("a", 95),), NOON, 100), Deals(dew=DewRule(1, 10, 30)))
    assert (coarse.dew, coarse.dew_worth) == (3, 28)


def test_a_free_basket_and_bad_baskets() -> None:
    assert quote([line("a", 100)], coupons=(CouponTerms(1, 0, 500),)).total == 0
    for lines in ([line("a", 1), line("a", 2)], [line("a", 1, 0)], [line("a", -1)]):
        with pytest.raises(ValueError):
            quote(lines)
    with pytest.raises(ValueError):
        quote([line("a", 100)], coupons=tuple(CouponTerms(number) for number in range(17)))


# What must hold for every basket.

prices = st.integers(0, 60_000)
percents = st.integers(1, 100)
scopes = st.builds(
    Scope,
    store_id=st.sampled_from([None, 1, 2]),
    product_ids=st.frozensets(st.integers(1, 4), max_size=2),
    category_ids=st.frozensets(st.integers(1, 3), max_size=1),
    warehouse_kinds=st.frozensets(st.sampled_from(["domestic", "bonded"]), max_size=1),
)
off = st.one_of(st.fixed_dictionaries({"amount_off": st.integers(1, 40_000)}), st.fixed_dictionaries({"percent_off": percents}))


@st.composite
def lines_(draw: st.DrawFn) -> tuple[Line, ...]:
    found = []
    for number in range(draw(st.integers(1, 5))):
        product = draw(st.integers(1, 4))
        found.append(
            Line(
                f"l{number}",
                product,
                product,
                1 + product % 2,
                draw(st.integers(1, 2)),
                draw(st.sampled_from(["domestic", "bonded"])),
                draw(st.integers(1, 4)),
                draw(prices),
                draw(st.none() | prices),
                draw(st.integers(0, 3000)),
                draw(st.frozensets(st.integers(1, 3), max_size=2)),
            )
        )
    return tuple(found)


@st.composite
def coupon(draw: st.DrawFn, number: int) -> CouponTerms:
    return CouponTerms(
        number,
        draw(st.just(0) | st.integers(0, 90_000)),
        **draw(off),
        most_off=draw(st.none() | st.integers(1, 5000)),
        scope=draw(scopes),
        is_exclusive=draw(st.booleans()),
    )


@st.composite
def deals(draw: st.DrawFn) -> Deals:
    return Deals(
        limited=tuple(
            LimitedPrice(
                number,
                draw(st.integers(1, 4)),
                draw(prices),
                person_left=draw(st.none() | st.integers(0, 5)),
                stands_alone=draw(st.booleans()),
            )
            for number in range(draw(st.integers(0, 2)))
        ),
        offers=tuple(
            TierOffer(
                number,
                draw(st.sampled_from(Measure)),
                tuple(Tier(draw(st.integers(1, 8) | st.integers(1, 90_000)), **draw(off)) for _ in range(draw(st.integers(1, 2)))),
                draw(scopes),
                repeats=draw(st.booleans()),
            )
            for number in range(draw(st.integers(0, 3)))
        ),
        gifts=(GiftOffer(1, 50_000, 99, DOLL, scope=draw(scopes)),),
        freight=(FreightTable(800, 1000, 200, 500), FreightTable(300, warehouse_kind="bonded")),
        free_freight=(FreeFreight(1, draw(st.integers(0, 60_000)), draw(scopes)),),
        coupons=tuple(draw(coupon(number)) for number in range(draw(st.integers(0, 5)))),
        stacking=draw(st.sampled_from([Stacking(), Stacking(2, 2)])),
        dew=draw(st.none() | st.builds(DewRule, st.integers(1, 100), st.integers(1, 100), st.integers(0, 100))),
    )


every_basket = given(lines_(), deals(), st.integers(0, 100_000))
thorough = settings(
    max_examples=int(os.environ.get("TALLGRASS_TEST_BASKETS", "50")), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


@thorough
@every_basket
def test_never_below_zero_each_line_adds_up_and_the_steps_tell_all(lines: tuple[Line, ...], rules: Deals, dew: int) -> None:
    found = price_basket(Basket("CNY", lines, NOON, dew), rules)
    for one in found.lines:
        assert one.goods >= 0 and one.freight >= 0 and one.dew >= 0 and all(cut.amount > 0 for cut in one.deductions)
        assert sum(portion.quantity for portion in one.portions) == one.quantity
    assert sum(one.freight for one in found.lines) == found.freight
    assert sum(one.dew for one in found.lines) == found.dew <= dew
    assert found.total == sum(one.quantity * one.unit_price for one in lines) + sum(step.amount for step in found.steps)


@thorough
@every_basket
def test_no_rule_takes_off_more_than_it_may(lines: tuple[Line, ...], rules: Deals, dew: int) -> None:
    found = price_basket(Basket("CNY", lines, NOON, dew), rules)
    terms = {one.id: one for one in rules.coupons}
    taken: dict[tuple[str, int], int] = {}
    for one in found.lines:
        for cut in one.deductions:
            taken[cut.kind, cut.source_id] = taken.get((cut.kind, cut.source_id), 0) + cut.amount
    for step in found.steps:
        if step.amount < 0 and step.kind != StepKind.LIMITED:
            assert taken[step.kind, step.source_id] == -step.amount
    for (kind, source), amount in taken.items():
        if kind == StepKind.COUPON:
            assert terms[source].most_off is None or amount <= terms[source].most_off
            assert terms[source].percent_off or amount <= terms[source].amount_off
    if len(found.coupons) > 1:
        assert not any(terms[used].is_exclusive for used in found.coupons)
    for store in {terms[used].scope.store_id for used in found.coupons}:
        most = rules.stacking.mall if store is None else rules.stacking.per_store
        assert sum(terms[used].scope.store_id == store for used in found.coupons) <= most
    for limited in rules.limited:
        had = sum(part.quantity for one in found.lines for part in one.portions if part.limited_id == limited.id)
        assert limited.person_left is None or had <= limited.person_left
    before_dew = found.goods + found.dew_worth
    assert rules.dew is None or found.dew_worth <= before_dew * rules.dew.cap_percent // 100


@thorough
@given(lines_(), deals(), st.integers(0, 100_000), st.randoms(use_true_random=False))
def test_the_order_of_lines_and_deals_does_not_matter(lines: tuple[Line, ...], rules: Deals, dew: int, chance: object) -> None:
    def shuffled(things: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(chance.sample(things, len(things)))  # type: ignore[attr-defined]

    mixed = replace(rules, offers=shuffled(rules.offers), coupons=shuffled(rules.coupons), limited=shuffled(rules.limited))
    straight = price_basket(Basket("CNY", lines, NOON, dew), rules)
    assert price_basket(Basket("CNY", shuffled(lines), NOON, dew), mixed) == straight  # type: ignore[arg-type]


@thorough
@given(lines_(), deals(), st.integers(0, 100_000), coupon(99))
def test_one_more_coupon_never_makes_it_dearer(lines: tuple[Line, ...], rules: Deals, dew: int, more: CouponTerms) -> None:
    basket = Basket("CNY", lines, NOON, dew)
    without = price_basket(basket, rules)
    with_it = price_basket(basket, replace(rules, coupons=(*rules.coupons, more)))
    assert with_it.total <= without.total
    assert (with_it.freight, with_it.gifts) == (without.freight, without.gifts)


@given(st.integers(0, 10**9), st.lists(st.integers(0, 10**6), min_size=1, max_size=9))
def test_shares_are_exact_and_within_their_weights(total: int, weights: list[int]) -> None:
    shares = apportion(total, weights)
    assert sum(shares) == total and min(shares) >= 0
    if total <= sum(weights):
        assert all(share <= weight for share, weight in zip(shares, weights, strict=True))


@thorough
@given(lines_(), deals(), st.integers(0, 100_000), st.data())
def test_refunds_never_exceed_what_was_paid_and_the_last_gets_the_rest(
    lines: tuple[Line, ...], rules: Deals, dew: int, data: st.DataObject
) -> None:
    found = price_basket(Basket("CNY", lines, NOON, dew), rules)
    one = data.draw(st.sampled_from(found.lines))
    paid = PaidLine.of(one, tax=data.draw(st.integers(0, 900)), quota=data.draw(st.integers(0, 900)))
    back = Back()
    while back.quantity < paid.quantity:
        if paid.goods > back.goods and data.draw(st.booleans()):
            back += give_back_sum(paid, back, data.draw(st.integers(1, paid.goods - back.goods)))
        part = give_back(paid, back, data.draw(st.integers(1, paid.quantity - back.quantity)))
        assert min(part.goods, part.freight, part.tax, part.dew, part.quota, *part.deductions.values(), 0) >= 0
        back += part
        assert back.goods <= paid.goods and back.dew <= paid.dew
    assert (back.goods, back.freight, back.tax, back.dew, back.quota) == (paid.goods, paid.freight, paid.tax, paid.dew, paid.quota)
    assert sum(back.deductions.values()) == sum(cut.amount for cut in paid.deductions)
    assert coupons_whole_again([(paid, back)]) == {cut.source_id for cut in paid.deductions if cut.kind == StepKind.COUPON}
    with pytest.raises(ValueError):
        give_back(paid, back, 1)


def test_the_same_pieces_bring_the_same_money_in_any_order_and_a_coupon_stays_with_what_is_kept() -> None:
    found = quote([line("a", 1000, 3), line("b", 500)], coupons=(CouponTerms(7, 0, 401),))
    paid, other = PaidLine.of(found.line("a")), PaidLine.of(found.line("b"))
    first = give_back(paid, Back(), 1)
    assert first + give_back(paid, first, 2) == give_back(paid, Back(), 3)
    assert coupons_whole_again([(paid, give_back(paid, Back(), 3)), (other, Back())]) == frozenset()
    assert give_back(paid, Back(), 1, with_freight=False).freight == 0
