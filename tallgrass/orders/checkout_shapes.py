"""A checkout in JSON: what is asked, what it comes to, what was ordered. Amounts are minor units of `currency`."""

from datetime import date, datetime
from typing import Annotated

from tallgrass.mall.shapes import StoreLineShape, store_line
from tallgrass.mall.types import WarehouseKind
from tallgrass.orders.cart_shapes import PriceHintShape, PriceStepShape, WishBody, price_hints, price_steps
from tallgrass.orders.checkout_types import Parcel, Plan, PlannedLine, Quota
from tallgrass.orders.models import Order, Purchase
from tallgrass.orders.states import OrderState, PurchaseState
from tallgrass.platform import rest
from tallgrass.platform.ids import short
from tallgrass.platform.money import MOST
from tallgrass.promotions.crossborder.types import Verdict


class CheckoutBody(rest.Shape):
    """What to buy and how. Left out: what is chosen in the cart, the default address, the first name for customs, the best of one's coupons."""

    goods: (
        Annotated[list[WishBody], rest.text("直接买这些，不经购物车", "Buy these, not what is in the cart", min_length=1, max_length=60)]
        | None
    ) = None
    address_id: rest.Id | None = None
    identity_id: Annotated[rest.Id | None, rest.text("清关用的实名", "Whose name customs is told")] = None
    claims: (
        Annotated[list[rest.Id], rest.text("用这几张券；空的就是不用券", "Use these coupons; none: no coupon", max_length=20)] | None
    ) = None
    use_dew: Annotated[bool, rest.text("用露珠抵扣", "Pay a part with dew")] = False


class OrderBody(CheckoutBody, kw_only=True):
    """`total` is the one that was shown: when it is another by now, nothing is ordered."""

    total: Annotated[int, rest.text("看到的合计", "The total that was shown", ge=0, le=MOST)]
    words: Annotated[str, rest.text("给商家的话", "Words to the store", max_length=200)] = ""


class PlannedLineShape(rest.Shape):
    """`paid` is the line's part of the money, without freight."""

    variant_id: rest.Id
    product_id: rest.Id
    title: str
    options: str
    quantity: int
    unit_price: int
    goods: int
    discount: int
    tax: int
    tax_basis_points: Annotated[int, rest.text("综合税率，万分之几", "The combined rate, in hundredths of a per cent")]
    dew: Annotated[int, rest.text("用掉几滴露珠", "Drops of dew that are used")]
    dew_amount: int
    paid: int
    is_gift: bool
    why: Annotated[str, rest.text("赠品因何而来", "What a gift is for")]


class CustomsPartShape(rest.Shape):
    """One of the orders a too large one becomes."""

    goods: list[str]
    value: int
    is_full: Annotated[bool, rest.text("全额征税", "Taxed in full")]


class CustomsShape(rest.Shape):
    """How the import was judged. Refused as one: `parts` says how it passes."""

    verdict: Verdict
    value: int
    words: list[str]
    parts: list[CustomsPartShape]


class PlannedParcelShape(rest.Shape):
    """What one store sends from one warehouse: it becomes an order."""

    store: StoreLineShape
    warehouse_id: rest.Id
    warehouse: str
    kind: WarehouseKind
    lines: list[PlannedLineShape]
    goods: int
    discount: int
    freight: int
    tax: int
    dew_amount: int
    total: int
    arrives_from: date
    arrives_by: date
    customs: CustomsShape | None
    missed_gifts: Annotated[list[str], rest.text("够条件却不随单来的赠品，和原因", "Gifts that were earned and do not come along, and why")]


class QuotaShape(rest.Shape):
    """The yearly limit of a name for imports: used before, taken by this checkout, left after it."""

    year: int
    limit: int
    used: int
    now: int
    left: int
    single: Annotated[int, rest.text("单次限值", "The most at once")]


class FaultShape(rest.Shape):
    """Why it cannot be ordered as it stands."""

    code: str
    words: str
    variant_id: Annotated[rest.Id | None, rest.text("哪一款", "Of which variant")]


class CheckoutShape(rest.Shape):
    """Worked out anew each time. No `faults`: it can be ordered with this `total`."""

    currency: str
    address_id: rest.Id | None
    identity_id: rest.Id | None
    needs_identity: bool
    parcels: list[PlannedParcelShape]
    goods: int
    discount: int
    freight: int
    tax: int
    dew: int
    dew_amount: int
    dew_owned: int
    total: int
    claims: Annotated[list[rest.Id], rest.text("用上的券", "The coupons of one's own that are used")]
    steps: list[PriceStepShape]
    hints: list[PriceHintShape]
    quota: QuotaShape | None
    faults: list[FaultShape]


