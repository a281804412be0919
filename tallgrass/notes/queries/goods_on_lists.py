"""Goods on lists: what they are called and cost now, and whether they can still be had."""

from collections.abc import Collection

from tallgrass.mall.queries.cards import cards_in_any_state
from tallgrass.mall.types import ProductCard, ProductState, StoreState
from tallgrass.notes.list_types import EntryGoods, EntryKind, EntryView
from tallgrass.notes.models import ListEntry
from tallgrass.platform.money import Money
from tallgrass.platform.subjects import SubjectCard

_KNOWN = {ProductState.ON_SALE, ProductState.WITHDRAWN}
"""What an operator stopped or review withheld says nothing any more, not even its name."""


def goods_on_lists(product_ids: Collection[int]) -> dict[int, ProductCard]:
    """Cards of what is on sale, or was. One query, up to six more for what is new to this process; none for no goods."""
    if not product_ids:
        return {}
    return {id: card for id, card in cards_in_any_state(sorted(product_ids)).items() if card.state in _KNOWN}


def goods_entry_view(entry: ListEntry, currency: str, card: ProductCard | None) -> EntryView:
    """An entry that stands for a product; `gone` when there is no card."""
    on_sale = card is not None and card.state is ProductState.ON_SALE and card.store.state is not StoreState.CLOSED
    subject = SubjectCard(str(card.title), card.url, card.picture.small if card.picture else None) if card and on_sale else None
    return EntryView(
        id=entry.id,
        kind=EntryKind(entry.kind),
        title=entry.words or (str(card.title) if card else ""),
        words=entry.words,
        remark=entry.remark,
        quantity=entry.quantity,
        price=None if entry.price is None else Money(entry.price, currency),
        ticked=entry.ticked,
        section_id=entry.section_id,
        subject=subject,
        gone=card is None,
        goods=EntryGoods(card.id, card.price, on_sale, on_sale and card.in_stock) if card else None,
    )


def expected_price(view: EntryView, currency: str) -> int:
    """What one of it is expected to cost, in the smallest unit of the list's currency: as its owner wrote, else what the product costs now; 0
    where nothing is known."""
    if view.price is not None:
        return view.price.minor
    goods = view.goods
    return goods.price.minor if goods and goods.on_sale and goods.price.currency == currency else 0
