"""Places on a page for parts of apps that the page's own app does not know.

    register_slot("product", Slot("notes", "goods_notes", Words("买过的人怎么说", "What buyers say")))      # registrations.py of the upper app

The part is the answer at an address of that app, which takes the id of the thing (of a brand, its slug): to htmx the part alone, opened cold a whole page. A page
holds a slot only when somebody registered it, so nothing is asked for in vain; without script there is a link in its place.
"""

from dataclasses import dataclass

from tallgrass.platform.words import Words


@dataclass(frozen=True)
class Slot:
    name: str
    """Where on the page it stands; the page says which names it has."""
    address: str
    """The name of a URL that takes the id of the thing."""
    words: Words
    """What its link says where there is no script."""


_slots: dict[str, dict[str, Slot]] = {}


def register_slot(page: str, slot: Slot) -> None:
    """Put a part into the pages of a kind of thing.

    Raises:
        TypeError: the place is taken.
    """
    if _slots.setdefault(page, {}).setdefault(slot.name, slot) != slot:
        raise TypeError(f"the slot {slot.name!r} of {page!r} is taken")


def slots_of(page: str) -> dict[str, Slot]:
    """The parts registered for a kind of page, by their place."""
    return _slots.get(page, {})
