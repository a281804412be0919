"""Alipay, by its page for computers (alipay.trade.page.pay): the person pays there. https://opendocs.alipay.com/open/270

It keeps no list of events: what was lost is found by asking about each undecided payment. Refunds are answered at once.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from http.client import HTTPException
from typing import Any
from urllib.parse import parse_qsl
from zoneinfo import ZoneInfo

import orjson
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from tallgrass.orders.payments.port import (
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

_ZONE = ZoneInfo("Asia/Shanghai")
"""Alipay's clock."""
_WHEN = "%Y-%m-%d %H:%M:%S"
_STATES = {"TRADE_SUCCESS": EventKind.CAPTURED, "TRADE_FINISHED": EventKind.CAPTURED, "TRADE_CLOSED": EventKind.FAILED}
SETTINGS = ("APP", "PRIVATE_KEY", "PUBLIC_KEY")


class Alipay:
    name = "alipay"
    number = 3
    words = Words("支付宝", "Alipay")
    currencies = frozenset({"CNY"})

    def __init__(self) -> None:
        given = settings.TALLGRASS_ALIPAY
        if missing := [name for name in SETTINGS if not given.get(name)]:
            raise ImproperlyConfigured(f"TALLGRASS_PAYMENTS names alipay: set TALLGRASS_ALIPAY_{', TALLGRASS_ALIPAY_'.join(missing)}.")
        # An extra of several thousand modules; only those named here are loaded.
        from alipay.aop.api.AlipayClientConfig import AlipayClientConfig
        from alipay.aop.api.DefaultAlipayClient import DefaultAlipayClient  # as above

        config = AlipayClientConfig()
        config.app_id, config.app_private_key, config.alipay_public_key = given["APP"], given["PRIVATE_KEY"], given["PUBLIC_KEY"]
        config.timeout = READ  # It has one for both.
        if given.get("ADDRESS"):
            config.server_url = given["ADDRESS"]
        self._app, self._public_key = given["APP"], given["PUBLIC_KEY"]
        self._client = DefaultAlipayClient(alipay_client_config=config)

    def start(self, charge: Charge) -> Started:
        # As in __init__.
        from alipay.aop.api.request.AlipayTradePagePayRequest import AlipayTradePagePayRequest

        request = AlipayTradePagePayRequest()
        request.biz_content = {
            "out_trade_no": str(charge.payment_id),
            "total_amount": _yuan(charge.amount),
            "subject": charge.title,
            "product_code": "FAST_INSTANT_TRADE_PAY",
            "time_expire": charge.expires_at.astimezone(_ZONE).strftime(_WHEN),
        }
        request.return_url, request.notify_url = charge.back_url, charge.notify_url
        return Started(ref=str(charge.payment_id), url=str(self._client.page_execute(request, http_method="GET")))

    def look(self, payment_id: int, ref: str) -> ProviderEvent | None:
        # As in __init__.
        from alipay.aop.api.request.AlipayTradeQueryRequest import AlipayTradeQueryRequest

        told = self._ask(AlipayTradeQueryRequest(), {"out_trade_no": ref}, unknown="ACQ.TRADE_NOT_EXIST")
        kind = _STATES.get(told.get("trade_status", ""))
        if kind is None:
            return None
        return ProviderEvent(id="", kind=kind, payment_id=payment_id, ref=ref, amount=_fen(told["total_amount"]), at=clock.now())

    def refund(self, refunding: Refunding) -> ProviderEvent | None:
        # As in __init__.
        from alipay.aop.api.request.AlipayTradeFastpayRefundQueryRequest import AlipayTradeFastpayRefundQueryRequest
        from alipay.aop.api.request.AlipayTradeRefundRequest import AlipayTradeRefundRequest  # as above

        mark = {"out_trade_no": str(refunding.payment_id), "out_request_no": str(refunding.refund_id)}
        told = self._ask(AlipayTradeRefundRequest(), mark | {"refund_amount": _yuan(refunding.amount)})
        if told.get("fund_change") != "Y":  # Given back before, or not yet: the answer to the question says which.
            told = self._ask(AlipayTradeFastpayRefundQueryRequest(), mark)
            if told.get("refund_status") != "REFUND_SUCCESS":
                return None
        return ProviderEvent(
            id="",
            kind=EventKind.REFUNDED,
            payment_id=refunding.payment_id,
            ref=refunding.ref,
            amount=refunding.amount,
            at=clock.now(),
            refund_id=refunding.refund_id,
        )

    def parse_event(self, headers: Mapping[str, str], body: bytes) -> ProviderEvent:
        try:
            told = dict(parse_qsl(body.decode(), strict_parsing=True, max_num_fields=100))
        except ValueError:
            raise bad_webhook("it is no form") from None
        if told.pop("sign_type", "") != "RSA2" or not self._is_signed(told, told.pop("sign", "")):
            raise bad_webhook("the signature does not fit")
        try:
            sent = datetime.strptime(told["notify_time"], _WHEN).replace(tzinfo=_ZONE)
            check_time(sent.timestamp(), clock.now())
            if told["app_id"] != self._app:
                raise bad_webhook("it is for another shop")
            # What was given back is told in the same words; that is known from its own answer.
            kind = _STATES.get(told["trade_status"], EventKind.OTHER) if "refund_fee" not in told else EventKind.OTHER
            return ProviderEvent(
                id=told["notify_id"],
                kind=kind,
                payment_id=int(told["out_trade_no"]),
                ref=told["out_trade_no"],
                amount=_fen(told["total_amount"]),
                at=sent,
                reason=told["trade_status"],
            )
        except (KeyError, ValueError):
            raise bad_webhook("it says nothing we know") from None

    def list_events(self, since: datetime) -> Iterator[ProviderEvent]:
        return iter(())

    def _is_signed(self, told: dict[str, str], signature: str) -> bool:
        # As in __init__.
        from alipay.aop.api.util.SignatureUtils import get_sign_content, verify_with_rsa

        try:
            return bool(verify_with_rsa(self._public_key, get_sign_content(told).encode(), signature))
        except Exception:  # The library raises what its parts raise; whatever it was, the message is not right.
            return False

    def _ask(self, request: Any, content: dict[str, str], unknown: str = "") -> dict[str, Any]:
        """An answer, or {} when it says `unknown`."""
        # As in __init__.
        from alipay.aop.api.exception.Exception import RequestException, ResponseException

        request.biz_content = content
        try:
            told: dict[str, Any] = orjson.loads(self._client.execute(request))
        except (RequestException, ResponseException, HTTPException, OSError, TypeError, ValueError) as error:
            # TypeError: what the library raises when the answer is no 200.
            raise ProviderDown(str(error)[:200]) from error
        if told.get("code") == "10000":
            return told
        if unknown and told.get("sub_code") == unknown:
            return {}
        if told.get("code") == "20000" or told.get("sub_code") in {"ACQ.SYSTEM_ERROR", "aop.ACQ.SYSTEM_ERROR"}:
            raise ProviderDown(f"{told.get('sub_code')}: {told.get('sub_msg')}")
        raise ProviderRefused(f"{told.get('sub_code')}: {told.get('sub_msg')}")


def _yuan(amount: Money) -> str:
    return f"{amount.minor // 100}.{amount.minor % 100:02d}"


def _fen(yuan: str) -> Money:
    """
    Raises:
        ValueError: this is no amount of yuan and fen.
    """
    whole, _, rest = yuan.partition(".")
    if not (yuan.isascii() and whole.isdecimal() and len(rest) <= 2 and (rest or "0").isdecimal()):
        raise ValueError(yuan)
    return Money(int(whole) * 100 + int(rest.ljust(2, "0")), "CNY")
