"""`tallgrass reco simulate`: the floors do what they are for, and the figures are what they say."""

import json
from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tallgrass.discovery.feed.types import Tuning
from tallgrass.discovery.trials.exposure import Size, compared, gini

SMALL = Size(people=300, authors=60, notes=200, new_a_day=1, pages_a_day=35, days=9)


def test_floors_bring_new_notes_their_first_readers() -> None:
    seen = compared(SMALL, Tuning(fairness=0.9, freshness=0.4))
    assert seen["after"].reached > seen["before"].reached
    assert seen["after"].small > seen["before"].small
    for month in seen.values():
        assert month.small + month.middle + month.large == pytest.approx(1)
        assert 0 <= month.gini < 1 and 0 < month.likes < 1


def test_the_same_seed_is_the_same_month() -> None:
    tiny = Size(people=10, authors=8, notes=40, new_a_day=2, pages_a_day=5, days=2)
    assert compared(tiny, Tuning()) == compared(tiny, Tuning())
    assert compared(tiny, Tuning()) != compared(replace(tiny, seed=2), Tuning())


def test_gini() -> None:
    assert gini([3, 3, 3]) == pytest.approx(0)
    assert gini([0, 0, 0, 8]) == pytest.approx(0.75)
    assert gini([1, 3]) == pytest.approx(0.25)
    assert gini([]) == gini([0, 0]) == 0


def test_the_command_prints_both_months() -> None:
    out = StringIO()
    call_command("reco", "simulate", "--people", 20, "--authors", 10, "--notes", 40, "--pages-a-day", 5, "--days", 2, stdout=out)
    assert set(json.loads(out.getvalue())) == {"before", "after"}
    for wrong in (["--days", 0], ["--people", 10**9], ["--fairness", 2]):
        with pytest.raises(CommandError, match="from"):
            call_command("reco", "simulate", *wrong)
