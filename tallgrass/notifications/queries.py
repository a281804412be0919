"""What a member is told, as lines."""

from collections.abc import Collection
from datetime import UTC, datetime

from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import hidden_from, person_cards
from tallgrass.notifications.models import Notification, TrendReader
from tallgrass.notifications.types import Kind, Line
from tallgrass.platform.database import rows
from tallgrass.platform.memory import Followed
from tallgrass.platform.pagination import PAGE_SIZE, Page, bad_cursor, decode_cursor, encode_cursor
from tallgrass.platform.subjects import Ref, subject_cards


def page_lines(viewer: Person, cursor: str | None = None) -> Page[Line]:
    """The viewer's list, latest first. Four queries: lines, people to hide, people, things."""
    found = Notification.objects.filter(person_id=viewer.id).order_by("-last_at", "-id")
    if key := decode_cursor(cursor, int, int):
        try:
            at = datetime.fromtimestamp(key[0] / 1_000_000, UTC)
        except (ValueError, OverflowError, OSError):
            raise bad_cursor() from None
        found = found.extra(where=["(last_at, id) < (%s, %s)"], params=[at, key[1]])
    lines = list(found[: PAGE_SIZE + 1])
    shown = lines[:PAGE_SIZE]
    next = encode_cursor(round(shown[-1].last_at.timestamp() * 1_000_000), shown[-1].id) if len(lines) > PAGE_SIZE else None
    hidden = hidden_from(viewer.id)
    people = person_cards(id for line in shown for id in line.actor_ids if id not in hidden)
    subjects = subject_cards({Ref(line.subject_kind, line.subject_id) for line in shown if line.subject_kind}, viewer.id)
    return Page([line for row in shown if (line := _line(row, people, subjects))], next)


_unseen: Followed[int, int] = Followed("unseen", 10_000)


def count_unseen(person_id: int) -> int:
    """How many lines a member has not seen; 100 stands for more. At most one query."""
    return _unseen.look(person_id, lambda: counts_unseen([person_id]).get(person_id, 0))


def counts_unseen(person_ids: Collection[int]) -> dict[int, int]:
    """The same for many members at once."""
    found = rows(
        "SELECT p.id, (SELECT count(*) FROM (SELECT 1 FROM notifications_notification n WHERE n.person_id = p.id AND n.seen_at IS NULL LIMIT 100) AS unseen)"
        " FROM unnest(%s::bigint[]) AS p (id)",
        [list(person_ids)],
    )
    return dict(found)  # type: ignore[arg-type]


def wants_trends(person_id: int) -> bool:
    """Whether a person wants to be told of what is hot."""
    return not TrendReader.objects.filter(person_id=person_id, wants=False).exists()


def _line(row: Notification, people: dict, subjects: dict) -> Line | None:  # type: ignore[type-arg]
    actors = tuple(people[id] for id in row.actor_ids if id in people)
    if row.actor_ids and row.actor_ids != [0] and not actors:
        return None
    subject = subjects.get(Ref(row.subject_kind, row.subject_id))
    if row.subject_kind and subject is None:
        return None
    others = max(0, row.actor_count - len(actors)) if actors else 0
    return Line(row.id, Kind(row.kind), actors, others, subject, row.subject_kind, row.last_at, row.seen_at is None)
