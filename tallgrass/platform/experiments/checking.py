"""A plan looked over before it is kept."""

import math

from tallgrass.platform.experiments import errors
from tallgrass.platform.experiments.points import find_point
from tallgrass.platform.experiments.types import WHOLE, Arm, Kind, Plan, Point

MOST_ARMS = 4
BOUNDS = {"share": (1, WHOLE), "window_days": (1, 28), "planned": (100, 100_000_000)}
PERIOD = (10, 7 * 24 * 60)


def check_plan(plan: Plan) -> Point:
    """The point it is about.

    Raises:
        DomainError: `text_missing`, `text_too_long`, `unknown_point`, `kind_not_offered`, `number_out_of_range`, `all_traffic_needed`,
            and what is wrong with the arms: `wrong_number_of_arms`, `arms_named_alike`, `arm_without_share`, `arms_not_whole`,
            `arms_not_even`, `unknown_parameter`, `bad_parameter`, `not_dealt`.
    """
    for field, most in (("name", 80), ("question", 500), ("goal", 20)):
        check_text(getattr(plan, field), field, most)
    point = find_point(plan.point)
    if point is None:
        raise errors.unknown_point()
    if plan.kind not in point.kinds:
        raise errors.kind_not_offered()
    for field, (least, most) in BOUNDS.items():
        if not least <= getattr(plan, field) <= most:
            hundredths = 100 if field == "share" else 1
            raise errors.number_out_of_range(field, least / hundredths, most / hundredths)
    if plan.kind is Kind.SWITCHBACK:
        if plan.share != WHOLE:
            raise errors.all_traffic_needed()
        if not PERIOD[0] <= plan.period_minutes <= PERIOD[1]:
            raise errors.number_out_of_range("period_minutes", *PERIOD)
    _check_arms(plan, point)
    return point


def check_text(text: str, field: str, most: int) -> None:
    if not text.strip():
        raise errors.text_missing(field)
    if len(text) > most:
        raise errors.text_too_long(field, most)


def _check_arms(plan: Plan, point: Point) -> None:
    most = 2 if plan.kind is Kind.INTERLEAVING else MOST_ARMS
    if not 2 <= len(plan.arms) <= most:
        raise errors.wrong_number_of_arms(2, most)
    names: set[str] = set()
    for place, arm in enumerate(plan.arms):
        check_text(arm.name, f"name_{place}", 40)
        if arm.name.strip() in names:
            raise errors.arms_named_alike(place)
        names.add(arm.name.strip())
        _check_parameters(arm, place, point)
    if plan.kind is Kind.INTERLEAVING:
        for parameter in point.parameters:
            if parameter.of_page and len({arm.parameters.get(parameter.name) for arm in plan.arms}) > 1:
                raise errors.not_dealt(parameter, 1)
    _check_shares(plan)


def _check_shares(plan: Plan) -> None:
    shares = [arm.share for arm in plan.arms]
    for place, share in enumerate(shares):
        if share <= 0:
            raise errors.arm_without_share(place)
    if sum(shares) != WHOLE:
        raise errors.arms_not_whole(f"{sum(shares) / 100:g}")
    if plan.kind is not Kind.SPLIT and max(shares) - min(shares) > 1:
        raise errors.arms_not_even()


def _check_parameters(arm: Arm, place: int, point: Point) -> None:
    known = {parameter.name: parameter for parameter in point.parameters}
    for name, value in arm.parameters.items():
        parameter = known.get(name)
        if parameter is None:
            raise errors.unknown_parameter()
        whole = not parameter.whole or float(value).is_integer()
        if not (math.isfinite(value) and whole and parameter.least <= value <= parameter.most):
            raise errors.bad_parameter(parameter, place)
