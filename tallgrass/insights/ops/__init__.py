"""Operators' screens of insights."""
