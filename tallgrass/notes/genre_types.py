"""What notes hold of their genre, as it crosses walls."""

from dataclasses import dataclass
from enum import StrEnum

from tallgrass.platform.money import Money
from tallgrass.platform.subjects import Ref


class Verdict(StrEnum):
    """What an evaluation comes to: want it, skip it, or not decided."""

    GROW = "grow"
    PULL = "pull"
    OPEN = "open"


class CameBy(StrEnum):
    """How an author came by what they judge."""

    BOUGHT = "bought"
    TRIED = "tried"
    GIVEN = "given"


class UsedFor(StrEnum):
    """How long an author has used it."""

    ONCE = "once"
    WEEK = "week"
    MONTH = "month"
    HALF_YEAR = "half_year"
    YEAR = "year"


class Difficulty(StrEnum):
    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


class PlaceKind(StrEnum):
    RESTAURANT = "restaurant"
    CAFE = "cafe"
    BAR = "bar"
    LODGING = "lodging"
    SHOP = "shop"
    SIGHT = "sight"
    MUSEUM = "museum"
    OUTDOORS = "outdoors"
    SERVICE = "service"


@dataclass(frozen=True)
class Evaluation:
    """A thing judged. `score` in half stars, 1 to 10; None when the author gives none."""

    product: str = ""
    brand: str = ""
    verdict: Verdict = Verdict.OPEN
    score: int | None = None
    pros: tuple[str, ...] = ()
    cons: tuple[str, ...] = ()
    price: Money | None = None
    came_by: CameBy | None = None
    used_for: UsedFor | None = None
    thing: Ref | None = None
    """The thing itself, where the place knows it."""

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.brand, self.product) if part)


@dataclass(frozen=True)
class Step:
    """A step of a tutorial. `picture_id` is one of the note's pictures."""

    text: str
    picture_id: int | None = None


@dataclass(frozen=True)
class Tutorial:
    """How something is done."""

    steps: tuple[Step, ...] = ()
    minutes: int | None = None
    difficulty: Difficulty | None = None
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hours:
    """Open on a weekday (0 is Monday), in minutes after midnight. Closing beyond 1440 is after midnight."""

    weekday: int
    opens: int
    closes: int


@dataclass(frozen=True)
class PlaceFacts:
    """Where a place note leads. Latitude and longitude in degrees (WGS 84), to five decimals: about a metre."""

    name: str = ""
    kind: PlaceKind | None = None
    latitude: float | None = None
    longitude: float | None = None
    hours: tuple[Hours, ...] = ()
    price_a_head: Money | None = None


@dataclass(frozen=True)
class Entry:
    """A note in a collection, with what its editor says about it."""

    note_id: int
    remark: str = ""


@dataclass(frozen=True)
class VerdictCount:
    """How many public evaluations say what about a thing. `score` in half stars, the mean of those given."""

    grow: int = 0
    pull: int = 0
    open: int = 0
    score: float | None = None

    @property
    def all(self) -> int:
        return self.grow + self.pull + self.open
