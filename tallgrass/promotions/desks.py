"""The screens where rules are made, the same for a store and for the mall: a list, a form, a refusal at its field."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from tallgrass.accounts.models import Person
from tallgrass.mall.merchant import merchant_context
from tallgrass.mall.models import Category, Store
from tallgrass.platform.errors import DomainError
from tallgrass.platform.words import Words, say
from tallgrass.promotions import actions, forms
from tallgrass.promotions.queries import access_coupon, access_offer, list_freight, page_coupons, page_offers
from tallgrass.promotions.types import RuleState

STATES = {
    RuleState.COMING: Words("未开始", "Coming"),
    RuleState.RUNNING: Words("进行中", "Running"),
    RuleState.OVER: Words("已结束", "Over"),
    RuleState.STOPPED: Words("已停", "Stopped"),
}
REFUSED = {409, 422}
"""What a form shows again with its words at the field."""


def desk(
    request: HttpRequest, template: str, *, make: Callable[[], object] | None, context: Callable[[], Mapping[str, Any]], here: str
) -> HttpResponse:
    """GET shows; POST makes, then shows the list with the new one on top. A refusal keeps what was typed."""
    error = None
    if make is not None:
        try:
            make()
            messages.success(request, say("已建好。", "Made."))
            return redirect(here)
        except DomainError as refusal:
            if refusal.status not in REFUSED:
                raise
            error = refusal
    page = {**context(), "values": request.POST if error else {}, "error": error, "here": here, "states": STATES}
    return render(request, template, page, status=error.status if error else 200)


def coupons(request: HttpRequest, person: Person, store: Store | None, template: str, here: str) -> HttpResponse:
    def make() -> object:
        return actions.add_coupon(actor=person, store=store, draft=forms.read_coupon(request.POST))

    return desk(
        request,
        template,
        make=make if request.method == "POST" else None,
        context=lambda: {
            "page": page_coupons(store, request.GET.get("cursor")),
            "categories": _categories(),
            **(merchant_context(store) if store else {}),
        },
        here=here,
    )


def offers(request: HttpRequest, person: Person, store: Store | None, template: str, here: str) -> HttpResponse:
    def make() -> object:
        if "first_fee" in request.POST:
            return actions.set_freight(actor=person, store=store, draft=forms.read_freight(request.POST))
        return actions.add_offer(actor=person, store=store, draft=forms.read_offer(request.POST))

    return desk(
        request,
        template,
        make=make if request.method == "POST" else None,
        context=lambda: {
            "page": page_offers(store, request.GET.get("cursor")),
            "freight": list_freight(store),
            "categories": _categories(),
            "tier_rows": range(1, forms.TIERS + 1),
            **(merchant_context(store) if store else {}),
        },
        here=here,
    )


def stop_coupon(request: HttpRequest, person: Person, store: Store | None, coupon_id: int, here: str) -> HttpResponse:
    actions.stop_coupon(actor=person, coupon=access_coupon(store, coupon_id))
    return stopped(request, here)


def stop_offer(request: HttpRequest, person: Person, store: Store | None, offer_id: int, here: str) -> HttpResponse:
    actions.stop_offer(actor=person, offer=access_offer(store, offer_id))
    return stopped(request, here)


def stopped(request: HttpRequest, here: str) -> HttpResponse:
    messages.success(request, say("停了。已经发出去的不受影响。", "Stopped. What was promised before stays."))
    return redirect(here)


def _categories() -> list[tuple[str, Words]]:
    found = Category.objects.filter(parent=None, retired_at=None).order_by("position", "id").values_list("slug", "name", "name_en")
    return [(slug, Words(name, name_en)) for slug, name, name_en in found]
