"""A store's orders and after-sales in the merchant centre."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from tallgrass.accounts.guards import MemberRequest, limited, require_member
from tallgrass.mall.merchant import merchant_context
from tallgrass.mall.models import Store
from tallgrass.mall.queries.stores import access_own_store
from tallgrass.orders.actions.after_sales import answer_after_sale, owed_on_yes, say_more
from tallgrass.orders.actions.fulfilling import advance_order
from tallgrass.orders.queries.after_sales import (
    BY_WORDS,
    access_store_after_sale,
    after_sale_views,
    count_to_answer,
    page_after_sales,
)
from tallgrass.orders.queries.orders import TABS, access_store_order, count_to_send, get_order_view, page_store_orders
from tallgrass.orders.states import OrderState
from tallgrass.orders.types import address_of
from tallgrass.platform.errors import DomainError
from tallgrass.platform.ids import from_short
from tallgrass.platform.words import Words

_TABS = {
    "": Words("全部", "All"),
    "send": Words("待发货", "To send"),
    "customs": Words("清关中", "At customs"),
    "way": Words("运输中", "On the way"),
    "done": Words("已签收", "Received"),
    "after": Words("售后", "After-sales"),
}
_SHOWN_HERE = {409, 422}
_MOST = 50


@require_safe
@require_member
def orders(request: MemberRequest, store: str) -> HttpResponse:
    return _orders(request, access_own_store(request.person, store))


def _orders(request: MemberRequest, found: Store, error: DomainError | None = None) -> HttpResponse:
    tab = request.GET.get("tab", "")
    tab = tab if tab in _TABS else ""
    words = request.GET.get("q", "")[:24]
    page = {
        "page": page_store_orders([found.id], tab, words, request.GET.get("cursor")),
        "tab": tab,
        "tabs": _TABS,
        "q": words,
        "error": error,
        "to_send": count_to_send([found.id]),
        "to_answer": count_to_answer([found.id]),
        "sendable": {state.value for state in TABS["send"]},
    }
    context = merchant_context(found) | page
    return render(request, "orders/merchant/orders.html", context, status=error.status if error else 200)


@require_POST
@require_member
@limited("merchant_order")
def advance(request: MemberRequest, store: str) -> HttpResponse:
    """The next step of all orders that are ticked. What cannot take it is left, and said."""
    found = access_own_store(request.person, store)
    refused = None
    for text in request.POST.getlist("order")[:_MOST]:
        try:
            order = access_store_order(found, from_short(text))
            advance_order(actor=request.person, order_id=order.id)
        except ValueError:
            continue
        except DomainError as error:
            if error.status not in _SHOWN_HERE:
                raise
            refused = error
    if refused:
        return _orders(request, found, refused)
    return HttpResponseRedirect(
        reverse("merchant_orders", args=[store]) + (f"?tab={request.POST['tab']}" if request.POST.get("tab") in _TABS else "")
    )


@require_safe
@require_member
def order(request: MemberRequest, store: str, order_id: int) -> HttpResponse:
    found = access_own_store(request.person, store)
    return _order(request, found, order_id)


def _order(request: MemberRequest, found: Store, order_id: int, error: DomainError | None = None) -> HttpResponse:
    view = get_order_view(access_store_order(found, order_id))
    page = {"view": view, "address": address_of(view.purchase.recipient), "by": BY_WORDS, "error": error}
    return render(request, "orders/merchant/order.html", merchant_context(found) | page, status=error.status if error else 200)


@require_POST
@require_member
@limited("merchant_order")
def step(request: MemberRequest, store: str, order_id: int) -> HttpResponse:
    """The one step that was pressed; pressed twice it is taken once."""
    found = access_own_store(request.person, store)
    order = access_store_order(found, order_id)
    wanted = request.POST.get("to", "")
    try:
        advance_order(actor=request.person, order_id=order.id, to=OrderState(wanted) if wanted in list(OrderState) else None)
    except DomainError as error:
        if error.status not in _SHOWN_HERE:
            raise
        return _order(request, found, order_id, error)
    return HttpResponseRedirect(reverse("merchant_order", args=[store, order_id]))


@require_safe
@require_member
def after_sales(request: MemberRequest, store: str) -> HttpResponse:
    found = access_own_store(request.person, store)
    page = {"page": page_after_sales(store_ids=[found.id], cursor=request.GET.get("cursor"))}
    return render(request, "orders/merchant/after_sales.html", merchant_context(found) | page)


@require_safe
@require_member
def after_sale(request: MemberRequest, store: str, after_sale_id: int) -> HttpResponse:
    return _after_sale(request, access_own_store(request.person, store), after_sale_id)


def _after_sale(request: MemberRequest, found: Store, after_sale_id: int, error: DomainError | None = None) -> HttpResponse:
    row = access_store_after_sale(found, after_sale_id)
    view, owed = after_sale_views([row])[row.id], owed_on_yes(row)
    page = {"view": view, "owed": None if owed is None else view.card.money(owed), "by": BY_WORDS, "error": error}
    return render(request, "orders/merchant/after_sale.html", merchant_context(found) | page, status=error.status if error else 200)


@require_POST
@require_member
@limited("merchant_order")
def answer(request: MemberRequest, store: str, after_sale_id: int) -> HttpResponse:
    """Agree, refuse with a reason, or say something."""
    found = access_own_store(request.person, store)
    row = access_store_after_sale(found, after_sale_id)
    words, what = " ".join(request.POST.get("words", "").split()), request.POST.get("what", "")
    try:
        if what == "say":
            say_more(actor=request.person, after_sale=row, by="store", words=words)
        else:
            answer_after_sale(actor=request.person, after_sale=row, agrees=what == "agree", words=words)
    except DomainError as error:
        if error.status not in _SHOWN_HERE:
            raise
        return _after_sale(request, found, after_sale_id, error)
    return HttpResponseRedirect(reverse("merchant_after_sale", args=[store, after_sale_id]))
