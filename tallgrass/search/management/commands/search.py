"""`tallgrass search rebuild` makes the index anew; `tallgrass search evaluate` measures the ranking on a collection with judgements."""

import json
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tallgrass.search import storing
from tallgrass.search.evaluation import evaluate
from tallgrass.search.rebuilding import rebuild


class Command(BaseCommand):
    help = "Make the search index anew, or measure the ranking."

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        making = acts.add_parser("rebuild", help="make the index anew from the database, while search goes on")
        making.add_argument("--if-missing", action="store_true", help="only when there is none, or one of another version")
        measuring = acts.add_parser("evaluate", help="nDCG@10 on JSON Lines")
        for name in ("documents", "queries", "judgements"):
            measuring.add_argument(f"--{name}", type=Path, required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        if options["act"] == "evaluate":
            self._evaluate(options["documents"], options["queries"], options["judgements"])
        elif not (options["if_missing"] and storing.current()):
            self._rebuild(quietly=options["if_missing"])

    def _rebuild(self, *, quietly: bool) -> None:
        started = time.monotonic()
        count = rebuild((lambda kind, done: None) if quietly else self._say)
        seconds = time.monotonic() - started
        if not quietly or seconds > 5:
            self.stdout.write(
                f"Search index made anew: {count:,} documents in {seconds:.1f} s ({count / max(seconds, 0.001):,.0f} a second)"
            )

    def _say(self, kind: str, done: int) -> None:
        self.stdout.write(f"{kind}: {done:,}")
        self.stdout.flush()

    def _evaluate(self, documents: Path, queries: Path, judgements: Path) -> None:
        try:
            result = evaluate(documents, queries, judgements)
        except (OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(json.dumps({"ndcg@10": round(result.ndcg, 4), "queries": result.queries, "p50_ms": round(result.p50_ms, 2)}))
