"""WeChat Pay's adapter, through its library: a server that signs as the platform does, webhooks encrypted and signed by its key."""

import base64
import json
import os
import time

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.test import Client

from tallgrass.accounts.models import Person
from tallgrass.orders.actions.payments import look_at_payment, send_refund, start_payment
from tallgrass.orders.models import Payment, PaymentEvent, Purchase, Refund
from tallgrass.orders.payments import providers
from tallgrass.orders.payments.breaker import forget_breakers
from tallgrass.orders.payments.states import PaymentState, RefundState
from tallgrass.platform import clock
from tallgrass.platform.ids import short
from tests.orders.payments.stand_ins import Asked, StandIn, stand_in
from tests.orders.payments.support import purchase
from tests.support.refusals import refused

API_KEY, KEY_ID = "0123456789abcdef0123456789abcdef", "PUB_KEY_ID_0001"
MERCHANTS, PLATFORMS, OTHERS = (rsa.generate_private_key(65537, 2048) for _ in range(3))

pytestmark = pytest.mark.django_db


def signed(body: str, key=PLATFORMS, seconds: int = 0, serial: str = KEY_ID) -> dict[str, str]:
    at, nonce = str(int(time.time()) + seconds), "nonce"
    signature = key.sign(f"{at}\n{nonce}\n{body}\n".encode(), padding.PKCS1v15(), hashes.SHA256())
    return {
        "Wechatpay-Signature": base64.b64encode(signature).decode(), "Wechatpay-Timestamp": at, "Wechatpay-Nonce": nonce,
        "Wechatpay-Serial": serial, "Wechatpay-Signature-Type": "WECHATPAY2-SHA256-RSA2048",
    }  # fmt: skip


class Desk:
    def __init__(self) -> None:
        self.trade: dict = {"trade_state": "NOTPAY"}
        self.refund_status, self.status = "SUCCESS", 200

    def answer(self, asked: Asked):
        body = json.loads(asked.body) if asked.body else {}
        if self.status != 200:
            return self._told({"code": "X", "message": "no"}, self.status)
        if asked.path == "/v3/pay/transactions/native":
            self.trade |= {"out_trade_no": body["out_trade_no"], "amount": body["amount"]}
            return self._told({"code_url": "weixin://wxpay/bizpayurl?pr=1"})
        if asked.path == "/v3/refund/domestic/refunds":
            return self._told({key: body[key] for key in ("out_trade_no", "out_refund_no", "amount")} | {"status": self.refund_status})
        return self._told(self.trade)

    def _told(self, content: dict, status: int = 200):
        text = json.dumps(content)
        return status, text.encode(), signed(text)

    def webhook(self, kind: str = "TRANSACTION.SUCCESS", **change: object) -> str:
        resource = self.trade | {"trade_state": "SUCCESS"} | change
        nonce = os.urandom(6).hex()
        secret = AESGCM(API_KEY.encode()).encrypt(nonce.encode(), json.dumps(resource).encode(), b"transaction")
        told = {
            "id": "evt-1", "create_time": clock.now().isoformat(), "event_type": kind, "resource_type": "encrypt-resource",
            "resource": {"algorithm": "AEAD_AES_256_GCM", "ciphertext": base64.b64encode(secret).decode(), "nonce": nonce, "associated_data": "transaction"},
        }  # fmt: skip
        return json.dumps(told)


def pem(key) -> str:
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()).decode()


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def wechat(desk, settings):
    public = PLATFORMS.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    with stand_in(desk.answer) as stand:
        settings.TALLGRASS_PAYMENTS = ("wechat",)
        settings.TALLGRASS_WECHAT = {
            "MERCHANT": "1230000109", "APP": "wx1", "CERTIFICATE": "444F4864", "PRIVATE_KEY": pem(MERCHANTS), "API_KEY": API_KEY,
            "PUBLIC_KEY": public.decode(), "PUBLIC_KEY_ID": KEY_ID, "ADDRESS": stand.address,
        }  # fmt: skip
        providers._made.cache_clear()
        forget_breakers()
        yield stand
        providers._made.cache_clear()
        forget_breakers()


