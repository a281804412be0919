"""Where the console hangs the operations screens of the apps, between its own."""

from collections.abc import Sequence

from django.urls import URLPattern, path

from tallgrass.console import health as checks
from tallgrass.console import queries, views
from tallgrass.console.navigation import guarded
from tallgrass.platform.desks import Group, desk
from tallgrass.platform.words import Words

_OWN = [
    desk("", views.today, "console", words=Words("今天", "Today"), icon="sun", group=Group.NOW),
    desk(
        "jobs/", views.jobs, "console_jobs", words=Words("任务", "Jobs"), icon="bolt", group=Group.SYSTEM, waits=queries.count_failed_jobs
    ),
    path("jobs/<int:job_id>/retry/", views.retry_job, name="console_retry_job"),
    path("jobs/<int:job_id>/discard/", views.discard_job, name="console_discard_job"),
    desk(
        "log/",
        views.event_log,
        "console_log",
        words=Words("事件日志", "Event log"),
        icon="list",
        group=Group.SYSTEM,
        waits=queries.count_parked,
    ),
    path("log/<int:parked_id>/retry/", views.retry_event, name="console_retry_event"),
    path("log/<int:parked_id>/discard/", views.discard_event, name="console_discard_event"),
    desk("audit/", views.audit, "console_audit", words=Words("操作记录", "Audit trail"), icon="book", group=Group.SYSTEM),
    desk("system/", views.system, "console_system", words=Words("系统", "System"), icon="gear", group=Group.SYSTEM),
]

health = [
    path("", checks.alive, name="health"),
    path("ready/", checks.ready, name="health_ready"),
]


def mounted(routes: Sequence[URLPattern]) -> list[URLPattern]:
    """All under /console/, for operators only."""
    return guarded([*_OWN, *routes])
