"""The demo's coupons, offers and limited sales: there once, and as true as any."""

import pytest

from tallgrass.mall.models import StoreStaff
from tallgrass.platform import clock
from tallgrass.promotions.models import FreightRule, LimitedSale, Offer
from tallgrass.promotions.queries import list_centre, list_sales, quote_basket, read_basket
from tallgrass.promotions.types import Wanted
from tallgrass.simulation.promoting import promote
from tests.mall.support import make_mall
from tests.promotions.support import broken

pytestmark = pytest.mark.django_db


def test_the_mall_of_the_demo_has_coupons_offers_and_sales(world):
    mall = make_mall(world.person().id)
    world.person(role="operator")
    member = world.person()
    variants = [mall.variant() for _ in range(4)]
    for variant in variants:
        mall.stock(variant, 30)
    assert promote(clock.now(), lambda _: None) == 4 + 4
    assert promote(clock.now(), lambda _: None) == 0
    assert len(list_centre(member).items) == 3
    assert [sale.state for sale in list_sales(member)] == ["open", "open", "coming", "coming"]
    assert (Offer.objects.count(), FreightRule.objects.count(), LimitedSale.objects.count()) == (4, 3, 4)
    assert StoreStaff.objects.count() == 1
    quote = quote_basket(read_basket([Wanted("a", variants[0].id, mall.warehouse.id, 3)]), person_id=member.id)
    assert quote.total < 3 * 12900 and quote.steps
    assert broken() == {}
