"""Webhooks: each event acts once whatever the order, bad ones write nothing, money that comes too late goes back."""

import os
import random
from datetime import timedelta
from functools import partial

import orjson
import pytest
from django.test import Client

from tallgrass.ledger.queries import get_balance
from tallgrass.ledger.types import AccountKey, Balance, Kind
from tallgrass.orders.actions.payments import look_at_payment, reconcile, send_refund, take_event
from tallgrass.orders.models import BankEvent, Order, Payment, PaymentEvent, Purchase, Reconciliation, Refund
from tallgrass.orders.payments.local import SIGNATURE, body_of
from tallgrass.orders.payments.port import EventKind, bad_webhook
from tallgrass.orders.payments.signing import check_signature, sign
from tallgrass.orders.payments.states import PaymentState, RefundState
from tallgrass.orders.states import PurchaseState
from tallgrass.platform import clock
from tallgrass.platform.clock import clock_forward
from tallgrass.platform.ids import new_id, short
from tallgrass.platform.models import LoggedEvent
from tests.ledger.support import at_once, broken
from tests.orders.payments.support import approved, purchase, started, tell, waiting_jobs, webhook
from tests.support.refusals import refused

ORDERS = int(os.environ.get("PAYMENT_ORDERS", "25"))
"""How many orders the race below runs; the promise is measured with 1,000."""
ADDRESS = "/payments/local/events/"

pytestmark = pytest.mark.django_db


def test_a_webhook_pays_the_purchase_once(world):
    me = world.person()
    payment = started(me)
    event = approved(payment)
    for _ in range(3):
        tell(event)
    payment.refresh_from_db()
    assert (payment.state, payment.kept) == (PaymentState.CAPTURED, True)
    bought = Purchase.objects.get()
    assert (bought.state, bought.payment_id) == (PurchaseState.PAID, payment.id)
    assert list(PaymentEvent.objects.values_list("kind", "moved", "found")) == [("captured", True, False)]
    order = Order.objects.get()
    assert (order.state, get_balance(AccountKey(Kind.ESCROW, order.id, "CNY"))) == ("paid", Balance(19900))
    assert LoggedEvent.objects.filter(kind="OrderPaid").count() == 1
    assert broken() == {}


def test_coming_back_before_the_webhook_pays_and_the_webhook_then_changes_nothing(world):
    me = world.person()
    payment = started(me)
    event = approved(payment)
    assert look_at_payment(payment).state == PaymentState.CAPTURED
    tell(event)
    assert list(PaymentEvent.objects.values_list("kind", "moved")) == [("captured", False)]
    assert Purchase.objects.get().payment_id == payment.id


def test_events_out_of_order_end_the_same(world):
    me = world.person()
    payment = started(me)
    failed = BankEvent.objects.create(
        charge=approved(payment).charge, kind=EventKind.FAILED.value, amount=payment.amount, reason="declined"
    )
    captured = BankEvent.objects.get(kind="captured")
    tell(captured)
    tell(failed)
    payment.refresh_from_db()
    assert payment.state == PaymentState.CAPTURED
    other = started(me)
    charge = approved(other).charge
    tell(BankEvent.objects.create(charge=charge, kind=EventKind.FAILED.value, amount=other.amount, reason="declined"))
    other.refresh_from_db()
    assert (other.state, other.reason) == (PaymentState.FAILED, "declined")
    tell(charge.events.get(kind="captured"))
    other.refresh_from_db()
    assert other.state == PaymentState.CAPTURED


# --- bad ones ---


def _bodies(payment: Payment, event: BankEvent) -> dict[str, tuple[dict[str, str], bytes]]:
    headers, body = webhook(event)
    told = orjson.loads(body)
    other = started_for_another(payment)

    def changed(**change):
        text = orjson.dumps(told | change)
        return {SIGNATURE: sign(_secret(), text, clock.now())}, text

    return {
        "one bit of the body": (headers, bytes([body[0] ^ 1]) + body[1:]),
        "one letter of the amount": (headers, body.replace(b"19900", b"19901")),
        "301 seconds old": webhook(event, at=timedelta(seconds=-301)),
        "320 seconds ahead": webhook(event, at=timedelta(seconds=320)),
        "another secret": webhook(event, secret="another"),
        "the secret before the last": webhook(event, secret="before"),
        "no signature": ({}, body),
        "no v1": ({SIGNATURE: headers[SIGNATURE].split(",")[0]}, body),
        "another amount": changed(amount=19901),
        "another currency": changed(currency="USD"),
        "a payment that is none of ours": changed(payment=short(new_id())),
        "another order's payment": changed(payment=short(other.id)),
        "not JSON": ({SIGNATURE: sign(_secret(), b"{", clock.now())}, b"{"),
        "a kind we do not know": changed(kind="stolen"),
    }


def _secret():
    from django.conf import settings

    return settings.TALLGRASS_BANK_SECRET


def started_for_another(payment: Payment) -> Payment:
    from tallgrass.accounts.models import Person

    return started(Person.objects.create(handle="other", name="other"))


