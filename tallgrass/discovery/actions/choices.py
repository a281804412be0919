"""What readers say about their feed: how they want it, what they are not interested in, and that it begins anew."""

from django.db import connection, transaction

from tallgrass.accounts.models import Person
from tallgrass.discovery.models import FeedChoice, Refusal
from tallgrass.discovery.types import FeedMode, Reader
from tallgrass.notes.queries import authors_of
from tallgrass.platform import clock
from tallgrass.platform.ids import new_id


def choose_feed(*, actor: Person, mode: FeedMode) -> None:
    """Say what the first wall shows. From `PLAIN` on nothing new is written down under one's name."""
    FeedChoice.objects.update_or_create(person_id=actor.id, defaults={"mode": mode.value})


def reset_feed(*, actor: Person) -> None:
    """Begin the feed anew: nothing done so far counts any more, and what was refused may come up again."""
    with transaction.atomic():
        FeedChoice.objects.update_or_create(person_id=actor.id, defaults={"reset_at": clock.now()})
        Refusal.objects.filter(person_id=actor.id).delete()


def refuse_thing(*, reader: Reader, thing_id: int, whole_author: bool = False) -> None:
    """Not interested in this one, or in anything of its author. Twice is once; the wider word holds until it is taken back.
    Nobody else is told."""
    if reader.person_id is None and reader.device is None:
        return
    author = authors_of([thing_id]).get(thing_id) if whole_author and reader.person_id is not None else None
    key = "person_id" if reader.person_id is not None else "device"
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO discovery_refusal (id, person_id, device, thing_id, author_id) VALUES (%s, %s, %s, %s, %s)"
            f" ON CONFLICT ({key}, thing_id) DO UPDATE SET author_id = coalesce(excluded.author_id, discovery_refusal.author_id)",
            [new_id(), reader.person_id, reader.device, thing_id, author],
        )


def want_again(*, reader: Reader, thing_id: int) -> None:
    """Take a refusal back. Twice is once."""
    if reader.person_id is not None:
        Refusal.objects.filter(person_id=reader.person_id, thing_id=thing_id).delete()
    elif reader.device is not None:
        Refusal.objects.filter(device=reader.device, thing_id=thing_id).delete()
