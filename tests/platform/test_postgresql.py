"""Numbers go to the database as wide as they are, and moments come back as they were."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.db import DataError, connection, transaction
from django.db.models import F, Value

from tallgrass.mall.models import Price
from tallgrass.orders.models import AfterSaleStep, Order, OrderLine
from tallgrass.orders.states import AfterSaleKind
from tallgrass.platform.database import rows
from tallgrass.platform.ids import new_id
from tests.mall.support import make_mall
from tests.orders.support import go_shopping
from tests.orders.test_after_sales import ask

pytestmark = pytest.mark.django_db
WIDE = 2**33 + 7


def test_a_wide_number_beside_a_column_is_added_whole(world):
    price = Price.objects.filter(variant=make_mall().variant()).get()
    Price.objects.filter(id=price.id).update(amount=F("amount") + WIDE)
    assert Price.objects.get(id=price.id).amount == price.amount + WIDE
    assert Price.objects.filter(id=price.id).annotate(wide=Value(-WIDE)).get().wide == -WIDE


def test_an_id_is_found_in_an_array(world):
    shopping = go_shopping(world)
    order, ids = shopping.bought(shopping.wish(shopping.goods())), [new_id(), new_id()]

    step = AfterSaleStep.objects.filter(after_sale=ask(shopping, order, reason="unwanted", kind=AfterSaleKind.CANCEL)).first()
    AfterSaleStep.objects.filter(id=step.id).update(picture_ids=ids)
    for one in ids:
        assert AfterSaleStep.objects.filter(picture_ids__contains=[one]).exists()
    assert not AfterSaleStep.objects.filter(picture_ids__overlap=[new_id(), 1]).exists()


@pytest.mark.parametrize(("column", "value"), [("quantity", 2**16 + 1), ("tax_basis_points", 2**32 + 1), ("store_id", 2**64 + 1)])
def test_what_is_too_wide_for_its_column_is_refused(world, column, value):
    shopping = go_shopping(world)
    order = shopping.bought(shopping.wish(shopping.goods()))
    rows = Order.objects.filter(id=order.id) if column == "store_id" else OrderLine.objects.filter(order=order)
    for wide in (value, F(column) + value):
        with pytest.raises(DataError), transaction.atomic():
            rows.update(**{column: wide})


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 12, 1, 18, 30, tzinfo=UTC),
        datetime(2026, 12, 1, 18, 30, 0, 500_000, tzinfo=UTC),
        datetime(2026, 12, 1, 18, 30, 59, 123_456, tzinfo=UTC),
        datetime(2026, 12, 1, 18, 30, 59, 120, tzinfo=timezone(timedelta(hours=8))),
        datetime(1, 1, 1, tzinfo=UTC),
        datetime(9999, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
    ],
)
def test_a_moment_comes_back_as_it_was(moment):
    found = rows("SELECT %s::timestamptz, NULL::timestamptz", [moment])[0]
    assert found == (moment, None)
    assert found[0].tzinfo is UTC


def test_a_moment_that_python_has_no_word_for_is_refused_as_before():
    for words in ("infinity", "10000-01-01 00:00:00+00", "0044-03-15 12:00:00+00 BC"):
        with pytest.raises(DataError), transaction.atomic():
            rows("SELECT %s::timestamptz", [words])


def test_a_cursor_of_another_zone_is_read_by_that_zone():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL timezone = 'Asia/Shanghai'")
        cursor.execute("SELECT '2026-12-01 18:30:00+00'::timestamptz")
        assert cursor.fetchone()[0] == datetime(2026, 12, 1, 18, 30, tzinfo=UTC)


@pytest.mark.parametrize("several", [[1], [3, -4, 0], [2**63 - 1, -(2**63)], [WIDE] * 1000])
def test_lists_of_numbers_go_over_whole(several):
    assert rows("SELECT %s, pg_typeof(%s)::text", [several, several]) == [(several, "bigint[]")]
    assert rows("SELECT count(*) FROM unnest(%(several)s) AS one WHERE one = ANY(%(several)s)", {"several": several}) == [(len(several),)]


@pytest.mark.parametrize(
    ("several", "kind"),
    [([], "text[]"), ([True, False], "boolean[]"), ([1, None, 3], "bigint[]"), (["a", 'b"{,}'], "text[]"), ([[1, 2], [3, 4]], "bigint[]")],
)
def test_other_lists_go_over_as_the_driver_writes_them(several, kind):
    assert rows(f"SELECT %s::{kind}", [several]) == [(several,)]


def test_numbers_wider_than_any_column_are_in_no_row(world):
    assert rows("SELECT id FROM orders_order WHERE id = ANY(%s)", [[2**63, 1]]) == []
