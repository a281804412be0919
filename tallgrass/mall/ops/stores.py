"""Operators look after stores: who may open one, what is stopped, what money is worth."""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from tallgrass.accounts.guards import MemberRequest, limited, require_operator
from tallgrass.accounts.queries import person_cards
from tallgrass.mall.actions.rates import set_rate
from tallgrass.mall.actions.selling import allow_product, stop_product
from tallgrass.mall.actions.stores import close_store, decide_application, open_own_store
from tallgrass.mall.models import ApplicationDocument, ExchangeRate, Product, Store
from tallgrass.mall.queries.merchant import page_own_goods
from tallgrass.mall.queries.stores import access_application, list_applications, list_staff
from tallgrass.mall.words import PRODUCT_STATES, STORE_KINDS, STORE_STATES
from tallgrass.media.queries import private_pictures
from tallgrass.platform.errors import DomainError, not_found


@require_safe
@require_operator
def applications(request: MemberRequest) -> HttpResponse:
    """Who asks for a store, and what was decided."""
    waiting, decided = list_applications(waiting=True), list_applications(waiting=False)
    people = person_cards({row.person_id for row in [*waiting, *decided]})
    return render(request, "mall/ops/applications.html", {"waiting": waiting, "decided": decided, "people": people, "kinds": STORE_KINDS})


@require_safe
@require_operator
def application(request: MemberRequest, application_id: int) -> HttpResponse:
    return _application(request, application_id)


@require_POST
@require_operator
@limited("privileged")
def decide(request: MemberRequest, application_id: int) -> HttpResponse:
    approve, reason = request.POST.get("approve") == "1", request.POST.get("reason", "")
    return _act(
        lambda: decide_application(actor=request.person, application_id=application_id, approve=approve, reason=reason),
        lambda error: _application(request, application_id, error),
        lambda: redirect("ops_store_applications"),
    )


def _application(request: MemberRequest, application_id: int, error: DomainError | None = None) -> HttpResponse:
    found = access_application(application_id)
    papers = list(ApplicationDocument.objects.filter(application=found).order_by("id"))
    pictures = private_pictures([paper.picture_id for paper in papers])
    context = {
        "application": found,
        "person": person_cards([found.person_id]).get(found.person_id),
        "papers": [(paper, pictures[paper.picture_id]) for paper in papers if paper.picture_id in pictures],
        "kinds": STORE_KINDS,
        "error": error,
    }
    return render(request, "mall/ops/application.html", context, status=error.status if error else 200)


@require_safe
@require_operator
def stores(request: MemberRequest) -> HttpResponse:
    return _stores(request)


def _stores(request: MemberRequest, error: DomainError | None = None) -> HttpResponse:
    words = request.GET.get("words", "").strip()[:40].replace("\0", "")
    found = Store.objects.filter(name__icontains=words) if words else Store.objects.all()
    context = {"stores": found.order_by("-id")[:100], "words": words, "kinds": STORE_KINDS, "states": STORE_STATES, "error": error}
    return render(request, "mall/ops/stores.html", context, status=error.status if error else 200)


@require_POST
@require_operator
@limited("privileged")
def open_own(request: MemberRequest) -> HttpResponse:
    said = {name: request.POST.get(name, "").strip()[:most] for name, most in (("handle", 24), ("name", 40), ("name_en", 60))}
    return _act(lambda: open_own_store(actor=request.person, **said), lambda error: _stores(request, error), lambda: redirect("ops_stores"))


@require_safe
@require_operator
def store(request: MemberRequest, store_id: int) -> HttpResponse:
    return _store(request, store_id)


def _store(request: MemberRequest, store_id: int, error: DomainError | None = None) -> HttpResponse:
    found = Store.objects.filter(id=store_id).first()
    if found is None:
        raise not_found()
    staff = list_staff(found)
    people = person_cards([row.person_id for row in staff])
    context = {
        "store": found,
        "staff": [people[row.person_id] for row in staff if row.person_id in people],
        "page": page_own_goods(found, words=request.GET.get("words", "")[:60].replace("\0", ""), cursor=request.GET.get("cursor")),
        "kinds": STORE_KINDS,
        "states": STORE_STATES,
        "product_states": PRODUCT_STATES,
        "error": error,
    }
    return render(request, "mall/ops/store.html", context, status=error.status if error else 200)


@require_POST
@require_operator
@limited("privileged")
def close(request: MemberRequest, store_id: int) -> HttpResponse:
    closed, reason = request.POST.get("closed") == "1", request.POST.get("reason", "")
    return _act(
        lambda: close_store(actor=request.person, store_id=store_id, closed=closed, reason=reason),
        lambda error: _store(request, store_id, error),
        lambda: redirect("ops_store", store_id),
    )


@require_POST
@require_operator
@limited("privileged")
def stop(request: MemberRequest, product_id: int) -> HttpResponse:
    """Stop the sale of a product, or lift the stop."""
    product = Product.objects.filter(id=product_id).first()
    if product is None:
        raise not_found()
    act, reason = (stop_product if request.POST.get("stopped") == "1" else allow_product), request.POST.get("reason", "")
    return _act(
        lambda: act(actor=request.person, product_id=product_id, reason=reason),
        lambda error: _store(request, product.store_id, error),
        lambda: redirect("ops_store", product.store_id),
    )


@require_safe
@require_operator
def rates(request: MemberRequest) -> HttpResponse:
    return _rates(request)


def _rates(request: MemberRequest, error: DomainError | None = None) -> HttpResponse:
    context = {"rates": ExchangeRate.objects.order_by("currency"), "error": error}
    return render(request, "mall/ops/rates.html", context, status=error.status if error else 200)


@require_POST
@require_operator
@limited("privileged")
def change_rate(request: MemberRequest) -> HttpResponse:
    try:
        rate = Decimal(request.POST.get("rate", "").strip()[:20])
    except InvalidOperation:
        rate = Decimal(0)
    return _act(
        lambda: set_rate(actor=request.person, currency=request.POST.get("currency", "")[:3], rate=rate),
        lambda error: _rates(request, error),
        lambda: redirect("ops_rates"),
    )


def _act(act: Callable[[], object], wrong: Callable[[DomainError], HttpResponse], done: Callable[[], HttpResponse]) -> HttpResponse:
    try:
        act()
    except DomainError as error:
        if error.status not in {409, 422}:
            raise
        return wrong(error)
    return done()
