"""Operators' screens of notes, a module a noun."""
