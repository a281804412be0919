"""Figures and times as people say them."""

from datetime import datetime


def count(number: int) -> str:
    return str(number)


def full_count(number: int) -> str:
    return f"{number:,}"


def ago(moment: datetime) -> str:
    return moment.isoformat()
