"""Orders made in bulk are as true as those people made: every invariant holds, and a second loading goes on where the first stopped."""

import pytest
from django.db import connection

from tallgrass.ledger.models import Entry
from tallgrass.orders.models import Order, Purchase
from tallgrass.platform import clock
from tallgrass.simulation import bulk_orders
from tests.orders.support import broken, go_shopping

pytestmark = pytest.mark.django_db


def test_orders_made_in_bulk_are_true(world, monkeypatch):
    shopping = go_shopping(world)
    variant = shopping.goods(50)
    shopping.bought(shopping.wish(variant, 2))
    shopping.goods(9)
    monkeypatch.setattr(bulk_orders, "PORTION", 20)
    now = clock.now()
    assert bulk_orders.load_bulk_orders(50, now=now, say=lambda line: None) == 50
    assert bulk_orders.load_bulk_orders(70, now=now, say=lambda line: None) == 20
    assert Order.objects.count() == Purchase.objects.count() == 71
    assert Order.objects.filter(state="received", settled_at__isnull=False).count() == 49
    assert Entry.objects.count() > 2 * 70 + 3 * 49
    assert broken() == {}
    with connection.cursor() as cursor:  # The checks that were left out while loading.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    # People buy on from there.
    shopping.bought(shopping.wish(variant))
    assert broken() == {}
