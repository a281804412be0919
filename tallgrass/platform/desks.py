"""How an app puts an operations screen into the console without knowing the console.

    ops = [
        desk("people/", ops.people, "ops_people", words=Words("用户", "People"), icon="users", group=Group.ACT, waits=count_people_waiting),
        path("people/<id:person_id>/verify/", ops.verify, name="ops_verify"),     # belongs to a desk, has no entry of its own
    ]

The console guards every address in `ops`: for anyone but an operator it does not exist, nor, where its view says
`require_moderator`, for anyone but moderators and operators. A screen extends `site/console.html`;
every privileged act is a POST, asks first (`data-confirm`), and writes `platform.audit.record` in its transaction.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from django.urls import URLPattern, path

from tallgrass.platform.words import Words


class Group(IntEnum):
    """The parts of the side list, from the top."""

    NOW = 0
    WATCH = 1
    ACT = 2
    RUN = 3
    MONEY = 4
    SYSTEM = 5


@dataclass(frozen=True)
class Desk:
    """An entry of the side list. `waits` counts what waits for a person, and nothing else."""

    address: str
    """The name of its URL."""
    words: Words
    icon: str
    group: Group
    waits: Callable[[], int] | None = None
    moderators: bool = False
    """Also for moderators (its view says `require_moderator`)."""


def desk(
    route: str,
    view: Callable[..., Any],
    name: str,
    *,
    words: Words,
    icon: str,
    group: Group = Group.ACT,
    waits: Callable[[], int] | None = None,
) -> URLPattern:
    """A path with an entry in the side list of the console."""
    pattern = path(route, view, name=name)
    pattern.desk = Desk(name, words, icon, group, waits, getattr(view, "requires", None) == "moderator")  # type: ignore[attr-defined]
    return pattern
