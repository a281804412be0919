"""What people look for."""

from dataclasses import dataclass

from tallgrass.platform.events import Event


@dataclass(frozen=True)
class Searched(Event):
    """Someone searched, once a person and query in ten minutes. Visitors, and members who keep no history, are never in here."""

    person_id: int
    words: str
    """The query folded (width, case, traditional to simplified, one space between words), at most 60 letters."""
    results: int
    """How many notes were found; 0 for a search in vain."""
