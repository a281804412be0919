"""Pictures that rows name: found in the folder of photos, and taken in."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from django.db import connection

from tallgrass.exchange.actions.taking import OfRow, patiently, rejected
from tallgrass.exchange.errors import missing, no_file
from tallgrass.exchange.types import Rejected
from tallgrass.media.actions import store_picture
from tallgrass.media.models import Picture
from tallgrass.platform.errors import DomainError

HANDS = 2
"""Pictures developed at a time: as many as the dark room has seats."""

T = TypeVar("T", bound=OfRow)


def find_picture(folder: Path | None, name: str) -> Path:
    """The file of a name, inside the folder of photos and nowhere else.

    Raises:
        DomainError: `missing` without a folder, `no_file`.
    """
    if folder is None:
        raise missing("--photos")
    whole = folder.resolve()
    path: Path = (whole / name).resolve()
    if not path.is_relative_to(whole) or not path.is_file():
        raise no_file(name)
    return path


def store_named(folder: Path | None, names: Sequence[str], *, owner_id: int) -> list[int]:
    """Take the pictures of these names in for a person: their ids. Waits while the machine is busy.

    Raises:
        DomainError: as `find_picture`, or what is wrong with a picture.
    """
    return [_stored(find_picture(folder, name), owner_id).id for name in names]


def with_hands(prepared: Sequence[T], store: Callable[[T], T]) -> tuple[list[T], list[Rejected]]:
    """What `store` makes of each, several at a time; those whose pictures cannot be taken in are refused."""

    def handed(one: T) -> T | Rejected:
        try:
            return store(one)
        except DomainError as error:
            return rejected(one.filled, error)
        finally:
            connection.close()

    with ThreadPoolExecutor(HANDS) as hands:
        done = list(hands.map(handed, prepared))
    return [one for one in done if not isinstance(one, Rejected)], [one for one in done if isinstance(one, Rejected)]


def _stored(path: Path, owner_id: int) -> Picture:
    def store() -> Picture:
        with path.open("rb") as file:
            return store_picture(owner_id=owner_id, file=file)

    return patiently(store)
