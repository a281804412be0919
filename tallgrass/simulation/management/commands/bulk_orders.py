"""`tallgrass bulk_orders N`: bring the world of the benchmarks to so many orders."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from tallgrass.platform import clock
from tallgrass.simulation.bulk_orders import load_bulk_orders


class Command(BaseCommand):
    help = "Load orders into the world of the benchmarks, up to a number."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("count", type=int)

    def handle(self, *args: Any, **options: Any) -> None:
        started = time.monotonic()
        made = load_bulk_orders(options["count"], now=clock.now(), say=self.stdout.write)
        self.stdout.write(f"{made:,} orders more after {time.monotonic() - started:.0f} s")
