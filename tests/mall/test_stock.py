"""Goods are promised once, sold once, given back once."""

import threading
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from django.db import IntegrityError, connection, connections, transaction

from tallgrass.mall.actions import (
    adjust_stock,
    claim_reservations,
    expire_reservations,
    fold_units,
    holds,
    receive_stock,
    release_reservations,
    reserve_stock,
    return_stock,
    set_hot,
)
from tallgrass.mall.errors import OutOfStock
from tallgrass.mall.models import Reservation, Stock, StockMove, StockUnit
from tallgrass.mall.queries import find_offer
from tallgrass.mall.types import ShortLine
from tallgrass.platform import clock
from tallgrass.platform.errors import DomainError
from tallgrass.platform.models import LoggedEvent
from tests.mall.support import in_15_minutes, purchase
from tests.support.refusals import refused


def numbers(variant):
    return Stock.objects.filter(variant=variant).values_list("available", "reserved", "sold").get()


def test_reserved_goods_are_sold_or_come_back(mall):
    variant, first, second = mall.variant(), purchase(), purchase()
    mall.stock(variant, 5)
    reserve_stock(lines=[mall.line(variant, 2)], cause=first, until=in_15_minutes())
    reserve_stock(lines=[mall.line(variant, 3)], cause=second, until=in_15_minutes())
    assert numbers(variant) == (0, 5, 0)
    assert claim_reservations(cause=first) is True
    assert claim_reservations(cause=first) is False
    assert release_reservations(cause=second) is True
    assert release_reservations(cause=second) is False
    assert numbers(variant) == (3, 0, 2)
    with refused("reservation_gone"):
        claim_reservations(cause=second)
    with refused("reservation_claimed"):
        release_reservations(cause=first)
    assert return_stock(lines=[mall.line(variant, 2)], cause=first, key="return-1") is True
    assert return_stock(lines=[mall.line(variant, 2)], cause=first, key="return-1") is False
    assert numbers(variant) == (5, 0, 0)
    with refused("returns_too_many"):
        return_stock(lines=[mall.line(variant)], cause=first, key="return-2")


def test_all_or_nothing_and_lines_of_one_stock_are_summed(mall):
    one, other = mall.variant(), mall.variant()
    mall.stock(one, 3)
    mall.stock(other, 1)
    with pytest.raises(OutOfStock) as caught:
        reserve_stock(lines=[mall.line(one, 2), mall.line(other), mall.line(one, 2)], cause=purchase(), until=in_15_minutes())
    assert caught.value.lines == (ShortLine(one.id, mall.warehouse.id, 4, 3),)
    assert numbers(one) == (3, 0, 0)
    assert numbers(other) == (1, 0, 0)
    assert Reservation.objects.count() == 0


def test_what_lies_elsewhere_or_nowhere_is_short(mall):
    variant = mall.variant()
    mall.stock(variant, 3)
    with pytest.raises(OutOfStock) as caught:
        reserve_stock(lines=[mall.line(variant, 1, mall.overseas)], cause=purchase(), until=in_15_minutes())
    assert caught.value.lines == (ShortLine(variant.id, mall.overseas.id, 1, 0),)
    with refused("no_lines"):
        reserve_stock(lines=[], cause=purchase(), until=in_15_minutes())
    with refused("no_lines"):
        reserve_stock(lines=[mall.line(variant, -1)], cause=purchase(), until=in_15_minutes())


def test_a_cause_reserves_once(mall):
    variant, cause = mall.variant(), purchase()
    mall.stock(variant, 5)
    first = reserve_stock(lines=[mall.line(variant, 2)], cause=cause, until=in_15_minutes())
    assert reserve_stock(lines=[mall.line(variant), mall.line(variant)], cause=cause, until=in_15_minutes()) == first
    with refused("reservation_reused"):
        reserve_stock(lines=[mall.line(variant, 1)], cause=cause, until=in_15_minutes())
    release_reservations(cause=cause)
    with refused("reservation_reused"):
        reserve_stock(lines=[mall.line(variant, 2)], cause=cause, until=in_15_minutes())
    assert numbers(variant) == (5, 0, 0)


def test_expired_goods_come_back_and_late_payment_finds_them_gone(mall):
    variant, late, paid = mall.variant(), purchase(), purchase()
    mall.stock(variant, 2)
    for cause in (late, paid):
        reserve_stock(lines=[mall.line(variant)], cause=cause, until=in_15_minutes())
    assert expire_reservations(clock.now()) == 0
    claim_reservations(cause=paid)
    assert expire_reservations(in_15_minutes()) == 1
    assert numbers(variant) == (1, 0, 1)
    with refused("reservation_gone"):
        claim_reservations(cause=late)


