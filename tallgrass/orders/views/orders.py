"""A buyer's orders: the list, one order with its way, receiving it, its invoice."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tallgrass.accounts.guards import MemberRequest, limited, require_member
from tallgrass.orders.actions.fulfilling import receive_order
from tallgrass.orders.actions.invoices import ask_invoice
from tallgrass.orders.invoices import draw_invoice
from tallgrass.orders.queries.after_sales import BY_WORDS
from tallgrass.orders.queries.invoices import find_invoice
from tallgrass.orders.queries.orders import TAB_WORDS, access_order, get_order_view, page_orders
from tallgrass.orders.states import AFTER_SALE_WORDS, KIND_WORDS
from tallgrass.orders.types import address_of
from tallgrass.platform.errors import DomainError, not_found
from tallgrass.platform.words import say


@require_safe
@require_member
def orders(request: MemberRequest) -> HttpResponse:
    tab = request.GET.get("tab", "")
    tab = tab if tab in TAB_WORDS else ""
    page = page_orders(request.person, tab, request.GET.get("cursor"))
    return render(request, "orders/orders.html", {"page": page, "tab": tab, "tabs": TAB_WORDS})


@require_safe
@require_member
def order(request: MemberRequest, order_id: int) -> HttpResponse:
    """One order: what, where, how far, and what can be done."""
    view = get_order_view(access_order(request.person, order_id))
    page = {
        "view": view,
        "address": address_of(view.purchase.recipient),
        "by": BY_WORDS,
        "after_sale_kinds": KIND_WORDS,
        "after_sale_states": AFTER_SALE_WORDS,
        "invoice": find_invoice(view.order),
    }
    return render(request, "orders/order.html", page)


@require_POST
@require_member
@limited("order")
def receive(request: MemberRequest, order_id: int) -> HttpResponse:
    with transaction.atomic():
        found = access_order(request.person, order_id, lock=True)
        receive_order(order=found, actor_id=request.person.id, by="buyer")
    messages.success(
        request, say("签收了。用过之后，写一篇给后来的人。", "Received. When you have used it, write a note for those who come after.")
    )
    return HttpResponseRedirect(reverse("order", args=[order_id]))


@require_http_methods(["GET", "HEAD", "POST"])
@require_member
@limited("order")
def invoice(request: MemberRequest, order_id: int) -> HttpResponse:
    """Ask for one, or change what it says."""
    found, error = access_order(request.person, order_id), None
    if request.method == "POST":
        try:
            ask_invoice(order=found, title=request.POST.get("title", ""), tax_number=request.POST.get("tax_number", ""))
            return HttpResponseRedirect(reverse("invoice_file", args=[order_id]))
        except DomainError as refused:
            error = refused
    page = {"order": found, "invoice": find_invoice(found), "error": error, "title": request.POST.get("title", "")}
    return render(request, "orders/invoice.html", page, status=error.status if error else 200)


@require_safe
@require_member
def invoice_file(request: MemberRequest, order_id: int) -> HttpResponse:
    found = access_order(request.person, order_id)
    paper = find_invoice(found)
    if paper is None:
        raise not_found()
    headers = {"Content-Disposition": f'inline; filename="{paper.number}.pdf"', "Cache-Control": "private, no-store"}
    return HttpResponse(draw_invoice(paper), content_type="application/pdf", headers=headers)
