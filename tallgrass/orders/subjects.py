"""Orders and after-sales as others show them: notifications, the ledger, letters."""

from collections.abc import Collection

from django.urls import reverse

from tallgrass.mall.models import StoreStaff
from tallgrass.mall.queries.stores import store_cards
from tallgrass.orders.models import AfterSale, Order, OrderLine
from tallgrass.orders.states import KIND_WORDS, AfterSaleKind
from tallgrass.platform.subjects import SubjectCard


class OrderSubject:
    """To its buyer, and to those who work in its store (with the address of the merchant centre)."""

    def cards(self, ids: Collection[int], viewer_id: int | None) -> dict[int, SubjectCard]:
        works = _works(viewer_id)
        first = {
            line.order_id: line for line in OrderLine.objects.filter(order_id__in=ids, position=0).only("order_id", "title", "picture_url")
        }
        found = {}
        for order in Order.objects.filter(id__in=ids).only("id", "buyer_id", "store_id", "number"):
            line = first.get(order.id)
            title = line.title if line else order.number
            picture = (line.picture_url or None) if line else None
            if order.buyer_id == viewer_id:
                found[order.id] = SubjectCard(title, reverse("order", args=[order.id]), picture)
            elif order.store_id in works:
                found[order.id] = SubjectCard(title, reverse("merchant_order", args=[works[order.store_id], order.id]), picture)
        return found


class AfterSaleSubject:
    """To its buyer, and to those who work in its store."""

    def cards(self, ids: Collection[int], viewer_id: int | None) -> dict[int, SubjectCard]:
        works = _works(viewer_id)
        found = {}
        for one in AfterSale.objects.select_related("order").filter(id__in=ids):
            title = f"{KIND_WORDS[AfterSaleKind(one.kind)]} · {one.order.number}"
            if one.buyer_id == viewer_id:
                found[one.id] = SubjectCard(title, reverse("after_sale", args=[one.id]))
            elif one.store_id in works:
                found[one.id] = SubjectCard(title, reverse("merchant_after_sale", args=[works[one.store_id], one.id]))
        return found


def _works(viewer_id: int | None) -> dict[int, str]:
    """Handles of the stores a person works in, by id."""
    if viewer_id is None:
        return {}
    ids = list(StoreStaff.objects.filter(person_id=viewer_id).values_list("store_id", flat=True))
    return {id: card.handle for id, card in store_cards(ids).items()}
