"""Links that know who came by them."""

from tallgrass.accounts.models import Person
from tallgrass.notes.models import Note, Share
from tallgrass.platform.errors import not_found


def access_share(code: str) -> Share:
    """The link of a code; whoever has the code may follow it.

    Raises:
        DomainError: `not_found`.
    """
    share = Share.objects.filter(code=code).first()
    if share is None:
        raise not_found()
    return share


def count_visits(person: Person, note: Note) -> int:
    """How many came to a note by a person's own link."""
    return Share.objects.filter(person_id=person.id, note=note).values_list("visits", flat=True).first() or 0
