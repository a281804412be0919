"""Shapes of what is brought in and taken out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any
from uuid import UUID

from tallgrass.platform.words import Words


class Subject(StrEnum):
    """What the rows of a file are."""

    NOTES = "notes"
    PEOPLE = "people"
    PHOTOS = "photos"
    FOLLOWS = "follows"
    LIKES = "likes"
    REVIEWS = "reviews"
    """What people made of a thing, whose writers may have stayed behind: evaluations where a row names the thing, else notes with a rating."""
    PRODUCTS = "products"
    COLLECTIONS = "collections"
    """Apart from notes, since they name notes and reviews: those must be here before, however old a collection is."""
    ANSWERS = "answers"


class OriginKind(StrEnum):
    NOTE = "note"
    PERSON = "person"
    PHOTO = "photo"
    PRODUCT = "product"
    ANSWER = "answer"


class Long(StrEnum):
    """What becomes of words beyond the place's limits."""

    REJECT = "reject"
    CUT = "cut"


@dataclass(frozen=True)
class Row:
    """One row as read. `number` counts rows from 1, `line` is where it begins in the file."""

    number: int
    line: int
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Bad:
    """A row that cannot be read."""

    number: int
    line: int
    words: Words
    raw: Any = None


@dataclass(frozen=True)
class Rejected:
    """A row that was not taken, and why."""

    row: Row | Bad
    words: Words
    field: str | None = None


@dataclass(frozen=True)
class Choice:
    """Which column, constant or template each field takes, as it was asked for."""

    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    templates: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def named(self) -> set[str]:
        return {*self.columns, *self.constants, *self.templates, *self.values}


@dataclass(frozen=True)
class Reading:
    """How files are read."""

    format: str = ""
    """csv, jsonl or parquet; empty to go by the name."""
    encoding: str = ""
    """Empty for UTF-8, or what the file's mark says."""
    delimiter: str = ""
    """Empty to look."""
    header: tuple[str, ...] = ()
    """Names of the columns of a CSV file that has no line of them."""


@dataclass(frozen=True)
class Plan:
    """All that decides what becomes of a row, but the row."""

    subject: Subject
    source: str
    mapping: Choice
    reading: Reading = field(default_factory=Reading)
    invent_people: int = 0
    seed: int = 1
    language: str = ""
    """Of invented people: zh or en; empty to go by the words of the file."""
    spread_days: int = 365
    long: Long = Long.REJECT
    html: bool = False
    """Whether `&amp;` and the like stand for letters."""
    photos: Path | None = None
    """The folder that names of pictures are looked for in."""
    each: int = 1
    """How many notes a photo is handed to."""


@dataclass
class Tally:
    """How many rows became what."""

    rows: int = 0
    taken: int = 0
    known: int = 0
    rejected: int = 0
    reasons: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Filled:
    """A row with our fields filled, and the keys it is known by."""

    row: Row
    values: Mapping[str, Any]
    key: UUID
    content: UUID


@dataclass
class Outcome:
    """What became of a batch."""

    taken: int = 0
    known: int = 0
    rejected: list[Rejected] = field(default_factory=list)
