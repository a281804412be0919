"""A purchase to pay, and the bank that plays, with as few words as a test can say."""

from datetime import timedelta

import orjson
from django.conf import settings

from tallgrass.accounts.models import Person
from tallgrass.mall.actions import reserve_stock
from tallgrass.orders.actions.payments import bank, start_payment
from tallgrass.orders.models import BankCharge, BankEvent, Order, OrderLine, Payment, Purchase
from tallgrass.orders.payments.local import SIGNATURE, body_of
from tallgrass.orders.payments.port import EventKind
from tallgrass.orders.payments.signing import sign
from tallgrass.orders.payments.states import BankState
from tallgrass.platform import clock
from tallgrass.platform.database import rows
from tallgrass.platform.ids import new_id
from tallgrass.platform.subjects import Ref
from tests.mall.support import make_mall


def purchase(buyer: Person, total: int = 19900) -> Purchase:
    """One order of one piece, promised for a quarter of an hour."""
    until = clock.now() + timedelta(minutes=15)
    bought = Purchase.objects.create(
        buyer_id=buyer.id, key=str(new_id()), request="0" * 64, currency="CNY", goods=total, total=total, recipient={}, expires_at=until
    )
    mall = make_mall()
    variant = mall.variant()
    mall.stock(variant, 1)
    reserve_stock(lines=[mall.line(variant)], cause=Ref("purchase", bought.id), until=until)
    order = Order.objects.create(
        purchase=bought, number=f"T{bought.id}"[:24], buyer_id=buyer.id, store_id=mall.store.id, warehouse_id=mall.warehouse.id,
        warehouse_kind="domestic", goods=total, total=total,
    )  # fmt: skip
    OrderLine.objects.create(
        order=order, position=0, variant_id=variant.id, product_id=variant.product_id, title="白茶精华", quantity=1, unit_price=total,
        goods=total, paid=total,
    )  # fmt: skip
    return bought


def started(buyer: Person, bought: Purchase | None = None, key: str | None = None) -> Payment:
    bought = bought or purchase(buyer)
    return start_payment(actor=buyer, purchase_id=bought.id, provider="local", key=key or str(new_id()))


def approved(payment: Payment) -> BankEvent:
    """The bank has approved, and told nobody yet."""
    charge = BankCharge.objects.get(payment_id=payment.id)
    BankCharge.objects.filter(id=charge.id).update(state=BankState.APPROVED)
    return BankEvent.objects.create(charge=charge, kind=EventKind.CAPTURED.value, amount=charge.amount)


def webhook(event: BankEvent, secret: str = "", at: timedelta = timedelta()) -> tuple[dict[str, str], bytes]:
    body = body_of(event)
    return {SIGNATURE: sign(secret or settings.TALLGRASS_BANK_SECRET, body, clock.now() + at)}, body


def tell(event: BankEvent) -> None:
    bank.tell_shop(event_id=event.id)


def waiting_jobs(task: str) -> list[dict[str, int]]:
    return [
        orjson.loads(args)
        for (args,) in rows("SELECT args FROM procrastinate_jobs WHERE task_name = %s AND status = 'todo' ORDER BY id", [task])
    ]
