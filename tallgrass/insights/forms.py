"""An experiment as an operator types it, made into a plan; and a plan as it stands in the form again."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import QueryDict

from tallgrass.insights.experiments.measures import BY_NAME
from tallgrass.platform.errors import DomainError
from tallgrass.platform.experiments.checking import MOST_ARMS
from tallgrass.platform.experiments.points import find_point
from tallgrass.platform.experiments.types import Arm, Kind, Plan
from tallgrass.platform.words import Words


@dataclass(frozen=True)
class Typed:
    """What stands in the form: single fields by name, and the guards chosen."""

    fields: Mapping[str, str]
    guards: tuple[str, ...] = field(default_factory=tuple)


_USUAL_PERIOD = 60
"""Minutes that are suggested for a switch-back."""


def fresh(point: str) -> Typed:
    """A form nobody has typed into: halves of everything, for a week."""
    fields = {"point": point, "kind": Kind.SPLIT.value, "share": "100", "goal": "click_rate", "window_days": "7"}
    fields |= {"period_minutes": str(_USUAL_PERIOD)}
    return Typed(fields | {"planned": "5000", "name_0": "A", "share_0": "50", "name_1": "B", "share_1": "50"}, ("hides", "amount"))


def typed_of(post: QueryDict) -> Typed:
    """What came in, cut to what any field can hold."""
    return Typed({name: str(post[name])[:600] for name in post if name != "csrfmiddlewaretoken"}, tuple(post.getlist("guards"))[:20])


def typed_again(plan: Plan) -> Typed:
    """A draft's plan as it was typed."""
    fields = {name: str(getattr(plan, name)) for name in ("name", "question", "point", "goal", "window_days", "planned")}
    fields |= {"kind": plan.kind.value, "share": f"{plan.share / 100:g}", "period_minutes": str(plan.period_minutes or _USUAL_PERIOD)}
    for place, arm in enumerate(plan.arms):
        fields |= {f"name_{place}": arm.name, f"share_{place}": f"{arm.share / 100:g}"}
        fields |= {f"{name}_{place}": f"{value:g}" for name, value in arm.parameters.items()}
    return Typed(fields, plan.guards)


def read_plan(typed: Typed) -> Plan:
    """
    Raises:
        DomainError: `not_a_number`, `unknown_measure`, `unknown_kind`, `not_by_turns`; what does not fit together is for the action to refuse.
    """
    given = typed.fields
    goal, guards = given.get("goal", ""), tuple(name for name in typed.guards if name != given.get("goal"))
    for shown_at, names in (("goal", (goal,)), ("guards", guards)):
        if not set(names) <= set(BY_NAME):
            raise DomainError("unknown_measure", Words("没有这个指标。", "There is no such measure."), field=shown_at)
    if given.get("kind") not in {kind.value for kind in Kind}:
        raise DomainError("unknown_kind", Words("没有这种试法。", "There is no such kind."), field="kind")
    kind = Kind(given["kind"])
    _check_turns(kind, goal, guards)
    return Plan(
        name=given.get("name", ""),
        question=given.get("question", ""),
        kind=kind,
        point=given.get("point", ""),
        share=round(100 * _number(typed, "share")),
        arms=tuple(_arm(typed, place) for place in _places(typed)),
        goal=goal,
        guards=guards,
        window_days=_whole(typed, "window_days"),
        period_minutes=_whole(typed, "period_minutes") if kind is Kind.SWITCHBACK else 0,
        planned=_whole(typed, "planned"),
    )


def _check_turns(kind: Kind, goal: str, guards: tuple[str, ...]) -> None:
    """Periods take minutes; what is seen only on the next day belongs to none of them.

    Raises:
        DomainError: `not_by_turns`.
    """
    for shown_at, names in (("goal", (goal,)), ("guards", guards)):
        for name in names:
            if kind is Kind.SWITCHBACK and BY_NAME[name].begins_days:
                words = Words(
                    "轮换里看不出「{zh}」：第二天早换过好几轮了。", "A switch-back cannot tell “{en}”: by the next day all have changed."
                )
                measure = BY_NAME[name].words
                raise DomainError("not_by_turns", words.format(zh=measure.zh, en=measure.en), field=shown_at)


def field_of(typed: Typed, field: str | None) -> str | None:
    """Where a field of the plan stands in the form: arms without a name are none of the plan's, but have their place in the form."""
    name, _, place = (field or "").rpartition("_")
    return f"{name}_{_places(typed)[int(place)]}" if place.isdecimal() else field


def _places(typed: Typed) -> list[int]:
    return [place for place in range(MOST_ARMS) if typed.fields.get(f"name_{place}", "").strip()]


def _arm(typed: Typed, place: int) -> Arm:
    point = find_point(typed.fields.get("point", ""))
    names = [parameter.name for parameter in point.parameters] if point else []
    filled = [name for name in names if typed.fields.get(f"{name}_{place}", "").strip()]
    parameters = {name: _number(typed, f"{name}_{place}") for name in filled}
    return Arm(typed.fields[f"name_{place}"], round(100 * _number(typed, f"share_{place}")), parameters)


def _whole(typed: Typed, name: str) -> int:
    found = _number(typed, name)
    if not found.is_integer():
        raise DomainError("not_a_number", Words("这里要填一个整数。", "This takes a whole number."), field=name)
    return int(found)


def _number(typed: Typed, name: str) -> float:
    """
    Raises:
        DomainError: `not_a_number`.
    """
    try:
        found = float(typed.fields.get(name, "").strip().removesuffix("%"))
    except ValueError:
        raise _not_a_number(name) from None
    if not abs(found) < 1e9:  # Neither nan nor endless.
        raise _not_a_number(name)
    return found


def _not_a_number(name: str) -> DomainError:
    return DomainError("not_a_number", Words("这里要填一个数。", "This takes a number."), field=name)
