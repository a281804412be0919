"""Acts of operators on jobs and on the log. Each is written into the trail, in its own transaction."""

from django.db import connection, transaction

from tallgrass.accounts.models import Person
from tallgrass.platform import audit, log
from tallgrass.platform.errors import DomainError, not_found
from tallgrass.platform.models import ParkedEvent
from tallgrass.platform.words import Words


def retry_job(*, actor: Person, job_id: int) -> None:
    """Give a job that was given up to the workers once more, now.

    Raises:
        DomainError: `not_found` when no such job failed.
    """
    with transaction.atomic():
        task, _ = _hold_failed(job_id)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT procrastinate_retry_job_v2(id, now(), priority, queue_name, lock::varchar) FROM procrastinate_jobs WHERE id = %s",
                [job_id],
            )
        audit.record(actor_id=actor.id, act="job.retried", subject=f"job:{job_id}", task=task)


def discard_job(*, actor: Person, job_id: int) -> None:
    """Throw a job away that was given up. What it was to do stands in the trail.

    Raises:
        DomainError: `not_found` when no such job failed.
    """
    with transaction.atomic():
        task, arguments = _hold_failed(job_id)
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM procrastinate_jobs WHERE id = %s", [job_id])
            cursor.execute("DELETE FROM platform_job_failure WHERE job_id = %s", [job_id])
        audit.record(actor_id=actor.id, act="job.discarded", subject=f"job:{job_id}", task=task, arguments=arguments)


def retry_event(*, actor: Person, parked_id: int) -> None:
    """Hand a parked event to its reader once more.

    Raises:
        DomainError: `not_found`; `event_failed_again` with what the reader said, and the event stays parked.
    """
    with transaction.atomic():
        event = _hold_parked(parked_id)
        audit.record(actor_id=actor.id, act="event.retried", subject=f"event:{event.event_id}", subscriber=event.subscriber)
        try:
            log.retry_parked(parked_id)
        except Exception as error:
            raise DomainError(
                "event_failed_again", Words(f"又失败了，还留在这里：{error!r}", f"It failed again and stays here: {error!r}"), status=409
            ) from error


def discard_event(*, actor: Person, parked_id: int) -> None:
    """Let a reader go without an event. The event stays in the log, and the act in the trail.

    Raises:
        DomainError: `not_found`.
    """
    with transaction.atomic():
        event = _hold_parked(parked_id)
        event.delete()
        audit.record(
            actor_id=actor.id, act="event.discarded", subject=f"event:{event.event_id}", subscriber=event.subscriber, kind=event.kind
        )


def _hold_failed(job_id: int) -> tuple[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name, args::text FROM procrastinate_jobs WHERE id = %s AND status = 'failed' FOR UPDATE", [job_id])
        row = cursor.fetchone()
    if row is None:
        raise not_found()
    return row[0], row[1]


def _hold_parked(parked_id: int) -> ParkedEvent:
    event = ParkedEvent.objects.select_for_update().filter(id=parked_id).first()
    if event is None:
        raise not_found()
    return event
