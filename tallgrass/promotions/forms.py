"""What makers of rules type, read into drafts: amounts in whole money, times of the place's clock."""

import re
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import QueryDict

from tallgrass.mall.models import Category
from tallgrass.mall.queries.prices import house_currency
from tallgrass.mall.types import WarehouseKind
from tallgrass.platform.money import DIGITS
from tallgrass.promotions import errors
from tallgrass.promotions.drafts import CouponDraft, FreightDraft, OfferDraft, SaleDraft
from tallgrass.promotions.types import OfferKind

TIERS = 3
"""Rows of tiers a form has."""


def read_coupon(given: QueryDict) -> CouponDraft:
    """
    Raises:
        DomainError: `…_missing` or `bad_…` with the field at fault.
    """
    return CouponDraft(
        **_rule(given),
        at=_amount(given, "at") or 0,
        amount_off=_amount(given, "amount_off") or 0,
        percent_off=_whole(given, "percent_off") or 0,
        most_off=_amount(given, "most_off"),
        total=_whole(given, "total"),
        per_person=_whole(given, "per_person") or 1,
        good_days=_whole(given, "good_days"),
        code=_text(given, "code").upper(),
        is_exclusive="is_exclusive" in given,
    )


def read_offer(given: QueryDict) -> OfferDraft:
    kind = _text(given, "kind")
    if kind not in set(OfferKind):
        raise errors.missing("kind")
    return OfferDraft(
        **_rule(given),
        kind=OfferKind(kind),
        measure=_text(given, "measure") or "spend",
        tiers=_tiers(given) if kind == OfferKind.TIERS else (),
        repeats="repeats" in given,
        at=_amount(given, "at") or 0,
        gift_code=_text(given, "gift_code"),
    )


def read_sale(given: QueryDict) -> SaleDraft:
    price = _amount(given, "price")
    if price is None:
        raise errors.missing("price")
    return SaleDraft(
        name=_text(given, "name"),
        name_en=_text(given, "name_en"),
        variant_code=_text(given, "variant"),
        price=price,
        units=_whole(given, "units") or 0,
        per_person=_whole(given, "per_person") or 1,
        stands_alone="stands_alone" in given,
        has_line="has_line" in given,
        opens=_time(given, "opens"),
        closes=_time(given, "closes"),
    )


def read_freight(given: QueryDict) -> FreightDraft:
    first = _amount(given, "first_fee")
    if first is None:
        raise errors.missing("first_fee")
    return FreightDraft(
        first_fee=first,
        first_grams=_whole(given, "first_grams") or 1000,
        step_fee=_amount(given, "step_fee") or 0,
        step_grams=_whole(given, "step_grams") or 1000,
        warehouse_kind=_text(given, "warehouse_kind"),
    )


def _rule(given: QueryDict) -> dict[str, Any]:
    category = _text(given, "category")
    ids = tuple(Category.objects.filter(slug=category).values_list("id", flat=True)) if category else ()
    if category and not ids:
        raise errors.bad_number("category")
    kinds = tuple(kind.value for kind in WarehouseKind if kind.value in given.getlist("warehouse_kinds"))
    return {
        "name": _text(given, "name"),
        "name_en": _text(given, "name_en"),
        "opens": _time(given, "opens"),
        "closes": _time(given, "closes"),
        "category_ids": ids,
        "warehouse_kinds": kinds,
    }


def _text(given: QueryDict, name: str) -> str:
    return given.get(name, "").replace("\0", "").strip()[:200]


def _tiers(given: QueryDict) -> tuple[tuple[int, int, int], ...]:
    """Rows of `at` and `off`; what is off ends with % or is an amount."""
    found = []
    counts = _text(given, "measure") == "count"
    for row in range(1, TIERS + 1):
        at_name, off = f"at_{row}", _text(given, f"off_{row}")
        at = _whole(given, at_name) if counts else _amount(given, at_name)
        if at is None and not off:
            continue
        if at is None or not off:
            raise errors.missing(at_name if at is None else f"off_{row}")
        if off.endswith("%"):
            percent = off[:-1].strip()
            if not re.fullmatch(r"[0-9]{1,2}", percent):
                raise errors.bad_number(f"off_{row}")
            found.append((at, 0, int(percent)))
        else:
            found.append((at, _amount(given, f"off_{row}") or 0, 0))
    return tuple(found)


def _amount(given: QueryDict, name: str) -> int | None:
    """Minor units of what reads `39`, `39.9`; None when nothing was typed."""
    text = _text(given, name)
    if not text:
        return None
    digits = DIGITS[house_currency()]
    if not re.fullmatch(rf"[0-9]{{1,10}}(\.[0-9]{{1,{max(1, digits)}}})?", text):
        raise errors.bad_number(name)
    whole, _, rest = text.partition(".")
    if rest and not digits:
        raise errors.bad_number(name)
    return int(whole) * 10**digits + int((rest or "0").ljust(digits, "0") or 0)


def _whole(given: QueryDict, name: str) -> int | None:
    text = _text(given, name)
    if not text:
        return None
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise errors.bad_number(name)
    return int(text)


def _time(given: QueryDict, name: str) -> datetime:
    """`2026-11-11T20:00` by the clock of the place."""
    text = _text(given, name)
    if not text:
        raise errors.missing(name)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise errors.bad_number(name) from None
    if not 2000 <= moment.year <= 2200:
        raise errors.bad_number(name)
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(settings.TALLGRASS_ZONE))
