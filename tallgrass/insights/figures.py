"""Figures of measures as people read them."""

from tallgrass.insights.experiments.measures import Measure
from tallgrass.mall.queries.prices import house_currency
from tallgrass.platform.money import DIGITS
from tallgrass.platform.words import say


def show_figure(measure: Measure, value: float, *, signed: bool = False) -> str:
    """A mean of a measure, or a difference of two (`signed`)."""
    sign = "+" if signed else ""
    if measure.form == "percent":
        return f"{100 * value:{sign}.2f}%"
    if measure.form == "seconds":
        return say("{n} 秒", "{n} s", n=f"{value:{sign},.1f}")
    if measure.form == "money":
        currency = house_currency()
        return f"{currency} {value / 10 ** DIGITS[currency]:{sign},.2f}"
    return f"{value:{sign},.3f}"


def show_part(part: float | None) -> str:
    """A difference as a part of what the control does."""
    return "—" if part is None else f"{100 * part:+.1f}%"


def show_p(p: float) -> str:
    return "< 0.001" if p < 0.001 else f"{p:.3f}"
