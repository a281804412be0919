"""The cart, and the box on a product's page from which things come into it."""

import secrets
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tallgrass.accounts.guards import MemberRequest, VisitorRequest, limited
from tallgrass.orders.actions.carts import change_quantity, change_variant, choose_lines, merge_cart, put_in_cart, remove_line
from tallgrass.orders.cart_types import Owner
from tallgrass.orders.checkout_types import Wish
from tallgrass.orders.errors import not_on_sale
from tallgrass.orders.queries.buying import get_buy_box
from tallgrass.orders.queries.carts import access_cart_line, find_cart, get_cart_view
from tallgrass.platform.errors import DomainError
from tallgrass.platform.ids import from_short, short
from tallgrass.platform.words import say

_MONTH = 30 * 24 * 3600


def owner_of(request: VisitorRequest | MemberRequest, *, begin: bool = False) -> Owner:
    """Whose cart this is. What a browser had put together comes along at the first look after signing in."""
    token = request.COOKIES.get(settings.TALLGRASS_CART_COOKIE, "")
    if request.person is not None:
        if token:
            merge_cart(actor=request.person, token=token)
        return Owner(person_id=request.person.id)
    return Owner(token=token or (secrets.token_urlsafe(24) if begin else ""))


def with_cookie(request: VisitorRequest | MemberRequest, response: HttpResponse, owner: Owner) -> HttpResponse:
    if owner.person_id is None and owner.token:
        response.set_cookie(
            settings.TALLGRASS_CART_COOKIE, owner.token, max_age=_MONTH, httponly=True, samesite="Lax", secure=settings.HTTPS
        )
    elif request.COOKIES.get(settings.TALLGRASS_CART_COOKIE):
        response.delete_cookie(settings.TALLGRASS_CART_COOKIE)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@limited("cart")
def cart(request: VisitorRequest) -> HttpResponse:
    owner = owner_of(request, begin=request.method == "POST")
    if request.method == "POST":
        if request.POST.get("at_once"):  # Not a form that gets the checkout itself: its token would stand in the address.
            return HttpResponseRedirect(f"{reverse('checkout')}?{urlencode(named(read_wish(request)))}")
        put_in_cart(owner=owner, wish=read_wish(request))
        messages.success(request, say("放进购物车了。", "In your cart."))
        return with_cookie(request, HttpResponseRedirect(_next(request) or reverse("cart")), owner)
    return with_cookie(request, _page(request, owner), owner)


@require_POST
@limited("cart")
def line(request: VisitorRequest, line_id: int) -> HttpResponse:
    """Another number, another variant, chosen or not."""
    owner = owner_of(request)
    found, error = access_cart_line(owner, line_id), None
    try:
        if request.POST.get("variant"):
            change_variant(line=found, variant_id=_id(request.POST["variant"]))
        elif request.POST.get("quantity"):
            change_quantity(line=found, quantity=_number(request.POST["quantity"]))
        else:
            choose_lines(cart=found.cart, line_ids=[found.id], is_chosen=bool(request.POST.get("chosen")))
    except DomainError as refused:
        error = refused
    return with_cookie(request, _after(request, owner, error), owner)


@require_POST
@limited("cart")
def remove(request: VisitorRequest, line_id: int) -> HttpResponse:
    owner = owner_of(request)
    remove_line(line=access_cart_line(owner, line_id))
    return with_cookie(request, _after(request, owner), owner)


@require_POST
@limited("cart")
def choose(request: VisitorRequest) -> HttpResponse:
    """All of it, or none."""
    owner = owner_of(request)
    found = find_cart(owner)
    if found:
        ids = list(found.lines.values_list("id", flat=True))
        choose_lines(cart=found, line_ids=ids, is_chosen=bool(request.POST.get("chosen")))
    return with_cookie(request, _after(request, owner), owner)


@require_safe
def buy_box(request: VisitorRequest, product_id: int) -> HttpResponse:
    """What a product costs with coupons and offers, and how it is bought: a part of its page."""
    variant_id = _id(request.GET.get("variant", ""))
    box = get_buy_box(request.person, product_id, variant_id)
    part = request.headers.get("HX-Request") == "true"
    note = _id(request.GET.get("from", ""))
    return render(request, "orders/buy_part.html" if part else "orders/buy.html", {"box": box, "note": note})


def read_wish(request: HttpRequest) -> Wish:
    """What is named in a form or an address.

    Raises:
        DomainError: `not_on_sale`, for what is no variant.
    """
    data = request.POST if request.method == "POST" else request.GET
    variant_id = _id(data.get("variant", ""))
    if not variant_id:
        raise not_on_sale()
    note = _id(data.get("note", ""))
    exposure = _id(data.get("exposure", ""))
    return Wish(variant_id, _id(data.get("warehouse", "")), _number(data.get("quantity", "1")), note or None, exposure or None)


def named(wish: Wish) -> dict[str, str]:
    """A wish as forms and addresses name it: what `read_wish` reads."""
    said = {"variant": short(wish.variant_id), "warehouse": short(wish.warehouse_id), "quantity": str(wish.quantity)}
    path = {"note": wish.from_note_id, "exposure": wish.from_exposure}
    return said | {name: short(id) for name, id in path.items() if id}


def _page(request: VisitorRequest, owner: Owner, error: DomainError | None = None) -> HttpResponse:
    page = {"cart": get_cart_view(owner), "error": error}
    part = request.headers.get("HX-Request") == "true" and request.method == "POST"
    return render(request, "orders/cart_part.html" if part else "orders/cart.html", page, status=error.status if error else 200)


def _after(request: VisitorRequest, owner: Owner, error: DomainError | None = None) -> HttpResponse:
    if error or request.headers.get("HX-Request") == "true":
        return _page(request, owner, error)
    return HttpResponseRedirect(reverse("cart"))


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}) else ""


def _id(text: str) -> int:
    try:
        return from_short(text)
    except ValueError:
        return 0


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 5 else 1
