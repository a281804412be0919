"""`tallgrass open_rush --units N`: open a limited sale in the world of the benchmarks; what runs for it is one JSON line."""

from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

import orjson
from django.core.management.base import BaseCommand

from tallgrass.simulation.rushes import add_addresses, open_rush


class Command(BaseCommand):
    help = "Open a limited sale in the world of the benchmarks, and give everybody an address."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--units", type=int, default=100)

    def handle(self, *args: Any, **options: Any) -> None:
        add_addresses()
        self.stdout.write(orjson.dumps(asdict(open_rush(options["units"]))).decode())
