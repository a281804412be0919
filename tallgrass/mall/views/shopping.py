"""What members see: the mall, its categories, brands, stores, and one product."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tallgrass.accounts.guards import VisitorRequest
from tallgrass.mall.choosing import chooser
from tallgrass.mall.forms import Narrowing, read_narrowing
from tallgrass.mall.previews import preview_of_product
from tallgrass.mall.queries.brands import get_brand
from tallgrass.mall.queries.cards import product_cards
from tallgrass.mall.queries.lists import Sort, Wanted, get_facets, list_beside, list_limited, page_goods
from tallgrass.mall.queries.stores import access_store, get_store_view, list_stores
from tallgrass.mall.queries.tree import category_tree, get_category, list_roots
from tallgrass.mall.queries.view import get_product_view
from tallgrass.mall.types import StoreKind
from tallgrass.platform import clock
from tallgrass.platform.errors import not_found
from tallgrass.platform.ids import from_short, short
from tallgrass.platform.slots import slots_of
from tallgrass.platform.words import Words

SORTS = {
    Sort.SALES: Words("销量", "Best sellers"),
    Sort.NEW: Words("上新", "Newest"),
    Sort.CHEAP: Words("价格低到高", "Price, low to high"),
    Sort.DEAR: Words("价格高到低", "Price, high to low"),
}


@require_safe
def home(request: VisitorRequest) -> HttpResponse:
    """Categories, prices that end, stores, and all goods by sales."""
    asked = read_narrowing(request.GET)
    page = page_goods(asked.wanted(), viewer=request.person, cursor=request.GET.get("cursor"))
    if _is_part(request):
        return _part(request, page, asked)
    context: dict[str, Any] = {"roots": list_roots(), "facets": get_facets()}
    if not asked.is_narrowed and not request.GET.get("cursor"):
        context |= {"limited": list_limited(), "stores": list_stores(limit=12)}
    return _list(request, "mall/home.html", page, asked, **context)


@require_safe
def category(request: VisitorRequest, category: str) -> HttpResponse:
    found = get_category(category)
    asked = read_narrowing(request.GET)
    page = page_goods(asked.wanted(category_id=found.id), viewer=request.person, cursor=request.GET.get("cursor"))
    if _is_part(request):
        return _part(request, page, asked)
    tree = category_tree()
    return _list(
        request,
        "mall/category.html",
        page,
        asked,
        category=found,
        above=tree.path(found.id),
        below=[view for view in tree.below.get(found.id, ()) if not view.retired],
        beside=[view for view in tree.below.get(found.path[-2], ()) if not view.retired] if len(found.path) > 1 else [],
        facets=get_facets(category_id=found.id),
    )


@require_safe
def brand(request: VisitorRequest, brand: str) -> HttpResponse:
    found = get_brand(brand)
    asked = Narrowing(sort=read_narrowing(request.GET).sort)
    wanted = Wanted(brand_ids=(found.card.id,), sort=asked.sort)
    page = page_goods(wanted, viewer=request.person, cursor=request.GET.get("cursor"))
    if _is_part(request):
        return _part(request, page, asked)
    return _list(request, "mall/brand.html", page, asked, brand=found, slots=slots_of("brand"))


@require_safe
def stores(request: VisitorRequest) -> HttpResponse:
    """All stores, a kind at a time."""
    return render(request, "mall/stores.html", {"groups": [(kind, list_stores([kind], limit=100)) for kind in StoreKind]})


@require_safe
def store(request: VisitorRequest, store: str) -> HttpResponse:
    found = access_store(store)
    asked = read_narrowing(request.GET)
    page = page_goods(asked.wanted(store_id=found.id), viewer=request.person, cursor=request.GET.get("cursor"))
    if _is_part(request):
        return _part(request, page, asked)
    view = get_store_view(found)
    featured = product_cards(view.featured_ids) if not asked.is_narrowed and not request.GET.get("cursor") else []
    return _list(request, "mall/store.html", page, asked, store=view, featured=featured, facets=get_facets(store_id=found.id))


@require_safe
def product(request: VisitorRequest, product_id: int) -> HttpResponse:
    """One product; `?variant=` is the one chosen, `?from=` the note one came by, which every way on from here carries along."""
    view = get_product_view(request.person, product_id, at=clock.now())
    chosen = view.chosen(_id(request.GET.get("variant", "")))
    if chosen is None:  # Nothing of it has a price: only its own store meets this.
        raise not_found()
    came_by = _id(request.GET.get("from", ""))
    along = f"&from={short(came_by)}" if came_by else ""
    return render(
        request,
        "mall/product.html",
        {
            "product": view,
            "chosen": chosen,
            "rows": chooser(view, chosen, along),
            "along": along,
            "slots": slots_of("product"),
            "preview": preview_of_product(view, chosen),
            "more": list_beside(view.category[-1].id, product_id),
        },
    )


def _list(request: HttpRequest, template: str, page: Any, asked: Narrowing, **context: Any) -> HttpResponse:
    more = f"{request.path}{asked.address(cursor=page.next)}" if page.next else None
    return render(request, template, {"cards": page.items, "more": more, "asked": asked, "sorts": SORTS, **context})


def _part(request: HttpRequest, page: Any, asked: Narrowing) -> HttpResponse:
    response = _list(request, "mall/goods_part.html", page, asked)
    response["Vary"] = "HX-Request"
    return response


def _is_part(request: HttpRequest) -> bool:
    return bool(request.GET.get("cursor")) and request.headers.get("HX-Request") == "true"


def _id(text: str) -> int | None:
    try:
        return from_short(text)
    except ValueError:
        return None
