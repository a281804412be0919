"""Promotions as JSON, a module a noun."""
