"""Operators and what is shown to whom, by noun."""
