"""Limited sales: the calendar, and one sale with its countdown and what is left."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from tallgrass.accounts.guards import MemberRequest, VisitorRequest, limited, refuse_minors, require_member
from tallgrass.promotions.actions import keep_place, stand_in_line
from tallgrass.promotions.queries import get_sale, list_sales
from tallgrass.promotions.types import SaleState


@require_safe
def sales(request: VisitorRequest) -> HttpResponse:
    """What runs now, and what comes within a week."""
    found = list_sales(request.person)
    running = [sale for sale in found if sale.state in {SaleState.OPEN, SaleState.SOLD_OUT}]
    coming = [sale for sale in found if sale.state is SaleState.COMING]
    return render(request, "promotions/sales.html", {"running": running, "coming": coming})


@require_safe
def sale(request: VisitorRequest, sale_id: int) -> HttpResponse:
    """To htmx only the part that changes: how far it is gone, and what one can do."""
    name = (
        "promotions/sale_part.html"
        if request.headers.get("HX-Request") and not request.headers.get("HX-Boosted")
        else "promotions/sale.html"
    )
    response = render(request, name, {"sale": get_sale(request.person, sale_id)})
    response["Vary"] = "HX-Request"
    return response


@require_http_methods(["GET", "POST"])
@require_member
@refuse_minors
@limited("line")
def line(request: MemberRequest, sale_id: int) -> HttpResponse:
    """POST joins the line; the page then asks every few seconds, which also keeps the place."""
    sale = get_sale(request.person, sale_id)
    if request.method == "POST":
        stand_in_line(actor=request.person, sale_id=sale_id)
        return redirect("sale_line", sale_id)
    place = keep_place(actor=request.person, sale_id=sale_id)
    if place is None:
        return redirect("sale", sale_id)
    name = "promotions/line_part.html" if request.headers.get("HX-Request") else "promotions/line.html"
    response = render(request, name, {"sale": sale, "place": place})
    response["Vary"], response["Cache-Control"] = "HX-Request", "no-store"
    return response
