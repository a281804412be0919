"""Operators' screens of the mall."""
