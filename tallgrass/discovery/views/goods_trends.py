"""Trends of the mall: what goods, stores and brands more people than usual are busy with."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tallgrass.accounts.guards import VisitorRequest
from tallgrass.discovery.queries.goods_trends import list_trends
from tallgrass.discovery.sparkline import HEIGHT, WIDTH, points_of
from tallgrass.discovery.types import TrendKind

_IN_ROW = 12


@require_safe
def trends(request: VisitorRequest) -> HttpResponse:
    """Goods, or by `?of=store` stores, by `?of=brand` brands. As a part (the mall's own page asks for it): a row of goods."""
    if request.headers.get("HX-Request") == "true":
        entries = list_trends(TrendKind.GOODS, _IN_ROW)
        response = render(request, "discovery/trends_row.html", {"cards": [entry.card for entry in entries]})
    else:
        told = request.GET.get("of", "")
        kind = TrendKind(told) if told in set(TrendKind) else TrendKind.GOODS
        entries = list_trends(kind)
        lines = [(entry, points_of(entry.curve)) for entry in entries]
        context = {"kind": kind, "lines": lines, "made_at": entries[0].made_at if entries else None, "width": WIDTH, "height": HEIGHT}
        response = render(request, "discovery/trends.html", context)
    response["Vary"] = "HX-Request"
    return response
