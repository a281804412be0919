"""Stripe's adapter, through its own library against a server that speaks as theirs does."""

import json
from datetime import timedelta

import pytest
from django.test import Client

from tallgrass.orders.actions.payments import look_at_payment, reconcile, send_refund, start_payment
from tallgrass.orders.models import Payment, PaymentEvent, Purchase, Refund
from tallgrass.orders.payments import providers
from tallgrass.orders.payments.breaker import forget_breakers
from tallgrass.orders.payments.port import ProviderDown, ProviderRefused
from tallgrass.orders.payments.signing import sign
from tallgrass.orders.payments.states import PaymentState, RefundState
from tallgrass.orders.payments.stripe import Stripe
from tallgrass.platform import clock
from tallgrass.platform.ids import short
from tests.orders.payments.stand_ins import Asked, StandIn, stand_in
from tests.orders.payments.support import purchase
from tests.support.refusals import refused

SECRET = "whsec_test"

pytestmark = pytest.mark.django_db


class Desk:
    """What Stripe would know."""

    def __init__(self) -> None:
        self.session: dict = {}
        self.refunds: list[dict] = []
        self.events: list[dict] = []
        self.fails: tuple[int, dict] | None = None

    def answer(self, asked: Asked):
        if self.fails:
            return (*self.fails, {})
        if asked.path == "/v1/checkout/sessions":
            self.session = {
                "id": "cs_test_1", "object": "checkout.session", "url": "https://checkout.stripe.example/c/1", "payment_intent": "pi_1",
                "client_reference_id": asked.form["client_reference_id"], "payment_status": "unpaid", "status": "open",
                "amount_total": int(asked.form["line_items[0][price_data][unit_amount]"]), "currency": asked.form["line_items[0][price_data][currency]"],
            }  # fmt: skip
            return 200, self.session, {}
        if asked.path.startswith("/v1/checkout/sessions/"):
            return 200, self.session, {}
        if asked.path == "/v1/refunds" and asked.method == "GET":
            return 200, {"object": "list", "data": self.refunds, "has_more": False, "url": "/v1/refunds"}, {}
        if asked.path == "/v1/refunds":
            marks = {name.split("[")[1][:-1]: value for name, value in asked.form.items() if name.startswith("metadata[")}
            made = {
                "id": f"re_{len(self.refunds)}",
                "object": "refund",
                "amount": int(asked.form["amount"]),
                "currency": "cny",
                "status": "succeeded",
                "metadata": marks,
            }
            self.refunds.append(made)
            return 200, made, {}
        return 200, {"object": "list", "data": self.events[::-1], "has_more": False, "url": "/v1/events"}, {}

    def event(self, kind: str, thing: dict | None = None, id: str = "") -> bytes:
        told = {
            "id": id or f"evt_{len(self.events)}", "object": "event", "type": kind, "created": int(clock.now().timestamp()),
            "data": {"object": thing or self.session},
        }  # fmt: skip
        self.events.append(told)
        return json.dumps(told).encode()


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def stripe(desk, settings):
    with stand_in(desk.answer) as stand:
        settings.TALLGRASS_PAYMENTS = ("local", "stripe")
        settings.TALLGRASS_STRIPE_KEY, settings.TALLGRASS_STRIPE_WEBHOOK_SECRET = "sk_test_1", SECRET
        settings.TALLGRASS_STRIPE_ADDRESS = stand.address
        providers._made.cache_clear()
        forget_breakers()
        yield stand
        providers._made.cache_clear()
        forget_breakers()


def begun(world) -> Payment:
    me = world.person()
    return start_payment(actor=me, purchase_id=purchase(me).id, provider="stripe", key="k")


def post(body: bytes, secret: str = SECRET, seconds: int = 0):
    headers = {"Stripe-Signature": sign(secret, body, clock.now() + timedelta(seconds=seconds))}
    return Client().post("/payments/stripe/events/", data=body, content_type="application/json", headers=headers)


