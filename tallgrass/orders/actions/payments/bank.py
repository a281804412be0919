"""What a person does at the bank in the house, and how it tells the shop."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from procrastinate.contrib.django import app

from tallgrass.orders.actions.payments.events import take_event
from tallgrass.orders.models.payments import BankCharge, BankEvent
from tallgrass.orders.payments import errors
from tallgrass.orders.payments.local import SIGNATURE, body_of
from tallgrass.orders.payments.port import EventKind
from tallgrass.orders.payments.signing import sign
from tallgrass.orders.payments.states import BankState
from tallgrass.platform import clock
from tallgrass.platform.database import find_row, insert_rows, rows
from tallgrass.platform.errors import DomainError
from tallgrass.platform.ids import new_id

CODE = "246810"
"""What the text message of the second step would say; the page shows it."""
DELAY = timedelta(seconds=20)
"""How long a late confirmation takes."""


def answer_charge(*, charge: BankCharge, act: str, code: str = "") -> BankCharge:
    """What the person chose: `approve`, `twice` (approved, and told twice), `later` (approved, told after a while), `check` (a code is
    asked for first), `confirm` (with that code), or `decline`. A charge that was answered stays as it is. The shop is told before the person
    is sent back to it.

    Raises:
        DomainError: `wrong_code`.
    """
    event = None
    with transaction.atomic():
        charge = find_row(BankCharge, "r.id = %s", [charge.id], lock="FOR UPDATE") or charge
        if charge.state not in {BankState.OPEN, BankState.CHECKING}:
            return charge
        if charge.expires_at <= clock.now():
            event = _decide(charge, BankState.DECLINED, "expired")
        elif act == "check":
            charge.state = BankState.CHECKING.value
            charge.save(update_fields=["state"])
        elif act == "confirm" and code.strip() != CODE:
            raise errors.wrong_code()
        elif act == "later":
            charge.state = BankState.WAITING.value
            charge.save(update_fields=["state"])
            seconds = int(DELAY.total_seconds())
            app.configure_task("orders.confirm_bank_charge", schedule_in={"seconds": seconds}).defer(charge_id=charge.id)
        elif act == "decline":
            event = _decide(charge, BankState.DECLINED, "declined")
        elif act in {"approve", "twice", "confirm"}:
            event = _decide(charge, BankState.APPROVED)
            if act == "twice":
                _tell_again(event)
    if event is not None:
        try:
            _tell(event)
        except DomainError:
            _tell_again(event)
    return charge


def confirm_later(*, charge_id: int) -> None:
    """The late confirmation comes."""
    with transaction.atomic():
        charge = BankCharge.objects.select_for_update().filter(id=charge_id, state=BankState.WAITING).first()
        if charge is not None:
            _tell_again(_decide(charge, BankState.APPROVED))


def tell_shop(*, event_id: int) -> None:
    """The webhook of an event, signed as any bank's would be."""
    _tell(BankEvent.objects.select_related("charge").get(id=event_id))


def _tell(event: BankEvent) -> None:
    body = body_of(event)
    take_event("local", {SIGNATURE: sign(settings.TALLGRASS_BANK_SECRET, body, clock.now())}, body)


def _decide(charge: BankCharge, state: BankState, reason: str = "") -> BankEvent:
    charge.state, charge.reason = state.value, reason
    rows("UPDATE orders_bankcharge SET state = %s, reason = %s WHERE id = %s RETURNING 1", [state.value, reason, charge.id])
    kind = EventKind.CAPTURED if state is BankState.APPROVED else EventKind.FAILED
    event = BankEvent(id=new_id(), created_at=clock.now(), charge=charge, kind=kind.value, amount=charge.amount, reason=reason)
    insert_rows([event])
    return event


def _tell_again(event: BankEvent) -> None:
    app.configure_task("orders.tell_shop").defer(event_id=event.id)
