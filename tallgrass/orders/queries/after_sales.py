"""Reading after-sales: a buyer's, a store's, and those the house decides."""

from collections.abc import Collection
from dataclasses import dataclass

from tallgrass.accounts.models import Person
from tallgrass.mall.models import Store
from tallgrass.orders.models import AfterSale, AfterSaleLine, AfterSaleStep, OrderLine, Repayment
from tallgrass.orders.queries.orders import OrderCard, order_cards
from tallgrass.orders.states import AFTER_SALE_WORDS, KIND_WORDS, OPEN, AfterSaleKind, AfterSaleState, Reason
from tallgrass.platform.errors import not_found
from tallgrass.platform.money import Money
from tallgrass.platform.pagination import PAGE_SIZE, Page, decode_cursor, page_of
from tallgrass.platform.words import Words

REASON_WORDS: dict[str, Words] = {
    Reason.UNWANTED: Words("不想要了", "Changed my mind"),
    Reason.WRONG: Words("发错了", "Not what I ordered"),
    Reason.BROKEN: Words("破损", "Broken"),
    Reason.NOT_AS_SAID: Words("和描述不符", "Not as described"),
    Reason.LATE: Words("一直没到", "It never came"),
    Reason.FAKE: Words("怀疑是假货", "It may be fake"),
    Reason.OTHER: Words("其他", "Something else"),
}
BY_WORDS = {
    "buyer": Words("买家", "The buyer"),
    "store": Words("商家", "The store"),
    "house": Words("平台", "The house"),
    "clock": Words("系统", "The clock"),
    "carrier": Words("快递", "The carrier"),
}


@dataclass(frozen=True)
class AfterSaleView:
    """An after-sale with its order, what it is about, and who said what."""

    row: AfterSale
    card: OrderCard
    pieces: tuple[tuple[OrderLine, int], ...]
    steps: tuple[AfterSaleStep, ...]
    given: tuple[Repayment, ...]

    @property
    def state(self) -> Words:
        return AFTER_SALE_WORDS[AfterSaleState(self.row.state)]

    @property
    def kind(self) -> Words:
        return KIND_WORDS[AfterSaleKind(self.row.kind)]

    @property
    def reason(self) -> Words:
        return REASON_WORDS.get(self.row.reason, REASON_WORDS[Reason.OTHER])

    @property
    def is_open(self) -> bool:
        return AfterSaleState(self.row.state) in OPEN

    @property
    def given_back(self) -> Money:
        return self.card.money(sum(one.cash for one in self.given))


def access_after_sale(viewer: Person | None, after_sale_id: int) -> AfterSale:
    """The buyer's door; another's is not found."""
    found = AfterSale.objects.filter(id=after_sale_id, buyer_id=viewer.id).first() if viewer else None
    if found is None:
        raise not_found()
    return found


def access_store_after_sale(store: Store, after_sale_id: int) -> AfterSale:
    found = AfterSale.objects.filter(id=after_sale_id, store_id=store.id).first()
    if found is None:
        raise not_found()
    return found


def get_after_sale(after_sale_id: int) -> AfterSale:
    """For the house."""
    found = AfterSale.objects.filter(id=after_sale_id).first()
    if found is None:
        raise not_found()
    return found


def page_after_sales(
    *,
    buyer_id: int | None = None,
    store_ids: Collection[int] | None = None,
    states: Collection[AfterSaleState] = (),
    cursor: str | None = None,
    size: int = PAGE_SIZE,
) -> Page[AfterSaleView]:
    """Of a buyer, of these stores (None: of all), the newest first. A fixed number of queries."""
    found = AfterSale.objects.order_by("-id")
    if buyer_id is not None:
        found = found.filter(buyer_id=buyer_id)
    if store_ids is not None:
        found = found.filter(store_id__in=list(store_ids))
    if states:
        found = found.filter(state__in=[state.value for state in states])
    if key := decode_cursor(cursor, int):
        found = found.filter(id__lt=key[0])
    page = page_of(list(found.select_related("order")[: size + 1]), size, lambda one: (one.id,))
    views = after_sale_views(list(page.items))
    return Page([views[one.id] for one in page.items], page.next)


def after_sale_views(found: list[AfterSale]) -> dict[int, AfterSaleView]:
    ids = [one.id for one in found]
    cards = order_cards([one.order for one in found])
    pieces: dict[int, list[tuple[OrderLine, int]]] = {id: [] for id in ids}
    for piece in AfterSaleLine.objects.select_related("line").filter(after_sale_id__in=ids).order_by("line__position"):
        pieces[piece.after_sale_id].append((piece.line, piece.quantity))
    steps: dict[int, list[AfterSaleStep]] = {id: [] for id in ids}
    for step in AfterSaleStep.objects.filter(after_sale_id__in=ids).order_by("id"):
        steps[step.after_sale_id].append(step)
    given: dict[int, list[Repayment]] = {id: [] for id in ids}
    for one in Repayment.objects.filter(after_sale_id__in=ids).order_by("id"):
        given[one.after_sale_id].append(one)  # type: ignore[index]
    return {
        one.id: AfterSaleView(one, cards[one.order_id], tuple(pieces[one.id]), tuple(steps[one.id]), tuple(given[one.id])) for one in found
    }


def count_to_answer(store_ids: Collection[int]) -> int:
    """What waits for a store; stops counting at 100."""
    waiting = AfterSale.objects.filter(store_id__in=list(store_ids), state__in=[AfterSaleState.ASKED.value, AfterSaleState.SENT_BACK.value])
    return waiting[:100].count()


def count_disputes() -> int:
    return AfterSale.objects.filter(state=AfterSaleState.DISPUTED.value)[:100].count()


def picture_of_step(after_sale: AfterSale, picture_id: int) -> bool:
    """Whether a picture is evidence of this after-sale."""
    return AfterSaleStep.objects.filter(after_sale=after_sale, picture_ids__contains=[picture_id]).exists()
