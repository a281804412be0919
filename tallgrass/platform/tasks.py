"""Housekeeping: what would otherwise only grow."""

from typing import Any

from django.db import connection
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Status

from tallgrass.platform.experiments.actions import forget_old_exposures as exposures_forgotten
from tallgrass.platform.idempotency import forget_old_keys as keys_forgotten
from tallgrass.platform.invariants import check_everything
from tallgrass.platform.jobs import every
from tallgrass.platform.limits import forget_old_limits as limits_forgotten


@every("*/20 * * * *", "platform.forget_old_limits")
def forget_old_limits() -> None:
    limits_forgotten()


@every("51 19 * * *", "platform.forget_old_exposures")
def forget_old_exposures() -> None:
    exposures_forgotten()


@every("11 * * * *", "platform.forget_old_keys")
def forget_old_keys() -> None:
    keys_forgotten()


@every("41 * * * *", "platform.forget_old_cache")
def forget_old_cache() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM platform_cache WHERE expires < now()")


@every("53 19 * * *", "platform.verify", retry=RetryStrategy(max_attempts=1, wait=900))
def verify() -> None:
    """What `tallgrass verify` asks, every night. Once more a quarter of an hour later, since some invariants are of things that are only late; then
    it stands among the failed jobs, with what is broken."""
    check_everything()


@every("37 19 * * *", "platform.forget_old_jobs")
def forget_old_jobs() -> None:
    """Jobs that ended leave after a week; failed ones wait for a person, but not longer than three months."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM procrastinate_jobs j WHERE j.status IN ('succeeded', 'cancelled', 'aborted', 'failed') AND ("
            "  SELECT max(e.at) FROM procrastinate_events e WHERE e.job_id = j.id"
            ") < now() - CASE j.status WHEN 'failed' THEN interval '90 days' ELSE interval '7 days' END"
        )
        cursor.execute("DELETE FROM platform_job_failure f WHERE NOT EXISTS (SELECT 1 FROM procrastinate_jobs j WHERE j.id = f.job_id)")
        cursor.execute("DELETE FROM procrastinate_periodic_defers WHERE defer_timestamp < extract(epoch FROM now() - interval '7 days')")


@app.periodic(cron="* * * * *")
@app.task(name="platform.take_up_dropped_jobs", queueing_lock="platform.take_up_dropped_jobs", pass_context=True)
async def take_up_dropped_jobs(context: Any, timestamp: int) -> None:
    """A worker that was killed leaves its jobs in its hands: give them to another. Where the next of the same kind waits already, that one
    does it all: what was dropped is over, and stands in its way no longer."""
    jobs = context.app.job_manager
    for dropped in await jobs.get_stalled_jobs():
        try:
            await jobs.retry_job(dropped)
        except UniqueViolation:
            await jobs.finish_job(dropped, Status.ABORTED, delete_job=False)
