"""`tallgrass reco`: what the feed serves with (train, refresh, back, status), how good recommenders are on files of others (evaluate),
whom the feed shows in an invented month (simulate), what came of the places drawn by lot (log), and which of two rankers earns more on it
(replay)."""

import json
import time
from argparse import ArgumentParser, ArgumentTypeError
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tallgrass.discovery.actions import refresh_feed
from tallgrass.discovery.feed.standing import reco_folder
from tallgrass.discovery.queries import get_tuning
from tallgrass.discovery.reco.snapshot import SnapshotRefused, current
from tallgrass.platform import clock

SETS = ("blend", "closed-form", "factors", "neighbours", "hot")
SEQUENCES = ("blend", "transitions", "closed-form", "people", "factors", "hot")

_SIZES = (
    ("people", 1000, "readers"),
    ("authors", 300, "authors, of every size"),
    ("notes", 2000, "notes there are at the beginning"),
    ("new-a-day", 6, "new notes a day"),
    ("pages-a-day", 400, "pages read a day"),
    ("days", 30, "days"),
    ("seed", 1, "another number, another world"),
)
_MOST = 100_000


def some(text: str) -> int:
    """
    Raises:
        ArgumentTypeError: less than one, or no number.
    """
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError("a number from 1")
    return int(text)


