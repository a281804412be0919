"""Alipay's adapter, through its library: answers and webhooks signed by a key that stands for theirs."""

import base64
import json
from datetime import timedelta
from http.client import HTTPConnection
from types import SimpleNamespace
from urllib.parse import parse_qsl, urlencode, urlsplit
from zoneinfo import ZoneInfo

import pytest
from alipay.aop.api.util import WebUtils
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from tallgrass.orders.actions.payments import look_at_payment, send_refund, start_payment
from tallgrass.orders.models import Payment, PaymentEvent, Purchase, Refund
from tallgrass.orders.payments import providers
from tallgrass.orders.payments.alipay import _fen, _yuan
from tallgrass.orders.payments.breaker import forget_breakers
from tallgrass.orders.payments.port import ProviderDown
from tallgrass.orders.payments.states import PaymentState, RefundState
from tallgrass.platform import clock
from tallgrass.platform.money import Money
from tests.orders.payments.stand_ins import Asked, StandIn, stand_in
from tests.orders.payments.support import purchase

MERCHANTS, THEIRS, OTHERS = (rsa.generate_private_key(65537, 2048) for _ in range(3))

pytestmark = pytest.mark.django_db


def signature(text: str, key=THEIRS) -> str:
    return base64.b64encode(key.sign(text.encode(), padding.PKCS1v15(), hashes.SHA256())).decode()


def bare(pem: bytes) -> str:
    return "".join(line for line in pem.decode().splitlines() if "-----" not in line)


class Desk:
    def __init__(self) -> None:
        self.answers: dict[str, dict] = {}

    def answer(self, asked: Asked):
        method = asked.query["method"]
        content = json.dumps(self.answers[method])
        return 200, f'{{"{method.replace(".", "_")}_response":{content},"sign":"{signature(content)}"}}'.encode(), {}


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def alipay(desk, settings, monkeypatch):
    private = MERCHANTS.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    )
    public = THEIRS.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    with stand_in(desk.answer) as stand:
        port = urlsplit(stand.address).port  # The library cannot be told of a port.
        there = SimpleNamespace(HTTPConnection=lambda *, host, timeout, **_: HTTPConnection(host, port, timeout=timeout))
        monkeypatch.setattr(WebUtils, "httplib", there)
        settings.TALLGRASS_PAYMENTS = ("alipay",)
        settings.TALLGRASS_ALIPAY = {
            "APP": "2021",
            "PRIVATE_KEY": bare(private),
            "PUBLIC_KEY": bare(public),
            "ADDRESS": "http://127.0.0.1/gateway.do",
        }
        providers._made.cache_clear()
        forget_breakers()
        yield stand
        providers._made.cache_clear()
        forget_breakers()


def begun(world) -> Payment:
    me = world.person()
    return start_payment(actor=me, purchase_id=purchase(me).id, provider="alipay", key="k")


def told(payment: Payment, seconds: int = 0, **change: str) -> dict[str, str]:
    at = (clock.now() + timedelta(seconds=seconds)).astimezone(ZoneInfo("Asia/Shanghai"))
    return {
        "notify_id": "n1", "notify_time": f"{at:%Y-%m-%d %H:%M:%S}", "app_id": "2021", "out_trade_no": str(payment.id),
        "trade_status": "TRADE_SUCCESS", "total_amount": "199.00", "subject": "你的订单 & more",
    } | change  # fmt: skip


def form(values: dict[str, str], key=THEIRS, kind: str = "RSA2") -> str:
    content = "&".join(f"{name}={value}" for name, value in sorted(values.items()))
    return urlencode(values | {"sign": signature(content, key), "sign_type": kind})


def post(body: str):
    return Client().post("/payments/alipay/events/", data=body, content_type="application/x-www-form-urlencoded")


def test_the_person_is_sent_to_alipay_and_pays_once(world, alipay: StandIn):
    payment = begun(world)
    asked = dict(parse_qsl(urlsplit(payment.url).query))
    content = json.loads(asked["biz_content"])
    assert (content["out_trade_no"], content["total_amount"]) == (str(payment.id), "199.00")
    assert asked["method"] == "alipay.trade.page.pay" and asked["sign_type"] == "RSA2" and asked["sign"]
    assert asked["return_url"].endswith("/back/") and asked["notify_url"].endswith("/payments/alipay/events/")
    assert alipay.asked == []
    answers = [post(form(told(payment))) for _ in range(3)]
    assert [(answer.status_code, answer.content) for answer in answers] == [(200, b"success")] * 3
    payment.refresh_from_db()
    assert payment.kept
    assert PaymentEvent.objects.count() == 1


