"""What becomes of a person's orders when they are erased: the books stay, the names go."""

from tallgrass.orders.models import AfterSaleStep, Cart, Invoice, Order, Purchase


def forget_carts(person_id: int) -> None:
    Cart.objects.filter(person_id=person_id).delete()


def forget_recipients(person_id: int) -> None:
    """Addresses on purchases, words to stores and on invoices."""
    Purchase.objects.filter(buyer_id=person_id).update(recipient={}, identity_id=None)
    Order.objects.filter(buyer_id=person_id).update(words="")
    Invoice.objects.filter(order__buyer_id=person_id).update(title="", tax_number="")
    AfterSaleStep.objects.filter(actor_id=person_id, by="buyer").update(words="", picture_ids=[])
