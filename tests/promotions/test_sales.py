"""Limited sales: so many units, so many a person, whoever comes at once."""

import multiprocessing
import os
import signal
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, connections, transaction

from tallgrass.platform import clock
from tallgrass.platform.errors import DomainError
from tallgrass.promotions.actions import give_back_limited, stop_sale, take_limited
from tallgrass.promotions.models import LimitedShare, LimitedTake, LimitedUnit
from tallgrass.promotions.queries import find_sale_of, get_sale, list_sales
from tallgrass.promotions.types import LimitedWish, SaleState
from tests.promotions.support import broken, maker, purchase, rush, sale

pytestmark = pytest.mark.django_db


def refused(act) -> str:  # type: ignore[no-untyped-def]
    with pytest.raises(DomainError) as caught, transaction.atomic():
        act()
    return caught.value.code


def take(one, person_id: int, quantity: int = 1, cause=None, key: str = "k") -> None:  # type: ignore[no-untyped-def]
    take_limited(wishes=[LimitedWish(one.id, quantity)], person_id=person_id, cause=cause or purchase(), key=key)


def free(one) -> int:  # type: ignore[no-untyped-def]
    return LimitedUnit.objects.filter(sale=one, take=None).count()


def test_taken_up_to_ones_share_and_back_again(mall) -> None:
    one, first = sale(mall, per_person=2), purchase()
    take(one, 1, 2, first)
    take(one, 1, 2, first)
    assert free(one) == 8
    assert refused(lambda: take(one, 1)) == "share_reached"
    assert refused(lambda: take(one, 2, 3)) == "share_reached"
    assert refused(lambda: take(one, 1, 1, first)) == "take_reused"
    assert (give_back_limited(cause=first), give_back_limited(cause=first), free(one)) == (2, 0, 10)
    assert refused(lambda: take(one, 1, 2, first)) == "take_reused"
    take(one, 1, 2)
    assert broken() == {}


def test_however_the_database_goes_about_it_no_unit_more_is_taken(mall) -> None:  # type: ignore[no-untyped-def]
    one = sale(mall, units=60, per_person=5)
    with connection.cursor() as cursor:
        for way in ("hashjoin", "mergejoin", "material", "hashagg", "sort"):  # What remains asks anew for each row.
            cursor.execute(f"SET LOCAL enable_{way} = off")
    take(one, 1, 2)
    assert free(one) == 58


def test_all_or_none_over_several_sales(mall) -> None:
    plenty, few = sale(mall, per_person=5), sale(mall, units=1)
    take(few, 9)
    wishes = [LimitedWish(few.id, 1), LimitedWish(plenty.id, 2)]
    assert refused(lambda: take_limited(wishes=wishes, person_id=1, cause=purchase(), key="k")) == "sold_out"
    assert (free(plenty), LimitedTake.objects.count(), LimitedShare.objects.count()) == (10, 1, 1)
    assert refused(lambda: take(plenty, 1, 0)) == "bad_quantity"
    assert refused(lambda: take(plenty, 1, key="")) == "bad_key"


def test_only_while_it_runs(mall) -> None:
    one = sale(mall)
    for moment in (timedelta(hours=-2), timedelta(days=4)):
        with clock.clock_forward(moment):
            assert refused(lambda: take(one, 1)) == "sale_closed"
    stop_sale(actor=maker(), sale=one)
    assert refused(lambda: take(one, 1)) == "sale_closed"


def test_a_sale_needs_goods_of_the_store_and_a_lower_price(mall) -> None:
    assert refused(lambda: sale(mall, price=12900)) == "not_lower"
    assert refused(lambda: sale(mall, variant_code="nothing")) == "unknown_variant"
    for wrong in ({"units": 0}, {"units": 10_001}, {"per_person": 0}, {"price": -1}):
        assert refused(lambda wrong=wrong: sale(mall, stock=1, **wrong)).startswith("bad_")


def test_the_database_itself_refuses_more_than_ones_share(mall) -> None:
    one = sale(mall)
    take(one, 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        LimitedShare.objects.filter(sale=one).update(quantity=2)


def test_what_buyers_see(mall, django_assert_num_queries) -> None:
    variant = mall.variant()
    one = sale(mall, variant, price=6000)
    take(one, 7)
    with django_assert_num_queries(4):
        seen = list_sales(None)[0]
    assert (seen.left, seen.mine_left, seen.state, seen.is_half_or_less, seen.taken_tenths) == (9, 1, SaleState.OPEN, True, 1)
    assert find_sale_of([variant.id], None).id == one.id  # type: ignore[union-attr]
    with clock.clock_forward(timedelta(days=4)):
        assert get_sale(None, one.id).state is SaleState.OVER and list_sales(None) == []


@pytest.mark.django_db(transaction=True)
def test_at_once_never_more_than_there_are_and_never_more_than_ones_share(kept_mall) -> None:
    one = sale(kept_mall)
    outcome = rush(lambda number: take(one, number % 20), 40)
    assert outcome["done"] == 10 and set(outcome) <= {"done", "sold_out", "share_reached"}
    assert LimitedTake.objects.values("person_id").distinct().count() == 10
    assert (free(one), broken()) == (0, {})


_parents: tuple[object, object] = (None, None)


def _work(one, child: int) -> None:  # type: ignore[no-untyped-def]
    # The parent's connections came along with the fork and are not ours to use or to close: leave them, and begin with none.
    global _parents
    own = connections["default"]
    _parents = type(own)._connection_pools, own.connection
    type(own)._connection_pools, own.connection = {}, None
    for turn in range(12):
        with transaction.atomic():
            take(one, child * 100 + turn)
            if child == 0 and turn == 7:
                os.kill(os.getpid(), signal.SIGKILL)
    os._exit(0)


@pytest.mark.django_db(transaction=True)
def test_processes_killed_in_the_middle_leave_no_unit_half_taken(kept_mall) -> None:
    one, fork = sale(kept_mall, units=60, per_person=3), multiprocessing.get_context("fork")
    children = [fork.Process(target=_work, args=(one, child), daemon=True) for child in range(4)]
    for child in children:
        child.start()
    for child in children:
        child.join(60)
    assert [child.exitcode for child in children] == [-signal.SIGKILL, 0, 0, 0]
    assert (LimitedTake.objects.count(), free(one)) == (7 + 36, 60 - 43)
    assert broken() == {}
