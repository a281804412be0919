"""Links that know who came by them."""

import secrets

from django.db import transaction
from django.db.models import F

from tallgrass.accounts.models import Person
from tallgrass.notes.events import NoteShared
from tallgrass.notes.models import Note, Share
from tallgrass.platform.events import emit

_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"


def share_note(*, actor: Person | None, note: Note) -> Share:
    """The actor's own link to a note; the same one each time. Emits `NoteShared` the first time only.

    A visitor gets a fresh link each time, since nothing tells visitors apart.
    """
    with transaction.atomic():
        if actor is not None:
            share, first = Share.objects.get_or_create(person_id=actor.id, note=note, defaults={"code": new_code()})
        else:
            share, first = Share.objects.create(note=note, code=new_code()), True
        if first:
            emit(NoteShared(note_id=note.id, author_id=note.author_id, person_id=actor.id if actor else 0))
    return share


def follow_share(*, code: str, visitor: Person | None) -> Share | None:
    """The link of a code, its visit counted (its maker's own visits are not). None when there is no such link."""
    share = Share.objects.filter(code=code).first()
    if share and not (visitor and visitor.id == share.person_id):
        Share.objects.filter(id=share.id).update(visits=F("visits") + 1)
    return share


def new_code() -> str:
    """Ten letters, about 50 bits: not to be guessed, short enough to read out."""
    return "".join(secrets.choice(_LETTERS) for _ in range(10))
