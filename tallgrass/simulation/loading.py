"""Loading an invented world in bulk, in the shapes the actions leave: rows, events in the log, counters folded, cursors behind."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

import orjson
from django.db import connection
from django.db.models import Model
from django.utils import timezone

from tallgrass.accounts.events import PersonFollowed
from tallgrass.notes.actions import recount_everything
from tallgrass.notes.events import NoteLiked, NoteSaved, NoteShared
from tallgrass.platform.database import copy_rows
from tallgrass.platform.events import Event, partition_of, subscribers
from tallgrass.platform.ids import IdMaker
from tallgrass.platform.models import LoggedEvent
from tallgrass.simulation.types import ActKind

_NODE = 1023
"""Of ids made for past moments. A process that leased the same node makes ids for the present, so the two never meet."""

FOLDED = frozenset(
    {
        "accounts.fold_follow_counts",
        "notes.fold_like_counts",
        "notes.fold_save_counts",
        "notes.fold_share_counts",
        "notes.fold_play_counts",
        "notes.fold_comment_counts",
        "notes.fold_comment_like_counts",
        "notes.fold_answer_counts",
        "notes.fold_answer_likes",
        "notes.fold_topics_of_notes",
        "notes.fold_topic_counts",
        "notes.fold_share_visits",
        "notifications.tell_people",
        "notifications.tell_video",
        "discovery.rank_soon",
        "search.follow_in_index",
        "search.weigh_in_index",
    }
)
"""Readers of the log whose effects the loading has itself: their cursors are placed behind what was loaded. Any other reads it all."""


def take_time() -> None:
    """Lift the time limits of statements and of waiting, until this transaction ends: loading is slow by nature."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL lock_timeout = 0")


class PastIds:
    """Ids for past moments, which must come in order."""

    def __init__(self) -> None:
        self._maker = IdMaker(_NODE)

    def at(self, moment: datetime) -> int:
        return self._maker.next(int(moment.timestamp() * 1000))


@contextmanager
def without_indexes(model: type[Model]) -> Iterator[None]:
    """Load a table that others do not point at without its indexes, keys and foreign keys; they are made again, and so checked, at the end."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = %s::regclass AND contype IN ('p', 'u', 'f')"
            " ORDER BY contype DESC",
            [table],
        )
        constraints = cursor.fetchall()
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s AND schemaname = current_schema() AND NOT indexname = ANY(%s)",
            [table, [name for name, _ in constraints]],
        )
        indexes = cursor.fetchall()
        for name, _ in constraints:
            cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
        for name, _ in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
        yield
        for name, definition in constraints:
            cursor.execute(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}')
        for _, definition in indexes:
            cursor.execute(definition)


def event_of(kind: ActKind, actor_id: int, target_id: int, author_id: int) -> Event:
    """The event an act leaves; `target_id` is a person (then `author_id` is not looked at) or a note."""
    match kind:
        case ActKind.FOLLOW:
            return PersonFollowed(followee_id=target_id, person_id=actor_id)
        case ActKind.LIKE:
            return NoteLiked(note_id=target_id, author_id=author_id, person_id=actor_id)
        case ActKind.SAVE:
            return NoteSaved(note_id=target_id, author_id=author_id, person_id=actor_id)
        case ActKind.SHARE:
            return NoteShared(note_id=target_id, author_id=author_id, person_id=actor_id)


def copy_events(events: Iterable[tuple[Event, datetime]]) -> None:
    """Events into the log, dated; in the order of time."""
    ids = PastIds()
    rows = (
        (ids.at(at), partition_of(event.subject_id), event.kind, orjson.dumps(event.__dict__).decode(), at) for event, at in events
    )  # fmt: skip
    copy_rows(LoggedEvent, ("id", "partition", "kind", "body", "at"), rows)


_LOOP = """
INSERT INTO notes_loopday AS l (day, clicks, paid, amount, reviews)
SELECT (at AT TIME ZONE %(zone)s)::date, count(*) FILTER (WHERE kind = 'ProductClicked'), count(*) FILTER (WHERE kind = 'OrderPaid'),
       coalesce(sum((body->>'total')::bigint) FILTER (WHERE kind = 'OrderPaid'), 0),
       count(*) FILTER (WHERE kind = 'NotePublished' AND EXISTS (
           SELECT 1 FROM notes_notegoods g JOIN notes_note n ON n.id = g.note_id
           JOIN notes_verifiedpurchase v ON v.person_id = n.author_id AND v.product_id = g.product_id AND v.withdrawn_at IS NULL
           WHERE g.note_id = (e.body->>'note_id')::bigint AND g.way = 'thing' AND v.bought_at < n.published_at))
