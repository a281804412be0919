"""Handing an order's documents in at customs, and its release."""

from datetime import datetime

from tallgrass.accounts.actions import reveal_identity
from tallgrass.accounts.vault import print_of
from tallgrass.orders.customs import LogisticsPaper, OrderPaper, PaymentPaper, body_of, disagreements
from tallgrass.orders.errors import documents_disagree, identity_needed
from tallgrass.orders.models import CustomsDocument, Declaration, Order, OrderLine, Payment, Shipment
from tallgrass.platform.subjects import Ref


def hand_in(order: Order, *, actor_id: int) -> None:
    """Write the three documents and compare them. The name is read from the vault, which writes down that it was.

    Raises:
        DomainError: `documents_disagree`, `identity_needed`. Nothing is changed.
    """
    purchase = order.purchase
    if not purchase.identity_id:
        raise identity_needed()
    who = reveal_identity(identity_id=purchase.identity_id, actor_id=actor_id, why=f"清关 {order.number}", cause=Ref("order", order.id))
    papers = _papers(order, print_of(who.number))
    found = disagreements(papers["order"], papers["payment"], papers["logistics"])
    for words in found:
        raise documents_disagree(str(words))
    for kind, body in papers.items():
        CustomsDocument.objects.update_or_create(order=order, kind=kind, defaults={"body": body})
    Declaration.objects.get_or_create(order=order, defaults={"number": f"D{order.number}"})


def clear(order: Order, now: datetime) -> None:
    """Customs has released it.

    Raises:
        DomainError: `documents_disagree`, when what was handed in does not agree any more.
    """
    bodies = {document.kind: document.body for document in CustomsDocument.objects.filter(order=order)}
    if set(bodies) != {"order", "payment", "logistics"}:
        raise documents_disagree("三单不全 / incomplete")
    for words in disagreements(bodies["order"], bodies["payment"], bodies["logistics"]):
        raise documents_disagree(str(words))
    Declaration.objects.filter(order=order, released_at=None).update(released_at=now, faults=[])


def _papers(order: Order, payer: str) -> dict[str, dict]:  # type: ignore[type-arg]
    purchase = order.purchase
    lines = list(OrderLine.objects.filter(order=order))
    pieces, weight = sum(line.quantity for line in lines), sum(line.weight_grams * line.quantity for line in lines)
    payment = Payment.objects.filter(id=purchase.payment_id).first() if purchase.payment_id else None
    paid = order.total
    if payment is not None and payment.amount != sum(Order.objects.filter(purchase=purchase).values_list("total", flat=True)):
        paid = payment.amount  # It did not pay just this purchase: customs will not take it.
    waybill = Shipment.objects.filter(order=order, direction="out").order_by("id").values_list("number", flat=True).first() or ""
    recipient = purchase.recipient
    return {
        "order": body_of(
            OrderPaper(order.number, purchase.identity_print, order.goods, order.freight, order.tax, order.total, pieces, weight)
        ),
        "payment": body_of(PaymentPaper(order.number, payer, paid, payment.provider if payment else "house")),
        "logistics": body_of(
            LogisticsPaper(
                order.number, waybill, f"{recipient.get('city', '')} {recipient.get('district', '')}", pieces, weight, order.freight
            )
        ),
    }
