"""Counters of topics, and the order of their notes: readings of the log, taken note by note.

*Discussions* of a topic are the notes in it that everybody can find, and the likes, saves, shares, comments and answers (`DISCUSSED`) of those notes.
What a note adds stands beside it (`NoteTopic.counted`), so that a note counted anew changes the sum by the difference,
however often and in whatever order that is done.

*Heat* is a time in seconds: when the note was published, and a day and a half later for every doubling of
1 + likes + saves + 4 · (shares + comments + answers). It changes with acts only, not with the clock, so that it can be kept and walked by keyset.
"""

from collections.abc import Collection

from django.db import connection, transaction

from tallgrass.notes.events import TopicLeft
from tallgrass.notes.models import Topic
from tallgrass.platform.database import rows
from tallgrass.platform.events import emit

DISCUSSED = ("likes", "saves", "shares", "comments", "answers")
_WEIGHTS = {"shares": 4, "comments": 4, "answers": 4}
_DOUBLING = 36 * 3600

_SUM = " + ".join(f"coalesce(c.{name}, 0)" for name in DISCUSSED)
_SCORE = " + ".join(f"{_WEIGHTS.get(name, 1)} * coalesce(c.{name}, 0)" for name in DISCUSSED)
_WORTH = f"CASE WHEN n.state = 'published' AND n.visibility = 'public' AND NOT n.limited THEN greatest(1, 1 + {_SUM}) ELSE 0 END"
HEAT = f"(extract(epoch FROM n.published_at) + {_DOUBLING} * ln(1 + greatest(0, {_SCORE})) / ln(2))::bigint"

_HOLD = "SELECT 1 FROM notes_notetopic WHERE note_id = ANY(%(ids)s) ORDER BY id FOR UPDATE"
_RECOUNT = f"""
WITH fresh AS (
    SELECT nt.id, nt.topic_id, nt.counted AS was, {_WORTH} AS worth, n.published_at, coalesce({HEAT}, 0) AS heat
    FROM notes_notetopic nt JOIN notes_note n ON n.id = nt.note_id LEFT JOIN notes_notecounts c ON c.note_id = n.id
    WHERE nt.note_id = ANY(%(ids)s)
), kept AS (
    UPDATE notes_notetopic nt SET counted = fresh.worth, heat = fresh.heat, published_at = fresh.published_at FROM fresh
    WHERE nt.id = fresh.id AND (nt.counted, nt.heat, nt.published_at) IS DISTINCT FROM (fresh.worth, fresh.heat, fresh.published_at)
)
INSERT INTO notes_topiccounts AS t (topic_id, readings, notes, discussions, followers)
SELECT topic_id, 0, sum((worth > 0)::int - (was > 0)::int), sum(worth - was), 0 FROM fresh GROUP BY topic_id HAVING sum(abs(worth - was)) > 0
ORDER BY topic_id
ON CONFLICT (topic_id) DO UPDATE SET notes = t.notes + excluded.notes, discussions = t.discussions + excluded.discussions
"""
_EVERY_NOTE = f"""
UPDATE notes_notetopic nt SET counted = {_WORTH}, heat = coalesce({HEAT}, 0), published_at = n.published_at
FROM notes_note n LEFT JOIN notes_notecounts c ON c.note_id = n.id
WHERE n.id = nt.note_id
AND (nt.counted, nt.heat, nt.published_at) IS DISTINCT FROM ({_WORTH}, coalesce({HEAT}, 0), n.published_at)
"""
_ROWS = (
    "INSERT INTO notes_topiccounts (topic_id, readings, notes, discussions, followers)"
    " SELECT id, 0, 0, 0, 0 FROM notes_topic WHERE id = ANY(%(ids)s) ORDER BY id ON CONFLICT DO NOTHING"
)
_HOLD_TOPICS = "SELECT 1 FROM notes_topiccounts WHERE topic_id = ANY(%(ids)s) ORDER BY topic_id FOR UPDATE"
_TOPICS = """
UPDATE notes_topiccounts t SET notes = f.notes, discussions = f.discussions, followers = f.followers FROM (
    SELECT o.id, coalesce(s.notes, 0) AS notes, coalesce(s.discussions, 0) AS discussions, coalesce(f.followers, 0) AS followers
    FROM unnest(%(ids)s::bigint[]) AS o (id)
    LEFT JOIN LATERAL (SELECT count(*) AS notes, sum(nt.counted) AS discussions FROM notes_notetopic nt
        WHERE nt.topic_id = o.id AND nt.counted > 0) s ON true
    LEFT JOIN LATERAL (SELECT count(DISTINCT l.person_id) AS followers FROM notes_topicfollow l
        WHERE l.topic_id = o.id OR l.topic_id IN (SELECT g.id FROM notes_topic g WHERE g.merged_into_id = o.id)) f ON true
) f WHERE t.topic_id = f.id AND (t.notes, t.discussions, t.followers) IS DISTINCT FROM (f.notes, f.discussions, f.followers)
"""
_PORTION = 500


def recount_notes(note_ids: Collection[int]) -> None:
    """What these notes add to their topics, read anew from their own counters. In the caller's transaction."""
    ids = {"ids": sorted(note_ids)}
    if ids["ids"]:
        with connection.cursor() as cursor:
            cursor.execute(_HOLD, ids)  # A statement of its own: the next one must see what whoever held them wrote.
            cursor.execute(_RECOUNT, ids)


def recount_topics(topic_ids: Collection[int]) -> None:
    """Notes, discussions and followers of these topics made anew from the rows they count. In the caller's transaction."""
    ids = {"ids": sorted(topic_ids)}
    if ids["ids"]:
        with connection.cursor() as cursor:
            for statement in (_ROWS, _HOLD_TOPICS, _TOPICS):
                cursor.execute(statement, ids)


def recount_everything() -> None:
    """Every reading of notes and topics made anew, but readings of pages, which leave no rows."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute(_EVERY_NOTE)
    ids = list(Topic.objects.order_by("id").values_list("id", flat=True))
    for at in range(0, len(ids), _PORTION):
        with transaction.atomic():
            recount_topics(ids[at : at + _PORTION])


def leave_topics(note_id: int, *, but: Collection[int] = ()) -> None:
    """Take a note out of its topics (`but` these). Emits `TopicLeft` where it was counted. In the caller's transaction."""
    gone = rows(
        "DELETE FROM notes_notetopic WHERE note_id = %(note)s AND NOT topic_id = ANY(%(kept)s) RETURNING topic_id, counted",
        {"note": note_id, "kept": list(but)},
    )
    left = [TopicLeft(topic_id=topic_id, note_id=note_id) for topic_id, counted in sorted(gone) if counted]
    if left:
        emit(*left)
