"""What the people of the demo bought: there once, told as if over two months, and as true as any order."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.utils import timezone

from tallgrass.accounts.models import Person
from tallgrass.discovery.queries.beginnings import where_seen
from tallgrass.discovery.types import BehaviourKind
from tallgrass.mall.actions.listings import refresh_listings
from tallgrass.mall.models import Product
from tallgrass.notes.genre_types import Evaluation, Verdict
from tallgrass.notes.models import Note
from tallgrass.notes.queries.goods import page_notes_about
from tallgrass.notes.queries.sales import list_loop_days, sum_sales_of
from tallgrass.notes.types import Genre
from tallgrass.orders.models import AfterSale, Order, OrderLine, OrderStep, Purchase
from tallgrass.orders.states import AfterSaleState, OrderState
from tallgrass.platform import clock
from tallgrass.platform.database import rows
from tallgrass.simulation.buying import buy
from tallgrass.simulation.loading import date_loop
from tallgrass.simulation.recommending import write_next
from tallgrass.simulation.texts import WRITTEN
from tallgrass.simulation.texts.goods import WARES
from tallgrass.simulation.texts.purchases import JUDGED, NEXT, PURCHASES, SHOWN
from tests.orders.support import Shopping, broken, make_mall

pytestmark = pytest.mark.django_db
FIRST = date(2020, 1, 1)


@pytest.fixture
def square(world) -> Product:
    """A part of the world: four buyers, one store, a note that judges the lamp."""
    for handle in ("yutong", "dongdong", "mei_ayi"):
        world.person(handle=handle)
    member = world.person("陈阿榆", handle="chenayu", place="重庆")
    mall = make_mall(world.person().id)
    bonded = Shopping(member, member, mall, None).bonded  # type: ignore[arg-type]
    products = [mall.product(title) for title in ("阿婆灯", "歪碗", "窗台绿植组合", "听石·床头小音箱", "汐音·卸妆油")]
    for product in products:
        mall.stock(mall.variant(product), 30, bonded if product.title == "汐音·卸妆油" else None)
    refresh_listings([product.id for product in products])
    judged = Evaluation(product="阿婆灯", verdict=Verdict.GROW)
    world.text_note(member, title="阿婆灯在床头放了一年", channel="home", genre=Genre.EVALUATION, evaluation=judged)
    return products[0]


def test_the_world_buys_once_and_its_books_agree(world, square):
    told: list[object] = []
    assert buy(clock.now(), told.append) == Purchase.objects.count() == 8
    assert buy(clock.now(), told.append) == 0 and len(told) == 1
    world.read_log()
    states = dict(Order.objects.values_list("number", "state"))
    assert set(states.values()) == set(OrderState) & {"pending", "picked", "packed", "shipped", "customs", "received"}
    assert AfterSale.objects.get().state == AfterSaleState.ASKED
    for order in Order.objects.all():
        moments = list(OrderStep.objects.filter(order=order).order_by("id").values_list("at", flat=True))
        assert moments == sorted(moments) and moments[-1] <= clock.now()
    assert broken("orders", "mall", "ledger", "notes", "promotions") == {}


def test_a_note_that_was_linked_sells_and_its_author_is_a_buyer(world, square):
    buy(clock.now(), lambda _: None)
    world.read_log()
    about = page_notes_about(square.id, viewer=None).items
    assert [item.bought for item in about] == [True]
    sales = sum_sales_of(Person.objects.get(handle="chenayu"))
    assert (sales.orders, sales.received) == (1, 1) and sales.clicks >= 1


def test_a_buyer_writes_the_next_note_once_and_it_counts(world, square):
    buy(clock.now(), lambda _: None)
    world.read_log()
    yutong = Person.objects.get(handle="yutong")
    assert (write_next(clock.now()), write_next(clock.now())) == (1, 0)
    note = Note.objects.get(author_id=yutong.id)
    assert note.published_at < clock.now() - timedelta(days=17)
    world.read_log()
    assert {item.note.id: item.bought for item in page_notes_about(square.id, viewer=None).items}[note.id]
    assert sum(day.reviews for day in list_loop_days(note.published_at.date())) == 1


def test_the_loop_is_told_by_the_days_on_which_it_went_round(world, square):
    buy(clock.now(), lambda _: None)
    world.read_log()
    write_next(clock.now())
    world.read_log()
    told = [(day.clicks, day.paid, day.amount.minor) for day in list_loop_days(FIRST)]
    date_loop()
    days = {day.day: day for day in list_loop_days(FIRST)}
    dated = [(day.clicks, day.paid, day.amount.minor) for day in days.values()]
    assert [sum(column) for column in zip(*dated, strict=True)] == [sum(column) for column in zip(*told, strict=True)]
    paid = Counter(timezone.localdate(at) for at in Order.objects.filter(paid_at__isnull=False).values_list("paid_at", flat=True))
    assert {day: found.paid for day, found in days.items() if found.paid} == paid and len(paid) > 3
    note = Note.objects.get(author_id=Person.objects.get(handle="yutong").id)
    assert days[timezone.localdate(note.published_at)].reviews == 1
    assert all(found.clicks <= found.paid * 6 for found in days.values())


def test_buyers_come_from_a_page_on_which_the_note_stood(world, square):
    buy(clock.now(), lambda _: None)
    lines = OrderLine.objects.filter(from_exposure__isnull=False)
    assert {line.from_note_id for line in lines} == set(Note.objects.filter(title="阿婆灯在床头放了一年").values_list("id", flat=True))
    for line in lines:
        place = line.from_exposure, line.from_note_id
        assert where_seen({place})[place].zh == "频道：家居"
        ((kinds,),) = rows(
            "SELECT array_agg(kind ORDER BY kind) FROM discovery_behaviour WHERE page_id = %s AND thing_id = %s", list(place)
        )
        assert kinds == [BehaviourKind.EXPOSURE, BehaviourKind.CLICK, BehaviourKind.DWELL]


def test_what_is_written_of_purchases_is_in_the_world():
    wares, notes = {ware.title for ware in WARES}, {(note.author, note.title) for own in WRITTEN.values() for note in own}
    assert set(JUDGED.values()) <= wares and {title for shown in SHOWN.values() for title in shown} <= wares
    assert JUDGED.keys() <= notes and SHOWN.keys() <= notes and not JUDGED.keys() & SHOWN.keys()
    assert {title for one in PURCHASES for title, _ in one.wares} <= wares
    assert {one.by for one in PURCHASES if one.by} <= {title for _, title in JUDGED.keys() | SHOWN.keys()}
    assert {(one.buyer, one.ware) for one in NEXT} <= {(one.buyer, title) for one in PURCHASES if one.by for title, _ in one.wares}
    assert [one.days for one in PURCHASES] == sorted((one.days for one in PURCHASES), reverse=True)
