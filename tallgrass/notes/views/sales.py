"""What one's notes sold."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tallgrass.accounts.guards import MemberRequest, require_member
from tallgrass.notes.queries.sales import page_sales_of, sum_sales_of


@require_safe
@require_member
def own_sales(request: MemberRequest) -> HttpResponse:
    page = page_sales_of(request.person, cursor=request.GET.get("cursor"))
    more = f"{request.path}?cursor={page.next}" if page.next else None
    return render(request, "notes/goods/sales.html", {"whole": sum_sales_of(request.person), "page": page, "more": more})
