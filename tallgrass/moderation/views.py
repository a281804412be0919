"""What members see of review: reporting, the state of their own things, appeals."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from tallgrass.accounts.guards import MemberRequest, limited, require_member
from tallgrass.moderation import actions
from tallgrass.moderation.forms import AppealForm, ReportForm
from tallgrass.moderation.queries import get_decision_view, get_standing, list_held, page_decisions, page_reports
from tallgrass.platform.errors import DomainError, not_found
from tallgrass.platform.reviewed import reviewed_kind
from tallgrass.platform.subjects import Ref, subject_cards


@require_http_methods(["GET", "HEAD", "POST"])
@require_member
@limited("report")
def report(request: MemberRequest, thing: str, thing_id: int) -> HttpResponse:
    """Say that something is not right. A sheet over the page when htmx asks, else a page of its own."""
    ref = Ref(thing, thing_id)
    owner, card = reviewed_kind(thing), subject_cards([ref], request.person.id).get(ref)
    if owner is None or card is None:
        raise not_found()
    form, error, status = ReportForm(request.POST or None), None, 200
    if request.method == "POST":
        if form.is_valid():
            try:
                new = actions.report_thing(
                    actor=request.person, ref=ref, reason=form.cleaned_data["reason"], words=form.cleaned_data["words"]
                )
                return render(request, "moderation/reported.html", {"card": card, "new": new})
            except DomainError as refused:
                if refused.status not in {409, 422}:
                    raise
                error = refused
        status = error.status if error else 422
    return render(request, "moderation/report.html", {"form": form, "card": card, "name": owner.name, "error": error}, status=status)


@require_safe
@require_member
def state(request: MemberRequest) -> HttpResponse:
    """What review did to one's own things, and how one stands."""
    page = {
        "held": list_held(request.person) if not request.GET.get("cursor") else [],
        "page": page_decisions(request.person, request.GET.get("cursor")),
        "standing": get_standing(request.person.id),
    }
    return render(request, "moderation/state.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@require_member
@limited("report")
def decision(request: MemberRequest, decision_id: int) -> HttpResponse:
    """One decision, with what can be done; POST appeals against it."""
    form, error = AppealForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        try:
            actions.appeal(actor=request.person, decision_id=decision_id, words=form.cleaned_data["words"])
            return redirect("decision", decision_id)
        except DomainError as refused:
            if refused.status not in {409, 422}:
                raise
            error = refused
    view = get_decision_view(request.person, decision_id)
    status = error.status if error else 422 if request.method == "POST" else 200
    return render(request, "moderation/decision.html", {"view": view, "form": form, "error": error}, status=status)


@require_safe
@require_member
def reports(request: MemberRequest) -> HttpResponse:
    """What one reported, and what came of it."""
    return render(request, "moderation/reports.html", {"page": page_reports(request.person, request.GET.get("cursor"))})
