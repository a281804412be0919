"""Reads for the console's own screens: jobs, log, trail, machine."""

import shutil
from datetime import UTC, date, datetime, timedelta
from importlib.metadata import version
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection
from procrastinate.contrib.django import app

from tallgrass.accounts.queries import find_person, person_cards
from tallgrass.console.types import AuditLine, FailedJob, Parked, Queue, Scheduled, Series, SubscriberLag, System
from tallgrass.platform import clock
from tallgrass.platform.events import subscribers, who_wants_what
from tallgrass.platform.ids import id_floor
from tallgrass.platform.models import AuditEntry, ParkedEvent
from tallgrass.platform.pagination import Page, decode_cursor, page_of

_STARTED = datetime.now(UTC)
LOOK_AHEAD = 1000
"""Events counted ahead of one cursor; more is "far behind" all the same."""
FEW = 50
AUDIT_PAGE = 50
ACTS = ("PersonJoined", "NotePublished", "NoteLiked", "PersonFollowed")


# --- what people did ---------------------------------------------------------------------------------------------------


def daily_acts(days: int = 14) -> dict[str, Series]:
    """How often each of `ACTS` happened on each of the last days, in the zone of the place. One pass over the days' events."""
    zone = ZoneInfo(settings.TALLGRASS_ZONE)
    today = clock.now().astimezone(zone).date()
    first = today - timedelta(days=days - 1)
    midnight = datetime(first.year, first.month, first.day, tzinfo=zone)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT kind, (at AT TIME ZONE %s)::date, count(*) FROM platform_event WHERE id >= %s AND kind = ANY(%s) GROUP BY 1, 2",
            [settings.TALLGRASS_ZONE, id_floor(midnight), list(ACTS)],
        )
        counted: dict[tuple[str, date], int] = {(kind, day): number for kind, day, number in cursor.fetchall()}
    return {kind: Series([counted.get((kind, first + timedelta(days=n)), 0) for n in range(days)]) for kind in ACTS}


# --- jobs --------------------------------------------------------------------------------------------------------------


def list_queues() -> list[Queue]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT queue_name, count(*) FILTER (WHERE status = 'todo'), count(*) FILTER (WHERE status = 'doing'),"
            " count(*) FILTER (WHERE status = 'failed') FROM procrastinate_jobs GROUP BY 1 ORDER BY 1"
        )
        return [Queue(*row) for row in cursor.fetchall()]


def count_failed_jobs() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE status = 'failed'")
        return int(cursor.fetchone()[0])


def page_failed_jobs(cursor_text: str | None) -> Page[FailedJob]:
    """Jobs that were given up, newest first."""
    key = decode_cursor(cursor_text, int)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT j.id, j.task_name, j.queue_name, j.args::text, coalesce(f.error, ''), j.attempts, f.failed_at FROM procrastinate_jobs j"
            " LEFT JOIN platform_job_failure f ON f.job_id = j.id WHERE j.status = 'failed' AND j.id < %s ORDER BY j.id DESC LIMIT %s",
            [key[0] if key else 2**63 - 1, FEW + 1],
        )
        return page_of([FailedJob(*row) for row in cursor.fetchall()], FEW, lambda job: (job.id,))


def list_schedule() -> list[Scheduled]:
    """Every task that runs by the clock, with the last time it was handed to a worker."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name, max(defer_timestamp) FROM procrastinate_periodic_defers GROUP BY 1")
        last = {task: datetime.fromtimestamp(stamp, UTC) for task, stamp in cursor.fetchall() if stamp}
    tasks = [(periodic.task.name, periodic.cron) for periodic in app.periodic_registry.periodic_tasks.values()]
    return [Scheduled(task, cron, last.get(task)) for task, cron in sorted(tasks)]


# --- the event log -----------------------------------------------------------------------------------------------------


def list_lags() -> list[SubscriberLag]:
    """Every reader of the log: what lies settled ahead of it that it wants, and what it had to set aside."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.subscriber, coalesce(sum(a.number), 0), min(a.oldest) FROM platform_cursor c"
            " JOIN unnest(%s::text[], %s::text[]) AS w (name, kinds) ON w.name = c.subscriber CROSS JOIN LATERAL ("
            "  SELECT count(*) AS number, min(at) AS oldest FROM (SELECT at FROM platform_event e WHERE e.partition = c.partition"
            "   AND (e.written_by, e.id) > (c.written_by, c.event_id) AND e.written_by < pg_snapshot_xmin(pg_current_snapshot())"
            "   AND e.kind = ANY(string_to_array(w.kinds, ' ')) ORDER BY e.written_by, e.id LIMIT %s) ahead) a GROUP BY c.subscriber",
            [*who_wants_what(), LOOK_AHEAD],
        )
        ahead = {name: (int(number), oldest) for name, number, oldest in cursor.fetchall()}
        cursor.execute("SELECT subscriber, count(*) FROM platform_parked_event GROUP BY 1")
        parked = dict(cursor.fetchall())
    names = sorted(subscribers.keys() | parked.keys())
    return [SubscriberLag(name, *ahead.get(name, (0, None)), parked=parked.get(name, 0)) for name in names]


