"""What comes in about letters, cleaned: the same for pages and for the JSON API."""

import re
from typing import Annotated

from django.http import QueryDict

from tallgrass.messages import errors
from tallgrass.messages.types import Content, Kind
from tallgrass.platform import rest
from tallgrass.platform.errors import DomainError
from tallgrass.platform.ids import from_short

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Letters that show nothing but can deceive or break: controls and overrides of direction."""
MOST_PEOPLE = 5


class LetterBody(rest.Shape):
    """A letter as it is sent. `subject` names the note or the person it shows, `picture` an upload made for a letter."""

    kind: Kind = Kind.TEXT
    text: Annotated[str, rest.text("文字", "The words", max_length=20_000)] = ""
    subject: rest.Id | None = None
    picture: rest.Id | None = None
    key: Annotated[
        str,
        rest.text(
            "自己起的标识，重发不会变成两封", "A name of your own: sent twice, it is one letter", max_length=40, pattern="^[0-9A-Za-z-]*$"
        ),
    ] = ""

    def content(self) -> Content:
        return Content(self.kind, clean(self.text), _id(self.subject, "subject"), _id(self.picture, "picture"), self.key)


def read_letter(form: QueryDict) -> Content:
    """A letter as the page's form sends it: with a picture it is one of a picture."""
    picture = _id(form.get("picture") or None, "picture")
    kind = Kind.PICTURE if picture else Kind.TEXT
    return Content(kind, clean(form.get("text", "")), None, picture, form.get("key", ""))


def read_cards(form: QueryDict) -> tuple[list[int], Content]:
    """Whom a card goes to, and the card, as the picker sends them.

    Raises:
        DomainError: `too_many_people`, `no_such_subject`.
    """
    people = [_id(text, "to") or 0 for text in dict.fromkeys(form.getlist("to"))]
    if not 1 <= len(people) <= MOST_PEOPLE:
        raise errors.too_many_people()
    return people, read_card(form)


def read_card(form: QueryDict) -> Content:
    """The card that a picker is about.

    Raises:
        DomainError: `no_such_subject`.
    """
    for kind in (Kind.NOTE, Kind.PERSON):
        if subject := _id(form.get(kind.value) or None, kind.value):
            return Content(kind, clean(form.get("text", "")), subject, None, form.get("key", ""))
    raise errors.nothing_to_show()


def clean(text: str) -> str:
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def read_number(text: str | None) -> int | None:
    """A letter's number in an address; None for anything that is none."""
    return int(text) if text and re.fullmatch(r"[0-9]{1,9}", text, re.ASCII) else None


def _id(text: str | None, field: str) -> int | None:
    if text is None:
        return None
    try:
        return from_short(text)
    except ValueError:
        refusal: DomainError = errors.nothing_to_show()
        refusal.field = field
        raise refusal from None