def test_bad_webhooks_are_400_and_write_nothing(world, client: Client):
    payment = started(world.person())
    event = approved(payment)
    cases = _bodies(payment, event)
    assert len(cases) >= 12
    for case, (headers, body) in cases.items():
        answer = client.post(ADDRESS, data=body, content_type="application/json", headers=headers)
        assert answer.status_code == 400, case
        assert answer.json()["code"] == "bad_webhook", case
    payment.refresh_from_db()
    assert (payment.state, PaymentEvent.objects.count(), waiting_jobs("orders.send_refund")) == (PaymentState.PENDING, 0, [])
    headers, body = webhook(event)
    assert client.post(ADDRESS, data=body, content_type="application/json", headers=headers).content == b"success"
    assert client.post("/payments/nobody/events/", data=b"{}", content_type="application/json").status_code == 404


def test_a_signature_holds_for_300_seconds_either_way():
    now = clock.now().replace(microsecond=0)
    for seconds in (-300, 0, 300):
        check_signature("s", sign("s", b"{}", now + timedelta(seconds=seconds)), b"{}", now)
    for header in ("", "t=,v1=", "t=1", "v1=aa", "t=-5,v1=aa", "t=99999999999999999999,v1=aa", "t=²,v1=aa", "nonsense"):
        with refused("bad_webhook"):
            check_signature("s", header, b"{}", now)
    assert bad_webhook("x").status == 400


# --- too late, too much ---


def test_money_for_a_closed_purchase_goes_back_at_once_and_wholly(world):
    payment = started(world.person())
    event = approved(payment)
    Purchase.objects.update(state=PurchaseState.EXPIRED)
    tell(event)
    payment.refresh_from_db()
    assert (payment.state, payment.kept, payment.refunding) == (PaymentState.CAPTURED, False, 19900)
    refund = Refund.objects.get()
    assert waiting_jobs("orders.send_refund") == [{"refund_id": refund.id}]
    send_refund(refund_id=refund.id)
    send_refund(refund_id=refund.id)
    refund.refresh_from_db()
    assert refund.state == RefundState.DONE
    tell(BankEvent.objects.get(kind="refunded"))
    assert BankEvent.objects.filter(kind="refunded").count() == 1
    assert get_balance(AccountKey(Kind.CLEARING, 1, "CNY")) == get_balance(AccountKey(Kind.ESCROW, payment.id, "CNY")) == Balance(0)
    assert broken() == {}


def test_a_second_payment_of_a_purchase_goes_back(world):
    me = world.person()
    bought = purchase(me)
    first, second = started(me, bought), started(me, bought)
    tell(approved(first))
    tell(approved(second))
    assert [Payment.objects.get(id=one.id).kept for one in (first, second)] == [True, False]
    assert Refund.objects.get().payment_id == second.id


# --- lost ones are found ---


def test_reconciliation_finds_every_event_that_was_lost(world):
    """The receiver was down: nothing of what the bank told arrived."""
    me = world.person()
    payments = [started(me) for _ in range(12)]
    for payment in payments:
        approved(payment)
    run = reconcile(provider="local")
    assert (run.events, run.found, run.strange, run.error) == (12, 12, 0, "")
    assert Payment.objects.filter(state=PaymentState.CAPTURED, kept=True).count() == 12
    assert PaymentEvent.objects.filter(found=True, moved=True).count() == 12
    again = reconcile(provider="local")
    assert (again.events, again.found) == (12, 0)


def test_reconciliation_asks_about_the_undecided_and_sends_refunds_again(world):
    payment = started(world.person())
    event = approved(payment)
    body_of(event)
    BankEvent.objects.all().delete()
    Purchase.objects.update(state=PurchaseState.EXPIRED)
    with clock_forward(timedelta(minutes=11)):
        run = reconcile(provider="local")
    assert (run.looked, run.settled, run.resent) == (1, 1, 0)
    with clock_forward(timedelta(hours=2)):
        assert reconcile(provider="local").resent == 1
    assert len(waiting_jobs("orders.send_refund")) == 2
    assert Reconciliation.objects.count() == 2


# --- all at once ---


@pytest.mark.django_db(transaction=True)
def test_every_event_three_times_shuffled_against_the_return_call(kept_world):
    """Row 6: however events and return calls race, one capture, one purchase paid, one row an event."""
    me, chance = kept_world.person(), random.Random(6)
    payments = [started(me) for _ in range(ORDERS)]
    acts = []
    for payment in payments:
        headers, body = webhook(approved(payment))
        acts += [partial(take_event, "local", headers, body)] * 3 + [partial(_come_back, payment.id)]
    chance.shuffle(acts)
    ends = [end for start in range(0, len(acts), 8) for end in at_once(*acts[start : start + 8])]
    assert set(ends) == {"done"}
    assert Payment.objects.filter(state=PaymentState.CAPTURED, kept=True).count() == ORDERS
    assert Purchase.objects.filter(state=PurchaseState.PAID).count() == ORDERS
    assert PaymentEvent.objects.count() == ORDERS
    assert Refund.objects.count() == 0
    assert get_balance(AccountKey(Kind.CLEARING, 1, "CNY")) == Balance(-19900 * ORDERS)
    assert LoggedEvent.objects.filter(kind="OrderPaid").count() == ORDERS
    assert broken() == {}


def _come_back(payment_id: int) -> None:
    look_at_payment(Payment.objects.get(id=payment_id))
