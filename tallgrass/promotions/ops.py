"""Rules of the whole mall, made by operators; the house bears what they take off."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from tallgrass.accounts.guards import MemberRequest
from tallgrass.promotions import desks


@require_http_methods(["GET", "POST"])
def coupons(request: MemberRequest) -> HttpResponse:
    return desks.coupons(request, request.person, None, "promotions/ops/coupons.html", reverse("ops_coupons"))


@require_POST
def stop_coupon(request: MemberRequest, coupon_id: int) -> HttpResponse:
    return desks.stop_coupon(request, request.person, None, coupon_id, reverse("ops_coupons"))


@require_http_methods(["GET", "POST"])
def offers(request: MemberRequest) -> HttpResponse:
    return desks.offers(request, request.person, None, "promotions/ops/offers.html", reverse("ops_offers"))


@require_POST
def stop_offer(request: MemberRequest, offer_id: int) -> HttpResponse:
    return desks.stop_offer(request, request.person, None, offer_id, reverse("ops_offers"))
