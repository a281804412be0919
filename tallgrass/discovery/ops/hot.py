"""Operators and the hot list: pin, rename, remove, each with a reason, each taken back with one press."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from tallgrass.accounts.guards import MemberRequest, require_operator
from tallgrass.accounts.queries import person_cards
from tallgrass.discovery.actions import rule_on_entry, undo_ruling
from tallgrass.discovery.queries import list_hot_rulings, list_raw_entries
from tallgrass.platform.errors import DomainError
from tallgrass.platform.words import say


@require_safe
@require_operator
def hot(request: MemberRequest) -> HttpResponse:
    return _page(request)


@require_POST
@require_operator
def rule(request: MemberRequest) -> HttpResponse:
    wanted = {name: request.POST.get(name, "")[:300] for name in ("kind", "key", "name", "act", "reason")}
    value = request.POST.get("place" if wanted["act"] == "pin" else "new_name", "")
    try:
        rule_on_entry(actor=request.person, value=value, **wanted)
    except DomainError as error:
        return _page(request, refusal=error, status=error.status)
    messages.success(request, say("做好了。", "Done."))
    return redirect("ops_hot")


@require_POST
@require_operator
def undo(request: MemberRequest, ruling_id: int) -> HttpResponse:
    undo_ruling(actor=request.person, ruling_id=ruling_id)
    messages.success(request, say("收回了。", "Taken back."))
    return redirect("ops_hot")


def _page(request: MemberRequest, *, refusal: DomainError | None = None, status: int = 200) -> HttpResponse:
    rulings = list_hot_rulings()
    people = person_cards({ruling.by_id for ruling in rulings})
    context = {"entries": list_raw_entries(), "rulings": rulings, "people": people, "refusal": refusal}
    return render(request, "discovery/ops/hot.html", context, status=status)
