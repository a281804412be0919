"""One's own account: what is shown, how one signs in."""

from allauth.mfa.models import Authenticator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from tallgrass.accounts.actions.passwords import forget_password as forget
from tallgrass.accounts.guards import MemberRequest, limited, require_member


@require_safe
@require_member
def overview(request: MemberRequest) -> HttpResponse:
    return render(request, "accounts/settings/overview.html")


@require_safe
@require_member
def security(request: MemberRequest) -> HttpResponse:
    person = request.person
    kinds = list(Authenticator.objects.filter(user_id=person.id).values_list("type", flat=True))
    return render(
        request,
        "accounts/settings/security.html",
        {"has_password": person.has_usable_password(), "passkeys": kinds.count("webauthn"), "has_app": "totp" in kinds},
    )


@require_POST
@require_member
@limited("profile")
def forget_password(request: MemberRequest) -> HttpResponse:
    """Lets one who cannot say the present password set a new one, after proving in another way to be them."""
    forget(actor=request.person)
    return redirect("account_set_password")