class Command(BaseCommand):
    help = (
        "Make, renew, look at or take back what the feed serves with; try recommenders on files of others, on an invented month, on a log."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        train = acts.add_parser("train", help="make a version from the database and let it serve")
        train.add_argument("--if-missing", action="store_true", help="only where there is none")
        train.add_argument("--items", type=some, default=120_000, help="notes that are modelled, the most acted on first (default 120,000)")
        train.add_argument("--closed", type=some, default=12_000, help="of these, notes with a closed form (default 12,000)")
        acts.add_parser("refresh", help="bring what is new since then")
        acts.add_parser("back", help="let the version before serve again")
        acts.add_parser("status", help="what serves, and how good it is")
        measuring = acts.add_parser(
            "evaluate", help="Recall and NDCG on files of sets (--train, --test) or of sequences (--sequences), as JSON"
        )
        measuring.add_argument("--train", type=Path, help="`user item item …` a line: what to learn from")
        measuring.add_argument("--test", type=Path, help="the same: what to be tested on")
        measuring.add_argument(
            "--sequences", type=Path, help="`user item item …`, oldest first: the last tests, the last but one validates"
        )
        measuring.add_argument("-k", type=int, help="how long the list is (default 20 for sets, 10 for sequences)")
        measuring.add_argument(
            "--model", default="blend", help=f"sets: {', '.join(SETS)}; sequences: {', '.join(SEQUENCES)} (default blend)"
        )
        living = acts.add_parser("simulate", help="an invented month with and without the floors for small authors and new notes, as JSON")
        for name, usual, what in _SIZES:
            living.add_argument(f"--{name}", type=int, default=usual, help=f"{what} (default {usual})")
        living.add_argument("--fairness", type=float, default=0.5, help="least share of a page for small authors, 0 to 1 (default 0.5)")
        living.add_argument("--freshness", type=float, default=0.1, help="least share of a page for new notes, 0 to 1 (default 0.1)")
        self._add_log(
            acts.add_parser("log", help="write what came of the places drawn by lot as a log for replay; says what it holds, as JSON")
        )
        replaying = acts.add_parser("replay", help="compare two rankers on logged decisions by inverse propensity, as JSON")
        replaying.add_argument(
            "--log",
            type=Path,
            required=True,
            help='JSON Lines {"propensities": […], "shown": 0, "reward": 1, "scores": {"current": […], "new": […]}}',
        )
        replaying.add_argument(
            "--temperature", type=float, default=0.0, help="0: a ranker shows its best (default); above: softmax of scores"
        )

    def _add_log(self, logging: ArgumentParser) -> None:
        logging.add_argument("file", type=Path, help="where to write it: JSON Lines without anything of anybody")
        rankers = (
            "served (as it ranked), page (what stood there but for the lot), heat, prior (nothing learnt), version:NAME or version:FOLDER"
            " (the models of another version, on what was decided after it was made)"
        )
        logging.add_argument("--current", default="served", help=f"the first ranker (default served): {rankers}")
        logging.add_argument("--new", default="heat", help="the second ranker (default heat): the same")
        for which in ("current", "new"):
            logging.add_argument(
                f"--{which}-weights",
                default="",
                help=f"weights of goals for the {which} one, as like=2,save=3; others as operators set them",
            )
        logging.add_argument(
            "--reward",
            default="click",
            help="the goal that earns 1 when it is reached within a day: click (default), like, save, comment, follow; or value, all by weight",
        )
        logging.add_argument("--days", type=int, help="only of the last so many days (default all that are kept)")

    def handle(self, *args: Any, **options: Any) -> None:
        self._started = time.monotonic()
        if options["act"] in {"evaluate", "simulate", "log", "replay"}:
            self._measure(options)
            return
        try:
            getattr(self, f"_{options['act']}")(**options)
        except SnapshotRefused as refusal:
            raise CommandError(f"Refused, and what served serves on: {refusal}") from refusal

    def _train(self, *, if_missing: bool, items: int, closed: int, **_: Any) -> None:
        if if_missing and current(reco_folder(), verify=False):
            return
        # SciPy, which other commands need not load.
        from tallgrass.discovery.actions.training import train_feed
        from tallgrass.discovery.training.building import Bounds  # the same

        made = train_feed(bounds=Bounds(items=items, closed=closed), say=(lambda line: None) if if_missing else self._say)
        scores = ", ".join(f"{name} {value:.3f}" for name, value in made.scores.items())
        if not if_missing:
            self._say(f"{made.name} serves: {made.items:,} notes, {made.coverage:.0%} of them modelled; {scores}")

    def _refresh(self, **_: Any) -> None:
        if not refresh_feed():
            raise CommandError("There is no version yet: tallgrass reco train")
        self._say("what is new is there")

    def _back(self, **_: Any) -> None:
        # SciPy, which other commands need not load.
        from tallgrass.discovery.actions.training import step_back

        self._say(f"{step_back()} serves again")

    def _status(self, **_: Any) -> None:
        found = current(reco_folder(), verify=False)
        if found is None:
            self._say("nothing serves yet: tallgrass reco train")
            return
        self._say(f"{found.name}, made {found.made_at}, {len(found.items):,} notes, {found.coverage:.0%} of them modelled")
        for name, value in found.scores.items():
            self._say(f"{name}: {value:.4f}")

    def _say(self, line: str) -> None:
        self.stdout.write(f"{time.monotonic() - self._started:7.1f} s  {line}")
        self.stdout.flush()

    def _measure(self, options: dict[str, Any]) -> None:
        acts = {"evaluate": self._evaluate, "simulate": self._simulate, "log": self._log, "replay": self._replay}
        act = acts[options.pop("act")]
        try:
            result = act(options)
        except (OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(json.dumps(result))

    def _evaluate(self, options: dict[str, Any]) -> dict[str, Any]:
        train, test, sequences, k, model = (options[name] for name in ("train", "test", "sequences", "k", "model"))
        if bool(sequences) == bool(train or test) or bool(train) != bool(test):
            raise CommandError("Give either --train and --test, or --sequences.")
        if k is not None and not 1 <= k <= 1000:
            raise CommandError("-k is from 1 to 1000.")
        known = SEQUENCES if sequences else SETS
        if model not in known:
            raise CommandError(f"--model is one of {', '.join(known)}.")
        # NumPy and SciPy, which other commands need not load.
        from tallgrass.discovery.reco import files, sequence_rankers, sets

        if sequences:
            return sequence_rankers.evaluate(files.read_sequences(sequences), k or 10, model)
        return sets.evaluate(files.read_split(train, test), k or 20, model)

    def _simulate(self, options: dict[str, Any]) -> dict[str, Any]:
        sizes = {name.replace("-", "_"): options[name.replace("-", "_")] for name, _, _ in _SIZES}
        if min(sizes[name] for name in sizes if name != "seed") < 1 or max(sizes.values()) > _MOST:
            raise CommandError(f"Every size is from 1 to {_MOST:,}.")
        if not (0 <= options["fairness"] <= 1 and 0 <= options["freshness"] <= 1):
            raise CommandError("--fairness and --freshness are from 0 to 1.")
        # NumPy, which other commands need not load.
        from tallgrass.discovery.feed.types import Tuning
        from tallgrass.discovery.trials.exposure import Size, compared  # the same

        seen = compared(Size(**sizes), Tuning(fairness=options["fairness"], freshness=options["freshness"]))
        return {when: _rounded(asdict(found)) for when, found in seen.items()}

    def _log(self, options: dict[str, Any]) -> dict[str, Any]:
        # NumPy, which other commands need not load.
        from tallgrass.discovery.actions.decisions import REWARDS, write_log
        from tallgrass.discovery.trials.rankers import ranker_of  # the same

        if options["reward"] not in REWARDS:
            raise CommandError(f"--reward is one of {', '.join(REWARDS)}.")
        days = options["days"]
        if days is not None and not 1 <= days <= 3650:
            raise CommandError("--days is from 1 to 3650.")
        tuning = get_tuning()
        first, second = (ranker_of(options[name], options[f"{name}_weights"], tuning, reco_folder()) for name in ("current", "new"))
        since = clock.now() - timedelta(days=days) if days else None
        written = write_log(options["file"], current=first, new=second, reward=options["reward"], tuning=tuning, since=since)
        rankers = {name: " ".join(filter(None, (options[name], options[f"{name}_weights"]))) for name in ("current", "new")}
        return asdict(written) | {"reward": round(written.reward, 5)} | {"rankers": rankers}

    def _replay(self, options: dict[str, Any]) -> dict[str, Any]:
        # NumPy, which other commands need not load.
        from tallgrass.discovery.trials import replaying

        decisions, names = replaying.read_log(options["log"])
        found = replaying.compared(decisions, names, temperature=options["temperature"])
        low, high = found.interval
        return {
            "decisions": found.decisions,
            "rankers": {name: _rounded(asdict(estimate)) for name, estimate in found.estimates.items()},
            "difference": f"{names[1]} - {names[0]}",
            **_rounded({"value": found.difference, "error": found.error, "low": low, "high": high}),
        }


def _rounded(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: None if value is None else round(float(value), 5) for name, value in facts.items()}
