"""The side list of the console, and the guard before every screen in it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import URLPattern, path, reverse

from tallgrass.platform.desks import Desk, Group
from tallgrass.platform.limits import hit
from tallgrass.platform.words import Words

GROUPS = {
    Group.NOW: None,
    Group.WATCH: Words("看数", "Watch"),
    Group.ACT: Words("做事", "Act"),
    Group.RUN: Words("经营", "Run"),
    Group.MONEY: Words("财务", "Finance"),
    Group.SYSTEM: Words("系统", "System"),
}

_desks: list[Desk] = []


@dataclass(frozen=True)
class Entry:
    url: str
    icon: str
    words: Words
    waits: int


@dataclass(frozen=True)
class EntryGroup:
    words: Words | None
    places: list[Entry]


def guarded(routes: Iterable[URLPattern]) -> list[URLPattern]:
    """The routes behind the guard; those that are desks enter the side list."""
    patterns = []
    for route in routes:
        if isinstance(desk := getattr(route, "desk", None), Desk):
            _desks.append(desk)
        patterns.append(path(str(route.pattern), staff_only(route.callback), route.default_args, route.name))
    return patterns


def staff_only(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """For anyone but an operator (or a moderator, where the view is for them) there is nothing here. Acts are counted against the limit `privileged`."""
    role = "moderator" if getattr(view, "requires", None) == "moderator" else "operator"

    @wraps(view)
    def guard(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        person = request.person  # type: ignore[attr-defined]
        if person is None or not (person.is_operator or (role == "moderator" and person.is_moderator)):
            raise Http404
        if request.method not in {"GET", "HEAD"}:
            hit("privileged", str(person.id))
        return view(request, *args, **kwargs)

    guard.requires = role  # type: ignore[attr-defined]
    return guard


def waiting_desks() -> list[Entry]:
    """Desks where something waits for a person, the fullest first."""
    entries = [entry for group in side_list() for entry in group.places if entry.waits]
    return sorted(entries, key=lambda entry: -entry.waits)


def side_list(*, only_moderators: bool = False) -> list[EntryGroup]:
    """All desks by group (or those for moderators), with what waits at each: one query a desk that counts."""
    desks = [desk for desk in _desks if desk.moderators or not only_moderators]
    return [
        EntryGroup(words, [Entry(reverse(d.address), d.icon, d.words, d.waits() if d.waits else 0) for d in desks if d.group is group])
        for group, words in GROUPS.items()
        if any(d.group is group for d in desks)
    ]


class _SideList:
    """Counts only when a page of the console draws it, once."""

    def __init__(self, person: Any) -> None:
        self._person = person
        self._groups: list[EntryGroup] | None = None

    def __iter__(self) -> Iterator[EntryGroup]:
        if self._groups is None:
            self._groups = side_list(only_moderators=not (self._person and self._person.is_operator))
        return iter(self._groups)


def console_context(request: HttpRequest) -> dict[str, Any]:
    return {"desks": _SideList(getattr(request, "person", None))}
