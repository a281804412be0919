"""The address book."""

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tallgrass.accounts.guards import MemberRequest, limited, require_member
from tallgrass.orders.actions.addresses import add_address, change_address, remove_address
from tallgrass.orders.countries import HOME
from tallgrass.orders.forms import AddressForm
from tallgrass.orders.queries.addresses import access_address, list_addresses, parts_of
from tallgrass.platform.errors import DomainError
from tallgrass.platform.words import say


@require_safe
@require_member
def addresses(request: MemberRequest) -> HttpResponse:
    return render(request, "orders/addresses/book.html", {"addresses": list_addresses(request.person.id), "next": _next(request)})


@require_http_methods(["GET", "POST"])
@require_member
@limited("address")
def new(request: MemberRequest) -> HttpResponse:
    form = AddressForm(request.POST or None, country=request.GET.get("country", HOME))
    if form.is_valid():
        try:
            add_address(actor=request.person, parts=form.parts(), is_default=form.cleaned_data["is_default"])
            return _done(request)
        except DomainError as error:
            form.refuse(error)
    return _form_page(request, form, reverse("address_new"))


@require_http_methods(["GET", "POST"])
@require_member
@limited("address")
def change(request: MemberRequest, address_id: int) -> HttpResponse:
    found = access_address(request.person, address_id)
    parts = parts_of(found)
    form = AddressForm(
        request.POST or None, country=request.GET.get("country", parts.country), initial=asdict(parts) | {"is_default": found.is_default}
    )
    if request.method == "GET" and request.GET.get("country"):
        form.initial["country"] = request.GET["country"]
    if form.is_valid():
        try:
            change_address(actor=request.person, address=found, parts=form.parts(), is_default=form.cleaned_data["is_default"])
            return _done(request)
        except DomainError as error:
            form.refuse(error)
    return _form_page(request, form, reverse("address", args=[address_id]))


@require_POST
@require_member
@limited("address")
def remove(request: MemberRequest, address_id: int) -> HttpResponse:
    remove_address(actor=request.person, address=access_address(request.person, address_id))
    return _done(request, say("已删除。", "Removed."))


def _form_page(request: MemberRequest, form: AddressForm, address: str) -> HttpResponse:
    return render(
        request,
        "orders/addresses/form.html",
        {"form": form, "action": address, "next": _next(request)},
        status=422 if form.errors else 200,
    )


def _done(request: MemberRequest, words: str = "") -> HttpResponse:
    messages.success(request, words or say("地址存好了。", "Address saved."))
    return HttpResponseRedirect(_next(request) or reverse("addresses"))


def _next(request: MemberRequest) -> str:
    """Where one came from (the checkout), when it is a page of ours."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}) else ""
