"""The merchant centre: the store itself, who works there, and goods by file."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tallgrass.accounts.guards import MemberRequest, limited, require_member
from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import person_cards
from tallgrass.mall import errors
from tallgrass.mall.actions.bulk import read_rows, take_rows
from tallgrass.mall.actions.decorating import MOST_FEATURED, decorate_store
from tallgrass.mall.actions.stores import add_staff, pause_store, remove_staff
from tallgrass.mall.merchant import merchant_context
from tallgrass.mall.models import Product, Store
from tallgrass.mall.queries.stores import access_own_store, get_store_view, list_staff
from tallgrass.mall.types import ProductState
from tallgrass.media.actions import store_picture
from tallgrass.platform.errors import DomainError
from tallgrass.platform.ids import short

MOST_CSV = 400_000
"""Bytes of a file of goods: about two thousand rows."""


@require_http_methods(["GET", "POST"])
@require_member
@limited("merchant")
def looks(request: MemberRequest, store: str) -> HttpResponse:
    """Name, words, pictures, and the goods shown first."""
    found = access_own_store(request.person, store)
    error = None
    if request.method == "POST":
        try:
            _decorate(request, found)
            return redirect("merchant_looks", found.handle)
        except DomainError as refusal:
            if refusal.status not in {409, 413, 422}:
                raise
            error = refusal
    goods = Product.objects.filter(store=found, state=ProductState.ON_SALE.value).order_by("-id")[:100]
    context = {"view": get_store_view(found), "goods": goods, "error": error, "most": MOST_FEATURED}
    return _page(request, found, "mall/merchant/looks.html", status=error.status if error else 200, **context)


def _decorate(request: MemberRequest, store: Store) -> None:
    pictures: dict[str, Any] = {}
    for name in ("logo", "banner"):
        file, kept = request.FILES.get(name), getattr(store, f"{name}_id")
        pictures[f"{name}_id"] = (
            store_picture(owner_id=request.person.id, file=file).id if file else None if request.POST.get(f"drop_{name}") else kept
        )
    texts = {"name": 40, "name_en": 60, "intro": 500, "intro_en": 1000}
    said = {name: request.POST.get(name, "").replace("\r\n", "\n").strip() for name in texts}
    for name, most in texts.items():
        if len(said[name]) > most:
            raise errors.too_long(name, most)
    ids = {
        short(id): id for id in Product.objects.filter(store=store, state=ProductState.ON_SALE.value).values_list("id", flat=True)[:2000]
    }
    featured = [ids[text] for text in request.POST.getlist("featured") if text in ids]
    decorate_store(actor=request.person, store=store, featured_ids=featured, **said, **pictures)  # type: ignore[arg-type]


@require_POST
@require_member
@limited("merchant")
def pause(request: MemberRequest, store: str) -> HttpResponse:
    found = access_own_store(request.person, store, owner=True)
    pause_store(actor=request.person, store=found, paused=request.POST.get("paused") == "1")
    return redirect("merchant_looks", found.handle)


@require_http_methods(["GET", "POST"])
@require_member
@limited("merchant")
def staff(request: MemberRequest, store: str) -> HttpResponse:
    """Who works here; only the owner changes it."""
    found = access_own_store(request.person, store, owner=request.method == "POST")
    error = None
    if request.method == "POST":
        try:
            handle = request.POST.get("handle", "").strip().lstrip("@")[:40].replace("\0", "")
            person = Person.objects.here().filter(handle=handle).first()
            if person is None:
                raise errors.unknown("handle")
            add_staff(actor=request.person, store=found, person=person)
            return redirect("merchant_staff", found.handle)
        except DomainError as refusal:
            if refusal.status not in {409, 422}:
                raise
            error = refusal
    working = list_staff(found)
    cards = person_cards([row.person_id for row in working])
    context = {"working": [(row, cards[row.person_id]) for row in working if row.person_id in cards], "error": error}
    return _page(request, found, "mall/merchant/staff.html", status=error.status if error else 200, **context)


@require_POST
@require_member
@limited("merchant")
def dismiss(request: MemberRequest, store: str, person_id: int) -> HttpResponse:
    found = access_own_store(request.person, store, owner=True)
    remove_staff(actor=request.person, store=found, person_id=person_id)
    return redirect("merchant_staff", found.handle)


@require_http_methods(["GET", "POST"])
@require_member
@limited("merchant")
def bulk(request: MemberRequest, store: str) -> HttpResponse:
    """Goods by file: first looked at, row by row; taken in at the second press. Rows that do not fit can be taken away as a file."""
    found = access_own_store(request.person, store)
    if request.method != "POST":
        return _page(request, found, "mall/merchant/bulk.html", preview=None, text="")
    file = request.FILES.get("file")
    text = file.read(MOST_CSV + 1) if file else request.POST.get("text", "").encode()
    if len(text) > MOST_CSV:
        error = DomainError("too_large", errors.Words("文件最大 400 KB，请分几次传。", "400 KB at most. Send it in parts."), field="file")
        return _page(request, found, "mall/merchant/bulk.html", status=422, preview=None, text="", error=error)
    decoded = text.decode("utf-8-sig", "replace").replace("\0", "")
    preview = read_rows(found, decoded)
    act = request.POST.get("act", "look")
    if act == "rejects":
        response = HttpResponse("\ufeff" + preview.rejects_csv(), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="rejects.csv"'
        return response
    if act == "take":
        taken = take_rows(actor_id=request.person.id, store=found, rows=preview.good)
        return _page(request, found, "mall/merchant/bulk.html", preview=None, text="", taken=taken)
    return _page(request, found, "mall/merchant/bulk.html", preview=preview, text=decoded)


@require_safe
@require_member
def template(request: MemberRequest, store: str) -> HttpResponse:
    """An empty file of goods, with one row as an example."""
    access_own_store(request.person, store)
    example = (
        "code,title,title_en,category,brand,country,price,list_price,option,value,value_en,weight,content,tax_class,warehouse,quantity,description\n"
        "A-01,白茶精华,White tea serum,serums,Baicha,CN,129,159,容量,30 毫升,30 ml,120,30 ml,standard,CN-HZ,20,清爽，不黏\n"
    )
    response = HttpResponse("\ufeff" + example, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="goods.csv"'
    return response


def _page(request: MemberRequest, store: Store, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
    return render(request, template, merchant_context(store) | context, status=status)
