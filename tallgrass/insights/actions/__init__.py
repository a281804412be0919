"""Writes of insights, by noun."""
