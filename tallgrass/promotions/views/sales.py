"""Limited sales: the calendar, and one sale with its countdown and what is left."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tallgrass.accounts.guards import VisitorRequest
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
