"""The console's own screens."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from tallgrass.console import actions, charts, queries
from tallgrass.console.navigation import waiting_desks
from tallgrass.platform import clock
from tallgrass.platform.words import say


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """What happened, what runs, what needs a person."""
    acts = queries.daily_acts()
    stats = [
        {"words": words, "series": acts[kind], "spark": charts.spark(acts[kind].days)}
        for kind, words in (
            ("PersonJoined", say("新来的人", "New people")),
            ("NotePublished", say("新笔记", "New notes")),
            ("NoteLiked", say("点赞", "Likes")),
            ("PersonFollowed", say("关注", "Follows")),
        )
    ]
    notes = acts["NotePublished"]
    days = [clock.now() - timedelta(days=n) for n in reversed(range(len(notes.days)))]
    page = {
        "stats": stats,
        "notes": notes,
        "bars": charts.bars(notes.days),
        "days": days,
        "waiting": waiting_desks(),
        "queues": queries.list_queues(),
        "failed_jobs": queries.count_failed_jobs(),
        "lags": queries.list_lags(),
        "parked": queries.count_parked(),
        "now": clock.now(),
    }
    return render(request, "console/today.html", page)


@require_safe
def jobs(request: HttpRequest) -> HttpResponse:
    page = {
        "queues": queries.list_queues(),
        "failed": queries.page_failed_jobs(request.GET.get("cursor")),
        "schedule": queries.list_schedule(),
    }
    return render(request, "console/jobs.html", page)


@require_POST
def retry_job(request: HttpRequest, job_id: int) -> HttpResponse:
    actions.retry_job(actor=_person(request), job_id=job_id)
    return redirect("console_jobs")


@require_POST
def discard_job(request: HttpRequest, job_id: int) -> HttpResponse:
    actions.discard_job(actor=_person(request), job_id=job_id)
    return redirect("console_jobs")


@require_safe
def event_log(request: HttpRequest) -> HttpResponse:
    return render(request, "console/log.html", {"lags": queries.list_lags(), "parked": queries.list_parked()})


@require_POST
def retry_event(request: HttpRequest, parked_id: int) -> HttpResponse:
    actions.retry_event(actor=_person(request), parked_id=parked_id)
    return redirect("console_log")


@require_POST
def discard_event(request: HttpRequest, parked_id: int) -> HttpResponse:
    actions.discard_event(actor=_person(request), parked_id=parked_id)
    return redirect("console_log")


@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    actor, act = request.GET.get("actor", "").strip().lstrip("@").replace("\0", ""), request.GET.get("act", "").replace("\0", "")
    page = {
        "entries": queries.page_audit(request.GET.get("cursor"), actor=actor, act=act),
        "acts": queries.list_acts(),
        "actor": actor,
        "act": act,
    }
    return render(request, "console/audit.html", page)


@require_safe
def system(request: HttpRequest) -> HttpResponse:
    return render(request, "console/system.html", {"system": queries.system(), "zone": settings.TALLGRASS_ZONE})


def _person(request: HttpRequest) -> Any:
    return request.person  # type: ignore[attr-defined]
