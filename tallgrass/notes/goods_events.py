"""What happens with goods on notes."""

from dataclasses import dataclass

from tallgrass.platform.events import Event


@dataclass(frozen=True)
class GoodsTakenOff(Event):
    """An edit took a product off a note that everybody could find."""

    product_id: int
    note_id: int


@dataclass(frozen=True)
class ProductClicked(Event):
    """Somebody went from a note to a product, once in a while. `person_id` is 0 for a visitor, whom `device` tells apart; else it is empty."""

    note_id: int
    author_id: int
    product_id: int
    person_id: int
    device: str


@dataclass(frozen=True)
class PurchaseRemembered(Event):
    """Somebody received what they bought here, or gave it back: what they wrote of it weighs otherwise now."""

    product_id: int
    person_id: int
    kept: bool
