"""Orders and what is put right after them, in JSON. Amounts are minor units of `currency`."""

from datetime import date, datetime
from typing import Annotated

from tallgrass.mall.shapes import StoreLineShape, store_line
from tallgrass.mall.types import WarehouseKind
from tallgrass.orders.models import AfterSaleStep, OrderLine, Shipment, ShipmentNews
from tallgrass.orders.queries.after_sales import AfterSaleView
from tallgrass.orders.queries.orders import Leg, OrderCard, OrderView
from tallgrass.orders.states import AfterSaleKind, AfterSaleState, OrderState, Reason
from tallgrass.orders.types import address_of
from tallgrass.platform import rest
from tallgrass.platform.ids import short
from tallgrass.platform.words import Words

Said = Annotated[str, rest.text("4 到 500 字", "4 to 500 letters", min_length=4, max_length=500, examples=["The neck of the bottle leaks"])]


class CancelBody(rest.Shape):
    reason: Reason = Reason.UNWANTED


class PiecesBody(rest.Shape):
    line_id: rest.Id
    quantity: Annotated[int, rest.text("几件", "How many", ge=1, le=999)]


Evidence = Annotated[
    list[rest.Id], rest.text("凭证图，先以 document 上传", "Pictures as evidence, uploaded before as documents", max_length=6)
]


class AfterSaleBody(rest.Shape):
    """What is asked for. Without `pieces`: all that is left of the order. `amount`: a refund of less than they are worth."""

    kind: AfterSaleKind
    reason: Reason
    words: Said
    pieces: Annotated[list[PiecesBody], rest.text("哪几件", "Which of it", max_length=60)] = []
    amount: Annotated[int, rest.text("最小货币单位", "In minor units", ge=1, le=10**12)] | None = None
    picture_ids: Evidence = []


class SayBody(rest.Shape):
    words: Annotated[str, rest.text("1 到 500 字", "1 to 500 letters", min_length=1, max_length=500, examples=["One more thing"])]
    picture_ids: Evidence = []


class DisputeBody(rest.Shape):
    words: Said
    picture_ids: Evidence = []


class WaybillBody(rest.Shape):
    number: Annotated[
        str, rest.text("运单号", "The number of the waybill", min_length=4, max_length=40, pattern="^[!-~]+$", examples=["SF1029384756"])
    ]
    carrier: Annotated[str, rest.text("快递公司", "The carrier", max_length=20)] = ""


class OrderedLineShape(rest.Shape):
    """Words and picture as they were when it was bought. `paid` is its part of the money, without freight."""

    id: rest.Id
    variant_id: rest.Id
    product_id: rest.Id
    title: str
    options: str
    picture: str | None
    quantity: int
    returned: Annotated[int, rest.text("退回了几件", "Pieces given back")]
    unit_price: int
    goods: int
    discount: int
    tax: int
    dew_amount: int
    paid: int
    is_gift: bool
    why: Annotated[str, rest.text("赠品因何而来", "What a gift is for")]
    note_id: Annotated[rest.Id | None, rest.text("从哪篇笔记来", "The note one came from")]
    exposure: Annotated[rest.Id | None, rest.text("在哪一页信息流上看到的", "The page of a feed on which one met the note, or the goods")]


class OrderShape(rest.Shape):
    """What one store sends from one warehouse. `after_sale_id`: the one that is open."""

    id: rest.Id
    number: str
    url: str
    purchase_id: rest.Id
    state: OrderState
    state_words: str
    store: StoreLineShape
    warehouse_kind: WarehouseKind
    lines: list[OrderedLineShape]
    currency: str
    goods: int
    freight: int
    tax: int
    discount: int
    dew: int
    dew_amount: int
    total: int
    refunded: int
    placed_at: datetime
    after_sale_id: rest.Id | None


class RecipientShape(rest.Shape):
    """As it was when it was ordered; the telephone with its middle hidden."""

    name: str
    phone: str
    line: str


class OrderWholeShape(rest.Shape):
    """`recipient` is null when it was erased. `can_…` say which acts are open to the buyer now."""

    order: OrderShape
    recipient: RecipientShape | None
    words: str
    missed_gifts: Annotated[
        list[str], rest.text("够条件却没有随单来的赠品，和原因", "Gifts that were earned and did not come along, and why")
    ]
    arrives_from: date | None
    arrives_by: date | None
    receive_by: Annotated[datetime | None, rest.text("到时自动签收", "Then it counts as received")]
    after_sales: list[rest.Id]
    can_cancel: bool
    can_receive: bool
    can_ask: bool


class LegShape(rest.Shape):
    """A step of the way; `at` is null for what is to come."""

    words: str
    at: datetime | None
    by: str | None
    is_now: bool


class NewsShape(rest.Shape):
    """What a carrier told."""

    at: datetime
    kind: str
    place: str


class ShipmentShape(rest.Shape):
    carrier: str
    number: str
    direction: str
    delivered_at: datetime | None
    news: list[NewsShape]


class WayShape(rest.Shape):
    """How far an order is: its whole way, its parcels, and its number at customs."""

    state: OrderState
    legs: list[LegShape]
    shipments: list[ShipmentShape]
    declaration: str | None
    released_at: datetime | None


