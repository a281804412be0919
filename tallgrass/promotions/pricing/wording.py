"""How rules are said, in both languages: 满 300 减 40, Spend ¥300, save ¥40."""

from tallgrass.platform.money import Money
from tallgrass.platform.words import Words, number_of
from tallgrass.promotions.pricing.types import CouponTerms, Measure, Tier


def plain(minor: int, currency: str) -> str:
    """`¥39.5`, `JPY 1200`."""
    major = Money(minor, currency).major
    return f"¥{major}" if currency == "CNY" else f"{currency} {major}"


def bare(minor: int, currency: str) -> str:
    """Chinese says 满 300 减 40 without a sign where all are yuan."""
    major = Money(minor, currency).major
    return major if currency == "CNY" else f"{currency} {major}"


def fold(percent_off: int) -> str:
    """What is left as Chinese counts it: 15 per cent off is 8.5 折."""
    left = 100 - percent_off
    return f"{left / 10:g} 折"


def tier_words(measure: Measure, tier: Tier, currency: str, repeats: bool = False) -> Words:
    each_zh, each_en = ("每", "Every") if repeats else ("", "")
    if measure == Measure.COUNT:
        reached_zh, reached_en = f"{each_zh}满 {tier.at} 件", f"{each_en or 'Buy'} {number_of(tier.at, 'piece', 'pieces')}"
    else:
        reached_zh, reached_en = f"{each_zh}满 {bare(tier.at, currency)} ", f"{each_en or 'Spend'} {plain(tier.at, currency)}"
    if tier.percent_off:
        return Words(f"{reached_zh}打 {fold(tier.percent_off)}", f"{reached_en}, {tier.percent_off}% off")
    return Words(f"{reached_zh}减 {bare(tier.amount_off, currency)}", f"{reached_en}, save {plain(tier.amount_off, currency)}")


def coupon_words(terms: CouponTerms, currency: str) -> Words:
    """What a coupon promises: 满 300 减 40, 无门槛减 10, 满 200 打 9 折（最多减 30）."""
    at_zh = f"满 {bare(terms.at, currency)} " if terms.at else "无门槛"
    at_en = f" from {plain(terms.at, currency)}" if terms.at else ""
    if terms.percent_off:
        cap_zh = f"（最多减 {bare(terms.most_off, currency)}）" if terms.most_off is not None else ""
        cap_en = f", at most {plain(terms.most_off, currency)}" if terms.most_off is not None else ""
        return Words(f"{at_zh}打 {fold(terms.percent_off)}{cap_zh}", f"{terms.percent_off}% off{at_en}{cap_en}")
    return Words(f"{at_zh}减 {bare(terms.amount_off, currency)}", f"{plain(terms.amount_off, currency)} off{at_en}")
