"""Limited sales as JSON. Amounts are minor units."""

from datetime import datetime
from typing import Annotated

from tallgrass.accounts.models import Person
from tallgrass.platform import rest
from tallgrass.platform.ids import short
from tallgrass.platform.pagination import Page
from tallgrass.platform.words import Words
from tallgrass.promotions import errors
from tallgrass.promotions.actions import stand_in_line
from tallgrass.promotions.queries import get_sale, list_sales
from tallgrass.promotions.queries.sales import SaleView
from tallgrass.promotions.types import SaleState


class SaleShape(rest.Shape):
    """`usual` is what it costs at other times; `mine_left` what one may still have at this price."""

    id: rest.Id
    product_id: rest.Id
    variant_id: rest.Id
    title: str
    currency: Annotated[str, rest.text("货币", "ISO 4217", pattern="^[A-Z]{3}$")]
    price: int
    usual: int
    opens: datetime
    closes: datetime
    units: int
    left: int
    per_person: int
    mine_left: int
    state: SaleState


@rest.operation(Words("正在进行和一周内的限时购", "Limited sales that run or come within a week"), access=rest.ANYONE)
def sales(call: rest.Call[Person]) -> Page[SaleShape]:
    return Page([_sale(sale) for sale in list_sales(call.viewer)])


@rest.operation(Words("一场限时购", "A limited sale"), access=rest.ANYONE)
def sale(call: rest.Call[Person], sale_id: int) -> SaleShape:
    return _sale(get_sale(call.viewer, sale_id))


class LineShape(rest.Shape):
    """`place` counts from 1; it is 0 when one is let in, `until` then says how long. Ask again every few seconds: who is gone is passed over."""

    place: int
    until: datetime | None


@rest.operation(
    Words("排队，或看排到第几", "Join the line of a sale, or see one's place in it"),
    limit="line",
    errors=[errors.sale_closed(), errors.queue_full(5)],
)
def line(call: rest.Call[Person], sale_id: int) -> LineShape:
    found = stand_in_line(actor=call.actor, sale_id=sale_id)
    return LineShape(place=found.place, until=found.until)


def _sale(view: SaleView) -> SaleShape:
    return SaleShape(
        id=short(view.id), product_id=short(view.offer.product_id), variant_id=short(view.offer.variant_id), title=str(view.offer.title),
        currency=view.price.currency, price=view.price.minor, usual=view.usual.minor, opens=view.opens, closes=view.closes, units=view.units,
        left=view.left, per_person=view.per_person, mine_left=view.mine_left, state=view.state,
    )  # fmt: skip
