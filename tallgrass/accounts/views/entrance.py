"""Around signing in: what allauth's own pages do not cover."""

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tallgrass.accounts.actions.joining import choose_interests
from tallgrass.accounts.guards import MemberRequest, limited, require_member
from tallgrass.accounts.queries import find_demo_person
from tallgrass.accounts.types import Role
from tallgrass.platform.errors import too_many
from tallgrass.platform.words import say


def too_many_requests(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Where allauth's counters end."""
    raise too_many(60)


@require_http_methods(["GET", "POST"])
@require_member
@limited("profile")
def welcome(request: MemberRequest) -> HttpResponse:
    """After sign-up: what one would like to see. Skipping is fine."""
    if request.method == "POST":
        chosen = [name for name in dict.fromkeys(request.POST.getlist("interests")) if name in settings.TALLGRASS_CHANNELS]
        choose_interests(actor=request.person, interests=chosen)
        return redirect("/")
    return render(request, "accounts/welcome.html", {"channels": settings.TALLGRASS_CHANNELS, "chosen": request.person.interests})


@require_POST
@limited("signin_address")
def demo_sign_in(request: HttpRequest, role: str) -> HttpResponse:
    """One click, in the demo only: elsewhere there is no such page."""
    if not settings.DEMO or role not in set(Role):
        raise Http404
    person = find_demo_person(Role(role))
    if person is None:
        messages.info(request, say("演示里还没有这样的人。", "The demo has nobody like that yet."))
        return redirect("account_login")
    # Where `next` leads is left to allauth, which follows only addresses of ours; what is handed over here it follows unseen.
    return perform_login(request, Login(user=person, email_verification="none"))


@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/terms.html", {"version": settings.TALLGRASS_TERMS_VERSION})


@require_safe
def privacy_rules(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/privacy_rules.html", {"version": settings.TALLGRASS_TERMS_VERSION})
