"""Jobs: how a task is declared, tried again, and kept for a person when it never succeeds.

    from tallgrass.platform.jobs import every, job

    @job("media.cut_video")                      # media/tasks.py; cut_video.defer(video_id=…) inside the transaction of the act
    def cut_video(video_id: int) -> None: ...

    @every("17 20 * * *", "media.sweep")         # the schedule stands beside the task, in UTC
    def sweep() -> None: ...

A task calls one action or query. It may run more than once (a process can die between the effect and the note of it), so the
action must bear that.
"""

import logging
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from asgiref.sync import sync_to_async
from django.db import connection, transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

logger = logging.getLogger("tallgrass.jobs")

F = TypeVar("F", bound=Callable[..., Any])

RETRY = RetryStrategy(max_attempts=5, exponential_wait=4)
"""Again after 4, 16, 64, 256 and 1,024 seconds: 23 minutes, longer than a restart of anything. Then a person decides."""


def job(name: str, *, queue: str = "default", retry: Any = RETRY, **options: Any) -> Callable[[F], Any]:
    """Make a function a task. `name` (`app.verb_noun`) is what waiting jobs are stored under: it stays when the function moves."""
    return app.task(name=name, queue=queue, retry=retry, **options)


def every(cron: str, name: str, *, queue: str = "default", retry: Any = RETRY) -> Callable[[Callable[[], Any]], Any]:
    """Make a function a task that runs by the clock (UTC). Never twice at a time; what was missed while nothing ran is not made up for."""

    def declare(function: Callable[[], Any]) -> Any:
        def run(timestamp: int) -> None:
            function()

        task = app.task(name=name, queue=queue, queueing_lock=name, lock=name, retry=retry)(run)
        return app.periodic(cron=cron)(task)

    return declare


def each(ids: Iterable[int], act: Callable[[int], int]) -> int:
    """What `act` did to all of these, each in a transaction of its own. One that fails is left as it was and keeps nobody behind it waiting;
    when all others are through, the last failure is raised, so that a person hears of it.
    """
    done, failure = 0, None
    for id in ids:
        try:
            with transaction.atomic():
                done += act(id)
        except Exception as error:
            logger.exception("one of many failed", extra={"id": id}, exc_info=error)
            failure = error
    if failure is not None:
        raise failure
    return done


def remember_failures(app: Any) -> None:
    """Have every worker write down why a job failed. Called by procrastinate when its app stands (`PROCRASTINATE_ON_APP_READY`)."""
    app.worker_defaults["task_middleware"] = [*app.worker_defaults.get("task_middleware", []), _remember, _remember_async]


def _remember(call_next: Callable[[], Any], context: Any, worker: Any) -> Any:
    try:
        return call_next()
    except Exception as error:
        record_failure(context.job.id, context.job.task_name, error)
        raise


async def _remember_async(call_next: Callable[[], Any], context: Any, worker: Any) -> Any:
    try:
        return await call_next()
    except Exception as error:
        await sync_to_async(record_failure)(context.job.id, context.job.task_name, error)
        raise


def record_failure(job_id: int, task: str, error: BaseException) -> None:
    """Keep the last error of a job, and how often it failed."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO platform_job_failure AS f (job_id, task, error) VALUES (%s, %s, %s)"
            " ON CONFLICT (job_id) DO UPDATE SET error = excluded.error, times = f.times + 1, failed_at = now()",
            [job_id, task, repr(error)[:2000].replace("\0", "")],
        )
