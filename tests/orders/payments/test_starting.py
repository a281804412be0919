"""Beginning a payment: one key, one charge; another body under it is refused; a provider that is away keeps nobody waiting."""

import threading
from functools import partial

import pytest
from django.test import Client

from tallgrass.accounts.actions.tokens import create_token
from tallgrass.orders.actions.payments import start_payment
from tallgrass.orders.models import BankCharge, Payment, Purchase
from tallgrass.orders.payments.breaker import FAILURES, PAUSE, Breaker, forget_breakers
from tallgrass.orders.payments.local import LocalBank
from tallgrass.orders.payments.port import ProviderDown, ProviderRefused
from tallgrass.orders.payments.states import PaymentState
from tallgrass.orders.states import PurchaseState
from tallgrass.platform.ids import short
from tests.ledger.support import at_once
from tests.orders.payments.support import purchase, started
from tests.support.refusals import refused

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _closed_breakers():
    forget_breakers()


def test_the_same_key_is_the_same_payment(world):
    me = world.person()
    bought = purchase(me)
    one, again = started(me, bought, "k"), started(me, bought, "k")
    assert one.id == again.id
    assert (one.state, one.amount, one.currency) == (PaymentState.PENDING, 19900, "CNY")
    assert BankCharge.objects.count() == 1
    with refused("idempotency_key_reused"):
        started(me, purchase(me), "k")
    for key in ("", "x" * 256, "a\nb"):
        with refused("bad_idempotency_key"):
            start_payment(actor=me, purchase_id=bought.id, provider="local", key=key)


def test_only_ones_own_open_purchase_can_be_paid(world):
    me = world.person()
    bought = purchase(me)
    with refused("not_found"):
        started(world.person(), bought)
    with refused("no_such_way"):
        start_payment(actor=me, purchase_id=bought.id, provider="nobody", key="k")
    for state, code in ((PurchaseState.EXPIRED, "purchase_closed"), (PurchaseState.CANCELLED, "purchase_closed")):
        Purchase.objects.filter(id=bought.id).update(state=state)
        with refused(code):
            started(me, bought)


class Away:
    """A provider that does what `behave` says."""

    name, number, words, currencies = "local", 1, LocalBank.words, LocalBank.currencies

    def __init__(self, behave):
        self.behave, self.calls = behave, 0

    def start(self, charge):
        self.calls += 1
        raise self.behave


@pytest.fixture
def away(monkeypatch):
    def put(error):
        provider = Away(error)
        monkeypatch.setattr("tallgrass.orders.actions.payments.starting.provider_named", lambda name: provider)
        return provider

    yield put


def test_a_provider_that_is_away_can_be_asked_again_with_the_same_key(world, away, monkeypatch):
    me = world.person()
    bought = purchase(me)
    with monkeypatch.context() as patched:
        patched.setattr("tallgrass.orders.actions.payments.starting.provider_named", lambda name: Away(ProviderDown("no answer")))
        with refused("provider_down"):
            started(me, bought, "k")
    assert started(me, bought, "k").state == PaymentState.PENDING
    assert Payment.objects.count() == 1


def test_after_three_calls_without_answer_nobody_waits(world, away):
    me, provider = world.person(), away(ProviderDown("no answer"))
    bought = purchase(me)
    for turn in range(FAILURES + 4):
        with refused("provider_down"):
            started(me, bought, f"k{turn}")
    assert provider.calls == FAILURES


def test_a_refusal_ends_the_payment_and_is_no_failure_of_the_provider(world, away):
    me, provider = world.person(), away(ProviderRefused("card testing"))
    bought = purchase(me)
    for turn in range(FAILURES + 2):
        with refused("provider_refused"):
            started(me, bought, f"k{turn}")
    assert provider.calls == FAILURES + 2
    assert set(Payment.objects.values_list("state", "reason")) == {(PaymentState.FAILED.value, "card testing")}


def test_a_breaker_opens_tries_one_and_closes():
    seconds = [0.0]
    breaker = Breaker("x", lambda: seconds[0])

    def call(error=None):
        with breaker.guard():
            if error:
                raise error

    for _ in range(FAILURES):
        with pytest.raises(ProviderDown):
            call(ProviderDown())
    assert breaker.is_open
    with pytest.raises(ProviderDown, match="lately"):
        call()
    seconds[0] = PAUSE + 1
    with pytest.raises(ProviderDown):
        call(ProviderDown())
    assert breaker.is_open, "the one that tried got no answer, so it waits again"
    seconds[0] = 2 * PAUSE + 2
    with breaker.guard(), pytest.raises(ProviderDown, match="lately"):
        call()  # While one tries, the others do not.
    call()
    assert not breaker.is_open


@pytest.mark.django_db(transaction=True)
def test_a_hundred_requests_with_one_key_begin_one_payment(kept_world, settings):
    """Row 5: one charge, and every answer is the same or says that it is being begun."""
    settings.TALLGRASS_LIMITS = settings.TALLGRASS_LIMITS | {"pay": (10_000, 60), "api_token": (10_000, 60)}
    me = kept_world.person()
    bought, answers, gate = purchase(me), [], threading.Lock()
    token = create_token(actor=me, name="t")
    address = f"/api/v1/purchases/{short(bought.id)}/payments"
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": "one"}

    def ask() -> None:
        answer = Client().post(address, data={"provider": "local"}, content_type="application/json", headers=headers)
        with gate:
            answers.append((answer.status_code, answer.content))

    for _ in range(10):
        assert at_once(*[ask] * 10) == ["done"] * 10
    assert {status for status, _ in answers} <= {201, 409}
    assert len({body for status, body in answers if status == 201}) == 1
    assert len(answers) == 100 and Payment.objects.count() == BankCharge.objects.count() == 1
    other = purchase(me)
    changed = Client().post(
        f"/api/v1/purchases/{short(other.id)}/payments", data={"provider": "local"}, content_type="application/json", headers=headers
    )
    assert (changed.status_code, changed.json()["code"]) == (422, "idempotency_key_reused")
    without = Client().post(
        address, data={"provider": "local"}, content_type="application/json", headers={"Authorization": headers["Authorization"]}
    )
    assert (without.status_code, without.json()["code"]) == (400, "idempotency_key_missing")


@pytest.mark.django_db(transaction=True)
def test_starting_at_once_asks_the_provider_once(kept_world):
    me = kept_world.person()
    bought = purchase(me)
    ends = at_once(*[partial(started, me, bought, "k")] * 12)
    assert set(ends) <= {"done", "payment_starting"} and "done" in ends
    assert Payment.objects.count() == 1