class PurchaseOrderShape(rest.Shape):
    id: rest.Id
    number: str
    state: OrderState
    total: int


class PurchaseShape(rest.Shape):
    """One checkout, one payment. While `pending` it can be paid until `expires_at`."""

    id: rest.Id
    state: PurchaseState
    currency: str
    goods: int
    freight: int
    tax: int
    discount: int
    dew: int
    dew_amount: int
    total: int
    expires_at: datetime
    paid_at: datetime | None
    orders: list[PurchaseOrderShape]


def checkout_shape(plan: Plan, address_id: int | None, identity_id: int | None) -> CheckoutShape:
    return CheckoutShape(
        currency=plan.currency,
        address_id=short(address_id) if address_id else None,
        identity_id=short(identity_id) if identity_id else None,
        needs_identity=plan.needs_identity,
        parcels=[_parcel(parcel) for parcel in plan.parcels],
        goods=plan.goods,
        discount=plan.discount,
        freight=plan.freight,
        tax=plan.tax,
        dew=plan.dew,
        dew_amount=plan.dew_amount,
        dew_owned=plan.dew_owned,
        total=plan.total,
        claims=[short(id) for id in plan.quote.coupons],
        steps=price_steps(plan.quote),
        hints=price_hints(plan.quote),
        quota=_quota(plan.quota) if plan.quota else None,
        faults=[
            FaultShape(code=fault.code, words=str(fault.words), variant_id=short(int(fault.key.partition(":")[0])) if fault.key else None)
            for fault in plan.faults
        ],
    )


def purchase_shape(purchase: Purchase, orders: list[Order]) -> PurchaseShape:
    return PurchaseShape(
        id=short(purchase.id),
        state=PurchaseState(purchase.state),
        currency=purchase.currency,
        goods=purchase.goods,
        freight=purchase.freight,
        tax=purchase.tax,
        discount=purchase.discount,
        dew=purchase.dew,
        dew_amount=purchase.dew_amount,
        total=purchase.total,
        expires_at=purchase.expires_at,
        paid_at=purchase.paid_at,
        orders=[
            PurchaseOrderShape(id=short(order.id), number=order.number, state=OrderState(order.state), total=order.total)
            for order in orders
        ],
    )


def _parcel(parcel: Parcel) -> PlannedParcelShape:
    return PlannedParcelShape(
        store=store_line(parcel.store),
        warehouse_id=short(parcel.warehouse.warehouse_id),
        warehouse=str(parcel.warehouse.name),
        kind=parcel.warehouse.kind,
        lines=[_line(line) for line in parcel.lines],
        goods=parcel.goods,
        discount=parcel.discount,
        freight=parcel.freight,
        tax=parcel.tax,
        dew_amount=parcel.dew_amount,
        total=parcel.total,
        arrives_from=parcel.arrives[0],
        arrives_by=parcel.arrives[1],
        customs=_customs(parcel),
        missed_gifts=[str(words) for words in parcel.missed_gifts],
    )


def _line(line: PlannedLine) -> PlannedLineShape:
    return PlannedLineShape(
        variant_id=short(line.wish.variant_id),
        product_id=short(line.offer.product_id),
        title=str(line.offer.title),
        options=str(line.offer.option_text),
        quantity=line.wish.quantity,
        unit_price=line.unit_price,
        goods=line.goods,
        discount=line.discount,
        tax=line.tax,
        tax_basis_points=line.tax_basis_points,
        dew=line.dew,
        dew_amount=line.dew_amount,
        paid=line.paid,
        is_gift=line.is_gift,
        why=str(line.why) if line.why else "",
    )


def _customs(parcel: Parcel) -> CustomsShape | None:
    judged = parcel.customs
    if judged is None:
        return None
    titles = {line.wish.key: str(line.offer.title) for line in parcel.lines}
    parts = [
        CustomsPartShape(goods=[f"{titles[key]} × {count}" for key, count in part.pieces], value=part.value, is_full=part.is_full)
        for part in judged.parts
    ]
    return CustomsShape(verdict=judged.verdict, value=judged.value, words=[str(words) for words in judged.words], parts=parts)


def _quota(quota: Quota) -> QuotaShape:
    return QuotaShape(year=quota.year, limit=quota.limit, used=quota.used, now=quota.now, left=quota.left, single=quota.single)