def test_a_session_is_begun_once_and_pays(world, stripe: StandIn, desk: Desk):
    payment = begun(world)
    assert (payment.ref, payment.url, payment.state) == ("cs_test_1", "https://checkout.stripe.example/c/1", PaymentState.PENDING)
    [asked] = stripe.asked
    assert asked.headers["Authorization"] == "Bearer sk_test_1"
    assert asked.headers["Idempotency-Key"] == f"payment-{short(payment.id)}"
    assert asked.form["line_items[0][price_data][unit_amount]"] == "19900"
    assert asked.form["success_url"].endswith(f"/payments/{short(payment.id)}/back/")
    assert post(desk.event("checkout.session.completed")).status_code == 200
    assert look_at_payment(payment).state == PaymentState.PENDING, "it was completed, but not paid yet"
    desk.session["payment_status"] = "paid"
    body = desk.event("checkout.session.async_payment_succeeded")
    assert [post(body).status_code for _ in range(3)] == [200, 200, 200]
    payment.refresh_from_db()
    assert payment.kept
    assert list(PaymentEvent.objects.order_by("id").values_list("kind", "moved")) == [("other", False), ("captured", True)]


def test_coming_back_asks_stripe(world, stripe, desk: Desk):
    payment = begun(world)
    desk.session["payment_status"] = "paid"
    assert look_at_payment(payment).kept


def test_an_expired_session_is_no_payment(world, stripe, desk: Desk):
    payment = begun(world)
    desk.session["status"] = "expired"
    assert post(desk.event("checkout.session.expired")).status_code == 200
    payment.refresh_from_db()
    assert (payment.state, payment.reason) == (PaymentState.FAILED, "expired")


def test_bad_webhooks_are_refused(world, stripe, desk: Desk):
    begun(world)
    desk.session["payment_status"] = "paid"
    body = desk.event("checkout.session.completed")
    wrong = desk.event("checkout.session.completed", desk.session | {"amount_total": 1})
    answers = [
        post(body, secret="whsec_other"), post(body, seconds=-301), post(body, seconds=320), post(wrong), post(b"{}"), post(b"["), post(b"5"),
        post(desk.event("checkout.session.completed", desk.session | {"id": "cs_other"})),
        Client().post("/payments/stripe/events/", data=body, content_type="application/json"),
    ]  # fmt: skip
    assert [answer.status_code for answer in answers] == [400] * 9
    assert PaymentEvent.objects.count() == 0


def test_late_money_goes_back_once(world, stripe: StandIn, desk: Desk):
    payment = begun(world)
    Purchase.objects.update(state="expired")
    desk.session["payment_status"] = "paid"
    assert post(desk.event("checkout.session.completed")).status_code == 200
    refund = Refund.objects.get(payment=payment)
    send_refund(refund_id=refund.id)
    Refund.objects.update(state="sent", done_at=None)
    send_refund(refund_id=refund.id)
    assert len(desk.refunds) == 1, "what was given back is asked for before"
    refund.refresh_from_db()
    assert refund.state == RefundState.DONE
    assert post(desk.event("refund.updated", desk.refunds[0])).status_code == 200
    made = next(asked for asked in stripe.asked if asked.path == "/v1/refunds" and asked.method == "POST")
    assert made.form["payment_intent"] == "pi_1" and made.headers["Idempotency-Key"] == f"refund-{short(refund.id)}"


def test_lost_events_are_found(world, stripe, desk: Desk):
    payment = begun(world)
    desk.session["payment_status"] = "paid"
    desk.event("checkout.session.completed")
    run = reconcile(provider="stripe")
    assert (run.events, run.found, run.error) == (1, 1, "")
    payment.refresh_from_db()
    assert payment.kept


@pytest.mark.parametrize(
    ("status", "kind", "code"),
    [
        (500, "api_error", "provider_down"),
        (429, "rate_limit", "provider_down"),
        (402, "card_error", "provider_refused"),
        (401, "invalid_request_error", "provider_refused"),
    ],
)
def test_what_stripe_answers_decides_whether_to_try_again(world, stripe, desk: Desk, status, kind, code):
    desk.fails = (status, {"error": {"type": kind, "message": "no", "code": "x"}})
    with refused(code):
        begun(world)


def test_no_answer_is_a_failure(world, stripe, settings):
    settings.TALLGRASS_STRIPE_ADDRESS = "http://127.0.0.1:9"
    with pytest.raises(ProviderDown):
        Stripe().look(1, "cs_1")
    assert not issubclass(ProviderDown, ProviderRefused)
