"""The house's view of orders and disputes in the console."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from tallgrass.accounts.guards import MemberRequest, limited, require_operator
from tallgrass.orders.actions.after_sales import rule_on_dispute
from tallgrass.orders.actions.fulfilling import advance_order
from tallgrass.orders.queries.after_sales import BY_WORDS, after_sale_views, get_after_sale, page_after_sales
from tallgrass.orders.queries.orders import TAB_WORDS, get_order, get_order_view, page_all_orders
from tallgrass.orders.states import AfterSaleState, OrderState
from tallgrass.orders.types import address_of
from tallgrass.platform.errors import DomainError


@require_safe
@require_operator
def orders(request: MemberRequest) -> HttpResponse:
    tab, words = request.GET.get("tab", ""), request.GET.get("q", "")[:24]
    page = {"page": page_all_orders(tab, words, request.GET.get("cursor")), "tab": tab, "tabs": TAB_WORDS, "q": words}
    return render(request, "orders/ops/orders.html", page)


@require_safe
@require_operator
def order(request: MemberRequest, order_id: int) -> HttpResponse:
    return _order(request, order_id)


def _order(request: MemberRequest, order_id: int, error: DomainError | None = None) -> HttpResponse:
    view = get_order_view(get_order(order_id))
    page = {"view": view, "address": address_of(view.purchase.recipient), "by": BY_WORDS, "error": error}
    return render(request, "orders/ops/order.html", page, status=error.status if error else 200)


@require_POST
@require_operator
@limited("privileged")
def step(request: MemberRequest, order_id: int) -> HttpResponse:
    """What the store, customs or the carrier has not written down. Audited."""
    wanted = request.POST.get("to", "")
    try:
        found = get_order(order_id)
        advance_order(actor=request.person, order_id=found.id, by="house", to=OrderState(wanted) if wanted in list(OrderState) else None)
    except DomainError as error:
        if error.status != 409:
            raise
        return _order(request, order_id, error)
    return HttpResponseRedirect(reverse("ops_order", args=[order_id]))


@require_safe
@require_operator
def disputes(request: MemberRequest) -> HttpResponse:
    page = page_after_sales(states=[AfterSaleState.DISPUTED], cursor=request.GET.get("cursor"))
    return render(request, "orders/ops/disputes.html", {"page": page})


@require_safe
@require_operator
def dispute(request: MemberRequest, after_sale_id: int) -> HttpResponse:
    return _dispute(request, after_sale_id)


def _dispute(request: MemberRequest, after_sale_id: int, error: DomainError | None = None) -> HttpResponse:
    row = get_after_sale(after_sale_id)
    page = {"view": after_sale_views([row])[row.id], "by": BY_WORDS, "error": error}
    return render(request, "orders/ops/dispute.html", page, status=error.status if error else 200)


@require_POST
@require_operator
@limited("privileged")
def rule(request: MemberRequest, after_sale_id: int) -> HttpResponse:
    words = " ".join(request.POST.get("words", "").split())
    try:
        rule_on_dispute(
            actor=request.person, after_sale=get_after_sale(after_sale_id), for_buyer=request.POST.get("for") == "buyer", words=words
        )
    except DomainError as error:
        if error.status not in {409, 422}:
            raise
        return _dispute(request, after_sale_id, error)
    return HttpResponseRedirect(reverse("ops_disputes"))
