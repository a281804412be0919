"""What the mall tells."""

from dataclasses import dataclass

from tallgrass.platform.events import Event


@dataclass(frozen=True)
class StoreApplied(Event):
    application_id: int
    person_id: int


@dataclass(frozen=True)
class StoreOpened(Event):
    store_id: int
    person_id: int


@dataclass(frozen=True)
class StoreChanged(Event):
    """Its name, looks or state."""

    store_id: int


@dataclass(frozen=True)
class ProductListed(Event):
    """It came on sale, the first time or again; or back into lists that review had it taken out of."""

    product_id: int
    store_id: int
    first: bool


@dataclass(frozen=True)
class ProductChanged(Event):
    """What it says or costs changed; `renamed`: its title or brand too."""

    product_id: int
    store_id: int
    renamed: bool = False


@dataclass(frozen=True)
class ProductWithdrawn(Event):
    """It is off the shelves: by its store, or because review withheld it."""

    product_id: int
    store_id: int


@dataclass(frozen=True)
class ProductStopped(Event):
    product_id: int
    store_id: int
    by_id: int


@dataclass(frozen=True)
class StockTurned(Event):
    """A variant ran out in a warehouse, or came back."""

    product_id: int
    variant_id: int
    warehouse_id: int
    available: bool


@dataclass(frozen=True)
class GoodsSold(Event):
    """Reserved goods were paid for."""

    product_id: int
    variant_id: int
    quantity: int


@dataclass(frozen=True)
class GoodsReturned(Event):
    """Sold goods came back into stock."""

    product_id: int
    variant_id: int
    quantity: int
