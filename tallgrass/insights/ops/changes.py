"""What was changed and what was read after it; and how authors stand."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tallgrass.accounts.guards import MemberRequest, require_operator
from tallgrass.discovery.queries.dials import get_tuning
from tallgrass.insights.queries.changes import SPANS, count_changes, list_changed_days, list_rankers
from tallgrass.insights.queries.creators import list_creator_weeks


@require_safe
@require_operator
def changes(request: MemberRequest) -> HttpResponse:
    """`?days=` is 30 or 90."""
    asked = request.GET.get("days", "")
    span = int(asked) if asked in {str(span) for span in SPANS} else SPANS[0]
    days = list_changed_days(span)
    shown = {"days": days, "counts": count_changes(days), "versions": sum(day.versions for day in days), "rankers": list_rankers(span)}
    return render(request, "insights/changes.html", shown | {"span": span, "spans": SPANS})


@require_safe
@require_operator
def creators(request: MemberRequest) -> HttpResponse:
    tuning = get_tuning()
    return render(request, "insights/creators.html", {"weeks": list_creator_weeks(), "small": tuning.small, "floor": tuning.fairness})
