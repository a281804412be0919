"""The figures of experiments against known answers, against scipy, and against people drawn by lot."""

from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from tallgrass.insights.experiments.comparing import compare
from tallgrass.insights.experiments.moments import Moments, from_triangle, moments_of
from tallgrass.insights.experiments.preferring import prefer, sign_test
from tallgrass.insights.experiments.sample_ratio import check_ratio, chi_square_tail
from tallgrass.insights.experiments.sequential import mixture, p_value, radius
from tallgrass.insights.experiments.simulating import Sizes, simulate
from tallgrass.insights.experiments.switching import Cell, compare_blocks, lot_p_value
from tallgrass.platform.experiments.assigning import arm_of_period

ROWS = st.lists(st.tuples(*[st.floats(-50, 50)] * 4), min_size=3, max_size=30)


def plain(values: list[float]) -> Moments:
    return moments_of(np.array([[value, 0, 0, 0] for value in values]))


@given(ROWS)
def test_sums_are_enough_for_means_and_covariances(rows: list) -> None:
    found, array = moments_of(rows), np.array(rows)
    assert np.allclose(found.mean, array.mean(0))
    assert np.allclose(found.covariance, np.cov(array.T), atol=1e-6)
    upper = found.products[np.triu_indices(4)].tolist()
    assert np.allclose(from_triangle(found.count, found.sums.tolist(), upper).products, found.products)


def test_without_a_before_it_is_welchs_difference() -> None:
    control, arm = [1.0, 2, 3, 4, 9], [3.0, 5, 4, 8]
    found = compare(plain(control), plain(arm), ratio=False)
    known = stats.ttest_ind(arm, control, equal_var=False)
    assert found.difference == pytest.approx(np.mean(arm) - np.mean(control))
    assert found.difference / sqrt(found.variance) == pytest.approx(known.statistic)
    assert (found.control, found.value, found.count, found.reduction) == (pytest.approx(3.8), 5.0, 9, 0.0)


def test_what_was_before_is_taken_out_and_leaves_the_effect() -> None:
    """With everything foretold by the time before but the effect itself, the difference is the effect and the variance is gone."""
    chance = np.random.default_rng(1)
    before = chance.gamma(1, 5, (2, 400))
    rows = [np.stack([3 * before[arm] + 7 * arm, 0 * before[arm], before[arm], 0 * before[arm]], 1) for arm in range(2)]
    found = compare(*map(moments_of, rows), ratio=False)
    assert found.difference == pytest.approx(7.0)
    assert found.variance < 1e-9
    assert found.reduction == pytest.approx(1.0)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_taking_out_never_adds_variance_and_keeps_what_is_measured_honest(seed: int) -> None:
    chance = np.random.default_rng(seed)
    rows = [
        np.stack([chance.poisson(3, 60), chance.poisson(20, 60) + 1, chance.poisson(3, 60), chance.poisson(20, 60) + 1], 1)
        for _ in range(2)
    ]
    for ratio in (False, True):
        found = compare(*map(moments_of, rows), ratio=ratio)
        assert -1e-9 <= found.reduction <= 1
    assert found.control == pytest.approx(rows[0][:, 0].sum() / rows[0][:, 1].sum())


def test_the_error_of_a_ratio_is_what_drawing_again_and_again_shows() -> None:
    chance = np.random.default_rng(3)

    def draw() -> np.ndarray:
        bent = chance.gamma(1, 1, 300)
        seen = 1 + chance.poisson(10 * bent)
        return np.stack([chance.binomial(seen, np.clip(0.2 * bent, 0, 1)), seen, 0 * seen, 0 * seen], 1)

    found = [compare(moments_of(draw()), moments_of(draw()), ratio=True) for _ in range(400)]
    assert np.std([one.difference for one in found]) == pytest.approx(np.mean([sqrt(one.variance) for one in found]), rel=0.12)


@pytest.mark.parametrize(("control", "arm"), [([], [1.0, 2]), ([1.0], [1.0, 2]), ([1.0, 2], [])])
def test_too_little_says_nothing(control: list[float], arm: list[float]) -> None:
    assert compare(*(Moments(len(one), np.zeros(4), np.zeros((4, 4))) for one in (control, arm)), ratio=False) is None


def test_a_ratio_of_nothing_is_nothing() -> None:
    assert compare(plain([1, 2, 3]), plain([1, 2, 3]), ratio=True) is None


@given(st.floats(1e-6, 1e6), st.integers(2, 10**7), st.integers(100, 10**7), st.floats(-5, 5))
def test_the_interval_holds_zero_just_when_the_p_value_says_so(variance: float, count: int, planned: int, z: float) -> None:
    difference = z * sqrt(variance)
    half = radius(variance, count, planned)
    p = p_value(difference, variance, count, planned)
    if abs(abs(difference) / half - 1) > 1e-6:
        assert (abs(difference) > half) == (p < 0.05)
    assert half > 1.96 * sqrt(variance)  # Never narrower than for who looks once.


def test_the_interval_is_narrowest_against_the_usual_one_where_it_was_planned() -> None:
    widths = {count: radius(1 / count, count, 5000) * sqrt(count) / 1.96 for count in (50, 500, 5000, 50_000, 500_000)}
    assert min(widths, key=widths.get) == 5000
    assert 1.2 < widths[5000] < 1.6
    assert mixture(5000) * 5000 == pytest.approx(mixture(100) * 100)


