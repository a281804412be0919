"""`tallgrass experiments look`: read all that runs, now. `tallgrass experiments simulate`: how often the figures err, on people drawn by lot."""

from argparse import ArgumentParser
from dataclasses import asdict
from math import isnan
from typing import Any

import orjson
from django.core.management.base import BaseCommand, CommandError

from tallgrass.insights.actions.looks import ask_nightly, make_look
from tallgrass.insights.experiments.simulating import Sizes, simulate


class Command(BaseCommand):
    requires_system_checks: list[str] = []  # The simulation needs no database, nor anything that is checked.
    help = "Read experiments, or show on invented ones how often the reading errs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        acts.add_parser("look", help="read what runs and what was stopped since yesterday, one after the other")
        drawing = acts.add_parser("simulate", help="A/A or A/B experiments looked at every day, as JSON")
        drawing.add_argument("--kind", choices=["clicks", "ratio", "amount"], default="clicks", help="what is measured (default clicks)")
        drawing.add_argument("--lift", type=float, default=0.0, help="what the second arm does more, as a part; 0 (default): nothing, A/A")
        for name, words in (
            ("runs", "experiments"),
            ("days", "looks at each"),
            ("people", "people a day and arm"),
            ("seed", "of the lots"),
        ):
            drawing.add_argument(f"--{name}", type=int, default=getattr(Sizes, name), help=f"{words} (default {getattr(Sizes, name)})")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["act"] == "look":
            for look in ask_nightly():
                make_look(look.id)
                self.stdout.write(f"experiment {look.experiment_id}: read")
            return
        sizes = Sizes(**{name: options[name] for name in ("runs", "days", "people", "lift", "kind", "seed")})
        if min(sizes.runs, sizes.days, sizes.people) < 1 or not -1 <= sizes.lift <= 10:
            raise CommandError("runs, days and people are at least 1, a lift is from -1 to 10")
        if sizes.seed < 0:
            raise CommandError("a seed is 0 or more")
        found = {name: None if isnan(value) else round(value, 4) for name, value in asdict(simulate(sizes)).items()}
        self.stdout.write(orjson.dumps(asdict(sizes) | found).decode())
