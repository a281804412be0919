"""What authors said to those who wrote to them under their notes."""

from dataclasses import dataclass
from datetime import datetime

from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import hidden_from, person_cards
from tallgrass.accounts.types import PersonCard
from tallgrass.platform.database import rows
from tallgrass.platform.ids import MAX_ID, short
from tallgrass.platform.pagination import Page, decode_cursor, encode_cursor

_TALKS = """
SELECT c.id, c.note_id, n.title, c.text, c.written_at, q.author_id, q.text FROM notes_comment c
JOIN notes_note n ON n.id = c.note_id AND n.author_id = c.author_id AND n.state = 'published' AND n.visibility = 'public' AND NOT n.limited
JOIN notes_comment q ON q.id = c.reply_to_id AND q.author_id <> c.author_id AND q.deleted_at IS NULL AND NOT q.withheld
WHERE c.author_id = %(author)s AND c.id < %(id)s AND c.deleted_at IS NULL AND NOT c.withheld AND c.text <> ''
  AND q.author_id <> ALL(%(hidden)s::bigint[]) ORDER BY c.id DESC LIMIT %(limit)s
"""


@dataclass(frozen=True)
class Talk:
    """An answer under one's own note, with what it answers."""

    id: int
    note_id: int
    note_title: str
    asker: PersonCard
    asked: str
    """Empty where it was a picture."""
    said: str
    at: datetime

    @property
    def url(self) -> str:
        return f"/notes/{short(self.note_id)}/?comment={short(self.id)}#comment-{short(self.id)}"


def page_talks(author: Person, *, viewer: Person | None, cursor: str | None = None, size: int = 20) -> Page[Talk]:
    """What an author answered under their public notes, newest first. One query, another for a member, one more for people not met lately.

    Raises:
        DomainError: `bad_cursor`.
    """
    key = decode_cursor(cursor, int)
    hidden = list(hidden_from(viewer.id)) if viewer else []
    found = rows(_TALKS, {"author": author.id, "id": key[0] if key else MAX_ID, "hidden": hidden, "limit": size + 1})
    people = person_cards(asker for _, _, _, _, _, asker, _ in found[:size])
    talks = [
        Talk(id, note_id, title, people[asker], asked, said, at)
        for id, note_id, title, said, at, asker, asked in found[:size]
        if asker in people
    ]
    return Page(talks, encode_cursor(found[size - 1][0]) if len(found) > size else None)
