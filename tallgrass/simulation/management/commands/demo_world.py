"""`tallgrass demo_world`: make the demo world, unless it stands."""

import time
from typing import Any

from django.core.management.base import BaseCommand

from tallgrass.simulation.demo import make_demo_world


class Command(BaseCommand):
    help = "Make the demo world, unless it stands."

    def handle(self, *args: Any, **options: Any) -> None:
        started = time.monotonic()
        if make_demo_world(say=self._say):
            self._say(f"The world stands after {time.monotonic() - started:.0f} s")

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
