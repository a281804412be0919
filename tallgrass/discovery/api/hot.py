"""The hot list as JSON."""

from datetime import datetime
from typing import Annotated

from tallgrass.accounts.models import Person
from tallgrass.discovery.hot_hours import read_hour
from tallgrass.discovery.queries import get_hot_page
from tallgrass.discovery.types import HotEntry
from tallgrass.platform import rest
from tallgrass.platform.errors import not_found
from tallgrass.platform.words import Words


class HotQuery(rest.Shape):
    at: Annotated[
        str, rest.text("哪个小时（UTC），例如 2026-11-24T20；空为现在", "The hour (UTC), as 2026-11-24T20; empty for now", max_length=13)
    ] = ""


class HotEntryShape(rest.Shape):
    """`times` is how many times the usual number of people; `curve` counts people in each of the last 24 hours, oldest first."""

    kind: str
    name: str
    url: str
    people: int
    times: float
    mark: str
    cause: str
    cause_note: str
    curve: list[int]
    pinned: bool


class HotShape(rest.Shape):
    hour: datetime
    made_at: datetime | None
    entries: list[HotEntryShape]


@rest.operation(
    Words("热榜：此刻比平时多出来的", "The hot list: what more people than usual are busy with"), access=rest.ANYONE, errors=[not_found()]
)
def hot(call: rest.Call[Person], query: HotQuery) -> HotShape:
    page = get_hot_page(call.viewer, hour=read_hour(query.at))
    return HotShape(hour=page.hour, made_at=page.made_at, entries=[_shape(entry) for entry in page.entries])


def _shape(entry: HotEntry) -> HotEntryShape:
    return HotEntryShape(
        kind=entry.kind.value, name=entry.shown, url=entry.url, people=entry.people, times=entry.times, mark=entry.mark, cause=entry.cause,
        cause_note=entry.cause_note, curve=list(entry.curve), pinned=entry.pinned,
    )  # fmt: skip
