"""A job that fails again and again ends with a person, who retries or discards it."""

import asyncio

import pytest
from django.db import connection
from procrastinate.contrib.django import app

from tallgrass.console import actions, queries
from tallgrass.platform import tasks
from tallgrass.platform.database import rows
from tallgrass.platform.errors import DomainError
from tallgrass.platform.jobs import RETRY, job
from tallgrass.platform.models import AuditEntry, JobFailure
from tallgrass.platform.tasks import take_up_dropped_jobs

done: list[int] = []


@job("tests.always_fails")
def always_fails(number: int) -> None:
    raise ValueError(f"not with {number}")


@job("tests.succeeds")
def succeeds(number: int) -> None:
    done.append(number)


@job("tests.alone", queueing_lock="tests.alone", lock="tests.alone")
def alone(number: int) -> None:
    done.append(number)


async def _work() -> None:
    with app.replace_connector(app.connector.get_worker_connector()) as worker:
        async with worker.open_async():
            await worker.run_worker_async(wait=False, install_signal_handlers=False, delete_jobs="successful", listen_notify=False)


def work() -> None:
    """Do all jobs that are due, as the job process does."""
    asyncio.run(_work())


def make_due() -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = now() WHERE status = 'todo'")


@pytest.fixture(autouse=True)
def no_jobs(kept_world) -> None:
    """Jobs are no models of ours: what a test left is not taken away by the next one's database."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers, procrastinate_periodic_defers, platform_job_failure CASCADE")


@pytest.fixture
def failed(no_jobs) -> int:
    """A job that was tried as often as jobs are."""
    job_id = always_fails.defer(number=7)
    for _ in range(RETRY.max_attempts + 1):
        make_due()
        work()
    return job_id


def test_a_job_that_keeps_failing_waits_for_a_person_with_its_error(failed):
    letter = queries.page_failed_jobs(None).items[0]
    assert (letter.id, letter.task, letter.arguments, letter.error) == (
        failed,
        "tests.always_fails",
        '{"number": 7}',
        "ValueError('not with 7')",
    )
    assert JobFailure.objects.get(job_id=failed).times == RETRY.max_attempts + 1
    assert queries.count_failed_jobs() == 1


def test_an_operator_retries_a_failed_job(failed, kept_world):
    operator = kept_world.person(role="operator")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET task_name = 'tests.succeeds' WHERE id = %s", [failed])
    actions.retry_job(actor=operator, job_id=failed)
    work()
    assert done.pop() == 7
    assert queries.count_failed_jobs() == 0
    assert AuditEntry.objects.get().act == "job.retried"


def test_an_operator_discards_a_failed_job_and_the_trail_keeps_it(failed, kept_world):
    operator = kept_world.person(role="operator")
    actions.discard_job(actor=operator, job_id=failed)
    entry = AuditEntry.objects.get()
    assert (entry.actor_id, entry.act, entry.subject, entry.detail["arguments"]) == (
        operator.id,
        "job.discarded",
        f"job:{failed}",
        '{"number": 7}',
    )
    assert queries.count_failed_jobs() == 0
    with pytest.raises(DomainError):
        actions.discard_job(actor=operator, job_id=failed)


def test_jobs_of_a_killed_worker_are_taken_up_again(kept_world):
    succeeds.defer(number=9)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '5 minutes') RETURNING id")
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s", [cursor.fetchone()[0]])
    done.clear()
    take_up_dropped_jobs.defer(timestamp=0)  # As the schedule does once a minute.
    work()
    work()
    assert done == [9]


def test_a_dropped_job_whose_next_waits_already_holds_up_nothing(kept_world):
    for number in (1, 2):
        alone.defer(number=number)
        if number == 1:
            with connection.cursor() as cursor:
                cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '5 minutes') RETURNING id")
                cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s", [cursor.fetchone()[0]])
    done.clear()
    take_up_dropped_jobs.defer(timestamp=0)
    work()
    work()
    assert done == [2]
    assert [status for (status,) in rows("SELECT status FROM procrastinate_jobs WHERE task_name = %s", [alone.name])] == ["aborted"]


def test_every_task_by_the_clock_is_on_the_schedule():
    assert {"platform.forget_old_limits", "discovery.rank", "platform.take_up_dropped_jobs"} <= {
        scheduled.task for scheduled in queries.list_schedule()
    }


def test_housekeeping_leaves_what_is_young(kept_world):
    old, young = always_fails.defer(number=1), always_fails.defer(number=2)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing'")
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed'")
        cursor.execute("UPDATE procrastinate_events SET at = now() - interval '91 days' WHERE job_id = %s", [old])
        cursor.execute("INSERT INTO platform_job_failure (job_id, task, error) VALUES (%s, '', ''), (%s, '', '')", [old, young])
    for task in (tasks.forget_old_jobs, tasks.forget_old_limits, tasks.forget_old_keys, tasks.forget_old_cache):
        task(timestamp=0)
    assert [letter.id for letter in queries.page_failed_jobs(None).items] == [young]
    assert [failure.job_id for failure in JobFailure.objects.all()] == [young]


def test_what_is_found_broken_at_night_stands_among_the_failed_jobs(kept_world, client):
    """The job tries once more later, then waits for a person, naming invariant, number and ids."""
    tasks.verify.defer(timestamp=0)
    work()
    assert (queries.count_failed_jobs(), JobFailure.objects.count()) == (0, 0)  # All is well: the job is done and gone.
    ids = [kept_world.person().id for _ in range(7)]
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(
            "INSERT INTO ledger_account (id, kind, owner, asset, stripe, posted, held, sequence, digest)"
            " SELECT id, 'wallet', id, 'dew', 0, 5, 0, 1, '' FROM unnest(%s::bigint[]) AS id",
            [ids],
        )
        cursor.execute("SET session_replication_role = DEFAULT")
    tasks.verify.defer(timestamp=1)
    work()
    assert queries.count_failed_jobs() == 0  # What is only late may be right in a quarter of an hour.
    make_due()
    work()
    letter = queries.page_failed_jobs(None).items[0]
    assert letter.task == "platform.verify"
    assert "ledger.balances_are_their_entries: 7 (" in letter.error and ", …)" in letter.error
    assert sum(str(id) in letter.error for id in ids) == 5
    client.force_login(kept_world.person(role="operator"))
    page = client.get("/console/jobs/").content.decode()
    assert "platform.verify" in page and "ledger.balances_are_their_entries: 7" in page
