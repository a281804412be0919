"""Reconciliation: what providers say beside what we know. Both acts are audited."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from tallgrass.accounts.guards import MemberRequest, require_operator
from tallgrass.orders.actions import payments
from tallgrass.orders.queries.payments import list_failed_refunds, list_found_events, list_provider_states, page_reconciliations


@require_safe
@require_operator
def reconciliation(request: HttpRequest) -> HttpResponse:
    page = {
        "states": list_provider_states(),
        "failed": list_failed_refunds(),
        "found": list_found_events(),
        "runs": page_reconciliations(request.GET.get("cursor")),
    }
    return render(request, "orders/ops/reconciliation.html", page)


@require_POST
@require_operator
def reconcile(request: MemberRequest, provider: str) -> HttpResponse:
    payments.reconcile(provider=provider, actor_id=request.person.id)
    return redirect("ops_reconciliation")


@require_POST
@require_operator
def retry_refund(request: MemberRequest, refund_id: int) -> HttpResponse:
    payments.retry_refund(actor_id=request.person.id, refund_id=refund_id)
    return redirect("ops_reconciliation")
