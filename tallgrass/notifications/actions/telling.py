"""Telling, and having been told."""

from collections.abc import Sequence

from django.db import connection, transaction

from tallgrass.accounts.models import Person
from tallgrass.notifications.queries import counts_unseen
from tallgrass.notifications.types import Act
from tallgrass.platform import clock
from tallgrass.platform.ids import new_id
from tallgrass.platform.live import tell

NAMED = 3


def tell_about(acts: Sequence[Act]) -> None:
    """Add acts to the lines of those they concern, and tell their open pages. Nobody is told of their own acts."""
    lines: dict[tuple[int, str, str, int], list[int]] = {}
    for act in acts:
        if act.person_id != act.actor_id:
            lines.setdefault((act.person_id, act.kind.value, act.subject_kind, act.subject_id), []).insert(0, act.actor_id)
    now = clock.now()
    with transaction.atomic(), connection.cursor() as cursor:
        # In the order of people, so that two readers that tell the same people never deadlock.
        for (person_id, kind, subject_kind, subject_id), actors in sorted(lines.items()):
            cursor.execute(
                "INSERT INTO notifications_notification AS n"
                " (id, person_id, kind, subject_kind, subject_id, actor_ids, actor_count, last_at)"
                " VALUES (%(id)s, %(person)s, %(kind)s, %(subject_kind)s, %(subject)s, (%(actors)s::bigint[])[1:3], %(count)s, %(now)s)"
                " ON CONFLICT (person_id, kind, subject_id) WHERE seen_at IS NULL DO UPDATE SET"
                # Someone who comments again is no further person: those still named are known.
                " actor_count = n.actor_count + (SELECT count(*) FROM unnest(%(actors)s::bigint[]) AS a (id) WHERE a.id <> ALL(n.actor_ids)),"
                " last_at = excluded.last_at,"
                " actor_ids = (SELECT array_agg(id ORDER BY at) FROM (SELECT id, min(at) AS at"
                "   FROM unnest(excluded.actor_ids || n.actor_ids) WITH ORDINALITY AS a (id, at) GROUP BY id ORDER BY min(at) LIMIT 3) AS latest)",
                {
                    "id": new_id(),
                    "person": person_id,
                    "kind": kind,
                    "subject_kind": subject_kind,
                    "subject": subject_id,
                    "actors": list(dict.fromkeys(actors)),
                    "count": len(set(actors)),
                    "now": now,
                },
            )
        _tell_counts({person_id for person_id, _, _, _ in lines})


def take_back(acts: Sequence[Act]) -> None:
    """Take acts out of lines that were not seen yet; an empty line goes. What was seen stays."""
    with transaction.atomic(), connection.cursor() as cursor:
        for act in sorted(acts, key=lambda act: (act.person_id, act.kind.value, act.subject_id)):
            cursor.execute(
                "WITH less AS (UPDATE notifications_notification SET actor_count = actor_count - 1, actor_ids = array_remove(actor_ids, %(actor)s)"
                " WHERE person_id = %(person)s AND kind = %(kind)s AND subject_id = %(subject)s AND seen_at IS NULL RETURNING id, actor_count)"
                " SELECT id FROM less WHERE actor_count <= 0",
                {"actor": act.actor_id, "person": act.person_id, "kind": act.kind.value, "subject": act.subject_id},
            )
            empty = [id for (id,) in cursor.fetchall()]
            if empty:
                cursor.execute("DELETE FROM notifications_notification WHERE id = ANY(%s)", [empty])
        _tell_counts({act.person_id for act in acts})


def see_all(*, actor: Person) -> None:
    """The actor has opened the list: everything in it is seen."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE notifications_notification SET seen_at = %s WHERE person_id = %s AND seen_at IS NULL", [clock.now(), actor.id]
        )
        if cursor.rowcount:
            tell([actor.id], "unseen", count=0)


def _tell_counts(person_ids: set[int]) -> None:
    for person_id, count in counts_unseen(person_ids).items():
        tell([person_id], "unseen", count=count)
