"""One's own account: what is shown, how one signs in."""

from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tallgrass.accounts import actions
from tallgrass.accounts.forms import LanguageForm, PrivateDetailsForm, ProfileForm
from tallgrass.accounts.guards import MemberRequest, limited, require_member
from tallgrass.accounts.proofs import is_proven_by_code, send_proof, show_in_demo
from tallgrass.accounts.queries import find_private_details, list_sessions, list_tokens, page_blocked, page_muted
from tallgrass.platform.errors import DomainError
from tallgrass.platform.words import say


@require_safe
@require_member
def overview(request: MemberRequest) -> HttpResponse:
    return render(request, "accounts/settings/overview.html")


@require_http_methods(["GET", "POST"])
@require_member
@limited("profile")
def profile(request: MemberRequest) -> HttpResponse:
    form, person = _profile_form(request, request.POST or None), request.person
    if form.is_valid():
        try:
            person = actions.edit_profile(actor=person, **form.cleaned_data)
        except DomainError as error:
            form.add_error(error.field, str(error))
        else:
            messages.success(request, say("已保存。", "Saved."))
            return redirect(f"/@{person.handle}/")
    return render(request, "accounts/settings/profile.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@require_member
@limited("upload")
def avatar(request: MemberRequest, end: bool = False) -> HttpResponse:
    if end:
        actions.remove_avatar(actor=request.person)
    elif file := request.FILES.get("picture"):
        try:
            actions.change_avatar(actor=request.person, file=file)
        except DomainError as error:
            return render(
                request, "accounts/settings/profile.html", {"form": _profile_form(request), "picture_error": error}, status=error.status
            )
    return redirect("edit_profile")


@require_http_methods(["GET", "POST"])
@require_member
@limited("profile")
def private_details(request: MemberRequest) -> HttpResponse:
    details = find_private_details(request.person.id)
    form = PrivateDetailsForm(request.POST or None, initial={"birthday": details.birthday, "gender": details.gender} if details else {})
    if form.is_valid():
        actions.edit_private_details(actor=request.person, **form.cleaned_data)
        messages.success(request, say("已保存。", "Saved."))
        return redirect("private_details")
    return render(request, "accounts/settings/private_details.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
@require_member
def blocked(request: MemberRequest) -> HttpResponse:
    page = page_blocked(request.person.id, request.GET.get("cursor"))
    return render(request, "accounts/settings/kept_away.html", {"page": page, "which": "blocked"})


@require_safe
@require_member
def muted(request: MemberRequest) -> HttpResponse:
    page = page_muted(request.person.id, request.GET.get("cursor"))
    return render(request, "accounts/settings/kept_away.html", {"page": page, "which": "muted"})


@require_http_methods(["GET", "POST"])
@require_member
@limited("profile")
def language(request: MemberRequest) -> HttpResponse:
    form = LanguageForm(request.POST or None, initial={"language": request.person.language, "zone": request.person.zone})
    if form.is_valid():
        actions.choose_language_and_zone(actor=request.person, **form.cleaned_data)
        response = redirect("language_and_zone")
        if request.person.language:
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                request.person.language,
                max_age=settings.LANGUAGE_COOKIE_AGE,
                samesite="Lax",
                secure=settings.HTTPS,
            )
        return response
    return render(request, "accounts/settings/language.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
@require_member
def security(request: MemberRequest) -> HttpResponse:
    person = request.person
    kinds = list(Authenticator.objects.filter(user_id=person.id).values_list("type", flat=True))
    known = {"has_password": person.has_usable_password(), "passkeys": kinds.count("webauthn"), "has_app": "totp" in kinds}
    return render(request, "accounts/settings/security.html", known)


@require_http_methods(["GET", "POST"])
@require_member
@limited("code_try")
def forgotten(request: MemberRequest) -> HttpResponse:
    """Lets one who cannot say the present password set a new one: a code to their own address, and the second step where there is one."""
    if Authenticator.objects.filter(user_id=request.person.id).exists():
        raise_if_reauthentication_required(request, app="allauth.account")
    wrong = False
    if request.method == "POST" and "proof" in request.POST:
        if is_proven_by_code(request.session, request.POST["proof"]):
            actions.forget_password(actor=request.person)
            update_session_auth_hash(request, request.person)  # This session goes on; all others are over.
            return redirect("account_set_password")
        wrong = True
    elif request.method == "POST":
        show_in_demo(request, send_proof(request.session, request.person))
    return render(
        request, "accounts/settings/forgotten.html", {"sent": request.method == "POST", "wrong": wrong}, status=422 if wrong else 200
    )


@require_safe
@require_member
def sessions(request: MemberRequest) -> HttpResponse:
    return render(request, "accounts/settings/sessions.html", {"sessions": list_sessions(request.person.id, request.session.session_key)})


@require_POST
@require_member
@limited("profile")
def end_session(request: MemberRequest, name: str) -> HttpResponse:
    actions.end_session(actor=request.person, name=name)
    return redirect("sessions")


@require_POST
@require_member
@limited("profile")
def end_other_sessions(request: MemberRequest) -> HttpResponse:
    actions.end_other_sessions(actor=request.person, kept_key=request.session.session_key)
    messages.success(request, say("其他设备都已退出。", "All other devices were signed out."))
    return redirect("sessions")


@require_http_methods(["GET", "POST"])
@require_member
@limited("profile")
def tokens(request: MemberRequest) -> HttpResponse:
    """The token itself is on the page that answers its making, and never again."""
    made = error = None
    if request.method == "POST":
        try:
            made = actions.create_token(actor=request.person, name=request.POST.get("name", ""))
        except DomainError as refusal:
            error = refusal
    context = {"tokens": list_tokens(request.person.id), "made": made, "error": error}
    response = render(request, "accounts/settings/tokens.html", context, status=error.status if error else 200)
    response["Cache-Control"] = "no-store"
    return response


@require_POST
@require_member
@limited("profile")
def revoke_token(request: MemberRequest, token_id: int) -> HttpResponse:
    actions.revoke_token(actor=request.person, token_id=token_id)
    return redirect("tokens")


def _profile_form(request: MemberRequest, data: QueryDict | None = None) -> ProfileForm:
    return ProfileForm(data, initial={name: getattr(request.person, name) for name in ProfileForm.base_fields})
