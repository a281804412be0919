"""`tallgrass bulk_world --cast FILE`: fill an empty database with a large world for benchmarks, and write down who asks in it."""

import time
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

import orjson
from django.core.management.base import BaseCommand, CommandError

from tallgrass.accounts.models import Person
from tallgrass.platform import clock
from tallgrass.search.rebuilding import rebuild
from tallgrass.simulation.bulk import Size, load_bulk_world
from tallgrass.simulation.cast import draw_cast


class Command(BaseCommand):
    help = "Fill an empty database with a large world for benchmarks."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--cast", type=Path, required=True, help="file for the keys and sessions of those who ask")
        parser.add_argument("--notes", type=int, default=Size.notes)
        parser.add_argument("--people", type=int, default=Size.people)
        parser.add_argument("--follows", type=int, default=Size.follows_each, help="of each person")
        parser.add_argument("--likes", type=int, default=Size.likes)
        parser.add_argument("--comments", type=int, help="by default a quarter of the likes")
        parser.add_argument("--goods", type=int, default=0, help="products, with three variants each")
        parser.add_argument("--without-search", action="store_true", help="leave the search index to `tallgrass search rebuild`")
        parser.add_argument("--askers", type=int, default=200)
        parser.add_argument("--seed", type=int, default=11)

    def handle(self, *args: Any, **options: Any) -> None:
        if Person.objects.exists():
            raise CommandError("There are people here already; a large world is loaded into an empty database only.")
        size = Size(
            options["notes"],
            options["people"],
            options["follows"],
            options["likes"],
            saves=options["likes"] * 2 // 5,
            comments=options["likes"] // 4 if options["comments"] is None else options["comments"],
            goods=options["goods"],
        )
        started = time.monotonic()
        load_bulk_world(size, seed=options["seed"], now=clock.now(), say=self._say)
        if not options["without_search"]:
            rebuild()
        cast = draw_cast(options["askers"], seed=options["seed"])
        options["cast"].write_bytes(orjson.dumps(asdict(cast)))
        self._say(f"The world stands after {time.monotonic() - started:.0f} s")

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
