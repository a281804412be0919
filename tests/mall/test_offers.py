"""What a variant costs at a moment, where it lies, and whether it can be bought."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tallgrass.mall.models import Price, Product, Store, Variant
from tallgrass.mall.queries import find_offer, list_offers
from tallgrass.mall.queries.prices import exchange
from tallgrass.mall.types import TaxClass, WarehouseKind
from tallgrass.platform import clock
from tallgrass.platform.memory import forget_changed, hear_changes
from tallgrass.platform.money import Money


def offer(variant, at=None):
    return find_offer(variant.id, at=at or clock.now())


def test_an_offer_holds_all_a_cart_asks(mall):
    product = mall.product(title="白茶精华", title_en="White tea serum", variants=2, country="JP")
    variant = mall.variant(product)
    mall.stock(variant, 3)
    mall.stock(variant, 2, mall.overseas)
    found = offer(variant)
    assert (str(found.title), found.title.en, found.option_text.en) == ("白茶精华", "White tea serum", "10 ml")
    assert (found.price, found.list_price, found.home_price) == (Money(12900, "CNY"), None, None)
    assert [(stock.kind, stock.available) for stock in found.warehouses] == [(WarehouseKind.DOMESTIC, 3), (WarehouseKind.OVERSEAS, 2)]
    assert (found.vat_permille, found.consumption_permille, found.country, found.on_sale) == (130, 0, "JP", True)


def test_prices_are_remembered_until_one_changes_and_never_for_what_is_ordered(mall):
    product = mall.product(variants=2)
    first, second = Variant.objects.filter(product=product).order_by("position")
    hear_changes(True)
    try:
        assert list_offers([first.id], at=clock.now())[first.id].price.minor == 12900
        mall.stock(first, 3)
        Price.objects.filter(variant=first).update(amount=9900)
        remembered, exact = (list_offers([first.id], at=clock.now(), exact=exact)[first.id] for exact in (False, True))
        assert (remembered.price.minor, exact.price.minor) == (12900, 9900)
        assert remembered.warehouses[0].available == 3  # What is left is never remembered.
        forget_changed(f"product {product.id}")
        assert list_offers([first.id, second.id], at=clock.now())[first.id].price.minor == 9900
        with CaptureQueriesContext(connection) as queries:
            assert len(list_offers([first.id, second.id], at=clock.now())) == 2
        assert len(queries) == 1
        Store.objects.filter(id=product.store_id).update(state="paused")
        forget_changed(f"store {product.store_id}")
        assert not list_offers([first.id], at=clock.now())[first.id].on_sale
    finally:
        hear_changes(False)


def test_a_price_in_a_window_holds_in_its_window(mall):
    variant, now = mall.variant(), clock.now()
    Price.objects.filter(variant=variant).update(list_amount=15900)
    window = {"starts_at": now + timedelta(hours=1), "ends_at": now + timedelta(hours=2)}
    Price.objects.create(variant=variant, product_id=variant.product_id, currency="CNY", amount=9900, **window)
    assert [
        (found.price.minor, found.list_price and found.list_price.minor, found.price_until)
        for found in (offer(variant, now + timedelta(hours=hours)) for hours in (0, 1, 2))
    ] == [(12900, 15900, None), (9900, 15900, window["ends_at"]), (12900, 15900, None)]


def test_a_store_that_keeps_its_prices_in_yen_is_changed_and_says_both(mall):
    variant = mall.variant()
    Price.objects.filter(variant=variant).update(currency="JPY", amount=3001)
    found = offer(variant)
    assert (found.price, found.home_price) == (Money(14405, "CNY"), Money(3001, "JPY"))
    Price.objects.create(variant=variant, product_id=variant.product_id, currency="CNY", amount=13900)
    found = offer(variant)
    assert (found.price, found.home_price) == (Money(13900, "CNY"), Money(3001, "JPY"))
    assert exchange(Money(100, "CNY"), "JPY") == Money(21, "JPY")


def test_dear_cosmetics_bear_consumption_tax(mall):
    product = mall.product(fen=30100, tax_class=TaxClass.COSMETICS.value)
    variant = mall.variant(product)
    Variant.objects.filter(id=variant.id).update(content_amount=3000, content_unit="ml")
    assert offer(variant).consumption_permille == 150
    Price.objects.filter(variant=variant).update(amount=30000)
    assert offer(variant).consumption_permille == 0


def test_what_cannot_be_bought_says_so_and_what_has_no_price_is_missing(mall):
    variant = mall.variant()
    for model, change in ((Product, {"state": "withdrawn"}), (Store, {"state": "paused"}), (Variant, {"retired_at": clock.now()})):
        before = model.objects.values(*change).first()
        model.objects.update(**change)
        assert offer(variant).on_sale is False
        model.objects.update(**before)
    assert offer(variant).on_sale is True
    Price.objects.all().delete()
    assert offer(variant) is None


def test_many_offers_are_three_queries(mall):
    variants = [mall.variant() for _ in range(5)]
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert set(list_offers([variant.id for variant in variants], at=clock.now())) == {variant.id for variant in variants}
    assert len(queries) == 3