def test_coming_back_asks_alipay(world, alipay, desk: Desk):
    payment = begun(world)
    desk.answers["alipay.trade.query"] = {"code": "40004", "msg": "Business Failed", "sub_code": "ACQ.TRADE_NOT_EXIST"}
    assert look_at_payment(payment).state == PaymentState.PENDING
    desk.answers["alipay.trade.query"] = {"code": "10000", "msg": "Success", "trade_status": "TRADE_SUCCESS", "total_amount": "199.00"}
    assert look_at_payment(payment).kept


def test_bad_webhooks_are_refused(world, alipay):
    payment = begun(world)
    cases = [
        form(told(payment), OTHERS), form(told(payment, -301)), form(told(payment, 320)), form(told(payment), kind="RSA"),
        form(told(payment)).replace("199.00", "199.01"), form(told(payment, app_id="2022")), form(told(payment, total_amount="0.01")),
        form(told(payment, total_amount="1e3")), form(told(payment, out_trade_no="17")), form(told(payment, out_trade_no="x")),
        urlencode(told(payment)), "", "%%%", "sign=&sign_type=RSA2",
    ]  # fmt: skip
    assert [post(case).status_code for case in cases] == [400] * len(cases)
    assert PaymentEvent.objects.count() == 0


@pytest.mark.parametrize(
    ("answer", "asked", "state"),
    [
        ({"code": "10000", "fund_change": "Y"}, None, RefundState.DONE),
        ({"code": "10000", "fund_change": "N"}, {"code": "10000", "refund_status": "REFUND_SUCCESS"}, RefundState.DONE),
        ({"code": "10000", "fund_change": "N"}, {"code": "10000"}, RefundState.SENT),
        ({"code": "40004", "sub_code": "ACQ.SELLER_BALANCE_NOT_ENOUGH", "sub_msg": "余额不足"}, None, RefundState.FAILED),
    ],
)
def test_late_money_goes_back(world, alipay: StandIn, desk: Desk, answer, asked, state):
    payment = begun(world)
    Purchase.objects.update(state="expired")
    assert post(form(told(payment))).status_code == 200
    desk.answers = {"alipay.trade.refund": answer, "alipay.trade.fastpay.refund.query": asked or {}}
    refund = Refund.objects.get()
    send_refund(refund_id=refund.id)
    refund.refresh_from_db()
    assert refund.state == state
    assert post(form(told(payment, notify_id="n2", refund_fee="199.00", trade_status="TRADE_CLOSED"))).status_code == 200


@pytest.mark.parametrize(
    "answer",
    [
        (200, b'{"alipay_trade_query_response":{"code":"10000","trade_status":"TRADE_SUCCESS"},"sign":"AAAA"}', {}),
        (200, b"<html>", {}),
        (502, b"bad gateway", {}),
    ],
)
def test_an_answer_that_cannot_be_trusted_is_none(world, alipay: StandIn, answer):
    payment = begun(world)
    alipay.answer = lambda asked: answer
    with pytest.raises(ProviderDown):
        look_at_payment(payment)


def test_amounts_are_read_exactly():
    for minor in (0, 1, 10, 199, 19900, 10**11 + 7):
        assert _fen(_yuan(Money(minor, "CNY"))) == Money(minor, "CNY")
    assert _fen("5") == Money(500, "CNY") and _fen("5.5") == Money(550, "CNY")
    for wrong in ("", "-1.00", "1.234", "1e3", "x", "1.x", "٣"):
        with pytest.raises(ValueError):
            _fen(wrong)


def test_a_setting_that_lacks_is_named(settings):
    settings.TALLGRASS_PAYMENTS = ("alipay",)
    settings.TALLGRASS_ALIPAY = {"APP": "1"}
    providers._made.cache_clear()
    with pytest.raises(ImproperlyConfigured, match="TALLGRASS_ALIPAY_PRIVATE_KEY"):
        providers.providers()
