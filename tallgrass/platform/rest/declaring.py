"""What an operation is: its shapes, who may ask, what it answers."""

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Annotated, Any, Generic, TypeVar, get_type_hints

import msgspec
from django.http import HttpRequest, UnreadablePostError

from tallgrass.platform.errors import DomainError, not_found, sign_in_first
from tallgrass.platform.ids import ShortId, from_short
from tallgrass.platform.pagination import MAX_PAGE_SIZE, PAGE_SIZE
from tallgrass.platform.rest.refusals import cut_short
from tallgrass.platform.words import Words

A = TypeVar("A")


class Shape(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A JSON object with named, typed fields. Fields nobody declared are refused."""


def text(zh: str, en: str, **constraints: Any) -> msgspec.Meta:
    """What a field means, in both languages, with what it may hold (`ge`, `le`, `min_length`, `max_length`, `pattern`, `examples`)."""
    return msgspec.Meta(description=en, extra_json_schema={"x-zh": zh}, **constraints)


Id = Annotated[str, msgspec.Meta(pattern=f"^{ShortId.regex}$", examples=["4fZk8TqXw2B"])]
"""An id as it travels."""


def id_of(text: str) -> int:
    """The id that came as short text.

    Raises:
        DomainError: `not_found`, when no thing can have it.
    """
    try:
        return from_short(text)
    except ValueError:
        raise not_found() from None


class CursorQuery(Shape):
    """Where in a list."""

    cursor: Annotated[str, text("上一页给出的 next", "`next` of the page before", min_length=1, max_length=1500)] | None = None


class PageQuery(CursorQuery):
    """Where in a list, and how much of it."""

    size: Annotated[int, text("一页几条", "Items a page", ge=1, le=MAX_PAGE_SIZE)] = PAGE_SIZE


class Upload:
    """A body that is a file: its bytes as they are, under `application/octet-stream`. What it holds is found by looking into it."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self.size = int(request.META.get("CONTENT_LENGTH") or 0)
        """Bytes that are announced."""

    def read(self, count: int = -1) -> bytes:
        """
        Raises:
            DomainError: `cut_short` when the sender stopped in the middle.
        """
        try:
            return self._request.read(count)
        except UnreadablePostError:
            raise cut_short() from None


class Access(Enum):
    ANYONE = "anyone"
    MEMBER = "member"


ANYONE, MEMBER = Access.ANYONE, Access.MEMBER


class Repeat(Enum):
    """Whether a request may carry an Idempotency-Key. Money, votes and the like need one."""

    NEVER = "never"
    MAY = "may"
    MUST = "must"
    OWN = "own"
    """Must, and the operation itself sees to it that a key acts once: it asks others over the network, which no transaction may wait for."""

    @property
    def needs_key(self) -> bool:
        return self in {Repeat.MUST, Repeat.OWN}


@dataclass(slots=True)
class Call(Generic[A]):
    """One request: who asks (`viewer`, None for a visitor) and by which token."""

    request: HttpRequest
    viewer: A | None = None
    token_id: int | None = None

    @property
    def key(self) -> str:
        """The Idempotency-Key of an operation that keeps its keys itself."""
        return str(self.request.META.get("HTTP_IDEMPOTENCY_KEY", ""))

    @property
    def actor(self) -> A:
        """Who asks, where a member must ask.

        Raises:
            DomainError: `sign_in_first` for a visitor.
        """
        if self.viewer is None:
            raise sign_in_first()
        return self.viewer


@dataclass(frozen=True, slots=True)
class Operation:
    """A function with what the shell must know to serve and document it."""

    run: Callable[..., Any]
    name: str
    """Unique over the whole API: `app_function`."""
    summary: Words
    access: Access
    status: int
    repeat: Repeat
    limit: str | None
    errors: tuple[DomainError, ...]
    query: type[Shape] | None
    body: type[Shape] | type[Upload] | None
    answer: Any
    tag: str
    decoder: msgspec.json.Decoder[Any] | None
    path_parameters: frozenset[str]


def operation(
    summary: Words,
    *,
    access: Access = MEMBER,
    status: int = 200,
    repeat: Repeat = Repeat.MAY,
    limit: str | None = None,
    errors: Sequence[DomainError] = (),
) -> Callable[[Callable[..., Any]], Operation]:
    """Make a function an operation. `limit` names a limit counted by person, before the function runs.

    An Idempotency-Key is taken from members on writes unless `repeat` says otherwise.
    """

    def declare(function: Callable[..., Any]) -> Operation:
        hints = get_type_hints(function, include_extras=True)
        answer = hints.get("return")
        parameters = list(inspect.signature(function).parameters)
        if answer is None or parameters[:1] != ["call"]:
            raise TypeError(f"{function.__qualname__}: the first parameter is `call`, and the answer has a type (None for 204)")
        app = function.__module__.split(".")[1]
        body = hints.get("body")
        return Operation(
            run=function,
            name=f"{app}_{function.__name__}",
            summary=summary,
            access=access,
            status=204 if answer is type(None) else status,
            repeat=repeat,
            limit=limit,
            errors=tuple(errors),
            query=hints.get("query"),
            body=body,
            answer=answer,
            tag=app,
            decoder=msgspec.json.Decoder(body) if body and body is not Upload else None,
            path_parameters=frozenset(parameters) - {"call", "query", "body"},
        )

    return declare
