"""`tallgrass reco replay`: a logged world whose answer is known."""

import json
from io import StringIO
from pathlib import Path

import numpy as np
import pytest
from django.core.management import CommandError, call_command

from tallgrass.discovery.trials.replaying import Decision, chances, compared

LIKED = np.array([0.2, 0.5, 0.1, 0.3])


def logged(count: int, seed: int) -> list[Decision]:
    """A ranker that prefers the first shows one of four; each is liked as `LIKED` says."""
    random = np.random.default_rng(seed)
    shows = np.array([0.4, 0.2, 0.2, 0.2])
    scores = {"first": np.array([4.0, 3, 2, 1]), "second": np.array([3.0, 4, 2, 1])}
    shown = random.choice(4, size=count, p=shows)
    liked = random.random(count) < LIKED[shown]
    return [Decision(shows, int(place), float(like), scores) for place, like in zip(shown, liked, strict=True)]


def test_the_better_ranker_is_told_with_its_error() -> None:
    found = compared(logged(2000, 1), ("first", "second"))
    assert found.estimates["first"].value == pytest.approx(0.2, abs=4 * found.estimates["first"].error)
    assert found.estimates["second"].value == pytest.approx(0.5, abs=4 * found.estimates["second"].error)
    assert found.interval[0] > 0
    assert found.estimates["second"].effective == pytest.approx(400, rel=0.15), "a fifth of the log shows what it would show"


def test_the_interval_holds_the_truth_as_often_as_it_says() -> None:
    within = [low <= 0.3 <= high for low, high in (compared(logged(200, seed), ("first", "second")).interval for seed in range(60))]
    assert 0.85 <= np.mean(within) <= 1


def test_a_ranker_with_a_temperature() -> None:
    decisions = logged(2000, 3)
    found = compared(decisions, ("first", "second"), temperature=1.0).estimates["second"]
    truth = float(chances(np.array([3.0, 4, 2, 1]), 1.0) @ LIKED)
    assert found.value == pytest.approx(truth, abs=4 * found.error)
    assert found.weighed == pytest.approx(truth, abs=4 * found.error)


def test_what_had_no_chance_is_said() -> None:
    decisions = [Decision(np.array([1.0, 0.0]), 0, 1.0, {"a": np.array([1.0, 0]), "b": np.array([0.0, 1])})] * 3
    found = compared(decisions, ("a", "b"))
    assert (found.estimates["a"].unseen, found.estimates["b"].unseen) == (0, 1)
    assert (found.estimates["a"].value, found.estimates["b"].value) == (1, 0)
    assert chances(np.array([1.0, 2, 2]), 0).tolist() == [0, 0.5, 0.5]


LINE = {"propensities": [0.5, 0.5], "shown": 0, "reward": 1, "scores": {"current": [2, 1], "new": [1, 2]}}


def test_the_command_compares(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    log.write_text("\n".join(json.dumps(LINE | {"shown": shown, "reward": shown}) for shown in (0, 1, 1, 0)) + "\n\n")
    out = StringIO()
    call_command("reco", "replay", "--log", str(log), stdout=out)
    found = json.loads(out.getvalue())
    assert found["decisions"] == 4 and found["difference"] == "new - current"
    assert found["rankers"]["new"]["value"] == 1 and found["value"] == 1 and found["error"] > 0


@pytest.mark.parametrize(
    ("harm", "complaint"),
    [
        ({"propensities": [0.5, 0.2]}, "together 1"),
        ({"propensities": [0.0, 1.0]}, "no chance"),
        ({"propensities": [1.5, -0.5]}, "from 0 to 1"),
        ({"shown": 2}, "place of a candidate"),
        ({"reward": "much"}, "line 1"),
        ({"reward": float("nan")}, "finite"),
        ({"scores": {"current": [1, 2]}}, "two rankers"),
        ({"scores": {"current": [1, 2], "new": [1]}}, "as many"),
    ],
)
def test_what_is_no_decision_is_said(tmp_path: Path, harm: dict, complaint: str) -> None:
    log = tmp_path / "log.jsonl"
    log.write_text(json.dumps(LINE | harm))
    with pytest.raises(CommandError, match=complaint):
        call_command("reco", "replay", "--log", str(log))


def test_logs_that_do_not_do(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    other = LINE | {"scores": {"current": [1, 2], "other": [1, 2]}}
    for text, complaint in [
        ("", "empty"),
        ("{", "line 1: not JSON"),
        ("1 2 3", "line 1: not JSON"),
        ("[]", "line 1: propensities, shown, reward, scores missing"),
        (json.dumps({name: part for name, part in LINE.items() if name != "shown"}), "line 1: shown missing"),
        (json.dumps(LINE), "two decisions"),
        (f"{json.dumps(LINE)}\n{json.dumps(other)}", "line 2"),
    ]:
        log.write_text(text)
        with pytest.raises(CommandError, match=complaint):
            call_command("reco", "replay", "--log", str(log))
    log.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CommandError, match=r"log\.jsonl is no text"):
        call_command("reco", "replay", "--log", str(log))
    with pytest.raises(CommandError, match="No such file"):
        call_command("reco", "replay", "--log", str(tmp_path / "none"))
