"""What notes hold of their genre, as JSON takes and shows it: the same shapes both ways."""

from typing import Annotated

import msgspec

from tallgrass.notes.genre_types import CameBy, Difficulty, Evaluation, Hours, PlaceFacts, PlaceKind, Tutorial, UsedFor, Verdict
from tallgrass.notes.opening import clock_of
from tallgrass.notes.types import Sign
from tallgrass.platform import rest
from tallgrass.platform.ids import short
from tallgrass.platform.money import MOST, Money

Line = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Score = Annotated[float, rest.text("半星到五星，半星一档", "Half a star to five, by halves", ge=0.5, le=5, multiple_of=0.5)]
_OPENS = r"^([01]\d|2[0-3]):[0-5]\d$"
_CLOSES = r"^(([01]\d|2[0-3]):[0-5]\d|24:00)$"


class MoneyShape(rest.Shape):
    """An amount in the smallest unit of its currency (ISO 4217): 19900 CNY is 199 yuan."""

    minor: Annotated[int, msgspec.Meta(ge=0, le=MOST)]
    currency: Annotated[str, msgspec.Meta(pattern="^[A-Z]{3}$", examples=["CNY"])]


class ThingShape(rest.Shape):
    """A thing the place knows, by its kind and id."""

    kind: Annotated[str, msgspec.Meta(pattern="^[a-z_]{1,12}$", examples=["good"])]
    id: rest.Id


class EvaluationShape(rest.Shape):
    """A thing judged: grow (want it), pull (skip it) or open (not decided)."""

    product: Annotated[str, rest.text("评的是什么", "What is judged", max_length=200)] = ""
    brand: Annotated[str, msgspec.Meta(max_length=200)] = ""
    verdict: Verdict = Verdict.OPEN
    score: Score | None = None
    pros: Annotated[list[Line], msgspec.Meta(max_length=10)] = []
    cons: Annotated[list[Line], msgspec.Meta(max_length=10)] = []
    price: MoneyShape | None = None
    came_by: CameBy | None = None
    used_for: UsedFor | None = None
    thing: ThingShape | None = None


class StepShape(rest.Shape):
    """A step of a tutorial; its picture is one of the note's, by id."""

    text: Annotated[str, msgspec.Meta(min_length=1, max_length=2000)]
    picture: rest.Id | None = None


class TutorialShape(rest.Shape):
    """How something is done."""

    steps: Annotated[list[StepShape], msgspec.Meta(max_length=30)] = []
    minutes: Annotated[int, rest.text("要多少分钟，1 到 43200", "Minutes it takes, 1 to 43,200")] | None = None
    difficulty: Difficulty | None = None
    needs: Annotated[list[Line], msgspec.Meta(max_length=30)] = []


class HoursShape(rest.Shape):
    """Open on a weekday (0 is Monday). Closing at or before opening is on the next day."""

    weekday: Annotated[int, msgspec.Meta(ge=0, le=6)]
    opens: Annotated[str, msgspec.Meta(pattern=_OPENS, examples=["09:00"])]
    closes: Annotated[str, msgspec.Meta(pattern=_CLOSES, examples=["18:00"])]


class PlaceShape(rest.Shape):
    """Where a place note leads. Degrees of WGS 84, kept to five decimals; both or neither."""

    name: Annotated[str, msgspec.Meta(max_length=200)] = ""
    kind: PlaceKind | None = None
    latitude: float | None = None
    longitude: float | None = None
    hours: Annotated[list[HoursShape], msgspec.Meta(max_length=21)] = []
    price_a_head: MoneyShape | None = None


class EntryShape(rest.Shape):
    """A note put into a collection, by id, with what is said about it."""

    note: rest.Id
    remark: Annotated[str, msgspec.Meta(max_length=1000)] = ""


class SignShape(rest.Shape):
    """What a card says of its note's genre. `count`: steps, notes in a collection, or answers."""

    verdict: Verdict | None
    score: Score | None
    count: int
    solved: bool
    place: PlaceKind | None


def evaluation_shape(evaluation: Evaluation) -> EvaluationShape:
    return EvaluationShape(
        product=evaluation.product,
        brand=evaluation.brand,
        verdict=evaluation.verdict,
        score=evaluation.score / 2 if evaluation.score else None,
        pros=list(evaluation.pros),
        cons=list(evaluation.cons),
        price=money_shape(evaluation.price),
        came_by=evaluation.came_by,
        used_for=evaluation.used_for,
        thing=ThingShape(kind=evaluation.thing.kind, id=short(evaluation.thing.id)) if evaluation.thing else None,
    )


def tutorial_shape(tutorial: Tutorial) -> TutorialShape:
    return TutorialShape(
        steps=[StepShape(text=step.text, picture=short(step.picture_id) if step.picture_id else None) for step in tutorial.steps],
        minutes=tutorial.minutes,
        difficulty=tutorial.difficulty,
        needs=list(tutorial.needs),
    )


def place_shape(place: PlaceFacts) -> PlaceShape:
    return PlaceShape(
        name=place.name,
        kind=place.kind,
        latitude=place.latitude,
        longitude=place.longitude,
        hours=[HoursShape(weekday=hours.weekday, opens=clock_of(hours.opens), closes=clock_of(hours.closes)) for hours in place.hours],
        price_a_head=money_shape(place.price_a_head),
    )


def hours_of(shape: HoursShape) -> Hours:
    opens, closes = _minutes_of(shape.opens), _minutes_of(shape.closes)
    return Hours(shape.weekday, opens, closes if closes > opens else closes + 1440)


def sign_shape(sign: Sign) -> SignShape:
    return SignShape(
        verdict=sign.verdict, score=sign.score / 2 if sign.score else None, count=sign.count, solved=sign.solved, place=sign.place
    )


def _minutes_of(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def money_shape(money: Money | None) -> MoneyShape | None:
    return MoneyShape(minor=money.minor, currency=money.currency) if money else None
