"""The merchant centre: goods and their stock. Every screen comes through the door of its store."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tallgrass.accounts.guards import MemberRequest, limited, require_member
from tallgrass.mall import merchant_forms as forms
from tallgrass.mall.actions import adjust_stock, receive_stock
from tallgrass.mall.actions.products import MOST_PICTURES, write_product
from tallgrass.mall.actions.selling import delete_draft, end_limited_price, list_product, set_limited_price, withdraw_product
from tallgrass.mall.merchant import merchant_context
from tallgrass.mall.models import Product, Store, Variant
from tallgrass.mall.product_types import ProductContent
from tallgrass.mall.queries import merchant as reads
from tallgrass.mall.queries.stores import access_own_store
from tallgrass.mall.queries.tree import list_leaves
from tallgrass.mall.taxes import TAXES
from tallgrass.mall.types import ProductState
from tallgrass.mall.words import COUNTRIES, PRODUCT_STATES
from tallgrass.media.actions import store_picture
from tallgrass.media.queries import picture_views
from tallgrass.moderation.queries import find_restriction, find_restrictions
from tallgrass.platform.errors import DomainError
from tallgrass.platform.ids import from_short, new_id, short
from tallgrass.platform.money import Money
from tallgrass.platform.subjects import Ref


@require_safe
@require_member
def overview(request: MemberRequest, store: str) -> HttpResponse:
    """How the store's goods stand."""
    found = access_own_store(request.person, store)
    return _page(request, found, "mall/merchant/overview.html", figures=reads.own_figures(found), states=PRODUCT_STATES)


@require_safe
@require_member
def goods(request: MemberRequest, store: str) -> HttpResponse:
    found = access_own_store(request.person, store)
    state, words = request.GET.get("state", ""), request.GET.get("words", "").strip()[:60].replace("\0", "")
    state = state if state in set(ProductState) else ""
    page = reads.page_own_goods(found, state=state, words=words, cursor=request.GET.get("cursor"))
    restricted = find_restrictions([Ref("product", line.id) for line in page.items if line.state is ProductState.WITHHELD])
    shown: dict[str, Any] = {
        "page": page,
        "state": state,
        "words": words,
        "figures": reads.own_figures(found),
        "states": PRODUCT_STATES,
        "restrictions": {ref.id: restriction for ref, restriction in restricted.items()},
    }
    return _page(request, found, "mall/merchant/goods.html", **shown)


@require_http_methods(["GET", "POST"])
@require_member
@limited("merchant")
def editor(request: MemberRequest, store: str, product_id: int | None = None) -> HttpResponse:
    """A product's words, pictures and variants; a new one without `product_id`."""
    found = access_own_store(request.person, store)
    product = reads.access_own_product(found, product_id) if product_id else None
    error = None
    if request.method == "POST":
        try:
            content = forms.read_content(request.POST, found, _pictures(request, found, product))
            saved = write_product(actor_id=request.person.id, store=found, content=content, product_id=product_id)
            if request.POST.get("then") == "list":
                list_product(store=found, product_id=saved.id)
            return redirect("merchant_product", found.handle, saved.id)
        except DomainError as refusal:
            if refusal.status not in {409, 413, 422}:
                raise
            error = refusal
    content_before = reads.get_content(found, product) if product else None
    context = _editor(request, found, product, content_before) | {"error": error}
    return _page(request, found, "mall/merchant/editor.html", status=error.status if error else 200, **context)


def _editor(request: MemberRequest, store: Store, product: Product | None, content: ProductContent | None) -> dict[str, Any]:
    kept = picture_views([id for id, _ in content.pictures]) if content else {}
    return {
        "product": product,
        "restriction": find_restriction(Ref("product", product.id)) if product else None,
        "values": request.POST if request.method == "POST" else _values(store, content),
        "pictures": [(kept[id], alt) for id, alt in content.pictures if id in kept] if content else [],
        "leaves": list_leaves(),
        "countries": COUNTRIES,
        "taxes": TAXES,
        "states": PRODUCT_STATES,
        "rows": range(min(forms.ROWS, max(4, len(content.variants) + 2 if content else 0))),
        "most_pictures": MOST_PICTURES,
    }


def _values(store: Store, content: ProductContent | None) -> dict[str, str]:
    """A product as the fields of its editor."""
    if content is None:
        return {"country": store.country, "tax_class": "standard"}
    values = {name: getattr(content, name) for name in ("title", "title_en", "description", "description_en", "brand", "country")}
    values |= {"category": short(content.category_id), "tax_class": content.tax_class.value}
    values["facts"] = forms.write_attributes(content.attributes)
    for n, (name, name_en) in enumerate(content.options, 1):
        values |= {f"option_{n}": name, f"option_en_{n}": name_en}
    for n, variant in enumerate(content.variants):
        chosen = {f"value{place}_{n}": f"{zh} | {en}" if en else zh for place, (zh, en) in enumerate(variant.choice, 1)}
        measure = f"{variant.content_amount / 100:g} {variant.content_unit}" if variant.content_amount else ""
        values |= chosen | {
            f"variant_{n}": short(variant.id or 0),
            f"code_{n}": variant.code,
            f"price_{n}": Money(variant.amount, store.currency).major,
            f"list_{n}": Money(variant.list_amount, store.currency).major if variant.list_amount else "",
            f"weight_{n}": str(variant.weight_grams or ""),
            f"content_{n}": measure,
        }
    return values