def oldest_unread() -> timedelta:
    """How long the most delayed reader of the log has left an event lying."""
    moments = [lag.oldest for lag in list_lags() if lag.oldest]
    return clock.now() - min(moments) if moments else timedelta(0)


def count_parked() -> int:
    return ParkedEvent.objects.count()


def list_parked() -> list[Parked]:
    """Events set aside, newest first; the first fifty."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.id, p.subscriber, p.kind, p.error, coalesce(e.body::text, ''), p.parked_at FROM platform_parked_event p"
            " LEFT JOIN platform_event e ON e.id = p.event_id ORDER BY p.id DESC LIMIT %s",
            [FEW],
        )
        return [Parked(*row) for row in cursor.fetchall()]


# --- the trail of privileged acts --------------------------------------------------------------------------------------


def page_audit(cursor_text: str | None, *, actor: str = "", act: str = "") -> Page[AuditLine]:
    """Privileged acts, newest first; of one person (by handle) and of one kind, where given. Three queries."""
    key = decode_cursor(cursor_text, int)
    entries = AuditEntry.objects.order_by("-id")
    if actor:
        person = find_person(actor)
        entries = entries.filter(actor_id=person.id if person else -1)
    if act:
        entries = entries.filter(act=act)
    if key:
        entries = entries.filter(id__lt=key[0])
    page = page_of(list(entries[: AUDIT_PAGE + 1]), AUDIT_PAGE, lambda entry: (entry.id,))
    cards = person_cards({entry.actor_id for entry in page.items})
    return page.map(
        lambda entry: AuditLine(
            entry.id,
            entry.created_at,
            cards.get(entry.actor_id),
            entry.act,
            entry.subject,
            " · ".join(f"{name}: {value}" for name, value in entry.detail.items()),
        )
    )


def list_acts() -> list[str]:
    """The kinds of privileged acts there have been."""
    return list(AuditEntry.objects.order_by("act").values_list("act", flat=True).distinct())


# --- the machine -------------------------------------------------------------------------------------------------------


def system() -> System:
    """What the product stands on, and the settings in force; nothing secret."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version'), pg_database_size(current_database())")
        database, size = cursor.fetchone()
        cursor.execute("SELECT coalesce(state, 'other'), count(*) FROM pg_stat_activity WHERE datname = current_database() GROUP BY 1")
        connections: dict[str, int] = dict(cursor.fetchall())
    disk = shutil.disk_usage(settings.HOME.path)
    return System(
        version=version("tallgrass"),
        started_at=_STARTED,
        database=database,
        database_bytes=size,
        connections=connections,
        home=str(settings.HOME.path),
        home_free=disk.free,
        home_total=disk.total,
        settings=_settings_in_force(),
        limits=[(name, *limit) for name, limit in settings.TALLGRASS_LIMITS.items()],
    )


def _settings_in_force() -> list[tuple[str, str]]:
    shown: dict[str, Any] = {
        "TALLGRASS_MODE": settings.MODE,
        "TALLGRASS_URL": settings.BASE_URL,
        "TALLGRASS_HOSTS": ", ".join(settings.ALLOWED_HOSTS),
        "TALLGRASS_TRUSTED_PROXIES": settings.TRUSTED_PROXIES,
        "TALLGRASS_WEB_THREADS": settings.WEB_THREADS,
        "TALLGRASS_ZONE": settings.TALLGRASS_ZONE,
        "TALLGRASS_LANGUAGE": settings.LANGUAGE_CODE,
        "TALLGRASS_SMTP_HOST": settings.EMAIL_HOST or "—",
        "TALLGRASS_SMS": settings.TALLGRASS_SMS,
        "TALLGRASS_TITLE_LENGTH": settings.TALLGRASS_TITLE_LENGTH,
        "TALLGRASS_BODY_LENGTH": settings.TALLGRASS_BODY_LENGTH,
    }
    return [(name, str(value)) for name, value in shown.items()]
