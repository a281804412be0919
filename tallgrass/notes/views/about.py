"""What notes say of a product: parts of its page, pages of their own when opened cold."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from tallgrass.accounts.guards import VisitorRequest, limited, who_counts
from tallgrass.mall.queries.brands import get_brand
from tallgrass.mall.queries.cards import product_cards
from tallgrass.mall.types import ProductCard
from tallgrass.notes.actions import click_product, write_note
from tallgrass.notes.forms import one_line
from tallgrass.notes.goods_types import WordKind
from tallgrass.notes.queries import access_note
from tallgrass.notes.queries.goods import get_word, has_bought, page_notes_about, page_verified_goods
from tallgrass.notes.types import Content, Genre, Kind
from tallgrass.notes.views.goods import from_note
from tallgrass.platform.addresses import is_robot
from tallgrass.platform.errors import DomainError, not_found, sign_in_first

_IN_PART = 6
"""Notes that stand on the product's own page."""


@require_safe
def about(request: VisitorRequest, product_id: int) -> HttpResponse:
    """Notes about a product; as a part of its page also the place where a click from a note is noted down."""
    product = _product(product_id)
    viewer, cursor, part = request.person, request.GET.get("cursor"), _is_part(request)
    if part and not cursor:
        _note_click(request, product_id)
    page = page_notes_about(product_id, viewer=viewer, cursor=cursor, size=_IN_PART if part and not cursor else 12)
    context = {
        "product": product,
        "page": page,
        "more": f"{request.path}?cursor={page.next}" if page.next else None,
    }
    if not cursor:
        context |= {"word": get_word(WordKind.PRODUCT, product_id), "bought": viewer is not None and has_bought(viewer.id, product_id)}
    return _answer(
        request, "notes/goods/about_more.html" if part and cursor else "notes/goods/about_part.html", "notes/goods/about.html", context
    )


@require_http_methods(["GET", "HEAD", "POST"])
@limited("publish")
def questions(request: VisitorRequest, product_id: int) -> HttpResponse:
    """Questions about a product; POST asks one."""
    product = _product(product_id)
    problem = None
    if request.method == "POST":
        if request.person is None:
            raise sign_in_first()
        try:
            asked = write_note(
                actor=request.person,
                content=Content(kind=Kind.TEXT, genre=Genre.QUESTION, title=one_line(request.POST.get("title", "")), goods=(product_id,)),
            )
            return HttpResponseRedirect(reverse("note", args=[asked.id]))
        except DomainError as found:
            problem = found
    page = page_notes_about(
        product_id, viewer=request.person, cursor=request.GET.get("cursor"), questions=True, size=5 if _is_part(request) else 20
    )
    context = {
        "product": product,
        "page": page,
        "more": f"{request.path}?cursor={page.next}" if page.next else None,
        "problem": problem,
        "title": request.POST.get("title", ""),
    }
    response = _answer(request, "notes/goods/questions_part.html", "notes/goods/questions.html", context)
    response.status_code = problem.status if problem else 200
    return response


@require_safe
def word(request: VisitorRequest, product_id: int) -> HttpResponse:
    """The word of mouth on a product."""
    found = get_word(WordKind.PRODUCT, product_id)
    product = _product(product_id)
    page = page_notes_about(product_id, viewer=request.person, size=6)
    return render(request, "notes/goods/word.html", {"product": product, "word": found, "page": page})


@require_safe
def word_of_brand(request: VisitorRequest, brand: str) -> HttpResponse:
    """The word of mouth on all that bears a brand."""
    found = get_brand(brand)
    return render(request, "notes/goods/word_of_brand.html", {"brand": found.card, "word": get_word(WordKind.BRAND, found.card.id)})


@require_safe
def stars_goods(request: VisitorRequest) -> HttpResponse:
    """The same as the stars': goods that verified stars and experts write of."""
    page = page_verified_goods(viewer=request.person, cursor=request.GET.get("cursor"))
    more = f"{request.path}?cursor={page.next}" if page.next else None
    return render(request, "notes/goods/stars.html", {"page": page, "more": more})


def _product(product_id: int) -> ProductCard:
    cards = product_cards([product_id])
    if not cards:
        raise not_found()
    return cards[0]


def _note_click(request: VisitorRequest, product_id: int) -> None:
    note_id = from_note(request)
    if note_id is None or request.method != "GET" or is_robot(request):
        return
    try:
        note = access_note(request.person, note_id)
    except DomainError:
        return
    reader = f"{who_counts(request)} {request.headers.get('User-Agent', '') if request.person is None else ''}"
    click_product(actor=request.person, note=note, product_id=product_id, reader=reader)


def _is_part(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def _answer(request: HttpRequest, part: str, whole: str, context: dict[str, object]) -> HttpResponse:
    response = render(request, part if _is_part(request) else whole, context)
    response["Vary"] = "HX-Request"
    return response
