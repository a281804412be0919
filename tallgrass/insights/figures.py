"""Figures of measures as people read them."""

from tallgrass.insights.experiments.measures import Measure
from tallgrass.insights.experiments.types import Line
from tallgrass.mall.queries.prices import house_currency
from tallgrass.platform.money import DIGITS
from tallgrass.platform.words import say


def show_figure(measure: Measure, value: float) -> str:
    """A mean of a measure."""
    return f"{100 * value:.2f}%" if measure.form == "percent" else _in_unit(measure, _number(measure, value))


def show_difference(measure: Measure, value: float) -> str:
    """A difference of two means, with its sign and in the measure's own unit; of shares, in points and not in per cents of each other."""
    return _in_unit(measure, _number(measure, value, "+"))


def show_span(measure: Measure, low: float, high: float) -> str:
    """The interval of a difference, in the same unit."""
    return _in_unit(measure, f"{_number(measure, low, '+')} – {_number(measure, high, '+')}")


def show_relative(line: Line) -> str:
    """The difference as a part of what the control does, in brackets; nothing where that is nothing, or so little that what the time before
    explains takes more than all of it away."""
    part = line.relative(line.difference)
    return "" if part is None or part < -1 else say("（相对 {n}）", "({n} relative)", n=f"{100 * part:+.1f}%")


def show_p(p: float) -> str:
    return "< 0.001" if p < 0.001 else f"{p:.3f}"


def _number(measure: Measure, value: float, sign: str = "") -> str:
    if measure.form == "percent":
        return f"{100 * value:{sign}.2f}"
    if measure.form == "seconds":
        return f"{value:{sign},.1f}"
    if measure.form == "money":
        currency = house_currency()
        before = "-" if value < 0 else sign
        return f"{before}{'¥' if currency == 'CNY' else currency + ' '}{abs(value) / 10 ** DIGITS[currency]:,.2f}"
    return f"{value:{sign},.3f}"


def _in_unit(measure: Measure, number: str) -> str:
    if measure.form == "percent":
        return say("{n} 个百分点", "{n} points", n=number)
    return say("{n} 秒", "{n} s", n=number) if measure.form == "seconds" else number
