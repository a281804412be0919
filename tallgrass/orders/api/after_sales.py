"""What a buyer has put right, as JSON."""

from collections.abc import Sequence

from tallgrass.accounts.models import Person
from tallgrass.media.errors import upload_gone
from tallgrass.orders import errors
from tallgrass.orders.actions.after_sales import Asking, ask_after_sale, dispute, say_more, send_back, withdraw
from tallgrass.orders.models import AfterSale
from tallgrass.orders.order_shapes import AfterSaleBody, AfterSaleShape, DisputeBody, SayBody, WaybillBody, after_sale_shape
from tallgrass.orders.queries.after_sales import access_after_sale, after_sale_views, page_after_sales
from tallgrass.platform import rest
from tallgrass.platform.errors import not_found
from tallgrass.platform.pagination import Page
from tallgrass.platform.words import Words

_STEP = (errors.wrong_step(),)
_SAYING = (*_STEP, errors.reason_needed(), upload_gone(), not_found())
_ASKING = (
    *_SAYING,
    errors.has_after_sale(),
    errors.too_late_for_that(),
    errors.nothing_to_give_back(),
    errors.asks_too_much(),
)


@rest.operation(Words("自己的售后，新的在前", "What one has asked to have put right, newest first"))
def after_sales(call: rest.Call[Person], query: rest.PageQuery) -> Page[AfterSaleShape]:
    return page_after_sales(buyer_id=call.actor.id, cursor=query.cursor, size=query.size).map(after_sale_shape)


@rest.operation(Words("一次售后，和双方说过的话", "One of them, with what either side said"))
def after_sale(call: rest.Call[Person], after_sale_id: int) -> AfterSaleShape:
    return _shape(access_after_sale(call.actor, after_sale_id))


@rest.operation(Words("申请售后", "Ask for something to be put right"), status=201, limit="after_sale", errors=_ASKING)
def after_sale_ask(call: rest.Call[Person], order_id: int, body: AfterSaleBody) -> AfterSaleShape:
    pieces: dict[int, int] = {}
    for piece in body.pieces:
        line_id = rest.id_of(piece.line_id)
        pieces[line_id] = pieces.get(line_id, 0) + piece.quantity
    asking = Asking(body.kind, body.reason.value, pieces, _one_line(body.words), body.amount, _ids(body.picture_ids))
    return _shape(ask_after_sale(actor=call.actor, order_id=order_id, asking=asking))


@rest.operation(Words("补充说明", "Say more"), status=201, limit="after_sale", errors=_SAYING)
def after_sale_say(call: rest.Call[Person], after_sale_id: int, body: SayBody) -> AfterSaleShape:
    found = access_after_sale(call.actor, after_sale_id)
    say_more(actor=call.actor, after_sale=found, by="buyer", words=_one_line(body.words), picture_ids=_ids(body.picture_ids))
    return _shape(found)


@rest.operation(Words("请平台介入", "Call for the house"), limit="after_sale", errors=_SAYING)
def after_sale_dispute(call: rest.Call[Person], after_sale_id: int, body: DisputeBody) -> AfterSaleShape:
    found = access_after_sale(call.actor, after_sale_id)
    return _shape(dispute(actor=call.actor, after_sale=found, words=_one_line(body.words), picture_ids=_ids(body.picture_ids)))


@rest.operation(Words("填寄回的运单", "Say by which parcel it comes back"), limit="after_sale", errors=[*_STEP, errors.waybill_needed()])
def after_sale_send_back(call: rest.Call[Person], after_sale_id: int, body: WaybillBody) -> AfterSaleShape:
    found = access_after_sale(call.actor, after_sale_id)
    return _shape(send_back(actor=call.actor, after_sale=found, carrier=body.carrier, number=body.number))


@rest.operation(Words("撤回售后", "Withdraw it"), limit="after_sale", errors=_STEP)
def after_sale_withdraw(call: rest.Call[Person], after_sale_id: int) -> AfterSaleShape:
    return _shape(withdraw(actor=call.actor, after_sale=access_after_sale(call.actor, after_sale_id)))


def _shape(found: AfterSale) -> AfterSaleShape:
    return after_sale_shape(after_sale_views([found])[found.id])


def _ids(named: Sequence[str]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(rest.id_of(id) for id in named))


def _one_line(words: str) -> str:
    return " ".join(words.split())
