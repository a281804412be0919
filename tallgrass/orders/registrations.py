"""What the platform is told about orders."""

from tallgrass.ledger.memos import register_memos
from tallgrass.mall.merchant import MerchantPlace, register_merchant_place
from tallgrass.orders import models
from tallgrass.orders.actions.erasing import forget_carts, forget_recipients
from tallgrass.orders.invariants import ORDER_INVARIANTS
from tallgrass.orders.payments.invariants import MEMOS, PAYMENT_INVARIANTS
from tallgrass.orders.queries.after_sales import count_to_answer
from tallgrass.orders.queries.orders import count_to_send
from tallgrass.orders.subjects import AfterSaleSubject, OrderSubject
from tallgrass.platform.invariants import invariants
from tallgrass.platform.personal_data import Holding, declare
from tallgrass.platform.slots import Slot, register_slot
from tallgrass.platform.subjects import register_subject
from tallgrass.platform.words import Words

register_subject("order", OrderSubject())
register_subject("after_sale", AfterSaleSubject())
register_slot("product", Slot("buy", "goods_buy", Words("购买", "Buy")))
register_merchant_place(
    MerchantPlace("merchant_orders", "box", Words("订单", "Orders"), order=10, waits=lambda store_id: count_to_send([store_id])),
    MerchantPlace(
        "merchant_after_sales", "undo", Words("售后", "After-sales"), order=12, waits=lambda store_id: count_to_answer([store_id])
    ),
)
invariants(*ORDER_INVARIANTS)
_KEPT = "Kept for the books and for customs; after erasure they name the person by id only."

declare(
    Holding(
        models.Address,
        "person_id",
        export=("name", "phone", "country", "province", "city", "district", "street", "postcode", "is_default", "created_at"),
    ),
    Holding(models.Cart, "person_id", export=("created_at", "touched_at"), erase=forget_carts),
    Holding(
        models.Purchase,
        "buyer_id",
        export=("created_at", "state", "currency", "goods", "freight", "tax", "discount", "dew", "total", "recipient", "paid_at"),
        erase=forget_recipients,
        why=_KEPT,
    ),
    Holding(
        models.Order,
        "buyer_id",
        export=("number", "created_at", "state", "goods", "freight", "tax", "discount", "total", "refunded", "words", "received_at"),
        keep=True,
        why=_KEPT,
    ),
    Holding(
        models.OrderStep, "actor_id", keep=True, why="Append-only: what happened to an order is kept, and names who did it by id only."
    ),
    Holding(models.AfterSale, "buyer_id", export=("created_at", "kind", "state", "reason", "amount", "ended_at"), keep=True, why=_KEPT),
    Holding(models.AfterSaleStep, "actor_id", export=("at", "state", "words"), keep=True, why=_KEPT),
)
declare(
    Holding(
        models.Payment,
        "buyer_id",
        export=("created_at", "purchase_id", "provider", "amount", "currency", "state", "captured_at", "refunding"),
        keep=True,
        why=_KEPT,
    ),
)
register_memos(MEMOS)
invariants(*PAYMENT_INVARIANTS)
