"""Who gets which arm: known shares, the same answer always, and layers that know nothing of each other."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallgrass.platform.experiments.assigning import arm_of_draw, arm_of_period, assigned_of, draw
from tallgrass.platform.experiments.types import WHOLE, Arm, Kind, Trial, Unit

HALVES = (Arm("a", 5000, {}), Arm("b", 5000, {"x": 1}))
PEOPLE = [Unit(person_id=number) for number in range(20_000)]


def trial(
    id: int = 1, *, first: int = 0, end: int = WHOLE, kind: Kind = Kind.SPLIT, salt: str = "salt", arms=HALVES, minutes: int = 60
) -> Trial:
    return Trial(id, kind, "point", salt, first, end, arms, minutes)


def arm_of(trials: list[Trial], unit: Unit, layer: str = "layer", *, market: str = "", seconds: float = 0.0):
    return assigned_of(trials, layer, unit, market=market, seconds=seconds)


def test_the_draw_is_the_same_for_ever() -> None:
    """Written down as numbers: were they to change, everybody in a running experiment would change arms."""
    assert [draw("layer", "p1"), draw("layer", "d1"), draw("salt", "p1"), draw("salt", "p2")] == [1961, 666, 7141, 4040]


def test_shares_and_traffic_are_as_asked() -> None:
    uneven = (Arm("a", 7000, {}), Arm("b", 2000, {}), Arm("c", 1000, {}))
    found = Counter(one.arm if one else None for one in (arm_of([trial(first=1000, end=6000, arms=uneven)], unit) for unit in PEOPLE))
    # Five standard deviations of a binomial of 20,000.
    for arm, share in {None: 0.5, 0: 0.35, 1: 0.10, 2: 0.05}.items():
        assert abs(found[arm] - 20_000 * share) < 5 * (20_000 * share * (1 - share)) ** 0.5


def test_within_a_layer_nobody_is_in_two_and_across_layers_arms_are_independent() -> None:
    one, other = trial(1, first=0, end=4000, salt="one"), trial(2, first=4000, end=WHOLE, salt="other")
    assert {found.trial.id for unit in PEOPLE if (found := arm_of([one, other], unit))} == {1, 2}
    both = Counter((arm_of([trial(salt="one")], unit, "layer").arm, arm_of([trial(salt="two")], unit, "second").arm) for unit in PEOPLE)
    assert all(abs(count - 5000) < 5 * (20_000 * 0.25 * 0.75) ** 0.5 for count in both.values()) and len(both) == 4
    # Nor does the bucket say anything of the arm.
    low = [arm_of([trial(end=1000)], unit) for unit in PEOPLE]
    arms = Counter(found.arm for found in low if found)
    assert abs(arms[0] - arms[1]) < 5 * (arms.total()) ** 0.5


@given(st.integers(0, WHOLE - 1), st.lists(st.integers(1, 2000), min_size=2, max_size=4))
def test_every_draw_falls_into_one_arm(drawn: int, shares: list[int]) -> None:
    whole = [*shares[:-1], WHOLE - sum(shares[:-1])]
    arm = arm_of_draw(tuple(Arm(str(n), share, {}) for n, share in enumerate(whole)), drawn)
    assert sum(whole[:arm]) <= drawn < sum(whole[: arm + 1])


@given(st.text(max_size=8), st.integers(2, 4), st.text(max_size=8), st.integers(0, 10**6))
def test_a_block_of_periods_has_every_arm_once(salt: str, arms: int, market: str, block: int) -> None:
    assert sorted(arm_of_period(salt, arms, market, block * arms + place) for place in range(arms)) == list(range(arms))


def test_a_switch_back_gives_all_of_a_market_one_arm_and_draws_anew_for_each_block() -> None:
    switching = trial(kind=Kind.SWITCHBACK, minutes=30)
    for seconds in (0, 1799, 1800, 10**9):
        assert len({arm_of([switching], unit, seconds=seconds, market="food").arm for unit in PEOPLE[:50]}) == 1
    first = [arm_of_period("salt", 2, "food", 2 * block) for block in range(2000)]
    assert abs(sum(first) - 1000) < 5 * 500**0.5
    assert first != [arm_of_period("salt", 2, "travel", 2 * block) for block in range(2000)]


def test_an_interleaving_gives_no_arm_and_nobody_is_in_nothing() -> None:
    assert arm_of([trial(kind=Kind.INTERLEAVING)], Unit(7)).arm is None
    assert Unit().key == ""
    assert Unit(7).key != Unit(None, 7).key


@pytest.mark.parametrize("seconds", [0.0, 59 * 60 + 59.9])
def test_a_period_is_as_long_as_planned(seconds: float) -> None:
    assert arm_of([trial(kind=Kind.SWITCHBACK)], Unit(1), seconds=seconds).period == 0
    assert arm_of([trial(kind=Kind.SWITCHBACK)], Unit(1), seconds=seconds + 3600).period == 1
