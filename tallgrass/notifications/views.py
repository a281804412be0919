"""The list of what one is told."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from tallgrass.accounts.guards import MemberRequest, limited, require_member
from tallgrass.notifications import actions
from tallgrass.notifications.queries import page_lines, wants_trends
from tallgrass.platform.words import say


@require_GET
@require_member
def notifications(request: MemberRequest) -> HttpResponse:
    """Opening the list is seeing it; what was new is still shown as new this once."""
    cursor = request.GET.get("cursor")
    page = page_lines(request.person, cursor)
    if not cursor:
        actions.see_all(actor=request.person)
    part = request.headers.get("HX-Request") == "true" and cursor
    response = render(request, "notifications/lines.html" if part else "notifications/notifications.html", {"page": page})
    response["Vary"] = "HX-Request"
    return response


@require_http_methods(["GET", "POST"])
@require_member
@limited("profile")
def trends(request: MemberRequest) -> HttpResponse:
    """Whether one is told of what is hot."""
    if request.method == "POST":
        actions.choose_trends(actor=request.person, wants=request.POST.get("wants") == "on")
        messages.success(request, say("已保存。", "Saved."))
        return redirect("trend_choice")
    return render(request, "notifications/trends.html", {"wants": wants_trends(request.person.id)})
