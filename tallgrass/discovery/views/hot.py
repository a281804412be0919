"""The hot list."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tallgrass.accounts.guards import VisitorRequest
from tallgrass.discovery.hot_hours import read_hour, write_hour
from tallgrass.discovery.queries import get_hot_page
from tallgrass.discovery.sparkline import HEIGHT, WIDTH, points_of


@require_safe
def hot(request: VisitorRequest) -> HttpResponse:
    """Now, or by `?at=2026-11-24T20` as it last stood in that hour (UTC)."""
    hour = read_hour(request.GET.get("at", ""))
    page = get_hot_page(request.person, hour=hour)
    context = {
        "hot": page,
        "lines": [(entry, points_of(entry.curve)) for entry in page.entries],
        "earlier": write_hour(page.earlier) if page.earlier else "",
        "later": write_hour(page.later) if page.later else "",
        "past": hour is not None,
        "width": WIDTH,
        "height": HEIGHT,
    }
    return render(request, "discovery/hot.html", context)
