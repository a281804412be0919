"""Addresses of the ledger, in three lists that the shells mount."""

from typing import Any

from django.urls import path

from tallgrass.ledger import api as json
from tallgrass.ledger import ops as screens
from tallgrass.ledger import views
from tallgrass.platform import rest
from tallgrass.platform.desks import Group, desk
from tallgrass.platform.words import Words

site: list[Any] = [path("wallet/", views.wallet, name="wallet")]
api: list[Any] = [
    rest.path("me/balances", get=json.balances),
    rest.path("me/entries", get=json.entries),
]
ops: list[Any] = [
    desk("ledger/", screens.accounts, "ops_ledger", words=Words("账簿", "Ledger"), icon="book", group=Group.MONEY),
    path("ledger/accounts/<slug:account_kind>/<id:account_owner>/<slug:asset>/", screens.account, name="ops_account"),
    path("ledger/transactions/", screens.transactions, name="ops_transactions"),
    path("ledger/transactions/<id:transaction_id>/", screens.transaction, name="ops_transaction"),
    path("ledger/transactions/<id:transaction_id>/reverse/", screens.reverse, name="ops_reverse_transaction"),
]