def begun(world) -> Payment:
    me = world.person()
    return start_payment(actor=me, purchase_id=purchase(me).id, provider="wechat", key="k")


def post(body: str, headers: dict[str, str]):
    return Client().post("/payments/wechat/events/", data=body, content_type="application/json", headers=headers)


def test_a_code_is_shown_and_read_and_pays_once(world, wechat: StandIn, desk: Desk, client):
    payment = begun(world)
    assert (payment.ref, payment.code) == (str(payment.id), "weixin://wxpay/bizpayurl?pr=1")
    asked = json.loads(wechat.asked[0].body)
    assert asked["amount"] == {"total": 19900, "currency": "CNY"}
    assert wechat.asked[0].headers["Authorization"].startswith("WECHATPAY2-SHA256-RSA2048 ")
    client.force_login(Person.objects.get(id=payment.buyer_id))
    assert "<svg" in client.get(f"/payments/{short(payment.id)}/").content.decode().split("pay-code")[1]
    assert look_at_payment(payment).state == PaymentState.PENDING
    body = desk.webhook()
    assert [post(body, signed(body)).status_code for _ in range(3)] == [200] * 3
    payment.refresh_from_db()
    assert payment.kept
    assert PaymentEvent.objects.count() == 1


def test_coming_back_asks_wechat(world, wechat, desk: Desk):
    payment = begun(world)
    desk.trade["trade_state"] = "SUCCESS"
    assert look_at_payment(payment).kept


def test_bad_webhooks_are_refused_and_no_key_is_fetched(world, wechat: StandIn, desk: Desk):
    begun(world)
    calls, body = len(wechat.asked), desk.webhook()
    other, less = desk.webhook(out_trade_no="17"), desk.webhook(amount={"total": 1, "currency": "CNY"})
    cases = [
        (body, signed(body, OTHERS)), (body, signed(body, serial="7132D72A03E93CDDF8C03BBD1F37EEDF")), (body, signed(body, seconds=-301)),
        (body, signed(body, seconds=320)), (body.replace("evt-1", "evt-2"), signed(body)), (other, signed(other)), (less, signed(less)), (body, {}),
        (body, signed(body) | {"Wechatpay-Timestamp": "now"}), ("{}", signed("{}")), ("[", signed("[")),
    ]  # fmt: skip
    assert [post(*case).status_code for case in cases] == [400] * len(cases)
    assert (PaymentEvent.objects.count(), len(wechat.asked)) == (0, calls)


@pytest.mark.parametrize(
    ("status", "state"), [("SUCCESS", RefundState.DONE), ("PROCESSING", RefundState.SENT), ("ABNORMAL", RefundState.FAILED)]
)
def test_late_money_goes_back(world, wechat, desk: Desk, status, state):
    begun(world)
    Purchase.objects.update(state="expired")
    body = desk.webhook()
    post(body, signed(body))
    desk.refund_status = status
    refund = Refund.objects.get()
    send_refund(refund_id=refund.id)
    refund.refresh_from_db()
    assert refund.state == state
    if state == RefundState.SENT:
        news = desk.webhook(
            "REFUND.SUCCESS", refund_status="SUCCESS", out_refund_no=str(refund.id), amount={"refund": 19900, "total": 19900}
        ).replace("evt-1", "evt-2")
        assert post(news, signed(news)).status_code == 200
        refund.refresh_from_db()
        assert refund.state == RefundState.DONE


@pytest.mark.parametrize(("status", "code"), [(500, "provider_down"), (429, "provider_down"), (403, "provider_refused")])
def test_what_wechat_answers_decides_whether_to_try_again(world, wechat, desk: Desk, status, code):
    desk.status = status
    with refused(code):
        begun(world)
