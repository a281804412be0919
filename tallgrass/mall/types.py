"""Shapes of the mall that cross walls."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tallgrass.media.types import PictureView
from tallgrass.platform.ids import short
from tallgrass.platform.money import Money
from tallgrass.platform.words import Words


class StoreKind(StrEnum):
    OWN = "own"
    """Run by the house: the self-operated mall."""
    FLAGSHIP = "flagship"
    OVERSEAS = "overseas"
    """An overseas flagship store."""


class StoreState(StrEnum):
    OPEN = "open"
    PAUSED = "paused"
    """By its owner: nothing can be bought, its page says so."""
    CLOSED = "closed"
    """By an operator, with a reason."""


class StaffRole(StrEnum):
    OWNER = "owner"
    STAFF = "staff"


class ApplicationState(StrEnum):
    WAITING = "waiting"
    APPROVED = "approved"
    REFUSED = "refused"


class ProductState(StrEnum):
    DRAFT = "draft"
    ON_SALE = "on_sale"
    WITHDRAWN = "withdrawn"
    """Taken off the shelves by the store."""
    STOPPED = "stopped"
    """By an operator, with a reason; the store cannot put it back."""
    WITHHELD = "withheld"
    """Put on sale, and seen by its store only until review has passed it."""


class WarehouseKind(StrEnum):
    DOMESTIC = "domestic"
    BONDED = "bonded"
    OVERSEAS = "overseas"


class TaxClass(StrEnum):
    """What the tariff calls a thing: decides the import taxes, see `taxes.TAXES`."""

    STANDARD = "standard"
    REDUCED = "reduced"
    COSMETICS = "cosmetics"
    EXEMPT = "exempt"


class ContentUnit(StrEnum):
    """What the content of one piece is measured in."""

    NONE = ""
    MILLILITRE = "ml"
    GRAM = "g"
    PIECE = "pc"


class HoldState(StrEnum):
    HELD = "held"
    CLAIMED = "claimed"
    RELEASED = "released"
    EXPIRED = "expired"


class MoveKind(StrEnum):
    """Why goods moved. `available`, `reserved` and `sold` of a stock are the sums of these."""

    RECEIVED = "received"
    ADJUSTED = "adjusted"
    RESERVED = "reserved"
    RELEASED = "released"
    CLAIMED = "claimed"
    RETURNED = "returned"


@dataclass(frozen=True)
class StockLine:
    """So many of a variant, from one warehouse."""

    variant_id: int
    warehouse_id: int
    quantity: int


@dataclass(frozen=True)
class ShortLine:
    """A line that cannot be had: what was wanted, and what there is."""

    variant_id: int
    warehouse_id: int
    wanted: int
    available: int


@dataclass(frozen=True)
class WarehouseStock:
    """What a warehouse holds of a variant and has promised to nobody."""

    warehouse_id: int
    kind: WarehouseKind
    available: int
    name: Words
    country: str
    days: tuple[int, int]
    """From paid to delivered: at least, at most."""


@dataclass(frozen=True)
class Offer:
    """All that a cart, a checkout and a receipt ask of a variant, at one moment.

    `price` is in the currency of the house; `home_price` is what the store asks in its own currency, None when that is the
    same. `list_price` is the price it is usually had for, None where there is none above.
    """

    variant_id: int
    product_id: int
    store_id: int
    title: Words
    option_text: Words
    picture_url: str | None
    price: Money
    list_price: Money | None
    home_price: Money | None
    tax_class: TaxClass
    vat_permille: int
    consumption_permille: int
    weight_grams: int
    country: str
    state: ProductState
    on_sale: bool
    """Product and store let it be bought now; stock is another matter."""
    warehouses: tuple[WarehouseStock, ...]
    category_id: int
    brand_id: int | None
    price_until: datetime | None = None
    """When a limited price ends."""

    @property
    def available(self) -> int:
        return sum(stock.available for stock in self.warehouses)

    @property
    def url(self) -> str:
        return f"/goods/{short(self.product_id)}/"


@dataclass(frozen=True)
class StoreCard:
    """A store in one line."""

    id: int
    handle: str
    name: Words
    kind: StoreKind
    country: str
    state: StoreState
    logo: PictureView | None = None

    @property
    def url(self) -> str:
        return f"/store/{self.handle}/"


@dataclass(frozen=True)
class ProductCard:
    """A product in a list. `price` is the lowest of its variants, `dearest` the highest when it differs."""

    id: int
    title: Words
    picture: PictureView | None
    price: Money
    dearest: Money | None
    list_price: Money | None
    store: StoreCard
    brand: Words | None
    country: str
    kinds: tuple[WarehouseKind, ...]
    """The kinds of warehouse it lies in."""
    in_stock: bool
    sold: int
    state: ProductState

    @property
    def url(self) -> str:
        return f"/goods/{short(self.id)}/"


@dataclass(frozen=True)
class CategoryView:
    """A category. `path` goes from the root down to itself."""

    id: int
    slug: str
    name: Words
    path: tuple[int, ...]
    retired: bool = False

    @property
    def url(self) -> str:
        return f"/mall/c/{self.slug}/"


@dataclass(frozen=True)
class BrandCard:
    """A brand in one line."""

    id: int
    slug: str
    name: Words
    country: str

    @property
    def url(self) -> str:
        return f"/brand/{self.slug}/"


@dataclass(frozen=True)
class StoreRequest:
    """What a member writes to ask for a store; `document_ids` are their uploads."""

    kind: StoreKind
    handle: str
    name: str
    country: str
    company: str
    licence: str
    contact: str
    goods: str
    name_en: str = ""
    document_ids: tuple[int, ...] = ()
