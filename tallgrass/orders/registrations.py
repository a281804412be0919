"""What the platform is told about orders."""

from tallgrass.ledger.memos import register_memos
from tallgrass.orders import models
from tallgrass.orders.actions.erasing import forget_carts, forget_recipients
from tallgrass.orders.payments.invariants import MEMOS, PAYMENT_INVARIANTS
from tallgrass.platform.invariants import invariants
from tallgrass.platform.personal_data import Holding, declare

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
