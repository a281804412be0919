"""What of a person's data stands in the mall."""

from tallgrass.mall.merchant import MerchantPlace, register_merchant_place
from tallgrass.mall.models import ExchangeRate, StockMove, StoreApplication, StoreStaff
from tallgrass.mall.proofs import INVARIANTS
from tallgrass.mall.queries.merchant import count_low
from tallgrass.mall.searching import ProductSubject, StoreSubject
from tallgrass.platform.invariants import invariants
from tallgrass.platform.personal_data import Holding, declare
from tallgrass.platform.subjects import register_subject
from tallgrass.platform.words import Words

register_subject("product", ProductSubject())
register_subject("store", StoreSubject())
invariants(*INVARIANTS)
register_merchant_place(
    MerchantPlace("merchant_store", "home", Words("店铺首页", "Overview"), order=0),
    MerchantPlace("merchant_goods", "mall", Words("商品与库存", "Goods and stock"), order=40, waits=count_low),
    MerchantPlace("merchant_looks", "edit", Words("店铺装修", "Looks"), order=80),
    MerchantPlace("merchant_staff", "users", Words("店员", "Staff"), order=90),
)

declare(
    Holding(StoreStaff, "person_id", export=("store_id", "role", "created_at")),
    Holding(
        StoreApplication,
        "person_id",
        export=(
            *("created_at", "kind", "handle", "name", "name_en", "country", "company", "licence", "contact", "goods", "state", "reason"),
            "decided_at",
        ),
        also_owners=("decided_by_id",),
    ),
    Holding(StockMove, "actor_id", keep=True, why="Append-only: what goods moved, and who of a store moved them, by id only."),
    Holding(ExchangeRate, "set_by_id", keep=True, why="Rates of the house; who set one, by id only."),
)
