"""`tallgrass experiments`."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from tallgrass.insights.models import Look
from tests.insights.experiments.test_looks import started
from tests.support.world import World


def said(*arguments: str) -> str:
    out = io.StringIO()
    call_command("experiments", *arguments, stdout=out)
    return out.getvalue()


def test_simulate_says_how_often_it_errs() -> None:
    found = json.loads(said("simulate", "--runs", "30", "--days", "12", "--kind", "ratio", "--people", "60"))
    assert found["runs"] == 30
    assert found["sequential"] <= found["peeked"]
    none = json.loads(said("simulate", "--runs", "1", "--days", "2", "--people", "60"))
    assert none["mean_days"] is None


def test_looks_at_too_few_count_for_nothing_nor_does_the_run_before() -> None:
    for sizes in (("--runs", "5", "--days", "3", "--people", "20", "--kind", "amount"), ("--runs", "1", "--days", "1", "--people", "1")):
        found = json.loads(said("simulate", *sizes))
        assert (found["fixed"], found["peeked"], found["sequential"]) == (0, 0, 0)


@pytest.mark.parametrize(
    "arguments",
    [
        ["simulate", "--kind", "weather"],
        ["simulate", "--runs", "many"],
        ["simulate", "--runs", "0"],
        ["simulate", "--lift", "nan"],
        ["simulate", "--seed", "-1"],
        ["dance"],
        [],
    ],
)
def test_what_it_does_not_know_it_refuses(arguments: list[str]) -> None:
    with pytest.raises(CommandError):
        said(*arguments)


def test_look_reads_what_runs(world: World) -> None:
    one = started(world)
    assert f"experiment {one.id}: read" in said("look")
    assert Look.objects.get().report is not None
