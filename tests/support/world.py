"""A small world for tests, made by the real actions."""

from tallgrass.accounts.models import Person
from tallgrass.platform.log import read_all


class World:
    """Makes people and things with as few words as a test can say."""

    def __init__(self) -> None:
        self._made = 0

    def person(self, name: str | None = None, **fields: object) -> Person:
        self._made += 1
        handle = str(fields.pop("handle", f"person{self._made}"))
        return Person.objects.create(handle=handle, name=name or f"人{self._made}", **fields)

    def read_log(self) -> None:
        """Let every subscriber take what has happened."""
        read_all()
