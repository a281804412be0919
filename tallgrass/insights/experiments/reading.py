"""From sums to sentences: what each measure says of each arm."""

from collections.abc import Iterable, Mapping, Sequence

from tallgrass.insights.experiments.comparing import Difference, compare
from tallgrass.insights.experiments.measures import Measure
from tallgrass.insights.experiments.moments import Moments
from tallgrass.insights.experiments.preferring import Preference
from tallgrass.insights.experiments.sample_ratio import check_ratio
from tallgrass.insights.experiments.sequential import ALPHA, LEAST, p_value, radius
from tallgrass.insights.experiments.switching import LEAST_BLOCKS, Cell, compare_blocks, lot_p_value
from tallgrass.insights.experiments.types import Line, Report, Verdict
from tallgrass.platform.experiments.types import WHOLE, Kind, Plan


def judge_moments(plan: Plan, measure: Measure, found: Mapping[int, Moments]) -> list[Line]:
    """A line an arm beside the first; none for an arm nothing is known of."""
    lines = []
    for arm in range(1, len(plan.arms)):
        if 0 in found and arm in found and (apart := compare(found[0], found[arm], ratio=measure.ratio)):
            early = min(found[0].count, found[arm].count) < LEAST
            lines.append(_line(plan, measure, arm, apart, early=early))
    return lines


def judge_cells(plan: Plan, measure: Measure, cells: Sequence[Cell]) -> list[Line]:
    """The same of a switch-back, from its blocks."""
    lines = []
    for arm in range(1, len(plan.arms)):
        if apart := compare_blocks(cells, len(plan.arms), arm):
            by_lot = lot_p_value(cells, len(plan.arms), arm)
            lines.append(_line(plan, measure, arm, apart, early=apart.count < LEAST_BLOCKS, lot_p=by_lot))
    return lines


def report_of(plan: Plan, by_arm: Mapping[int | None, int], waiting: int, lines: Iterable[Line], preference: Preference | None) -> Report:
    """All a look found. Of a switch-back arms take turns, and of an interleaving there are none: only a split can fall unevenly."""
    if plan.kind is Kind.INTERLEAVING:
        return Report((sum(by_arm.values()),), waiting, 1.0, 1.0, (), preference)
    exposed = tuple(by_arm.get(arm, 0) for arm in range(len(plan.arms)))
    if plan.kind is Kind.SWITCHBACK:
        return Report(exposed, waiting, 1.0, 1.0, tuple(lines))
    check = check_ratio(exposed, [arm.share / WHOLE for arm in plan.arms])
    return Report(exposed, waiting, check.once, check.always, tuple(lines))


def _line(plan: Plan, measure: Measure, arm: int, apart: Difference, *, early: bool, lot_p: float | None = None) -> Line:
    # Several arms are several chances to be wrong: each gets its part (Bonferroni).
    alpha = ALPHA / (len(plan.arms) - 1)
    half = 0.0 if early else radius(apart.variance, apart.count, plan.planned, alpha)
    low, high = apart.difference - half, apart.difference + half
    p = 1.0 if early else min(1.0, p_value(apart.difference, apart.variance, apart.count, plan.planned, alpha) * (len(plan.arms) - 1))
    verdict = Verdict.EARLY if early else _verdict(low * measure.better, high * measure.better)
    return Line(
        measure=measure.name,
        arm=arm,
        control=apart.control,
        value=apart.value,
        difference=apart.difference,
        low=low,
        high=high,
        p=p,
        count=apart.count,
        verdict=verdict,
        reduction=apart.reduction,
        lot_p=lot_p,
    )


def _verdict(one: float, other: float) -> Verdict:
    """Of an interval turned so that more is better."""
    if min(one, other) > 0:
        return Verdict.BETTER
    return Verdict.WORSE if max(one, other) < 0 else Verdict.UNCLEAR
