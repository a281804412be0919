"""The list of what one is told."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tallgrass.accounts.guards import MemberRequest, require_member
from tallgrass.notifications.actions import see_all
from tallgrass.notifications.queries import page_lines


@require_GET
@require_member
def notifications(request: MemberRequest) -> HttpResponse:
    """Opening the list is seeing it; what was new is still shown as new this once."""
    cursor = request.GET.get("cursor")
    page = page_lines(request.person, cursor)
    if not cursor:
        see_all(actor=request.person)
    part = request.headers.get("HX-Request") == "true" and cursor
    response = render(request, "notifications/lines.html" if part else "notifications/notifications.html", {"page": page})
    response["Vary"] = "HX-Request"
    return response