FROM platform_event e WHERE kind IN ('ProductClicked', 'OrderPaid', 'NotePublished') GROUP BY 1
ON CONFLICT (day) DO UPDATE SET clicks = excluded.clicks, paid = excluded.paid, amount = excluded.amount, reviews = excluded.reviews
"""


def date_loop() -> None:
    """Days of the loop as the log tells them: its readers count by the ids of events, and those are of the making of the world."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE notes_loopday SET clicks = 0, paid = 0, amount = 0, reviews = 0")
        cursor.execute(_LOOP, {"zone": timezone.get_current_timezone_name()})


def fold_counts() -> None:
    """All counters made anew from the rows they count. Plays are counted from the log: they have no rows."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM notes_notecounts")
        cursor.execute(
            "INSERT INTO notes_notecounts (note_id, likes, saves, shares, plays, comments, answers)"
            " SELECT id, coalesce(likes, 0), coalesce(saves, 0), coalesce(shares, 0), coalesce(plays, 0), coalesce(comments, 0), coalesce(answers, 0)"
            " FROM notes_note"
            " LEFT JOIN (SELECT note_id, count(*) AS likes FROM notes_like GROUP BY 1) AS l ON l.note_id = id"
            " LEFT JOIN (SELECT note_id, count(*) AS saves FROM notes_save GROUP BY 1) AS s ON s.note_id = id"
            " LEFT JOIN (SELECT note_id, count(*) AS shares FROM notes_share GROUP BY 1) AS h ON h.note_id = id"
            " LEFT JOIN (SELECT note_id, count(*) AS comments FROM notes_comment WHERE deleted_at IS NULL GROUP BY 1) AS c ON c.note_id = id"
            " LEFT JOIN (SELECT note_id, count(*) AS answers FROM notes_answer GROUP BY 1) AS a ON a.note_id = id"
            " LEFT JOIN (SELECT (body->>'note_id')::bigint AS note_id, count(*) AS plays FROM platform_event"
            "   WHERE kind = 'VideoPlayed' GROUP BY 1) AS p ON p.note_id = id"
            " WHERE published_at IS NOT NULL"
        )
        cursor.execute(
            "UPDATE notes_comment AS c SET likes = coalesce(l.likes, 0), replies = coalesce(r.replies, 0) FROM notes_comment AS o"
            " LEFT JOIN (SELECT comment_id, count(*) AS likes FROM notes_commentlike GROUP BY 1) AS l ON l.comment_id = o.id"
            " LEFT JOIN (SELECT thread_id, count(*) AS replies FROM notes_comment WHERE deleted_at IS NULL GROUP BY 1) AS r ON r.thread_id = o.id"
            " WHERE o.id = c.id AND (c.likes, c.replies) IS DISTINCT FROM (coalesce(l.likes, 0), coalesce(r.replies, 0))"
        )
        cursor.execute(
            "UPDATE notes_answer AS a SET likes = l.likes FROM (SELECT answer_id, count(*) AS likes FROM notes_answerlike GROUP BY 1) AS l"
            " WHERE l.answer_id = a.id AND a.likes <> l.likes"
        )
        cursor.execute("DELETE FROM accounts_personcounts")
        cursor.execute(
            "INSERT INTO accounts_personcounts (person_id, follows, fans)"
            " SELECT id, coalesce(follows, 0), coalesce(fans, 0) FROM accounts_person"
            " LEFT JOIN (SELECT person_id, count(*) AS follows FROM accounts_follow GROUP BY 1) AS f ON f.person_id = id"
            " LEFT JOIN (SELECT followee_id, count(*) AS fans FROM accounts_follow GROUP BY 1) AS g ON g.followee_id = id"
            " WHERE coalesce(follows, 0) + coalesce(fans, 0) > 0"
        )
    recount_everything()


def place_cursors() -> None:
    """Put the cursors of the folded readers behind all of the log, in the transaction that loaded it: nothing else may be writing."""
    names = sorted(FOLDED & subscribers.keys())
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO platform_cursor (subscriber, partition, written_by, event_id)"
            " SELECT name, partition, written_by, id FROM unnest(%s::text[]) AS name CROSS JOIN"
            " (SELECT DISTINCT ON (partition) partition, written_by, id FROM platform_event"
            "   ORDER BY partition, written_by DESC, id DESC) AS last"
            " ON CONFLICT (subscriber, partition) DO UPDATE SET written_by = excluded.written_by, event_id = excluded.event_id",
            [names],
        )


def settle_statistics() -> None:
    """Tell the planner what the tables hold now."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