class AfterSaleStepShape(rest.Shape):
    state: AfterSaleState
    by: str
    at: datetime
    words: str
    pictures: Annotated[list[str], rest.text("凭证，只给当事人看", "Evidence, for those concerned only")]


class AfterSalePieceShape(rest.Shape):
    line_id: rest.Id
    title: str
    quantity: int


class AfterSaleShape(rest.Shape):
    """Something a buyer asked to have put right. When `deadline_at` passes, the clock decides."""

    id: rest.Id
    url: str
    order_id: rest.Id
    kind: AfterSaleKind
    state: AfterSaleState
    state_words: str
    reason: str
    pieces: list[AfterSalePieceShape]
    amount: Annotated[int | None, rest.text("只要求退这么多", "So much is asked for, where it is not all")]
    currency: str
    given_back: int
    deadline_at: datetime | None
    steps: list[AfterSaleStepShape]


def order_shape(card: OrderCard) -> OrderShape:
    order = card.order
    return OrderShape(
        id=short(order.id),
        number=order.number,
        url=f"/orders/{short(order.id)}/",
        purchase_id=short(order.purchase_id),
        state=OrderState(order.state),
        state_words=str(card.state),
        store=store_line(card.store),
        warehouse_kind=WarehouseKind(order.warehouse_kind),
        lines=[_line(line) for line in card.lines],
        currency=card.currency,
        goods=order.goods,
        freight=order.freight,
        tax=order.tax,
        discount=order.discount,
        dew=order.dew,
        dew_amount=order.dew_amount,
        total=order.total,
        refunded=order.refunded,
        placed_at=order.created_at,
        after_sale_id=short(card.after_sale.id) if card.after_sale else None,
    )


def whole_order_shape(view: OrderView) -> OrderWholeShape:
    order, address = view.order, address_of(view.purchase.recipient)
    return OrderWholeShape(
        order=order_shape(view.card),
        recipient=RecipientShape(name=address.parts.name, phone=address.phone, line=address.line) if address else None,
        words=order.words,
        missed_gifts=[_words(zh, en) for zh, en in order.missed_gifts],
        arrives_from=order.arrives_from,
        arrives_by=order.arrives_by,
        receive_by=order.receive_by,
        after_sales=[short(one.id) for one in view.after_sales],
        can_cancel=view.can_cancel,
        can_receive=view.can_receive,
        can_ask=view.can_ask,
    )


def way_shape(view: OrderView) -> WayShape:
    paper = view.declaration
    return WayShape(
        state=OrderState(view.order.state),
        legs=[_leg(leg) for leg in view.legs],
        shipments=[_shipment(parcel, [one for one in view.news if one.shipment_id == parcel.id]) for parcel in view.shipments],
        declaration=paper.number if paper else None,
        released_at=paper.released_at if paper else None,
    )


def after_sale_shape(view: AfterSaleView) -> AfterSaleShape:
    row = view.row
    return AfterSaleShape(
        id=short(row.id),
        url=f"/after-sales/{short(row.id)}/",
        order_id=short(row.order_id),
        kind=AfterSaleKind(row.kind),
        state=AfterSaleState(row.state),
        state_words=str(view.state),
        reason=row.reason,
        pieces=[
            AfterSalePieceShape(line_id=short(line.id), title=_words(line.title, line.title_en), quantity=n) for line, n in view.pieces
        ],
        amount=row.amount,
        currency=view.card.currency,
        given_back=view.given_back.minor,
        deadline_at=row.deadline_at,
        steps=[_step(row.id, step) for step in view.steps],
    )


def _line(line: OrderLine) -> OrderedLineShape:
    return OrderedLineShape(
        id=short(line.id),
        variant_id=short(line.variant_id),
        product_id=short(line.product_id),
        title=_words(line.title, line.title_en),
        options=_words(line.option_text, line.option_text_en),
        picture=line.picture_url or None,
        quantity=line.quantity,
        returned=line.returned,
        unit_price=line.unit_price,
        goods=line.goods,
        discount=line.discount,
        tax=line.tax,
        dew_amount=line.dew_amount,
        paid=line.paid,
        is_gift=line.is_gift,
        why=_words(line.why, line.why_en),
        note_id=short(line.from_note_id) if line.from_note_id else None,
        exposure=short(line.from_exposure) if line.from_exposure else None,
    )


def _leg(leg: Leg) -> LegShape:
    return LegShape(words=str(leg.words), at=leg.step.at if leg.step else None, by=leg.step.by if leg.step else None, is_now=leg.is_now)


def _shipment(parcel: Shipment, news: list[ShipmentNews]) -> ShipmentShape:
    return ShipmentShape(
        carrier=parcel.carrier,
        number=parcel.number,
        direction=parcel.direction,
        delivered_at=parcel.delivered_at,
        news=[NewsShape(at=one.at, kind=one.kind, place=_words(one.place, one.place_en)) for one in news],
    )


def _step(after_sale_id: int, step: AfterSaleStep) -> AfterSaleStepShape:
    pictures = [f"/after-sales/{short(after_sale_id)}/{short(id)}/large/" for id in step.picture_ids]
    return AfterSaleStepShape(state=AfterSaleState(step.state), by=step.by, at=step.at, words=step.words, pictures=pictures)


def _words(zh: str, en: str) -> str:
    return str(Words(zh, en or zh))
