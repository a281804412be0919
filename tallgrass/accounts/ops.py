"""Operations screens about people. The console lets only operators through; every act goes through an audited action."""

from collections.abc import Callable
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from tallgrass.accounts import actions
from tallgrass.accounts.forms import BanForm
from tallgrass.accounts.guards import MemberRequest, require_operator
from tallgrass.accounts.queries import count_relations, count_sessions, get_anyone, list_bans, page_messages, page_people
from tallgrass.accounts.types import Role, Verified
from tallgrass.platform import clock
from tallgrass.platform.errors import DomainError


@require_safe
@require_operator
def people(request: MemberRequest) -> HttpResponse:
    words, role = request.GET.get("words", "").strip(), request.GET.get("role", "")
    role = role if role in set(Role) else ""
    page = page_people(words, role, request.GET.get("cursor"))
    return render(request, "accounts/ops/people.html", {"page": page, "words": words, "role": role, "roles": Role})


@require_safe
@require_operator
def person(request: MemberRequest, person_id: int) -> HttpResponse:
    return _person_page(request, person_id)


@require_POST
@require_operator
def role(request: MemberRequest, person_id: int) -> HttpResponse:
    return _act(
        request, person_id, lambda: actions.change_role(actor=request.person, person_id=person_id, role=request.POST.get("role", ""))
    )


@require_POST
@require_operator
def verify(request: MemberRequest, person_id: int) -> HttpResponse:
    verified, reason = request.POST.get("verified", ""), request.POST.get("reason", "")
    return _act(
        request, person_id, lambda: actions.verify_person(actor=request.person, person_id=person_id, verified=verified, reason=reason)
    )


@require_POST
@require_operator
def ban(request: MemberRequest, person_id: int) -> HttpResponse:
    form = BanForm(request.POST)
    if not form.is_valid():
        return _person_page(request, person_id, form=form, status=422)
    until = clock.now() + timedelta(days=form.cleaned_data["days"]) if form.cleaned_data["days"] else None
    reason = form.cleaned_data["reason"]
    return _act(request, person_id, lambda: actions.ban_person(actor=request.person, person_id=person_id, reason=reason, until=until))


@require_POST
@require_operator
def lift_ban(request: MemberRequest, person_id: int) -> HttpResponse:
    return _act(request, person_id, lambda: actions.lift_ban(actor=request.person, person_id=person_id))


@require_POST
@require_operator
def end_sessions(request: MemberRequest, person_id: int) -> HttpResponse:
    return _act(request, person_id, lambda: actions.end_sessions_of(actor=request.person, person_id=person_id))


@require_safe
@require_operator
def outbox(request: MemberRequest) -> HttpResponse:
    """Letters and text messages. With real providers their texts are gone once sent."""
    words = request.GET.get("words", "").strip()
    page = page_messages(words, request.GET.get("cursor"))
    response = render(request, "accounts/ops/outbox.html", {"page": page, "words": words})
    response["Cache-Control"] = "no-store"
    return response


def _act(request: HttpRequest, person_id: int, act: Callable[[], object]) -> HttpResponse:
    try:
        act()
    except DomainError as error:
        if error.status not in {409, 422}:
            raise
        return _person_page(request, person_id, error=error, status=error.status)
    return redirect("ops_person", person_id)


def _person_page(
    request: HttpRequest, person_id: int, *, form: BanForm | None = None, error: DomainError | None = None, status: int = 200
) -> HttpResponse:
    found = get_anyone(person_id)
    context = {
        "person": found,
        "sessions": count_sessions(found.id),
        "relations": count_relations(found.id),
        "bans": list_bans(found.id),
        "form": form or BanForm(),
        "error": error,
        "roles": Role,
        "marks": Verified,
    }
    return render(request, "accounts/ops/person.html", context, status=status)
