"""Products in the editor: found by a link or by words, and the draft of a review that begins at a product."""

import re

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from tallgrass.accounts.guards import MemberRequest, require_member
from tallgrass.mall.queries.cards import cards_in_any_state, product_cards
from tallgrass.mall.queries.lists import Wanted, page_goods
from tallgrass.mall.shapes import amount_shape
from tallgrass.mall.types import ProductCard
from tallgrass.notes.actions import start_draft
from tallgrass.notes.genre_types import CameBy, Evaluation
from tallgrass.notes.goods_types import PRODUCT
from tallgrass.notes.models import Note
from tallgrass.notes.queries.goods import find_judged, find_review_draft, has_bought, list_own_store_goods
from tallgrass.notes.types import Content, Genre
from tallgrass.platform.ids import from_short, short
from tallgrass.platform.subjects import Ref
from tallgrass.search.queries import find_ids
from tallgrass.search.types import Wanted as Sought

_ADDRESS = re.compile(r"/goods/([0-9A-Za-z]{6,12})/?(?:[?#].*)?$")
_OFFERED = 12


@require_safe
@require_member
def attachable(request: MemberRequest) -> HttpResponse:
    """Products on sale by the link in `q`, or by words; without words those most bought."""
    asked = request.GET.get("q", "").strip()[:80]
    cards = _linked(asked) or (
        product_cards(find_ids(Sought(asked, kind=PRODUCT), size=_OFFERED).ids) if asked else page_goods(Wanted(), size=_OFFERED).items
    )
    own = list_own_store_goods(request.person.id, cards)
    return JsonResponse({"items": [_offered(card, card.id in own) for card in cards]}, headers={"Cache-Control": "no-store"})


def goods_state(note: Note, goods: tuple[int, ...]) -> list[dict[str, object]]:
    """What the editor's script starts from; what is not on sale any more keeps its place without a title."""
    cards = {card.id: card for card in product_cards(goods)}
    own = list_own_store_goods(note.author_id, cards.values()) if cards else set()
    return [_offered(cards[id], id in own) if id in cards else {"product": short(id), "title": ""} for id in goods]


def judged_good(note: Note) -> ProductCard | None:
    """The product a review is about, whatever its state."""
    judged = find_judged(note)
    return cards_in_any_state([judged]).get(judged) if judged else None


def draft_on_product(request: MemberRequest) -> Note | None:
    """The draft of a review of the product that `?product=` names: the one at hand, or a new one. None when it names none."""
    try:
        product_id = from_short(request.GET.get("product", ""))
    except ValueError:
        return None
    card = cards_in_any_state([product_id]).get(product_id)
    if card is None:
        return None
    return find_review_draft(request.person, product_id) or start_draft(
        actor=request.person,
        content=Content(
            genre=Genre.EVALUATION,
            evaluation=Evaluation(
                product=str(card.title)[:60],
                brand=str(card.brand or "")[:40],
                came_by=CameBy.BOUGHT if has_bought(request.person.id, product_id) else None,
                thing=Ref(PRODUCT, product_id),
            ),
        ),
    )


def _linked(text: str) -> list[ProductCard]:
    found = _ADDRESS.search(text)
    try:
        return product_cards([from_short(found[1])]) if found else []
    except ValueError:
        return []


def _offered(card: ProductCard, own: bool) -> dict[str, object]:
    price = amount_shape(card.price)
    return {
        "product": short(card.id),
        "title": str(card.title),
        "price": f"{price.currency} {price.amount}",
        "cover": card.picture.small if card.picture else None,
        "own": own,
    }


def from_note(request: HttpRequest) -> int | None:
    """The note by which the page that asks for a part was reached: `from` in the address htmx names."""
    found = re.search(r"[?&]from=([0-9A-Za-z]{6,12})(?:[&#]|$)", request.headers.get("HX-Current-URL", ""))
    try:
        return from_short(found[1]) if found else None
    except ValueError:
        return None
