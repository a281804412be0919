"""What is agreed to, taking one's data along, leaving, and minors' mode."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tallgrass.accounts import actions
from tallgrass.accounts.actions.exports import export_name, exports_folder
from tallgrass.accounts.guards import MemberRequest, limited, require_member
from tallgrass.accounts.minors import opening_for
from tallgrass.accounts.proofs import is_proven, send_proof, show_in_demo
from tallgrass.accounts.queries import access_export, list_consents, list_exports
from tallgrass.accounts.types import ConsentSubject
from tallgrass.platform.errors import DomainError
from tallgrass.platform.words import say


@require_safe
@require_member
def overview(request: MemberRequest) -> HttpResponse:
    context = {
        "consents": list_consents(request.person.id),
        "subjects": ConsentSubject,
        "exports": list_exports(request.person.id),
        "keeps": settings.TALLGRASS_EXPORT_KEEPS,
    }
    return render(request, "accounts/settings/privacy.html", context)


@require_POST
@require_member
@limited("profile")
def consent(request: MemberRequest, subject: str, end: bool = False) -> HttpResponse:
    if subject not in set(ConsentSubject):
        raise Http404
    (actions.withdraw_consent if end else actions.give_consent)(actor=request.person, subject=ConsentSubject(subject))
    return redirect("privacy")


@require_POST
@require_member
@limited("export")
def export(request: MemberRequest) -> HttpResponse:
    actions.request_export(actor=request.person)
    return redirect("privacy")


@require_safe
@require_member
def export_progress(request: MemberRequest) -> HttpResponse:
    """The list of exports alone: the page asks for it again while one is being made."""
    context = {"exports": list_exports(request.person.id), "keeps": settings.TALLGRASS_EXPORT_KEEPS}
    return render(request, "accounts/settings/exports.html", context)


@require_safe
@require_member
def export_file(request: MemberRequest, export_id: int) -> HttpResponseBase:
    found = access_export(request.person, export_id)
    response = FileResponse((exports_folder() / found.file).open("rb"), as_attachment=True, filename=export_name(found))
    response["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(["GET", "POST"])
@require_member
@limited("code_try")
def leave(request: MemberRequest) -> HttpResponse:
    """Asks for the password or a code; then the account is on its way out."""
    wrong = sent = False
    if request.method == "POST" and "proof" in request.POST:
        if is_proven(request.session, request.person, request.POST["proof"]):
            actions.leave(actor=request.person)
            logout(request)
            return redirect("left")
        wrong = True
    elif request.method == "POST":
        show_in_demo(request, send_proof(request.session, request.person))
        sent = True
    context = {"wrong": wrong, "sent": sent, "has_password": request.person.has_usable_password()}
    return render(request, "accounts/settings/leave.html", context, status=422 if wrong else 200)


@require_safe
def left(request: MemberRequest) -> HttpResponse:
    return render(request, "accounts/left.html", {"days": settings.TALLGRASS_ERASURE_GRACE.days})


@require_http_methods(["GET", "POST"])
@require_member
@limited("profile")
def minors(request: MemberRequest, end: bool = False) -> HttpResponse:
    error = None
    if request.method == "POST":
        act = actions.turn_minors_mode_off if end else actions.turn_minors_mode_on
        try:
            act(actor=request.person, pin=request.POST.get("pin", ""))
        except DomainError as refusal:
            if refusal.status != 422:
                raise
            error = refusal
        else:
            messages.success(
                request, say("未成年人模式已关闭。", "Minors' mode is off.") if end else say("未成年人模式已开启。", "Minors' mode is on.")
            )
            return redirect("minors_mode")
    context = {
        "error": error,
        "minutes": settings.TALLGRASS_MINORS_MINUTES,
        "night": settings.TALLGRASS_MINORS_NIGHT,
        "opening": opening_for(request.person) if request.person.in_minors_mode else None,
    }
    return render(request, "accounts/settings/minors.html", context, status=error.status if error else 200)


@require_POST
@require_member
@limited("minors_beat")
def beat(request: MemberRequest) -> HttpResponse:
    """One minute of an open page. Pages of people who are not in minors' mode do not ask."""
    if not request.person.in_minors_mode:
        return JsonResponse({"closed": False, "minutes_left": None})
    actions.count_minute(actor=request.person)
    opening = opening_for(request.person)
    return JsonResponse({"closed": opening.closed, "minutes_left": opening.minutes_left})
