"""The names customs is told, masked, and who looked at them."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from tallgrass.accounts.actions.identities import keep_identity, remove_identity
from tallgrass.accounts.guards import MemberRequest, limited, refuse_minors, require_member
from tallgrass.accounts.identities import access_identity, list_accesses, list_identities
from tallgrass.platform.errors import DomainError
from tallgrass.platform.words import say


@require_http_methods(["GET", "HEAD", "POST"])
@require_member
@refuse_minors
@limited("identity")
def identities(request: MemberRequest) -> HttpResponse:
    error, onwards = None, _next(request)
    if request.method == "POST":
        try:
            keep_identity(actor=request.person, name=request.POST.get("name", ""), number=request.POST.get("number", ""))
        except DomainError as refused:
            error = refused
        else:
            messages.success(request, say("已加密存好。", "Sealed and kept."))
            return HttpResponseRedirect(onwards) if onwards else redirect("identities")
    page = {
        "identities": list_identities(request.person.id),
        "accesses": list_accesses(request.person.id),
        "error": error,
        "next": onwards,
        "name": request.POST.get("name", ""),
    }
    return render(request, "accounts/settings/identities.html", page, status=422 if error else 200)


@require_POST
@require_member
@limited("identity")
def remove(request: MemberRequest, identity_id: int) -> HttpResponse:
    remove_identity(actor=request.person, identity=access_identity(request.person, identity_id))
    return redirect("identities")


def _next(request: MemberRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}) else ""
