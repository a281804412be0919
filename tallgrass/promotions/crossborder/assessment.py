"""`assess`: one transaction against the limits, its taxes, and what to do when it does not pass."""

from tallgrass.platform.words import Words
from tallgrass.promotions.crossborder.splitting import split
from tallgrass.promotions.crossborder.types import Assessment, Declaration, Item, ItemTax, Limits, Part, Rates, Verdict


def assess(declaration: Declaration) -> Assessment:
    """Judge one transaction.

    Raises:
        ValueError: a quantity below 1, a value or quota below 0, a consumption tax of 100 % or more.
    """
    for item in declaration.items:
        if item.quantity < 1 or item.value < 0 or not 0 <= item.rates.consumption < 1000 or min(item.rates.vat, item.rates.duty) < 0:
            raise ValueError(f"not a line of goods: {item}")
    if declaration.used < 0:
        raise ValueError("the quota used is below zero")
    verdict = _verdict(declaration)
    limits, value = declaration.limits, declaration.value
    allowed = verdict in {Verdict.REDUCED, Verdict.FULL}
    items = tuple(item_tax(item, limits, in_full=verdict == Verdict.FULL) for item in declaration.items) if allowed else ()
    used_after = declaration.used + value if allowed else declaration.used
    parts = split(declaration) if verdict == Verdict.SPLIT else ()
    return Assessment(
        verdict=verdict,
        value=value,
        items=items,
        used_before=declaration.used,
        used_after=used_after,
        left_after=max(0, limits.year - used_after),
        parts=parts,
        words=_words(declaration, verdict, items, parts),
    )


def _verdict(declaration: Declaration) -> Verdict:
    if declaration.used + declaration.value > declaration.limits.year:
        return Verdict.YEAR
    if declaration.value <= declaration.limits.transaction:
        return Verdict.REDUCED
    return Verdict.FULL if sum(item.quantity for item in declaration.items) == 1 else Verdict.SPLIT


def item_tax(item: Item, limits: Limits, *, in_full: bool) -> ItemTax:
    """Taxes of a line, each rounded to the fen. Consumption tax is part of its own base, hence the division by 1 − CT."""
    rates, percent = item.rates, 100 if in_full else limits.reduced_percent
    duty = _rounded(item.value * rates.duty, 1000) if in_full else 0
    base, below = item.value + duty, (1000 - rates.consumption) * 100
    return ItemTax(
        item.key,
        item.value,
        duty,
        _rounded(base * rates.consumption * percent, below),
        _rounded(base * rates.vat * percent, below),
    )


def _rounded(above: int, below: int) -> int:
    """Half up, as customs round."""
    return (2 * above + below) // (2 * below)


def percent(rates: Rates, reduced_percent: int = 70) -> str:
    """The combined rate as people read it: `9.1`, `23.06`."""
    return f"{float(round(rates.combined(reduced_percent) * 100, 2)):g}"


def _yuan(fen: int) -> str:
    whole, rest = divmod(fen, 100)
    return f"¥{whole:,}.{rest:02d}" if rest else f"¥{whole:,}"


def _words(declaration: Declaration, verdict: Verdict, items: tuple[ItemTax, ...], parts: tuple[Part, ...]) -> tuple[Words, ...]:
    limits, value = declaration.limits, _yuan(declaration.value)
    single, year = _yuan(limits.transaction), _yuan(limits.year)
    left = limits.year - declaration.used
    if verdict == Verdict.YEAR:
        over = _yuan(declaration.value - max(0, left))
        return (
            Words(
                f"今年的跨境额度还剩 {_yuan(max(0, left))}，这一单 {value}，超出 {over}。",
                f"{_yuan(max(0, left))} of this year's quota is left; this order is {value}, {over} too much.",
            ),
            Words(
                "超出年度额度的不能按跨境零售买。减少几件，或等到明年。",
                "What goes beyond the year cannot be bought this way. Take some things out, or wait for next year.",
            ),
        )
    if verdict == Verdict.SPLIT:
        return (
            Words(f"这一单 {value}，超过单次限额 {single}。", f"This order is {value}, more than {single} a transaction."),
            Words(f"分成 {len(parts)} 单就可以买。", f"Split into {len(parts)} orders it passes."),
        )
    tax, after = _yuan(sum(item.total for item in items)), _yuan(left - declaration.value)
    if verdict == Verdict.FULL:
        first = Words(
            f"这一件 {value}，超过单次限额 {single}，不能再分：按全额征税，税 {tax}。",
            f"This one thing is {value}, more than {single} and not to be divided: full taxes, {tax}.",
        )
    else:
        rates = "、".join(dict.fromkeys(f"{percent(item.rates, limits.reduced_percent)}%" for item in declaration.items))
        first = Words(
            f"单次限额 {single} 以内：关税 0，增值税和消费税按 {limits.reduced_percent}% 收，综合税率 {rates}，税 {tax}。",
            f"Within {single} a transaction: no duty, VAT and consumption tax at {limits.reduced_percent}%: combined {rates.replace('、', ', ')}, tax {tax}.",
        )
    return first, Words(f"年度额度 {year}，这一单后还剩 {after}。", f"Of the year's {year}, {after} is left after this order.")
