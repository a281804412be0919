"""Paying: choosing a way, coming back from it, and the bank that plays."""

from contextlib import suppress
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tallgrass.accounts.guards import MemberRequest, limited, refuse_minors, require_member
from tallgrass.orders.actions.payments import look_at_payment, start_payment, take_event
from tallgrass.orders.actions.payments.bank import CODE, answer_charge
from tallgrass.orders.payments.port import ProviderDown, ProviderRefused
from tallgrass.orders.payments.qr import qr_svg
from tallgrass.orders.payments.states import PAYMENT_WORDS, UNDECIDED
from tallgrass.orders.queries.payments import access_charge, access_payment, access_purchase_to_pay, list_ways_to_pay
from tallgrass.orders.states import PurchaseState
from tallgrass.platform import rest
from tallgrass.platform.errors import DomainError
from tallgrass.platform.ids import new_id, short
from tallgrass.platform.money import Money

_REFUSED_HERE = {409, 422, 503}


@require_http_methods(["GET", "HEAD", "POST"])
@require_member
@refuse_minors
@limited("pay")
def pay(request: MemberRequest, purchase_id: int) -> HttpResponse:
    """Choose a way to pay. The page carries the key, so a second press is the same payment."""
    purchase = access_purchase_to_pay(request.person, purchase_id)
    error, key = None, request.POST.get("key", "") or short(new_id())
    if request.method == "POST":
        try:
            payment = start_payment(actor=request.person, purchase_id=purchase_id, provider=request.POST.get("provider", ""), key=key)
            return HttpResponseRedirect(payment.url) if payment.url else redirect("payment", payment.id)
        except DomainError as refused:
            if refused.status not in _REFUSED_HERE:
                raise
            error = refused
            key = key if refused.status == 503 else short(new_id())
    page = {
        "purchase": purchase,
        "amount": Money(purchase.total, purchase.currency),
        "ways": list_ways_to_pay(purchase.currency),
        "open": purchase.state == PurchaseState.PENDING.value,
        "key": key,
        "error": error,
    }
    return render(request, "orders/pay/choose.html", page, status=error.status if error else 200)


@require_safe
@require_member
def payment(request: MemberRequest, payment_id: int) -> HttpResponse:
    """How a payment stands; asks again by itself while nothing is decided."""
    found = access_payment(request.person, payment_id)
    page = {
        "payment": found,
        "amount": found.money,
        "undecided": found.state in UNDECIDED,
        "words": PAYMENT_WORDS,
        "qr": qr_svg(found.code) if found.code and found.state in UNDECIDED else None,
    }
    return render(request, "orders/pay/payment.html", page)


@require_safe
@require_member
def back(request: MemberRequest, payment_id: int) -> HttpResponse:
    """The person comes back from the provider, perhaps before its webhook does: ask it, then show."""
    found = access_payment(request.person, payment_id)
    with suppress(ProviderDown, ProviderRefused, DomainError):  # The webhook or the hourly comparison will tell.
        look_at_payment(found)
    return redirect("payment", payment_id)


@csrf_exempt
@require_POST
def events(request: HttpRequest, provider: str) -> HttpResponse:
    """A webhook. Answered with what its sender takes for "got it"; anything wrong is 400 and writes nothing."""
    if provider not in settings.TALLGRASS_PAYMENTS:
        raise Http404
    try:
        take_event(provider, request.headers, request.body)
    except DomainError as error:
        return rest.problem_response(error)
    return HttpResponse("success", content_type="text/plain")


@require_http_methods(["GET", "HEAD", "POST"])
@require_member
def bank(request: MemberRequest, charge_id: int) -> HttpResponse:
    """The bank's own page."""
    charge = access_charge(request.person, charge_id)
    error = None
    if request.method == "POST":
        try:
            charge = answer_charge(charge=charge, act=request.POST.get("act", ""), code=request.POST.get("code", ""))
        except DomainError as refused:
            error = refused
        else:
            if charge.state not in {"open", "checking"}:
                # The bank stands in this house: by whatever name of it one came, one goes back by it.
                return HttpResponseRedirect(urlsplit(charge.back_url).path)
    page = {"charge": charge, "amount": charge.money, "code": CODE, "error": error}
    return render(request, "orders/pay/bank.html", page, status=error.status if error else 200)
