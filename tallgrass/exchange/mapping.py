"""Which column becomes what: by options of the command or a mapping file (TOML).

    source = "shop"
    [columns]                       # field = column, or several for topics
    title = "Title"
    topics = ["Department Name", "Class Name"]
    [constants]
    channel = "fashion"
    [templates]
    body = "{Review Text}\\n\\n{Division Name}"
    [values.channel]                # what the file says = what we say
    "书籍" = "reading"

A field that is not named takes the column of its own name, where the file has one.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson

from tallgrass.exchange.errors import no_column, no_field, unreadable
from tallgrass.exchange.types import Choice, Subject

_NOTE = ("id", "author", "kind", "title", "body", "channel", "place", "visibility", "published_at", "edited_at", "topics", "rating",
         "pictures", "text_card")  # fmt: skip
FIELDS: dict[Subject, tuple[str, ...]] = {
    Subject.NOTES: (*_NOTE, "genre", "facts"),
    Subject.REVIEWS: (*_NOTE, "product", "brand", "verdict", "pros", "cons", "facts"),
    Subject.COLLECTIONS: (*_NOTE, "facts"),
    Subject.ANSWERS: ("id", "question", "author", "body", "written_at", "edited_at", "best", "pictures"),
    Subject.PEOPLE: ("id", "handle", "name", "bio", "place", "interests", "joined_at"),
    Subject.FOLLOWS: ("person", "followee", "at"),
    Subject.LIKES: ("person", "note", "at"),
    Subject.PRODUCTS: (
        *("id", "store", "title", "title_en", "description", "category", "brand", "country", "price", "list_price", "code"),
        *("stock", "warehouse", "weight", "content", "tax_class"),
    ),
    Subject.PHOTOS: ("file", "note", "alt", "channel", "topics"),
}
MANY = frozenset({"topics", "interests", "pros", "cons"})
"""Fields that take several values."""

_HOLE = re.compile(r"\{([^{}]+)\}")

Fill = Callable[[Mapping[str, Any]], dict[str, Any]]


def read_mapping_file(path: Path) -> tuple[Choice, str]:
    """The mapping a TOML file holds, and the source it names.

    Raises:
        DomainError: `unreadable`.
    """
    try:
        found = tomllib.loads(path.read_text())
        columns = {name: (column,) if isinstance(column, str) else tuple(column) for name, column in found.get("columns", {}).items()}
        values = {name: {str(key): str(value) for key, value in pairs.items()} for name, pairs in found.get("values", {}).items()}
        constants = {name: str(value) for name, value in found.get("constants", {}).items()}
        templates = {name: str(value) for name, value in found.get("templates", {}).items()}
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise unreadable(f"映射文件 {path} 读不了：{error}", f"The mapping file {path} cannot be read: {error}") from None
    return Choice(columns, constants, templates, values), str(found.get("source", ""))


def join(one: Choice, other: Choice) -> Choice:
    """Both; what `other` says counts."""
    said = other.named()
    return Choice(
        {**{name: value for name, value in one.columns.items() if name not in said}, **other.columns},
        {**{name: value for name, value in one.constants.items() if name not in said}, **other.constants},
        {**{name: value for name, value in one.templates.items() if name not in said}, **other.templates},
        {name: {**one.values.get(name, {}), **other.values.get(name, {})} for name in {*one.values, *other.values}},
    )


def filling(mapping: Choice, subject: Subject, columns: Sequence[str]) -> Fill:
    """A function from the cells of a row to our fields: text, or a list of texts for `MANY`. Fields without a source are left out.

    Raises:
        DomainError: `no_column`, `no_field`.
    """
    fields, known = FIELDS[subject], set(columns)
    for name in mapping.named():
        if name not in fields:
            raise no_field(name, fields)
    takers: dict[str, Callable[[Mapping[str, Any]], Any]] = {}
    for name in fields:
        values = mapping.values.get(name, {})
        if name in mapping.templates:
            _check(_HOLE.findall(mapping.templates[name]), known, columns)
            takers[name] = _templated(mapping.templates[name])
        elif name in mapping.constants:
            takers[name] = _constant(mapping.constants[name])
        elif name in mapping.columns or name in known:
            named = mapping.columns.get(name, (name,))
            _check(named, known, columns)
            takers[name] = _listed(named) if name in MANY else _from_column(named[0])
        if name in takers and values:
            takers[name] = _translated(takers[name], values)
    return lambda cells: {name: take(cells) for name, take in takers.items()}


def as_text(value: Any) -> str:
    """A cell as text: nothing for None, whole numbers without a point, lists and objects as JSON."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, list | dict):
        return orjson.dumps(value, default=str).decode()
    return str(value)


def _check(named: Iterable[str], known: set[str], columns: Sequence[str]) -> None:
    for name in named:
        if name not in known:
            raise no_column(name, columns)


def _constant(text: str) -> Callable[[Mapping[str, Any]], str]:
    return lambda cells: text


def _from_column(column: str) -> Callable[[Mapping[str, Any]], str]:
    return lambda cells: as_text(cells.get(column))


def _templated(template: str) -> Callable[[Mapping[str, Any]], str]:
    return lambda cells: _HOLE.sub(lambda hole: as_text(cells.get(hole[1])), template)


def _listed(columns: tuple[str, ...]) -> Callable[[Mapping[str, Any]], list[str]]:
    """All values of these columns; a cell of text may hold several, between semicolons."""

    def take(cells: Mapping[str, Any]) -> list[str]:
        found: list[str] = []
        for column in columns:
            value = cells.get(column)
            found += map(as_text, value) if isinstance(value, list) else as_text(value).split(";")
        return [text.strip() for text in found if text.strip()]

    return take


def _translated(take: Callable[[Mapping[str, Any]], Any], values: Mapping[str, str]) -> Callable[[Mapping[str, Any]], Any]:
    def translate(cells: Mapping[str, Any]) -> Any:
        value = take(cells)
        if isinstance(value, list):
            return [said for text in value if (said := values.get(text, text))]
        return values.get(value.strip(), value)

    return translate
