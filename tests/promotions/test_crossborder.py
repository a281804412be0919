"""Cross-border rules: the published figures, then what must hold for every order."""

from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallgrass.promotions.crossborder.assessment import assess, percent
from tallgrass.promotions.crossborder.types import Assessment, Declaration, Item, Limits, Rates, Verdict

GENERAL, HIGH_END, FOOD = Rates(130, duty=100), Rates(130, 150, 50), Rates(90)


def order(*items: tuple[int, int], used: int = 0, rates: Rates = GENERAL) -> Assessment:
    """Pieces and fen a line."""
    return assess(Declaration(tuple(Item(f"i{place}", *item, rates) for place, item in enumerate(items)), used))


@pytest.mark.parametrize(("rates", "shown", "tax"), [(GENERAL, "9.1", 9100), (HIGH_END, "23.06", 23059), (FOOD, "6.3", 6300)])
def test_combined_rates_are_the_published_ones(rates: Rates, shown: str, tax: int) -> None:
    assert percent(rates) == shown
    found = order((1, 100_000), rates=rates)
    assert (found.verdict, found.tax, found.items[0].duty) == (Verdict.REDUCED, tax, 0)
    assert shown in found.words[0].zh and shown in found.words[0].en


@pytest.mark.parametrize(
    ("items", "used", "verdict"),
    [
        ([(2, 500_000)], 0, Verdict.REDUCED),
        ([(2, 500_001)], 0, Verdict.SPLIT),
        ([(1, 500_001)], 0, Verdict.FULL),
        ([(1, 2_600_000)], 0, Verdict.FULL),
        ([(1, 2_600_001)], 0, Verdict.YEAR),
        ([(1, 300_000), (1, 200_001)], 0, Verdict.SPLIT),
        ([(1, 100_000)], 2_500_000, Verdict.REDUCED),
        ([(1, 100_001)], 2_500_000, Verdict.YEAR),
        ([(1, 600_000)], 2_000_000, Verdict.FULL),
        ([(1, 600_001)], 2_000_000, Verdict.YEAR),
        ([(3, 600_000)], 2_100_000, Verdict.YEAR),
        ([], 0, Verdict.REDUCED),
    ],
)
def test_five_thousand_a_transaction_twenty_six_thousand_a_year(items: list[tuple[int, int]], used: int, verdict: Verdict) -> None:
    found = order(*items, used=used)
    assert found.verdict == verdict
    assert found.used_after == (used + sum(value for _, value in items) if found.is_allowed else used)
    assert found.left_after == 2_600_000 - found.used_after


def test_a_single_thing_above_the_limit_bears_duty_and_full_taxes() -> None:
    found = order((1, 1_000_000), rates=HIGH_END)
    base = 1_050_000
    assert found.items[0].duty == 50_000
    assert found.items[0].consumption == round(base * 0.15 / 0.85)
    assert found.items[0].vat == round(base * 0.13 / 0.85)


def test_the_year_exceeded_says_what_is_left_and_by_how_much() -> None:
    words = order((1, 120_000), used=2_500_000).words
    assert words[0].zh == "今年的跨境额度还剩 ¥1,000，这一单 ¥1,200，超出 ¥200。"
    assert "¥200 too much" in words[0].en


def test_a_too_large_order_is_told_the_fewest_orders_that_pass() -> None:
    found = order((3, 600_000), (1, 290_000), (1, 700_000), used=0)
    assert found.words[1].zh == "分成 3 单就可以买。"
    assert [(part.pieces, part.value, part.is_full) for part in found.parts] == [
        ((("i2", 1),), 700_000, True),
        ((("i0", 1), ("i1", 1)), 490_000, False),
        ((("i0", 2),), 400_000, False),
    ]


def test_first_fit_is_bettered_where_it_is_not_the_fewest() -> None:
    """First fit decreasing needs three here; 2,600 + 1,400 + 1,000 and 2,000 + 1,500 + 1,500 fill two to the fen."""
    found = order((1, 260_000), (1, 140_000), (1, 100_000), (1, 200_000), (1, 150_000), (1, 150_000), used=0)
    assert len(found.parts) == 2


def test_a_hundred_pieces_are_split_at_once() -> None:
    found = order(*[(1, 15_000 + 7 * number) for number in range(100)], used=0)
    assert len(found.parts) == 4 and all(part.value <= 500_000 for part in found.parts)


@pytest.mark.parametrize("item", [Item("a", 0, 1, GENERAL), Item("a", 1, -1, GENERAL), Item("a", 1, 1, Rates(130, 1000))])
def test_what_is_no_line_of_goods_is_refused(item: Item) -> None:
    with pytest.raises(ValueError):
        assess(Declaration((item,), 0))


values = st.integers(0, 700_000)
rate = st.builds(Rates, st.integers(0, 200), st.integers(0, 400), st.integers(0, 300))
items = st.lists(st.tuples(st.integers(1, 3), values, rate), max_size=4).map(
    lambda found: tuple(Item(f"i{place}", *one) for place, one in enumerate(found))
)


def fewest(pieces: list[int], limit: int) -> int:
    """By trying everything."""

    def fits(rest: list[int], room: list[int]) -> bool:
        if not rest:
            return True
        head, *tail = rest
        return any(
            free >= head and fits(tail, [*room[:place], free - head, *room[place + 1 :]])
            for place, free in enumerate(room)
            if free not in room[:place]
        )

    return next(number for number in count() if fits(sorted(pieces, reverse=True), [limit] * number))


@settings(max_examples=60, deadline=None)
@given(items, st.integers(0, 2_700_000))
def test_every_order_is_judged_as_the_rules_say(lines: tuple[Item, ...], used: int) -> None:
    found = assess(Declaration(lines, used))
    value, pieces = sum(line.value for line in lines), sum(line.quantity for line in lines)
    assert found.is_allowed == (used + value <= 2_600_000 and (value <= 500_000 or pieces == 1))
    assert found.used_after == used + (value if found.is_allowed else 0) and found.left_after >= 0
    assert found.tax == sum(one.total for one in found.items) >= 0
    if found.verdict == Verdict.REDUCED:
        for line, taxed in zip(lines, found.items, strict=True):
            assert taxed.duty == 0 and abs(taxed.total - line.value * line.rates.combined()) <= 1
    assert (found.parts != ()) == (found.verdict == Verdict.SPLIT)
    assert all(words.zh and words.en for words in found.words)


@settings(max_examples=60, deadline=None)
@given(items)
def test_the_advice_keeps_every_piece_passes_every_limit_and_is_the_shortest(lines: tuple[Item, ...]) -> None:
    limits = Limits(year=10**9)
    found = assess(Declaration(lines, 0, limits))
    if found.verdict != Verdict.SPLIT:
        return
    kept: dict[str, int] = {}
    for part in found.parts:
        assert part.value <= limits.transaction or (part.is_full and sum(number for _, number in part.pieces) == 1)
        for key, number in part.pieces:
            kept[key] = kept.get(key, 0) + number
    assert kept == {line.key: line.quantity for line in lines}
    assert sum(part.value for part in found.parts) == found.value
    each = [line.value // line.quantity + (place < line.value % line.quantity) for line in lines for place in range(line.quantity)]
    above = [value for value in each if value > limits.transaction]
    assert len(found.parts) == len(above) + fewest([value for value in each if value <= limits.transaction], limits.transaction)
