"""Coupons as members meet them: what can be claimed, and what one has."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from tallgrass.accounts.guards import MemberRequest, VisitorRequest, limited, require_member
from tallgrass.mall.queries.stores import access_store
from tallgrass.platform.errors import DomainError
from tallgrass.platform.words import say
from tallgrass.promotions.actions import claim_by_code, claim_coupon
from tallgrass.promotions.queries import list_centre, page_claims
from tallgrass.promotions.types import ClaimState


@require_safe
def centre(request: VisitorRequest) -> HttpResponse:
    """All that lies open, or that of one store."""
    store = access_store(request.GET["store"]) if request.GET.get("store") else None
    page = list_centre(request.person, request.GET.get("cursor"), store=store.handle if store else None)
    return render(request, "promotions/centre.html", {"page": page, "store": store})


@require_safe
@require_member
def mine(request: MemberRequest) -> HttpResponse:
    return _mine(request)


def _mine(request: MemberRequest, error: DomainError | None = None) -> HttpResponse:
    asked = request.GET.get("state", "")
    state = ClaimState(asked) if asked in set(ClaimState) else ClaimState.USABLE
    page = page_claims(request.person, state, request.GET.get("cursor"))
    context = {"page": page, "state": state, "error": error, "code": request.POST.get("code", "")[:20] if error else ""}
    return render(request, "promotions/mine.html", context, status=error.status if error else 200)


@require_POST
@require_member
@limited("coupon")
def claim(request: MemberRequest, coupon_id: int) -> HttpResponse:
    claim_coupon(actor=request.person, coupon_id=coupon_id)
    messages.success(request, say("领到了，下单时会自动用上。", "Yours. It is used when you order."))
    return redirect("coupon_centre")


@require_POST
@require_member
@limited("coupon")
def enter_code(request: MemberRequest) -> HttpResponse:
    try:
        claim_by_code(actor=request.person, code=request.POST.get("code", ""))
    except DomainError as error:
        if error.status not in {409, 422}:
            raise
        return _mine(request, error)
    messages.success(request, say("领到了，下单时会自动用上。", "Yours. It is used when you order."))
    return redirect("coupons")
