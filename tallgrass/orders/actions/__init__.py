"""Writes of the orders, a module a noun."""