@pytest.mark.parametrize("kind", ["clicks", "ratio", "amount"])
def test_who_looks_every_day_is_wrong_in_at_most_one_of_twenty(kind: str) -> None:
    found = simulate(Sizes(runs=120, days=16, people=100, kind=kind, seed=11))
    assert found.sequential <= 0.05
    assert found.peeked > 0.15  # The usual test, believed at any look, is what this is for.


def test_what_changes_something_is_found_and_sooner_than_planned() -> None:
    found = simulate(Sizes(runs=40, days=30, people=120, lift=0.12, seed=5))
    assert found.sequential >= 0.95
    assert found.mean_days < 20
    assert found.reduction > 0.5


@given(st.floats(0.01, 60), st.integers(1, 8))
def test_the_tail_of_chi_square_is_scipys(value: float, freedom: int) -> None:
    assert chi_square_tail(value, freedom) == pytest.approx(stats.chi2.sf(value, freedom), abs=1e-12)


def test_units_that_fall_unevenly_are_noticed_and_even_ones_are_not() -> None:
    assert check_ratio([], []).is_wrong is False
    even = check_ratio([50_210, 49_790], [0.5, 0.5])
    assert not even.is_wrong
    assert even.once == pytest.approx(stats.chisquare([50_210, 49_790]).pvalue)
    assert check_ratio([50_900, 49_100], [0.5, 0.5]).is_wrong
    assert check_ratio([7000, 2000, 1000], [0.7, 0.2, 0.1]).always == 1.0
    assert check_ratio([700, 0], [0.5, 0.5]).is_wrong


def test_the_ratio_is_called_wrong_in_at_most_one_of_a_hundred_however_often_one_looks() -> None:
    chance = np.random.default_rng(8)
    heads = np.cumsum(chance.binomial(200, 0.5, (200, 30)), 1)
    wrong = sum(any(check_ratio([int(h), 200 * day - int(h)], [0.5, 0.5]).is_wrong for day, h in enumerate(run, 1)) for run in heads)
    assert wrong / 200 <= 0.01


@given(st.integers(0, 60), st.integers(0, 60))
def test_the_sign_test_is_scipys_binomial_test(first: int, second: int) -> None:
    known = stats.binomtest(second, first + second).pvalue if first + second else 1.0
    assert sign_test(first, second) == pytest.approx(known, abs=1e-9)


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 500))
def test_a_preference_holds_its_share_mirrors_and_agrees_with_its_p_value(first: int, second: int, ties: int) -> None:
    found, mirrored = prefer(first, second, ties), prefer(second, first, ties)
    assert 0 <= found.low <= found.share <= found.high <= 1
    assert found.low == pytest.approx(1 - mirrored.high, abs=1e-6)
    assert found.delta == pytest.approx(-mirrored.delta)
    assert found.always > found.once - 1e-9
    if abs(found.always - 0.05) > 1e-6:
        assert (found.low > 0.5 or found.high < 0.5) == (found.always < 0.05)


def test_coins_are_called_loaded_in_at_most_one_of_twenty_at_any_look_and_loaded_ones_are_found() -> None:
    chance = np.random.default_rng(4)
    for share, runs, bounds in ((0.5, 100, (0.0, 0.05)), (0.6, 20, (0.95, 1.0))):
        heads = np.cumsum(chance.binomial(60, share, (runs, 20)), 1)
        called = sum(any(prefer(60 * look - int(h), int(h), 0).always < 0.05 for look, h in enumerate(run, 1)) for run in heads)
        assert bounds[0] <= called / runs <= bounds[1]


def switched(effect: float, seed: int, *, blocks: int = 80, markets: tuple[str, ...] = ("food", "travel")) -> list[Cell]:
    """Cells with a strong daily tide and markets of different size."""
    chance, cells = np.random.default_rng(seed), []
    for size, market in enumerate(markets, 1):
        for period in range(2 * blocks):
            arm = arm_of_period(f"salt{seed}", 2, market, period)
            tide = 5 * size + 3 * np.sin(period / 24 * 2 * np.pi)
            cells.append(Cell(market, period, arm, tide + effect * arm + chance.normal(0, 0.5)))
    return cells


def test_a_switch_back_finds_the_effect_under_the_tide() -> None:
    found = compare_blocks(switched(0.4, 1), 2, 1)
    assert found.count == 160
    assert abs(found.difference - 0.4) < 4 * sqrt(found.variance)
    assert sqrt(found.variance) < 0.12  # The tide alone would make it several times that.
    assert p_value(found.difference, found.variance, found.count, 160) < 0.05
    assert lot_p_value(switched(0.4, 1), 2, 1) < 0.01


def test_a_switch_back_that_changes_nothing_is_called_a_success_in_at_most_one_of_twenty() -> None:
    wrong = lots = 0
    for seed in range(80):
        cells = switched(0.0, seed, markets=("food",))
        looks = [compare_blocks([cell for cell in cells if cell.period < until], 2, 1) for until in (60, 90, 120, 160)]
        wrong += any(p_value(one.difference, one.variance, one.count, 160) < 0.05 for one in looks)
        lots += lot_p_value(cells, 2, 1) < 0.05
    assert wrong / 80 <= 0.05
    assert lots / 80 <= 0.12  # One look each: a twentieth, give or take what 80 draws may.


def test_a_block_with_an_arm_missing_says_nothing() -> None:
    assert compare_blocks([Cell("", 0, 0, 1.0), Cell("", 1, 1, 2.0), Cell("", 2, 0, 1.0), Cell("x", 3, 1, 1.0)], 2, 1) is None
