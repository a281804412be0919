"""Reading what merchants write. What cannot be read is a refusal that names its field."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import QueryDict

from tallgrass.mall import errors
from tallgrass.mall.models import Store
from tallgrass.mall.product_types import ProductContent, VariantInput
from tallgrass.mall.types import ContentUnit, StoreKind, StoreRequest, TaxClass
from tallgrass.mall.words import COUNTRIES
from tallgrass.platform.errors import DomainError
from tallgrass.platform.ids import from_short
from tallgrass.platform.money import DIGITS, MOST
from tallgrass.platform.words import Words

ROWS = 16
"""Variants that the editor shows at once; more come by file."""


def bad_number(field: str) -> DomainError:
    return DomainError(f"bad_{field}", Words("这里要填数字。", "This must be a number."), field=field)


def read_request(post: QueryDict, document_ids: Sequence[int]) -> StoreRequest:
    """An application for a store.

    Raises:
        DomainError: `…_missing`, `unknown_country`, `unknown_kind`, `…_too_long`.
    """
    said = {name: _line(post, name, most) for name, most in _REQUEST.items()}
    for name in ("name", "company", "licence", "contact", "goods"):
        if not said[name]:
            raise errors.missing(name)
    kind, country = post.get("kind", ""), post.get("country", "")
    if kind not in {StoreKind.FLAGSHIP, StoreKind.OVERSEAS}:
        raise errors.unknown("kind")
    if country not in COUNTRIES:
        raise errors.unknown("country")
    handle = post.get("handle", "").strip().lower()[:60]
    return StoreRequest(kind=StoreKind(kind), handle=handle, country=country, document_ids=tuple(document_ids), **said)


_REQUEST = {"name": 40, "name_en": 60, "company": 80, "licence": 60, "contact": 80, "goods": 500}


def read_content(post: QueryDict, store: Store, pictures: Sequence[tuple[int, str]]) -> ProductContent:
    """A product from the editor.

    Raises:
        DomainError: what cannot be read, by its field.
    """
    options = tuple((name, _line(post, f"option_en_{n}", 40)) for n in (1, 2) if (name := _line(post, f"option_{n}", 20)))
    country, tax = post.get("country", ""), post.get("tax_class", "")
    if country not in COUNTRIES:
        raise errors.unknown("country")
    if tax not in set(TaxClass):
        raise errors.unknown("tax_class")
    return ProductContent(
        title=_line(post, "title", 60),
        title_en=_line(post, "title_en", 120),
        description=_text(post, "description", 5000),
        description_en=_text(post, "description_en", 10000),
        category_id=_id(post.get("category", "")) or 0,
        brand=_line(post, "brand", 60),
        country=country,
        tax_class=TaxClass(tax),
        attributes=read_attributes(_text(post, "facts", 4000)),
        options=options,
        variants=tuple(_variants(post, store, len(options))),
        pictures=tuple(pictures),
    )


def read_attributes(text: str) -> tuple[tuple[str, str, str, str], ...]:
    """One a line: `名称：值 | Name: value`, the English part may be missing. At most thirty."""
    found = []
    for line in text.splitlines()[:30]:
        zh, _, en = line.partition("|")
        name, _, value = zh.replace("：", ":", 1).partition(":")
        name_en, _, value_en = en.partition(":")
        if name.strip() and value.strip():
            found.append((name.strip()[:40], value.strip()[:200], name_en.strip()[:60], value_en.strip()[:300]))
    return tuple(found)


def write_attributes(rows: Sequence[Sequence[str]]) -> str:
    """What `read_attributes` reads."""
    return "\n".join(
        f"{name}：{value}" + (f" | {name_en}: {value_en}" if name_en or value_en else "") for name, value, name_en, value_en in rows
    )


def _variants(post: QueryDict, store: Store, options: int) -> list[VariantInput]:
    found = []
    for n in range(ROWS):
        code = _line(post, f"code_{n}", 60)
        values = [_line(post, f"value{place}_{n}", 40) for place in (1, 2)][:options]
        if not code and not any(values):
            continue
        price = read_amount(post.get(f"price_{n}", ""), store.currency)
        if price is None:
            raise errors.bad_price()
        found.append(
            VariantInput(
                id=_id(post.get(f"variant_{n}", "")),
                code=code,
                amount=price,
                list_amount=read_amount(post.get(f"list_{n}", ""), store.currency),
                choice=tuple((zh.strip(), en.strip()) for zh, _, en in (value.partition("|") for value in values)),
                weight_grams=_whole(post.get(f"weight_{n}", ""), "weight", 1_000_000),
                **read_measure(post.get(f"content_{n}", "")),  # type: ignore[arg-type]
            )
        )
    return found


def read_measure(text: str) -> dict[str, object]:
    """`30 ml`, `50g`, `5 pc`: hundredths and their unit.

    Raises:
        DomainError: `bad_content`.
    """
    text = text.strip().lower().replace(" ", "")
    if not text:
        return {}
    unit = next((unit for unit in ContentUnit if unit and text.endswith(unit)), None)
    number = _decimal(text.removesuffix(unit)) if unit else None
    if number is None or unit is None or not 0 < number <= 100_000:
        raise DomainError(
            "bad_content", Words("净含量写成 30 ml、50 g 或 5 pc。", "Write the content as 30 ml, 50 g or 5 pc."), field="variants"
        )
    return {"content_amount": int(number * 100), "content_unit": unit.value}


def read_amount(text: str, currency: str) -> int | None:
    """`168`, `1,280.50`: minor units; None for nothing.

    Raises:
        DomainError: `bad_price`.
    """
    text = text.strip().replace(",", "").lstrip("¥$€£")
    if not text:
        return None
    number = _decimal(text)
    if number is None or not 0 < number <= MOST:
        raise errors.bad_price()
    return int(number.scaleb(DIGITS[currency]).to_integral_value())


def read_moment(text: str, zone: str | None) -> datetime:
    """What `<input type="datetime-local">` sends, in the writer's zone.

    Raises:
        DomainError: `bad_window`.
    """
    try:
        return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone or settings.TALLGRASS_ZONE))
    except ValueError:
        raise errors.bad_window() from None


def read_quantity(text: str) -> int:
    """A whole number, above or below zero.

    Raises:
        DomainError: `no_quantity`.
    """
    text = text.strip().replace(",", "")
    if not text.lstrip("+-").isascii() or not text.lstrip("+-").isdecimal() or len(text) > 8:
        raise errors.no_quantity()
    return int(text)


def _whole(text: str, field: str, most: int) -> int:
    text = text.strip()
    if not text:
        return 0
    if not text.isascii() or not text.isdecimal() or len(text) > 9 or int(text) > most:
        raise bad_number(field)
    return int(text)


def _decimal(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _id(text: str) -> int | None:
    try:
        return from_short(text)
    except ValueError:
        return None


def _line(post: QueryDict, name: str, most: int) -> str:
    text = " ".join(post.get(name, "").split())
    if len(text) > most:
        raise errors.too_long(name.split("_", maxsplit=1)[0], most)
    return text


def _text(post: QueryDict, name: str, most: int) -> str:
    text = post.get(name, "").replace("\r\n", "\n").strip()
    if len(text) > most:
        raise errors.too_long(name, most)
    return text
