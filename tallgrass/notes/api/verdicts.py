"""What people say of things, as JSON."""

from typing import Annotated

from tallgrass.accounts.models import Person
from tallgrass.notes.genre_types import VerdictCount
from tallgrass.notes.naming import name_key
from tallgrass.notes.queries import count_verdicts, count_verdicts_on_brands
from tallgrass.platform import rest
from tallgrass.platform.words import Words


class ThingQuery(rest.Shape):
    """A thing by its names; with a brand alone, all that bears it."""

    brand: Annotated[str, rest.text("品牌", "Its brand", max_length=40)] = ""
    product: Annotated[str, rest.text("名字", "Its name", max_length=60)] = ""


class VerdictsShape(rest.Shape):
    """How many public evaluations want it, skip it, or have not decided; the mean of the scores given."""

    grow: int
    pull: int
    open: int
    score: Annotated[float, rest.text("平均几星", "Mean of stars")] | None


@rest.operation(
    Words("大家怎么看一样东西：种草几人，拔草几人", "What people say of a thing: how many want it or skip it"), access=rest.ANYONE
)
def verdicts(call: rest.Call[Person], query: ThingQuery) -> VerdictsShape:
    if query.product:
        key = name_key(query.brand, query.product)
        counted = count_verdicts([key]).get(key, VerdictCount())
    else:
        key = name_key(query.brand)
        counted = count_verdicts_on_brands([key]).get(key, VerdictCount())
    return VerdictsShape(
        grow=counted.grow, pull=counted.pull, open=counted.open, score=round(counted.score / 2, 2) if counted.score is not None else None
    )
