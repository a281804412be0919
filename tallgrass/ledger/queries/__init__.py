"""Reads of the ledger."""

from tallgrass.ledger.queries.balances import get_balance, list_balances, list_totals
from tallgrass.ledger.queries.entries import page_entries
from tallgrass.ledger.queries.holds import list_open_holds
from tallgrass.ledger.queries.transactions import get_transaction, page_transactions

__all__ = ["get_balance", "get_transaction", "list_balances", "list_open_holds", "list_totals", "page_entries", "page_transactions"]
