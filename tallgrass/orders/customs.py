"""The three documents customs compares: order, payment, logistics. Pure; they hold prints and masks, never a name or number."""

from dataclasses import asdict, dataclass
from typing import Any

from tallgrass.platform.words import Words


@dataclass(frozen=True)
class OrderPaper:
    number: str
    buyer: str
    """The print of the payer's identity."""
    goods: int
    freight: int
    tax: int
    paid: int
    pieces: int
    weight_grams: int


@dataclass(frozen=True)
class PaymentPaper:
    number: str
    payer: str
    amount: int
    provider: str


@dataclass(frozen=True)
class LogisticsPaper:
    number: str
    waybill: str
    recipient: str
    pieces: int
    weight_grams: int
    freight: int


def disagreements(order: dict[str, Any], payment: dict[str, Any], logistics: dict[str, Any]) -> list[Words]:
    """In what the three do not agree; empty when customs can release."""
    found = []
    if not order["number"] == payment["number"] == logistics["number"]:
        found.append(Words("订单号", "order number"))
    if order["buyer"] != payment["payer"] or not order["buyer"]:
        found.append(Words("订购人与付款人", "buyer and payer"))
    if order["paid"] != payment["amount"]:
        found.append(Words("金额", "amount"))
    if order["pieces"] != logistics["pieces"] or order["weight_grams"] != logistics["weight_grams"]:
        found.append(Words("件数与重量", "pieces and weight"))
    if order["freight"] != logistics["freight"]:
        found.append(Words("运费", "freight"))
    if not logistics["waybill"]:
        found.append(Words("运单号", "waybill"))
    return found


def body_of(paper: OrderPaper | PaymentPaper | LogisticsPaper) -> dict[str, Any]:
    return asdict(paper)
