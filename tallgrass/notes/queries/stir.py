"""Who did what with public notes lately: the evidence of what is hot."""

from collections.abc import Collection
from datetime import datetime

from tallgrass.platform.database import rows
from tallgrass.platform.ids import id_floor

# Ids tell the time, so that each table is read from its end, by its key. What was imported carries the ids of its own past.
_ACTS = """
(SELECT l.note_id, l.person_id, l.created_at, 'like' FROM notes_like l WHERE l.id >= %(from)s ORDER BY l.id DESC LIMIT %(most)s)
UNION ALL (SELECT s.note_id, s.person_id, s.created_at, 'save' FROM notes_save s WHERE s.id >= %(from)s ORDER BY s.id DESC LIMIT %(most)s)
UNION ALL (SELECT c.note_id, c.author_id, c.written_at, 'comment' FROM notes_comment c
  WHERE c.id >= %(from)s AND c.deleted_at IS NULL ORDER BY c.id DESC LIMIT %(most)s)
UNION ALL (SELECT n.id, n.author_id, n.published_at, 'note' FROM notes_note n
  WHERE n.state = 'published' AND n.published_at >= %(since)s ORDER BY n.published_at DESC LIMIT %(most)s)
"""
_PUBLIC = """
SELECT n.id, n.author_id, n.title, left(n.body, 40), n.channel FROM notes_note n
WHERE n.id = ANY(%s) AND n.state = 'published' AND n.visibility = 'public' AND NOT n.limited
"""
_TOPICS = """
SELECT nt.note_id, t.id, t.name FROM notes_notetopic nt JOIN notes_topic t ON t.id = nt.topic_id WHERE nt.note_id = ANY(%s)
"""


def list_acts_since(since: datetime, most: int) -> list[tuple[int, int, datetime, str]]:
    """(note, person, when, like | save | comment | note): at most `most` of each, the newest. One query."""
    found = rows(_ACTS, {"from": id_floor(since), "since": since, "most": most})
    return [(note, person, at, what) for note, person, at, what in found if at >= since]


def public_facts(note_ids: Collection[int]) -> dict[int, tuple[int, str, str]]:
    """Author, title (or how it begins) and channel of those that are public and may be spread. One query."""
    found = rows(_PUBLIC, [list(note_ids)])
    return {id: (author, title or body.split("\n", 1)[0], channel) for id, author, title, body, channel in found}


def topics_of(note_ids: Collection[int]) -> dict[int, list[tuple[int, str]]]:
    """The topics of notes: note → (topic, name). One query."""
    by_note: dict[int, list[tuple[int, str]]] = {}
    for note, topic, name in rows(_TOPICS, [list(note_ids)]):
        by_note.setdefault(note, []).append((topic, name))
    return by_note


def list_topic_followers(topic_id: int, *, after: int, limit: int) -> list[int]:
    """People who follow a topic, or one that was brought into it, by id above `after`. One query."""
    found = rows(
        "SELECT DISTINCT person_id FROM notes_topicfollow WHERE person_id > %(after)s AND (topic_id = %(topic)s"
        " OR topic_id IN (SELECT id FROM notes_topic WHERE merged_into_id = %(topic)s)) ORDER BY person_id LIMIT %(limit)s",
        {"topic": topic_id, "after": after, "limit": limit},
    )
    return [id for (id,) in found]
