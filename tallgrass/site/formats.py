"""Counts and times as people say them, in the reader's language (`1.2万` / `12k`, `3 分钟前` / `3 min ago`)."""

from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from django.conf import settings

from tallgrass.platform.clock import now
from tallgrass.platform.money import Money
from tallgrass.platform.words import reader_language, say

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def count(number: int) -> str:
    """Short, cut off and never rounded up: nobody is shown a like they do not have."""
    if abs(number) < 10_000:
        return f"{number:,}"
    if reader_language() == "zh":
        unit, sign, decimals = (10_000, "万", 1) if abs(number) < 100_000_000 else (100_000_000, "亿", 1)
    else:
        unit, sign, decimals = (1_000, "k", 0) if abs(number) < 1_000_000 else (1_000_000, "M", 2)
    return _cut(number, unit, decimals) + sign


def full_count(number: int) -> str:
    """Every digit, for readers who hear the page: `12,300`."""
    return f"{number:,}"


_SIGNS = {
    "CNY": "¥", "JPY": "JP¥", "USD": "$", "EUR": "€", "GBP": "£", "HKD": "HK$", "TWD": "NT$", "KRW": "₩",
    "AUD": "A$", "CAD": "C$", "NZD": "NZ$", "SGD": "S$", "THB": "฿", "VND": "₫",
}  # fmt: skip


def money(amount: Money) -> str:
    """`¥1,280`, `$12.5`, `CHF 30`."""
    whole, point, rest = amount.major.partition(".")
    return f"{_SIGNS.get(amount.currency, amount.currency + ' ')}{int(whole):,}{point}{rest}"


def ago(moment: datetime, zone: str | None = None) -> str:
    """How long ago `moment` (aware) was; from yesterday on, the day. A moment to come is said as a date with its hour."""
    passed = now() - moment
    here, today = _local(moment, zone), _local(now(), zone)
    if passed < timedelta(0):
        # Clocks of two machines differ a little; that is not yet the future.
        return say("刚刚", "just now") if passed > timedelta(seconds=-30) else day_and_hour(moment, zone)
    if passed < timedelta(minutes=1):
        return say("刚刚", "just now")
    if passed < timedelta(hours=1):
        return say("{n} 分钟前", "{n} min ago", n=passed.seconds // 60)
    if here.date() == today.date():
        return say("{n} 小时前", "{n} h ago", n=passed.seconds // 3600)
    if here.date() == today.date() - timedelta(days=1):
        return say("昨天 {hour}", "yesterday {hour}", hour=f"{here:%H:%M}")
    return day(moment, zone)


def day(moment: datetime | date, zone: str | None = None) -> str:
    """`11 月 21 日` / `21 Nov`, with the year when it is not this one. A date is the same day in every zone."""
    here = _local(moment, zone) if isinstance(moment, datetime) else moment
    values = {"day": here.day, "month": here.month, "name": _MONTHS[here.month - 1], "year": here.year}
    if here.year == _local(now(), zone).year:
        return say("{month} 月 {day} 日", "{day} {name}", **values)
    return say("{year} 年 {month} 月 {day} 日", "{day} {name} {year}", **values)


def day_and_hour(moment: datetime, zone: str | None = None) -> str:
    return f"{day(moment, zone)} {_local(moment, zone):%H:%M}"


def talked_at(moment: datetime, zone: str | None = None) -> str:
    """When something in a conversation was said: the hour, from yesterday on with the day."""
    here, today = _local(moment, zone), _local(now(), zone)
    if here.date() == today.date():
        return f"{here:%H:%M}"
    if here.date() == today.date() - timedelta(days=1):
        return say("昨天 {hour}", "yesterday {hour}", hour=f"{here:%H:%M}")
    return day_and_hour(moment, zone)


def _cut(number: int, unit: int, decimals: int) -> str:
    scale = 10**decimals
    whole, rest = divmod(abs(number) * scale // unit, scale)
    tail = f"{rest:0{decimals}d}".rstrip("0") if decimals else ""
    return ("-" if number < 0 else "") + f"{whole:,}" + (f".{tail}" if tail else "")


def _local(moment: datetime, zone: str | None) -> datetime:
    return moment.astimezone(_zone(zone or settings.TALLGRASS_ZONE))


@cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)