def _pictures(request: MemberRequest, store: Store, product: Product | None) -> list[tuple[int, str]]:
    """Those kept, in the order of their numbers, then those that came."""
    kept = reads.get_content(store, product).pictures if product else ()
    placed = []
    for place, (id, _) in enumerate(kept):
        if request.POST.get(f"drop_{short(id)}"):
            continue
        number = request.POST.get(f"place_{short(id)}", "")
        alt = " ".join(request.POST.get(f"alt_{short(id)}", "").split())[:300]
        placed.append((int(number) if number.isascii() and number.isdecimal() and len(number) < 4 else 99, place, id, alt))
    new = request.FILES.getlist("pictures")[: MOST_PICTURES + 1]
    if len(placed) + len(new) > MOST_PICTURES:
        raise forms.errors.too_many_pictures(MOST_PICTURES)
    return [(id, alt) for _, _, id, alt in sorted(placed)] + [(store_picture(owner_id=request.person.id, file=file).id, "") for file in new]


@require_POST
@require_member
@limited("merchant")
def put_on_sale(request: MemberRequest, store: str, product_id: int) -> HttpResponse:
    return _act(request, store, product_id, lambda found: list_product(store=found, product_id=product_id))


@require_POST
@require_member
@limited("merchant")
def withdraw(request: MemberRequest, store: str, product_id: int) -> HttpResponse:
    return _act(request, store, product_id, lambda found: withdraw_product(store=found, product_id=product_id))


@require_POST
@require_member
@limited("merchant")
def delete(request: MemberRequest, store: str, product_id: int) -> HttpResponse:
    found = access_own_store(request.person, store)
    delete_draft(store=found, product_id=reads.access_own_product(found, product_id).id)
    return redirect("merchant_goods", found.handle)


@require_http_methods(["GET", "POST"])
@require_member
@limited("merchant")
def stock(request: MemberRequest, store: str, product_id: int) -> HttpResponse:
    """What every warehouse holds; a POST receives goods, or counts again."""
    found = access_own_store(request.person, store)
    product = reads.access_own_product(found, product_id)
    error = None
    if request.method == "POST":
        try:
            _move(request, found, product)
            return redirect("merchant_stock", found.handle, product.id)
        except DomainError as refusal:
            if refusal.status not in {409, 422}:
                raise
            error = refusal
    return _stock_page(request, found, product, error)


def _move(request: MemberRequest, store: Store, product: Product) -> None:
    variant = Variant.objects.filter(product=product, id=_id(request.POST.get("variant", "")) or 0).first()
    warehouse = next((row for row in reads.list_warehouses(store) if short(row.id) == request.POST.get("warehouse")), None)
    if variant is None or warehouse is None:
        raise forms.errors.unknown("variant" if variant is None else "warehouse")
    quantity, reason = forms.read_quantity(request.POST.get("quantity", "")), request.POST.get("reason", "").strip()[:200]
    key = f"merchant:{request.POST.get('key', '')[:40] or new_id()}"
    move = adjust_stock if request.POST.get("act") == "adjust" else receive_stock
    if move is adjust_stock and not reason:
        raise forms.errors.reason_missing()
    move(actor_id=request.person.id, variant_id=variant.id, warehouse_id=warehouse.id, quantity=quantity, key=key, reason=reason)


def _stock_page(request: MemberRequest, store: Store, product: Product, error: DomainError | None = None) -> HttpResponse:
    return _page(
        request,
        store,
        "mall/merchant/stock.html",
        status=error.status if error else 200,
        product=product,
        error=error,
        values=request.POST,
        variants=list(Variant.objects.filter(product=product, retired_at=None).order_by("position", "id")),
        warehouses=reads.list_warehouses(store),
        stocks=reads.list_stock(product),
        moves=reads.list_moves(product),
        prices=reads.list_limited_prices(product),
        key=short(new_id()),
    )


@require_POST
@require_member
@limited("merchant")
def limited_price(request: MemberRequest, store: str, product_id: int) -> HttpResponse:
    """A lower price for a time."""
    found = access_own_store(request.person, store)
    product = reads.access_own_product(found, product_id)
    try:
        amount = forms.read_amount(request.POST.get("amount", ""), found.currency)
        if amount is None:
            raise forms.errors.bad_price()
        set_limited_price(
            store=found,
            variant_id=_id(request.POST.get("variant", "")) or 0,
            amount=amount,
            starts_at=forms.read_moment(request.POST.get("starts_at", ""), request.person.zone),
            ends_at=forms.read_moment(request.POST.get("ends_at", ""), request.person.zone),
        )
    except DomainError as refusal:
        if refusal.status not in {409, 422}:
            raise
        return _stock_page(request, found, product, refusal)
    return redirect("merchant_stock", found.handle, product.id)


@require_POST
@require_member
@limited("merchant")
def end_price(request: MemberRequest, store: str, product_id: int, price_id: int) -> HttpResponse:
    found = access_own_store(request.person, store)
    end_limited_price(store=found, price_id=price_id)
    return redirect("merchant_stock", found.handle, product_id)


def _act(request: MemberRequest, store: str, product_id: int, act: Callable[[Store], object]) -> HttpResponse:
    found = access_own_store(request.person, store)
    product = reads.access_own_product(found, product_id)
    try:
        act(found)
    except DomainError as refusal:
        if refusal.status not in {409, 422}:
            raise
        context = _editor(request, found, product, content := reads.get_content(found, product)) | {"values": _values(found, content)}
        return _page(request, found, "mall/merchant/editor.html", status=refusal.status, **context, error=refusal)
    return redirect("merchant_product", found.handle, product_id)


def _page(request: MemberRequest, store: Store, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
    return render(request, template, merchant_context(store) | context, status=status)


def _id(text: str) -> int | None:
    try:
        return from_short(text)
    except ValueError:
        return None
