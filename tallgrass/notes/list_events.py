"""What happens with lists."""

from dataclasses import dataclass

from tallgrass.platform.events import Event


@dataclass(frozen=True)
class ListMade(Event):
    list_id: int
    owner_id: int
    copied_from_id: int
    """0 when it was begun empty."""


@dataclass(frozen=True)
class ListDeleted(Event):
    list_id: int
    owner_id: int


@dataclass(frozen=True)
class ListRestored(Event):
    list_id: int
    owner_id: int


@dataclass(frozen=True)
class ListShared(Event):
    list_id: int
    owner_id: int
