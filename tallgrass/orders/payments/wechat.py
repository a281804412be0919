"""WeChat Pay, API v3, by QR code (Native): the page shows a code, the person reads it with WeChat. https://pay.weixin.qq.com/doc/v3

The platform is known by its public key, set once; nothing is fetched to check a message. It keeps no list of events: what was lost is found by
asking about each undecided payment.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import orjson
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from tallgrass.orders.payments.port import (
    CONNECT,
    READ,
    Charge,
    EventKind,
    ProviderDown,
    ProviderEvent,
    ProviderRefused,
    Refunding,
    Started,
    bad_webhook,
    check_time,
)
from tallgrass.platform import clock
from tallgrass.platform.money import Money
from tallgrass.platform.words import Words

_HEADERS = ("Wechatpay-Signature", "Wechatpay-Timestamp", "Wechatpay-Nonce", "Wechatpay-Serial", "Wechatpay-Signature-Type")
_STATES = {
    "SUCCESS": EventKind.CAPTURED,
    "REFUND": EventKind.CAPTURED,
    "CLOSED": EventKind.FAILED,
    "REVOKED": EventKind.FAILED,
    "PAYERROR": EventKind.FAILED,
}
_REFUNDS = {"SUCCESS": EventKind.REFUNDED, "CLOSED": EventKind.REFUND_FAILED, "ABNORMAL": EventKind.REFUND_FAILED}
SETTINGS = ("MERCHANT", "APP", "CERTIFICATE", "PRIVATE_KEY", "API_KEY", "PUBLIC_KEY", "PUBLIC_KEY_ID")


class WeChat:
    name = "wechat"
    number = 4
    words = Words("微信支付", "WeChat Pay")
    currencies = frozenset({"CNY"})

    def __init__(self) -> None:
        given = settings.TALLGRASS_WECHAT
        if missing := [name for name in SETTINGS if not given.get(name)]:
            raise ImproperlyConfigured(f"TALLGRASS_PAYMENTS names wechat: set TALLGRASS_WECHAT_{', TALLGRASS_WECHAT_'.join(missing)}.")
        # An extra that brings requests along, for those who take WeChat Pay.
        from wechatpayv3 import WeChatPay, WeChatPayType

        self._key_id = given["PUBLIC_KEY_ID"]
        self._client = WeChatPay(
            wechatpay_type=WeChatPayType.NATIVE,
            mchid=given["MERCHANT"],
            appid=given["APP"],
            cert_serial_no=given["CERTIFICATE"],
            private_key=given["PRIVATE_KEY"],
            apiv3_key=given["API_KEY"],
            public_key=given["PUBLIC_KEY"],
            public_key_id=self._key_id,
            notify_url=f"{settings.BASE_URL}/payments/wechat/events/",
            timeout=(CONNECT, READ),
        )
        if given.get("ADDRESS"):
            self._client._core._gate_way = given["ADDRESS"]  # The library knows only the mainland's.

    def start(self, charge: Charge) -> Started:
        told = self._ask(
            self._client.pay,
            description=charge.title,
            out_trade_no=str(charge.payment_id),
            notify_url=charge.notify_url,
            amount={"total": charge.amount.minor, "currency": charge.amount.currency},
            time_expire=charge.expires_at.isoformat(timespec="seconds"),
        )
        return Started(ref=str(charge.payment_id), code=str(told["code_url"]))

    def look(self, payment_id: int, ref: str) -> ProviderEvent | None:
        event = _of_payment("", self._ask(self._client.query, out_trade_no=ref), clock.now())
        return event if event.kind is not EventKind.OTHER else None

    def refund(self, refunding: Refunding) -> ProviderEvent | None:
        amount = {"refund": refunding.amount.minor, "total": refunding.paid.minor, "currency": refunding.amount.currency}
        told = self._ask(self._client.refund, out_refund_no=str(refunding.refund_id), out_trade_no=str(refunding.payment_id), amount=amount)
        event = _of_refund("", told | {"refund_status": told.get("status")}, clock.now())
        return event if event.kind is not EventKind.OTHER else None

    def parse_event(self, headers: Mapping[str, str], body: bytes) -> ProviderEvent:
        signed = {name: headers.get(name, "") for name in _HEADERS}
        if signed["Wechatpay-Serial"] != self._key_id:  # The library would go and fetch keys for any other.
            raise bad_webhook("it is signed by a key we do not know")
        seconds = signed["Wechatpay-Timestamp"]
        if not seconds.isdecimal() or len(seconds) > 12:
            raise bad_webhook("there is no time on it")
        try:
            told = self._client.callback(signed, body)
        except Exception:  # The library raises no kinds of its own; whatever it was, the message is not right.
            told = None
        if not told:
            raise bad_webhook("the signature does not fit")
        check_time(float(seconds), clock.now())
        try:
            at, resource = datetime.fromisoformat(told["create_time"]), told["resource"]
            return (_of_refund if "refund_status" in resource else _of_payment)(str(told["id"]), resource, at)
        except (KeyError, TypeError, ValueError):
            raise bad_webhook("it says nothing we know") from None

    def list_events(self, since: datetime) -> Iterator[ProviderEvent]:
        return iter(())

    def _ask(self, call: Any, **asked: Any) -> dict[str, Any]:
        # Loaded with the library.
        from requests.exceptions import RequestException

        try:
            status, text = call(**asked)
        except RequestException as error:
            raise ProviderDown(str(error)) from error
        except Exception as error:  # An answer whose signature does not fit is raised so.
            raise ProviderDown(f"its answer cannot be trusted: {error}") from error
        told: dict[str, Any] = orjson.loads(text) if text else {}
        if status >= 500 or status == 429:
            raise ProviderDown(f"{status}: {told.get('message', '')}")
        if status >= 300:
            raise ProviderRefused(f"{told.get('code', status)}: {told.get('message', '')}")
        return told


def _of_payment(id: str, told: Mapping[str, Any], at: datetime) -> ProviderEvent:
    kind = _STATES.get(told["trade_state"], EventKind.OTHER)
    amount = told.get("amount") or {}
    paid = Money(int(amount["total"]), str(amount.get("currency", "CNY"))) if "total" in amount else None
    ref = str(told["out_trade_no"])
    return ProviderEvent(id=id, kind=kind, payment_id=int(ref), ref=ref, amount=paid, at=at, reason=str(told.get("trade_state_desc", "")))


def _of_refund(id: str, told: Mapping[str, Any], at: datetime) -> ProviderEvent:
    status, amount = str(told["refund_status"]), told["amount"]
    return ProviderEvent(
        id=id,
        kind=_REFUNDS.get(status, EventKind.OTHER),
        payment_id=int(told["out_trade_no"]),
        ref=str(told["out_trade_no"]),
        amount=Money(int(amount["refund"]), str(amount.get("currency", "CNY"))),
        at=at,
        refund_id=int(told["out_refund_no"]),
        reason=status,
    )
