"""For load balancers and watchers: alive, and ready. Plain JSON, no session, nothing about the inside but yes and no."""

import logging

from django.db import Error, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from tallgrass.console.queries import oldest_unread

logger = logging.getLogger("tallgrass.health")

MOST_DELAY = 60
"""Seconds the log may lie unread before this instance calls itself not ready."""


@require_safe
def alive(request: HttpRequest) -> JsonResponse:
    """This process answers."""
    return _answer({"alive": True})


@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """The database answers and the readers of the log keep up; 503 when not."""
    checks = {"database": False, "log": False}
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        checks["database"] = True
        checks["log"] = oldest_unread().total_seconds() < MOST_DELAY
    except Error:
        logger.exception("not ready")
    return _answer({"ready": all(checks.values()), **checks}, 200 if all(checks.values()) else 503)


def _answer(body: dict[str, bool], status: int = 200) -> JsonResponse:
    return JsonResponse(body, status=status, headers={"Cache-Control": "no-store"})
