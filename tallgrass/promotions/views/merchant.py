"""Rules of one's own store. Every screen comes through the door of the store."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from tallgrass.accounts.guards import MemberRequest, limited, require_member
from tallgrass.mall.merchant import merchant_context
from tallgrass.mall.queries.stores import access_own_store
from tallgrass.promotions import actions, desks, forms
from tallgrass.promotions.queries import access_sale, page_sales


@require_http_methods(["GET", "POST"])
@require_member
@limited("merchant_rule")
def coupons(request: MemberRequest, store: str) -> HttpResponse:
    found = access_own_store(request.person, store)
    here = reverse("merchant_coupons", args=[store])
    return desks.coupons(request, request.person, found, "promotions/merchant/coupons.html", here)


@require_POST
@require_member
@limited("merchant_rule")
def stop_coupon(request: MemberRequest, store: str, coupon_id: int) -> HttpResponse:
    found = access_own_store(request.person, store)
    return desks.stop_coupon(request, request.person, found, coupon_id, reverse("merchant_coupons", args=[store]))


@require_http_methods(["GET", "POST"])
@require_member
@limited("merchant_rule")
def offers(request: MemberRequest, store: str) -> HttpResponse:
    found = access_own_store(request.person, store)
    here = reverse("merchant_offers", args=[store])
    return desks.offers(request, request.person, found, "promotions/merchant/offers.html", here)


@require_POST
@require_member
@limited("merchant_rule")
def stop_offer(request: MemberRequest, store: str, offer_id: int) -> HttpResponse:
    found = access_own_store(request.person, store)
    return desks.stop_offer(request, request.person, found, offer_id, reverse("merchant_offers", args=[store]))


@require_http_methods(["GET", "POST"])
@require_member
@limited("merchant_rule")
def sales(request: MemberRequest, store: str) -> HttpResponse:
    found = access_own_store(request.person, store)

    def make() -> object:
        return actions.add_sale(actor=request.person, store=found, draft=forms.read_sale(request.POST))

    return desks.desk(
        request,
        "promotions/merchant/sales.html",
        make=make if request.method == "POST" else None,
        context=lambda: {"page": page_sales(found, request.GET.get("cursor")), **merchant_context(found)},
        here=reverse("merchant_sales", args=[store]),
    )


@require_POST
@require_member
@limited("merchant_rule")
def stop_sale(request: MemberRequest, store: str, sale_id: int) -> HttpResponse:
    found = access_own_store(request.person, store)
    actions.stop_sale(actor=request.person, sale=access_sale(found, sale_id))
    return desks.stopped(request, reverse("merchant_sales", args=[store]))
