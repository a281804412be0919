"""The books, for operators. The console lets only them through; the one act here, a reversal, is audited."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from tallgrass.ledger import actions
from tallgrass.ledger.forms import account_filter, transaction_filter
from tallgrass.ledger.memos import memo_words
from tallgrass.ledger.queries.balances import get_balance, list_totals, page_accounts
from tallgrass.ledger.queries.entries import page_entries
from tallgrass.ledger.queries.holds import list_open_holds
from tallgrass.ledger.queries.transactions import get_transaction, page_transactions
from tallgrass.ledger.showing import KIND_WORDS, owner_cards
from tallgrass.ledger.types import ASSETS, DEW, AccountKey, as_money
from tallgrass.platform.errors import DomainError, not_found

_SIZE = 50


@require_safe
def accounts(request: HttpRequest) -> HttpResponse:
    """What all accounts hold together, and each of them."""
    wanted = account_filter(request.GET)
    found = page_accounts(request.GET.get("cursor"), _SIZE, kind=wanted.kind, asset=wanted.asset, owner=wanted.owner)
    cards = owner_cards((one.account for one in found.items), _viewer(request))
    page = {"totals": list_totals(), "page": found, "cards": cards, "wanted": wanted, "assets": [DEW, *sorted(ASSETS - {DEW})]}
    return render(request, "ledger/ops/accounts.html", page | _words())


@require_safe
def account(request: HttpRequest, account_kind: str, account_owner: int, asset: str) -> HttpResponse:
    key = _account(account_kind, account_owner, asset)
    page = {
        "account": key,
        "balance": get_balance(key),
        "holds": list_open_holds(key),
        "page": page_entries(key, request.GET.get("cursor"), _SIZE, viewer_id=_viewer(request)),
        "card": owner_cards([key], _viewer(request)).get(key),
    }
    return render(request, "ledger/ops/account.html", page | _words())


@require_safe
def transactions(request: HttpRequest) -> HttpResponse:
    """All of them, or those of one cause, or the one under a key."""
    wanted = transaction_filter(request.GET)
    page = page_transactions(request.GET.get("cursor"), _SIZE, cause=wanted.cause, key=wanted.key)
    return render(request, "ledger/ops/transactions.html", {"page": page, "wanted": wanted} | _words())


@require_safe
def transaction(request: HttpRequest, transaction_id: int) -> HttpResponse:
    return _transaction_page(request, transaction_id)


@require_POST
def reverse(request: HttpRequest, transaction_id: int) -> HttpResponse:
    reason = request.POST.get("reason", "")
    try:
        posted = actions.reverse_transaction(actor_id=_viewer(request), transaction_id=transaction_id, reason=reason)
    except DomainError as error:
        if error.status not in {409, 422}:
            raise
        return _transaction_page(request, transaction_id, error=error, reason=reason)
    return redirect("ops_transaction", posted)


def _transaction_page(request: HttpRequest, transaction_id: int, *, error: DomainError | None = None, reason: str = "") -> HttpResponse:
    view = get_transaction(transaction_id, viewer_id=_viewer(request))
    cards = owner_cards((entry.account for entry in view.entries), _viewer(request))
    page = {"view": view, "cards": cards, "error": error, "reason": reason}
    return render(request, "ledger/ops/transaction.html", page | _words(), status=error.status if error else 200)


def _account(kind: str, owner: int, asset: str) -> AccountKey:
    try:
        return AccountKey(kind, owner, asset)
    except ValueError:
        raise not_found() from None


def _words() -> dict[str, Any]:
    return {"kind_words": KIND_WORDS, "memo_words": memo_words, "as_money": as_money}


def _viewer(request: HttpRequest) -> int:
    return int(request.person.id)  # type: ignore[attr-defined]
