"""What experiments are judged by: each a reading of what people did, and which way is better.

A source gives rows (person_id, device, at, value, base): a mean is of values a unit, a ratio is of all values over all bases. It may use
%(since)s, the moment before which nothing counts, and %(floor)s, the least id of a page of that time.
"""

from dataclasses import dataclass

from tallgrass.discovery.types import BehaviourKind as Did
from tallgrass.platform.ids import EPOCH
from tallgrass.platform.words import Words


@dataclass(frozen=True)
class Measure:
    name: str
    words: Words
    source: str
    better: int = 1
    """1 where more is better, −1 where less is."""
    ratio: bool = False
    most: float = 1e15
    """A unit counts at most so much: set beforehand, so that one of a thousand does not decide."""
    begins_days: int = 0
    """Days after the exposure at which it begins to count; such a one lasts a day."""
    form: str = "number"
    """How it is shown: number, percent, seconds, money (minor units)."""


def _seen(words: Words, name: str, kinds: tuple[Did, ...], value: str = "1", **more: object) -> Measure:
    listed = ", ".join(str(kind.value) for kind in kinds)
    source = (
        f"SELECT person_id, device, at, ({value})::float8 AS value, 0::float8 AS base FROM discovery_behaviour"
        f" WHERE page_id >= %(floor)s AND at >= %(since)s AND kind IN ({listed})"
    )
    return Measure(name, words, source, **more)  # type: ignore[arg-type]


def _done(
    words: Words, name: str, table: str, *, who: str = "person_id", at: str = "created_at", value: str = "1", **more: object
) -> Measure:
    source = (
        f"SELECT {who} AS person_id, NULL::bigint AS device, {at} AS at, ({value})::float8 AS value, 0::float8 AS base FROM {table}"
        f" WHERE {at} >= %(since)s"
    )
    return Measure(name, words, source, **more)  # type: ignore[arg-type]


_CLICKS_AN_EXPOSURE = (
    f"SELECT person_id, device, at, (kind = {Did.CLICK.value})::int::float8 AS value, (kind = {Did.EXPOSURE.value})::int::float8 AS base"
    f" FROM discovery_behaviour WHERE page_id >= %(floor)s AND at >= %(since)s AND kind IN ({Did.EXPOSURE.value}, {Did.CLICK.value})"
)
_PAGES = (
    "SELECT person_id, device, to_timestamp(((id >> 22) / 1000.0)::float8 + "
    f"{int(EPOCH.timestamp())}) AS at, 1::float8 AS value, 0::float8 AS base FROM discovery_served WHERE id >= %(floor)s"
)
MEASURES = (
    Measure("click_rate", Words("点开率", "Clicks an exposure"), _CLICKS_AN_EXPOSURE, ratio=True, form="percent"),
    _seen(Words("点开", "Clicks"), "clicks", (Did.CLICK,), most=500),
    _seen(Words("停留", "Time on notes"), "dwell", (Did.DWELL,), "value / 1000.0", most=4 * 3600, form="seconds"),
    _seen(Words("不感兴趣", "Not interested"), "hides", (Did.HIDE, Did.NOT_INTERESTED), better=-1, most=50),
    _done(Words("喜欢", "Likes"), "likes", "notes_like", most=200),
    _done(Words("收藏", "Saves"), "saves", "notes_save", most=200),
    _done(Words("写的笔记", "Notes written"), "notes", "notes_note", who="author_id", at="published_at", most=30),
    _done(Words("付款的订单", "Orders paid"), "orders", "orders_order", who="buyer_id", at="paid_at", most=20),
    _done(
        Words("成交额", "Amount paid"),
        "amount",
        "orders_order",
        who="buyer_id",
        at="paid_at",
        value="total - refunded",
        most=2_000_000,
        form="money",
    ),
    Measure("returned", Words("次日回来", "Back the next day"), _PAGES, most=1, begins_days=1, form="percent"),
)
BY_NAME = {measure.name: measure for measure in MEASURES}
