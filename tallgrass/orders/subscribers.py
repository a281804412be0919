"""What the orders hear: their own steps, to close the loop to the notes that led to them."""

from collections import Counter
from collections.abc import Sequence

from django.utils import timezone

from tallgrass.notes.actions import add_to_days
from tallgrass.orders.actions.crediting import credit_notes, remember_receipts
from tallgrass.orders.events import MoneyGivenBack, OrderPaid, OrderReceived
from tallgrass.platform.events import Event, Logged, subscribe
from tallgrass.platform.ids import moment_of


@subscribe(OrderPaid, OrderReceived, MoneyGivenBack)
def fold_sales_of_notes(batch: Sequence[Logged]) -> None:
    credit_notes({logged.event.subject_id for logged in batch if _may_owe(logged.event)})


def _may_owe(event: Event) -> bool:
    """Whether an order may owe something to a note: most that are paid came by none, and say so."""
    return not isinstance(event, OrderPaid) or any(event.note_ids)


@subscribe(OrderReceived, MoneyGivenBack)
def fold_receipts(batch: Sequence[Logged]) -> None:
    remember_receipts({logged.event.subject_id for logged in batch})


@subscribe(OrderPaid)
def fold_paid_orders_of_days(batch: Sequence[Logged]) -> None:
    add_to_days("paid", Counter(timezone.localdate(moment_of(logged.id)) for logged in batch))


@subscribe(OrderPaid)
def fold_amounts_of_days(batch: Sequence[Logged]) -> None:
    amounts: Counter[object] = Counter()
    for logged in batch:
        if isinstance(event := logged.event, OrderPaid):
            amounts[timezone.localdate(moment_of(logged.id))] += event.total
    add_to_days("amount", amounts)  # type: ignore[arg-type]
