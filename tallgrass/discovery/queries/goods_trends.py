"""What of the mall rises, as it is shown."""

from collections.abc import Callable, Mapping
from typing import Any

from tallgrass.discovery.models import Trend
from tallgrass.discovery.types import TrendEntry, TrendKind
from tallgrass.mall.queries.brands import brand_cards
from tallgrass.mall.queries.cards import product_cards
from tallgrass.mall.queries.stores import store_cards
from tallgrass.mall.types import StoreState

_CARDS: dict[TrendKind, Callable[[list[int]], Mapping[int, Any]]] = {
    TrendKind.GOODS: lambda ids: {card.id: card for card in product_cards(ids)},
    TrendKind.STORE: lambda ids: {id: card for id, card in store_cards(ids).items() if card.state is StoreState.OPEN},
    TrendKind.BRAND: brand_cards,
}


def list_trends(kind: TrendKind, limit: int = 50) -> list[TrendEntry]:
    """The most surprising first, without what cannot be bought any more. Two queries and those of the cards."""
    found = list(Trend.objects.filter(kind=kind.value).order_by("place")[:limit])
    cards = _CARDS[kind]([trend.thing_id for trend in found]) if found else {}
    return [
        TrendEntry(cards[one.thing_id], one.people, one.buyers, one.notes, one.times, tuple(one.curve), one.made_at)
        for one in found
        if one.thing_id in cards
    ]
