"""A person's own wallet."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tallgrass.ledger.memos import memo_words
from tallgrass.ledger.queries.entries import page_own_entries
from tallgrass.ledger.queries.wallets import get_wallet
from tallgrass.ledger.types import ASSETS, Kind, as_money
from tallgrass.platform.guards import member_id


@require_safe
@member_id
def wallet(request: HttpRequest, person_id: int) -> HttpResponse:
    """Balances, what is set aside, and the entries: all, or those of one asset."""
    asset = request.GET.get("asset", "")
    asset = asset if asset in ASSETS else ""
    page = {
        "wallet": get_wallet(person_id),
        "page": page_own_entries(Kind.WALLET, person_id, request.GET.get("cursor"), asset=asset, viewer_id=person_id),
        "asset": asset,
        "memo_words": memo_words,
        "as_money": as_money,
    }
    return render(request, "ledger/wallet.html", page)
