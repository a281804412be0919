"""What people look for."""

from dataclasses import dataclass

from tallgrass.platform.events import Event


@dataclass(frozen=True)
class Searched(Event):
    """Someone searched, once a person and query in ten minutes. Visitors, and members who keep no history, are never in here."""

    person_id: int
    search_id: int
    """What they searched for: `queries.keys_of` knows it as long as they keep it."""
    results: int
    """How many notes were found; 0 for a search in vain."""
