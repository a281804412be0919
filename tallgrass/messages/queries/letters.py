"""Letters as one of the two sees them."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import apart_from, person_cards
from tallgrass.media.queries import private_pictures
from tallgrass.messages.models import Letter, Participant
from tallgrass.messages.types import Gone, Kind, LetterView
from tallgrass.platform import clock
from tallgrass.platform.database import rows
from tallgrass.platform.pagination import Page, decode_cursor, encode_cursor
from tallgrass.platform.subjects import Ref, SubjectCard, subject_cards

COLUMNS = "l.id, l.conversation_id, l.number, l.sender_id, l.kind, l.text, l.subject_id, l.picture_id, l.sent_at, l.gone, l.withheld_at IS NOT NULL"
VISIBLE = "NOT EXISTS (SELECT 1 FROM letters_hiddenletter h WHERE h.letter_id = l.id AND h.person_id = %(me)s)"
Row = tuple[Any, ...]


def list_letters(side: Participant, *, before: int | None = None, after: int | None = None, size: int) -> list[Row]:
    """Rows of the letters this side still has, below `before` (newest first) or above `after` (oldest first). One query."""
    way, order = ("<", "DESC") if after is None else (">", "ASC")
    return rows(
        f"SELECT {COLUMNS} FROM letters_letter l WHERE l.conversation_id = %(conversation)s AND l.number > %(cleared)s"
        f" AND l.number {way} %(bound)s AND {VISIBLE} ORDER BY l.number {order} LIMIT %(size)s",
        {
            "conversation": side.conversation_id,
            "cleared": side.cleared_number,
            "bound": (before if before is not None else 2**31 - 1) if after is None else after,
            "me": side.person_id,
            "size": size,
        },
    )


def letter_views(found: Sequence[Row], viewer_id: int) -> list[LetterView]:
    """Rows as views, in their order. People, notes and pictures are looked up together: at most one bulk call each."""
    found = [_blank(row) if row[10] and row[3] != viewer_id else row for row in found]
    shown = {kind: {row[6] for row in found if row[4] == kind.value and row[6]} for kind in (Kind.NOTE, Kind.PERSON)}
    people = person_cards({row[3] for row in found} | shown[Kind.PERSON])
    notes: dict[Ref, SubjectCard] = {}
    if shown[Kind.NOTE]:
        notes = subject_cards({Ref("note", id) for id in shown[Kind.NOTE]}, viewer_id)
    pictures = private_pictures({row[7] for row in found if row[7]})
    now = clock.now()
    return [
        LetterView(
            id=id, conversation_id=conversation_id, number=number, mine=sender_id == viewer_id, sender=people.get(sender_id),
            kind=Kind(kind), text=text, sent_at=sent_at, gone=Gone(gone), withheld=withheld,
            can_take_back=sender_id == viewer_id and not gone and is_fresh(sent_at, now),
            card=notes.get(Ref("note", subject_id or 0)) if kind == Kind.NOTE.value else None,
            person=people.get(subject_id) if kind == Kind.PERSON.value and subject_id else None,
            picture=pictures.get(picture_id) if picture_id else None,
        )
        for id, conversation_id, number, sender_id, kind, text, subject_id, picture_id, sent_at, gone, withheld in found
    ]  # fmt: skip


def _blank(row: Row) -> Row:
    return (*row[:4], Kind.TEXT.value, "", None, None, *row[8:])


def is_fresh(sent_at: datetime, now: datetime) -> bool:
    """Whether a letter can still be taken back."""
    return now - sent_at <= timedelta(seconds=settings.TALLGRASS_LETTER_TAKE_BACK)


def get_letter(viewer: Person, letter: Letter) -> LetterView:
    """One letter, already found through its door."""
    row = (
        letter.id, letter.conversation_id, letter.number, letter.sender_id, letter.kind, letter.text, letter.subject_id, letter.picture_id,
        letter.sent_at, letter.gone, letter.withheld_at is not None,
    )  # fmt: skip
    return letter_views([row], viewer.id)[0]


def letters_for(ids: Collection[int], viewer_id: int) -> list[LetterView]:
    """Letters by id, of those conversations the viewer takes part in and has not deleted them from. Two queries, and those of views."""
    found = rows(
        f"SELECT p.other_id, {COLUMNS} FROM letters_letter l JOIN letters_participant p ON p.conversation_id = l.conversation_id"
        f" WHERE l.id = ANY(%(ids)s) AND p.person_id = %(me)s AND l.number > p.cleared_number AND {VISIBLE}",
        {"ids": list(ids), "me": viewer_id},
    )
    apart = apart_from(viewer_id)
    return letter_views([row[1:] for row in found if row[0] not in apart], viewer_id)


def page_letters(side: Participant, cursor: str | None, size: int) -> Page[LetterView]:
    """Letters of a conversation, newest first."""
    key = decode_cursor(cursor, int)
    found = list_letters(side, before=max(-(2**31), min(key[0], 2**31 - 1)) if key else None, size=size + 1)
    next = encode_cursor(found[size - 1][2]) if len(found) > size else None
    return Page(letter_views(found[:size], side.person_id), next)
