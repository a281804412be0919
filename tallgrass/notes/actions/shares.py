"""Links that know who came by them."""

import hashlib
import secrets
from collections.abc import Mapping
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Q

from tallgrass.accounts.models import Person
from tallgrass.notes.events import NoteShared, ShareFollowed
from tallgrass.notes.models import Note, Share, ShareVisit
from tallgrass.platform import clock
from tallgrass.platform.database import rows
from tallgrass.platform.events import emit
from tallgrass.platform.ids import new_id

KEPT = timedelta(days=180)
"""How long it is known who came by a link."""
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


def follow_share(*, code: str, visitor: Person | None, browser: str = "") -> Share | None:
    """Note who came by a link: once a day, and counted the first time only. None when there is no such link.

    `browser` is the key of a cookie; empty for whoever shall not be counted (robots). The maker's own visits are none.
    Emits `ShareFollowed` the first time.
    """
    share = Share.objects.filter(code=code).first()
    if share is None or not browser or (visitor and visitor.id == share.person_id):
        return share
    with transaction.atomic():
        who = Q(browser=browser_print(browser)) | (Q(person_id=visitor.id) if visitor else Q())
        known = ShareVisit.objects.filter(who, share=share).exists()
        came = rows(
            "INSERT INTO notes_sharevisit (id, share_id, browser, person_id, day) VALUES (%s, %s, %s, %s, %s) ON CONFLICT DO NOTHING RETURNING 1",
            [new_id(), share.id, browser_print(browser), visitor.id if visitor else None, clock.now().date()],
        )
        if came and not known:
            emit(ShareFollowed(share_id=share.id, note_id=share.note_id))
    return share


def browser_print(key: str) -> str:
    """What is kept of a browser's key: enough to know it again, not enough to be it."""
    return hashlib.sha256(key.encode()).hexdigest()[:32]


def add_to_visits(changes: Mapping[int, int]) -> None:
    """Add to the visits of many links, in the order of their ids."""
    ids = sorted(changes)
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH held AS (SELECT s.id, n.change FROM notes_share s JOIN unnest(%s::bigint[], %s::int[]) AS n (id, change) ON n.id = s.id"
            " ORDER BY s.id FOR UPDATE OF s) UPDATE notes_share s SET visits = visits + held.change FROM held WHERE s.id = held.id",
            [ids, [changes[id] for id in ids]],
        )


def forget_old_visits() -> int:
    """Delete who came by links more than half a year ago; the counts stay. How many."""
    gone, _ = ShareVisit.objects.filter(day__lt=clock.now().date() - KEPT).delete()
    return gone


def new_code() -> str:
    """Ten letters, about 50 bits: not to be guessed, short enough to read out."""
    return "".join(secrets.choice(_LETTERS) for _ in range(10))
