"""Which providers this place takes, by name."""

from functools import cache

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from tallgrass.orders.payments.alipay import Alipay
from tallgrass.orders.payments.local import LocalBank
from tallgrass.orders.payments.port import Provider
from tallgrass.orders.payments.stripe import Stripe
from tallgrass.orders.payments.wechat import WeChat
from tallgrass.platform.errors import not_found

KNOWN: dict[str, type] = {"local": LocalBank, "stripe": Stripe, "alipay": Alipay, "wechat": WeChat}


def providers() -> dict[str, Provider]:
    """Those that `TALLGRASS_PAYMENTS` names, in its order.

    Raises:
        ImproperlyConfigured: a name is unknown, or a provider lacks a setting.
    """
    return {name: _made(name) for name in settings.TALLGRASS_PAYMENTS}


def provider_named(name: str) -> Provider:
    """
    Raises:
        DomainError: `not_found`, when the place does not take it.
    """
    if name not in settings.TALLGRASS_PAYMENTS:
        raise not_found()
    return _made(name)


@cache
def _made(name: str) -> Provider:
    if name not in KNOWN:
        raise ImproperlyConfigured(f"TALLGRASS_PAYMENTS may name {', '.join(KNOWN)}; not {name!r}.")
    provider: Provider = KNOWN[name]()
    return provider
