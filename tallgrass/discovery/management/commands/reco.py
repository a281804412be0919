"""`tallgrass reco`: measure recommenders on files of others, without a database."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

SETS = ("blend", "closed-form", "factors", "neighbours", "hot")
SEQUENCES = ("blend", "transitions", "closed-form", "people", "hot")


class Command(BaseCommand):
    help = "Measure how well the recommender tells what people do next."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
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
