"""Operators' screens of the orders, a module a noun."""
