"""`tallgrass reco`: what the feed serves with (train, refresh, back, status), and how good recommenders are on files of others (evaluate)."""

import json
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tallgrass.discovery.actions import refresh_feed
from tallgrass.discovery.feed.standing import reco_folder
from tallgrass.discovery.reco.snapshot import SnapshotRefused, current

SETS = ("blend", "closed-form", "factors", "neighbours", "hot")
SEQUENCES = ("blend", "transitions", "closed-form", "people", "hot")


class Command(BaseCommand):
    help = "Make, renew, look at or take back what the feed serves with; measure how well recommenders tell what people do next."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        train = acts.add_parser("train", help="make a version from the database and let it serve")
        train.add_argument("--if-missing", action="store_true", help="only where there is none")
        train.add_argument("--items", type=int, default=120_000, help="notes that are modelled, the most acted on first (default 120,000)")
        train.add_argument("--closed", type=int, default=12_000, help="of these, notes with a closed form (default 12,000)")
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

    def handle(self, *args: Any, **options: Any) -> None:
        self._started = time.monotonic()
        if options["act"] == "evaluate":
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
        try:
            result = self._evaluate(**{name: options[name] for name in ("train", "test", "sequences", "k", "model")})
        except (OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(json.dumps(result))

    def _evaluate(self, *, train: Path | None, test: Path | None, sequences: Path | None, k: int | None, model: str) -> dict[str, Any]:
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
        return sets.evaluate(files.read_split(train, test), k or 20, model)  # type: ignore[arg-type]
