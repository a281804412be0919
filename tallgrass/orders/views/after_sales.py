"""Asking for something to be put right, and following it."""

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tallgrass.accounts.guards import MemberRequest, limited, require_member
from tallgrass.mall.queries.stores import works_in
from tallgrass.media.actions import store_picture
from tallgrass.media.queries import private_file
from tallgrass.orders.actions.after_sales import MOST_PICTURES, Asking, ask_after_sale, dispute, say_more, send_back, withdraw
from tallgrass.orders.models import AfterSale
from tallgrass.orders.queries.after_sales import (
    BY_WORDS,
    REASON_WORDS,
    access_after_sale,
    after_sale_views,
    get_after_sale,
    picture_of_step,
)
from tallgrass.orders.queries.orders import access_order, get_order_view
from tallgrass.orders.states import KIND_WORDS, AfterSaleKind, AfterSaleState, OrderState
from tallgrass.platform.errors import DomainError, not_found
from tallgrass.platform.ids import short

_SHOWN_HERE = {409, 413, 422}


@require_http_methods(["GET", "HEAD", "POST"])
@require_member
@limited("after_sale")
def ask(request: MemberRequest, order_id: int) -> HttpResponse:
    """The form, and the asking."""
    order, error = access_order(request.person, order_id), None
    if request.method == "POST":
        try:
            found = ask_after_sale(actor=request.person, order_id=order.id, asking=_asking(request, order.id))
            return HttpResponseRedirect(reverse("after_sale", args=[found.id]))
        except DomainError as refused:
            if refused.status not in _SHOWN_HERE:
                raise
            error = refused
    view = get_order_view(order)
    state = OrderState(order.state)
    kinds = [AfterSaleKind.REFUND] + (
        [AfterSaleKind.RETURN, AfterSaleKind.EXCHANGE] if state in {OrderState.DELIVERED, OrderState.RECEIVED} else []
    )
    page = {
        "view": view,
        "kinds": {kind.value: KIND_WORDS[kind] for kind in kinds},
        "reasons": REASON_WORDS,
        "error": error,
        "posted": request.POST,
        "most": MOST_PICTURES,
    }
    return render(request, "orders/after_sale_ask.html", page, status=error.status if error else 200)


def _asking(request: MemberRequest, order_id: int) -> Asking:
    kind = request.POST.get("kind", "")
    if kind not in list(AfterSaleKind):
        raise not_found()
    pieces = {}
    for line in get_order_view(access_order(request.person, order_id)).card.lines:
        count = request.POST.get(f"pieces-{short(line.id)}", "0")
        if count.isdecimal() and len(count) < 5 and int(count):
            pieces[line.id] = int(count)
    amount = request.POST.get("amount", "").strip()
    return Asking(
        AfterSaleKind(kind),
        request.POST.get("reason", "other" if kind != AfterSaleKind.CANCEL else "unwanted"),
        pieces,
        " ".join(request.POST.get("words", "").split()),
        _minor(amount) if amount else None,
        _pictures(request),
    )


def _minor(text: str) -> int:
    whole, _, rest = text.partition(".")
    return int(whole) * 100 + int((rest + "00")[:2]) if whole.isdecimal() and len(whole) < 10 and (rest or "0").isdecimal() else 0


def _pictures(request: MemberRequest) -> tuple[int, ...]:
    files = [file for file in request.FILES.getlist("pictures") if isinstance(file, UploadedFile)][:MOST_PICTURES]
    return tuple(store_picture(owner_id=request.person.id, file=file, purpose="document").id for file in files)


@require_safe
@require_member
def after_sale(request: MemberRequest, after_sale_id: int) -> HttpResponse:
    return page_of_one(request, access_after_sale(request.person, after_sale_id))


def page_of_one(request: MemberRequest, found: AfterSale, error: DomainError | None = None) -> HttpResponse:
    page = {"view": after_sale_views([found])[found.id], "by": BY_WORDS, "error": error, "states": AfterSaleState}
    return render(request, "orders/after_sale.html", page, status=error.status if error else 200)


@require_POST
@require_member
@limited("after_sale")
def act(request: MemberRequest, after_sale_id: int, what: str) -> HttpResponse:
    """The buyer's acts: `send-back`, `dispute`, `say`, `withdraw`."""
    found, person = access_after_sale(request.person, after_sale_id), request.person
    words = " ".join(request.POST.get("words", "").split())
    try:
        if what == "send-back":
            send_back(actor=person, after_sale=found, carrier=request.POST.get("carrier", ""), number=request.POST.get("number", ""))
        elif what == "dispute":
            dispute(actor=person, after_sale=found, words=words, picture_ids=_pictures(request))
        elif what == "say":
            say_more(actor=person, after_sale=found, by="buyer", words=words, picture_ids=_pictures(request))
        elif what == "withdraw":
            withdraw(actor=person, after_sale=found)
        else:
            raise not_found()
    except DomainError as refused:
        if refused.status not in _SHOWN_HERE:
            raise
        return page_of_one(request, access_after_sale(person, after_sale_id), refused)
    return HttpResponseRedirect(reverse("after_sale", args=[after_sale_id]))


@require_safe
@require_member
def picture(request: MemberRequest, after_sale_id: int, picture_id: int, size: str) -> HttpResponse:
    """Evidence: for its buyer, its store, and operators."""
    found = get_after_sale(after_sale_id)
    may = request.person.is_operator or found.buyer_id == request.person.id or works_in(request.person.id, found.store_id)
    if not may or not picture_of_step(found, picture_id):
        raise not_found()
    headers = {"Cache-Control": "private, max-age=600", "Content-Security-Policy": "default-src 'none'; sandbox"}
    return HttpResponse(private_file(picture_id, size).read_bytes(), content_type="image/webp", headers=headers)
