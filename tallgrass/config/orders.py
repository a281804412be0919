"""Settings of the orders: limits of imports, and how long things wait."""

import os

TALLGRASS_CURRENCY = os.environ.get("TALLGRASS_CURRENCY", "CNY")
"""What carts, orders and the ledger are kept in."""
TALLGRASS_IMPORT_SINGLE = int(os.environ.get("TALLGRASS_IMPORT_SINGLE", "500000"))
TALLGRASS_IMPORT_YEAR = int(os.environ.get("TALLGRASS_IMPORT_YEAR", "2600000"))
TALLGRASS_IMPORT_TAX_PERCENT = int(os.environ.get("TALLGRASS_IMPORT_TAX_PERCENT", "70"))
"""Goods from abroad for a person: fen a transaction, fen a year, and the part of VAT and consumption tax that is due within both."""
TALLGRASS_PAY_MINUTES = int(os.environ.get("TALLGRASS_PAY_MINUTES", "15"))
TALLGRASS_SEND_HOURS = int(os.environ.get("TALLGRASS_SEND_HOURS", "48"))
TALLGRASS_RECEIVE_DAYS = int(os.environ.get("TALLGRASS_RECEIVE_DAYS", "10"))
"""How long goods wait for their payment, a store may take to send, and a delivered order waits for the buyer's word."""
TALLGRASS_RETURN_DAYS = int(os.environ.get("TALLGRASS_RETURN_DAYS", "7"))
TALLGRASS_ANSWER_HOURS = int(os.environ.get("TALLGRASS_ANSWER_HOURS", "48"))
TALLGRASS_SEND_BACK_DAYS = int(os.environ.get("TALLGRASS_SEND_BACK_DAYS", "7"))

__all__ = [
    "TALLGRASS_ANSWER_HOURS",
    "TALLGRASS_CURRENCY",
    "TALLGRASS_IMPORT_SINGLE",
    "TALLGRASS_IMPORT_TAX_PERCENT",
    "TALLGRASS_IMPORT_YEAR",
    "TALLGRASS_PAY_MINUTES",
    "TALLGRASS_RECEIVE_DAYS",
    "TALLGRASS_RETURN_DAYS",
    "TALLGRASS_SEND_BACK_DAYS",
    "TALLGRASS_SEND_HOURS",
]
