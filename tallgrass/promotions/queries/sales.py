"""Limited sales as buyers and their makers see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tallgrass.accounts.models import Person
from tallgrass.mall.models import Store
from tallgrass.mall.queries import list_offers
from tallgrass.mall.types import Offer
from tallgrass.platform import clock
from tallgrass.platform.database import columns, row_of, rows
from tallgrass.platform.errors import not_found
from tallgrass.platform.ids import short
from tallgrass.platform.money import Money
from tallgrass.platform.pagination import PAGE_SIZE, Page, decode_cursor, page_of
from tallgrass.platform.words import Words
from tallgrass.promotions.errors import rule_unknown
from tallgrass.promotions.models import LimitedSale
from tallgrass.promotions.types import SaleState

MOST_SHOWN = 60


@dataclass(frozen=True)
class SaleView:
    """A limited sale: what is sold, what is left of it, and what the viewer may still have."""

    id: int
    offer: Offer
    name: Words
    price: Money
    opens: datetime
    closes: datetime
    units: int
    left: int
    per_person: int
    mine_left: int
    state: SaleState
    has_line: bool = False

    @property
    def url(self) -> str:
        return f"/sales/{short(self.id)}/"

    @property
    def usual(self) -> Money:
        return self.offer.list_price or self.offer.price

    @property
    def taken_tenths(self) -> int:
        """How far it is gone, in tenths: the page has a class for each."""
        return 10 - self.left * 10 // self.units

    @property
    def is_half_or_less(self) -> bool:
        return self.price.minor * 2 <= self.usual.minor


_SALES = """
SELECT (SELECT count(*) FROM promotions_limitedunit u WHERE u.sale_id = s.id AND u.take_id IS NULL),
       coalesce((SELECT h.quantity FROM promotions_limitedshare h WHERE h.sale_id = s.id AND h.person_id = %(person)s), 0), {columns}
FROM promotions_limitedsale s JOIN mall_store t ON t.id = s.store_id
WHERE t.state = 'open' AND s.stopped_at IS NULL AND {which} ORDER BY {order} LIMIT %(size)s
"""


def list_sales(viewer: Person | None, *, days: int = 7) -> Sequence[SaleView]:
    """What runs now, then what comes within `days`, each by its start. Four queries."""
    now = clock.now()
    return _views("s.closes > %(now)s AND s.opens < %(until)s", viewer, {"until": now + timedelta(days=days)}, order="s.opens, s.id")


def get_sale(viewer: Person | None, sale_id: int) -> SaleView:
    """
    Raises:
        DomainError: `not_found`: there is none, it was stopped, or its goods are no longer on sale.
    """
    found = _views("s.id = %(id)s", viewer, {"id": sale_id})
    if not found:
        raise not_found()
    return found[0]


def find_sale_of(variant_ids: Sequence[int], viewer: Person | None) -> SaleView | None:
    """The sale that runs for one of these variants, the cheapest; for the product page."""
    found = _views("s.variant_id = ANY(%(ids)s) AND s.opens <= %(now)s AND s.closes > %(now)s", viewer, {"ids": list(variant_ids)})
    return min(found, key=lambda sale: sale.price.minor, default=None)


def _views(which: str, viewer: Person | None, asked: dict[str, object], order: str = "s.id") -> list[SaleView]:
    now = clock.now()
    sql = _SALES.format(columns=columns(LimitedSale, "s"), which=which, order=order)
    found = rows(sql, {"person": viewer.id if viewer else None, "now": now, "size": MOST_SHOWN, **asked})
    sales = [(left, mine, row_of(LimitedSale, values)) for left, mine, *values in found]
    offers = list_offers([sale.variant_id for _, _, sale in sales], at=now)
    return [
        _view(sale, offers[sale.variant_id], left, mine, now)
        for left, mine, sale in sales
        if sale.variant_id in offers and offers[sale.variant_id].on_sale
    ]


def _view(sale: LimitedSale, offer: Offer, left: int, mine: int, now: datetime) -> SaleView:
    left = min(left, offer.available)
    if now < sale.opens:
        state = SaleState.COMING
    elif now >= sale.closes:
        state = SaleState.OVER
    else:
        state = SaleState.OPEN if left else SaleState.SOLD_OUT
    return SaleView(
        id=sale.id,
        offer=offer,
        name=sale.words,
        price=Money(sale.price, offer.price.currency),
        opens=sale.opens,
        closes=sale.closes,
        units=sale.units,
        left=left,
        per_person=sale.per_person,
        mine_left=max(0, sale.per_person - mine),
        state=state,
        has_line=sale.has_line,
    )


def access_sale(store: Store, sale_id: int) -> LimitedSale:
    """The door to a sale for those who may change it.

    Raises:
        DomainError: `rule_not_found`.
    """
    found: LimitedSale | None = LimitedSale.objects.filter(id=sale_id, store=store).first()
    if found is None:
        raise rule_unknown()
    return found


@dataclass(frozen=True)
class SaleFigures:
    sale: LimitedSale
    title: Words
    taken: int


def page_sales(store: Store, cursor: str | None = None, size: int = PAGE_SIZE) -> Page[SaleFigures]:
    """A store's sales, the newest first. Five queries."""
    found = LimitedSale.objects.filter(store=store).order_by("-id")
    if key := decode_cursor(cursor, int):
        found = found.filter(id__lt=key[0])
    page = page_of(list(found[: size + 1]), size, lambda sale: (sale.id,))
    offers = list_offers([sale.variant_id for sale in page.items], at=clock.now())
    taken = dict(
        rows(
            "SELECT sale_id, count(*) FROM promotions_limitedunit WHERE sale_id = ANY(%s) AND take_id IS NOT NULL GROUP BY sale_id",
            [[sale.id for sale in page.items]],
        )
    )
    return page.map(
        lambda sale: SaleFigures(sale, offers[sale.variant_id].title if sale.variant_id in offers else sale.words, taken.get(sale.id, 0))
    )