def test_receiving_and_adjusting_count_once_a_key(mall):
    variant = mall.variant()
    place = {"actor_id": None, "variant_id": variant.id, "warehouse_id": mall.warehouse.id}
    assert receive_stock(**place, quantity=5, key="a") == 5
    assert receive_stock(**place, quantity=5, key="a") == 5
    with refused("stock_key_reused"):
        receive_stock(**place, quantity=6, key="a")
    assert adjust_stock(**place, quantity=-2, key="b", reason="碰坏了") == 3
    assert adjust_stock(**place, quantity=-2, key="b", reason="碰坏了") == 3
    with refused("below_zero"):
        adjust_stock(**place, quantity=-4, key="c", reason="丢了")
    with refused("no_quantity"):
        receive_stock(**place, quantity=0, key="d")
    assert numbers(variant) == (3, 0, 0)


def test_the_database_itself_refuses_wrong_numbers_and_changed_records(mall):
    variant = mall.variant()
    mall.stock(variant, 1)
    for change in ("available = -1", "available = 2", "sold = sold + 1", "reserved = -1, available = 2"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE mall_stock SET {change}")
    for statement in ("UPDATE mall_stockmove SET quantity = 2", "DELETE FROM mall_stockmove"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert StockMove.objects.count() == 1


def test_running_out_and_coming_back_are_told(mall):
    variant, cause = mall.variant(), purchase()
    mall.stock(variant, 2)
    reserve_stock(lines=[mall.line(variant, 2)], cause=cause, until=in_15_minutes())
    release_reservations(cause=cause)
    told = LoggedEvent.objects.filter(kind="StockTurned").order_by("id").values_list("body__available", flat=True)
    assert list(told) == [True, False, True]


def test_hot_goods_are_handed_out_one_by_one(mall):
    variant, first, second = mall.variant(), purchase(), purchase()
    mall.stock(variant, 1500)
    set_hot(variant_id=variant.id, warehouse_id=mall.warehouse.id, is_hot=True)
    assert StockUnit.objects.count() == 1000
    reserve_stock(lines=[mall.line(variant, 3)], cause=first, until=in_15_minutes())
    reserve_stock(lines=[mall.line(variant, 1200)], cause=second, until=in_15_minutes())
    assert find_offer(variant.id, at=clock.now()).available == 297
    with pytest.raises(OutOfStock) as caught:
        reserve_stock(lines=[mall.line(variant, 298)], cause=purchase(), until=in_15_minutes())
    assert caught.value.lines[0].available == 297
    claim_reservations(cause=first)
    release_reservations(cause=second)
    assert fold_units() == 3
    assert numbers(variant)[1:] == (0, 3)
    assert find_offer(variant.id, at=clock.now()).available == 1497
    return_stock(lines=[mall.line(variant, 3)], cause=first, key="back")
    set_hot(variant_id=variant.id, warehouse_id=mall.warehouse.id, is_hot=False)
    assert numbers(variant) == (1500, 0, 0)
    assert StockUnit.objects.count() == 0


def test_however_the_database_goes_about_it_no_unit_more_is_taken(mall):
    variant = mall.variant()
    mall.stock(variant, 300)
    set_hot(variant_id=variant.id, warehouse_id=mall.warehouse.id, is_hot=True)
    with connection.cursor() as cursor:
        for way in ("hashjoin", "mergejoin", "material", "hashagg", "sort"):  # What remains asks anew for each row.
            cursor.execute(f"SET LOCAL enable_{way} = off")
    reserve_stock(lines=[mall.line(variant, 2)], cause=purchase(), until=in_15_minutes())
    assert StockUnit.objects.filter(line_id__isnull=False).count() == 2
    assert find_offer(variant.id, at=clock.now()).available == 298


@pytest.mark.parametrize("hot", [False, True])
@pytest.mark.django_db(transaction=True)
def test_a_rush_sells_exactly_what_there_is(kept_mall, hot):
    variant = kept_mall.variant()
    kept_mall.stock(variant, 40)
    set_hot(variant_id=variant.id, warehouse_id=kept_mall.warehouse.id, is_hot=hot)

    def buy(_chance):
        cause = purchase()
        reserve_stock(lines=[kept_mall.line(variant)], cause=cause, until=in_15_minutes())
        claim_reservations(cause=cause)

    outcome = rush(buy, threads=8, each=12)
    assert outcome == {"done": 40, "out_of_stock": 56}
    fold_units()
    assert numbers(variant) == (0, 0, 40)


@pytest.mark.django_db(transaction=True)
def test_carts_with_crossed_lines_never_block_each_other(kept_mall):
    variants = [kept_mall.variant() for _ in range(4)]
    for variant in variants:
        kept_mall.stock(variant, 60)

    def buy(chance):
        cause = purchase()
        lines = [kept_mall.line(variant, chance.randint(1, 2)) for variant in chance.sample(variants, 3)]
        reserve_stock(lines=lines, cause=cause, until=in_15_minutes())
        (claim_reservations if chance.random() < 0.5 else release_reservations)(cause=cause)

    outcome = rush(buy, threads=6, each=15)
    assert set(outcome) <= {"done", "out_of_stock"}


@pytest.mark.parametrize("hot", [False, True])
@pytest.mark.django_db(transaction=True)
def test_payment_and_expiry_race_and_one_of_them_wins(kept_mall, hot):
    variant = kept_mall.variant()
    kept_mall.stock(variant, 60)
    set_hot(variant_id=variant.id, warehouse_id=kept_mall.warehouse.id, is_hot=hot)
    causes = [purchase() for _ in range(60)]
    for cause in causes:
        reserve_stock(lines=[kept_mall.line(variant)], cause=cause, until=clock.now())
    waiting, ends = list(causes), []  # A list: `counter[x] += …` reads before it acts, and threads would lose each other's.

    def pay(_chance):
        cause = waiting.pop()
        try:
            ends.append(("paid", claim_reservations(cause=cause)))
        except DomainError as error:
            ends.append((error.code, 1))

    def expire(_chance):
        ends.append(("expired", expire_reservations(clock.now() + timedelta(minutes=1))))

    payers = threading.Thread(target=rush, args=(pay, 4, 15))
    payers.start()
    while payers.is_alive():
        expire(None)
    payers.join()
    results = Counter()
    for end, count in ends:
        results[end] += count
    assert results["paid"] + results["expired"] == 60
    assert results["reservation_gone"] == results["expired"]
    fold_units()
    stock = Stock.objects.get(variant=variant)
    assert (stock.sold, stock.available + stock.pooled, stock.reserved) == (results["paid"], results["expired"], 0)


@pytest.mark.django_db(transaction=True)
def test_one_cause_from_many_threads_reserves_once(kept_mall):
    variant, cause = kept_mall.variant(), purchase()
    kept_mall.stock(variant, 10)
    outcome = rush(lambda _: reserve_stock(lines=[kept_mall.line(variant)], cause=cause, until=in_15_minutes()), threads=6, each=1)
    assert outcome == {"done": 6}
    outcome = rush(lambda _: release_reservations(cause=cause), threads=6, each=1)
    assert numbers(variant) == (10, 0, 0)


def rush(act, threads, each):
    """Run an act from many threads at once, again and again; how often it came through, and what it refused."""
    barrier, outcome, lock = threading.Barrier(threads), Counter(), threading.Lock()

    def run(seed):
        chance = Random(seed)
        barrier.wait()
        for _ in range(each):
            try:
                act(chance)
                result = "done"
            except DomainError as error:
                result = error.code
            except Exception as error:
                result = repr(error)
            with lock:
                outcome[result] += 1
        connections.close_all()

    running = [threading.Thread(target=run, args=(seed,)) for seed in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    return dict(outcome)


def test_goods_that_became_hot_a_moment_ago_are_still_to_be_had(mall, monkeypatch):
    """Their stock was read as one that is counted; by the time they are taken all of it stands in units."""
    variant = mall.variant()
    mall.stock(variant, 5)
    set_hot(variant_id=variant.id, warehouse_id=mall.warehouse.id, is_hot=True)
    read = holds._stocks
    monkeypatch.setattr(holds, "_stocks", lambda wanted: {key: replace(one, has_units=False) for key, one in read(wanted).items()})
    reserve_stock(lines=[mall.line(variant, 4)], cause=purchase(), until=in_15_minutes())
    assert find_offer(variant.id, at=clock.now()).available == 1
    with pytest.raises(OutOfStock) as caught:
        reserve_stock(lines=[mall.line(variant, 2)], cause=purchase(), until=in_15_minutes())
    assert caught.value.lines[0].available == 1
