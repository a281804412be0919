"""What of a person's data stands in the mall."""

from tallgrass.mall.models import StockMove, StoreApplication, StoreStaff
from tallgrass.mall.proofs import INVARIANTS
from tallgrass.mall.searching import ProductSubject, StoreSubject
from tallgrass.platform.invariants import invariants
from tallgrass.platform.personal_data import Holding, declare
from tallgrass.platform.subjects import register_subject

register_subject("product", ProductSubject())
register_subject("store", StoreSubject())
invariants(*INVARIANTS)

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
)
