"""The loop as a funnel, and its leak."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tallgrass.accounts.guards import MemberRequest, require_operator
from tallgrass.insights.queries.loop import SPANS, get_loop


@require_safe
@require_operator
def loop(request: MemberRequest) -> HttpResponse:
    """`?days=` is one of 7, 30, 90."""
    asked = request.GET.get("days", "")
    span = int(asked) if asked in {str(span) for span in SPANS} else 30
    return render(request, "insights/loop.html", {"report": get_loop(span), "span": span, "spans": SPANS})
