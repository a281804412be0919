"""Paying as JSON: begin a payment of a purchase, see how it stands."""

from datetime import datetime
from typing import Annotated

from tallgrass.accounts.models import Person
from tallgrass.orders.actions.payments import start_payment
from tallgrass.orders.models import Payment
from tallgrass.orders.payments import errors
from tallgrass.orders.payments.states import PaymentState
from tallgrass.orders.queries.payments import access_payment
from tallgrass.platform import rest
from tallgrass.platform.ids import short
from tallgrass.platform.words import Words


class PaymentShape(rest.Shape):
    """Send the person to `url`, or show `code` as a QR code for the provider's app."""

    id: rest.Id
    purchase_id: rest.Id
    provider: str
    amount: Annotated[int, rest.text("最小货币单位", "In minor units")]
    currency: str
    state: PaymentState
    url: str | None
    code: str | None
    created_at: datetime


class PayBody(rest.Shape):
    provider: Annotated[str, rest.text("付款渠道", "The way to pay", pattern="^[a-z]{1,12}$", examples=["local"])]


_ERRORS = (
    errors.no_such_way(),
    errors.cannot_pay(False),
    errors.payment_starting(),
    errors.key_reused(),
    errors.bad_key(),
    errors.provider_down(),
)


@rest.operation(Words("开始付款", "Begin to pay a purchase"), status=201, limit="pay", repeat=rest.Repeat.OWN, errors=_ERRORS)
def pay(call: rest.Call[Person], purchase_id: int, body: PayBody) -> PaymentShape:
    return _shape(start_payment(actor=call.actor, purchase_id=purchase_id, provider=body.provider, key=call.key))


@rest.operation(Words("一笔付款的状态", "How a payment stands"))
def payment(call: rest.Call[Person], payment_id: int) -> PaymentShape:
    return _shape(access_payment(call.actor, payment_id))


def _shape(found: Payment) -> PaymentShape:
    return PaymentShape(
        id=short(found.id), purchase_id=short(found.purchase_id), provider=found.provider, amount=found.amount, currency=found.currency,
        state=PaymentState(found.state), url=found.url or None, code=found.code or None, created_at=found.created_at,
    )  # fmt: skip
