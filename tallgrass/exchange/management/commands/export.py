"""`tallgrass export WHAT FILE`: take a community out."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tallgrass.exchange.actions import export
from tallgrass.exchange.actions.exporting import COLUMNS
from tallgrass.exchange.types import Subject
from tallgrass.platform.errors import DomainError
from tallgrass.platform.words import say


class Command(BaseCommand):
    help = (
        "Write all notes, reviews (evaluations), collections, answers, people, follows or likes to a CSV, JSON Lines or Parquet file that"
        " import reads."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("subject", choices=[subject.value for subject in COLUMNS])
        parser.add_argument("file", type=Path, metavar="FILE", help=".csv, .csv.gz, .jsonl, .jsonl.gz or .parquet")
        parser.add_argument(
            "--photos", type=Path, metavar="FOLDER", help="notes, reviews, collections and answers: copy their pictures there"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        photos = options["photos"]
        try:
            if photos:
                photos.mkdir(parents=True, exist_ok=True)
            count = export(Subject(options["subject"]), options["file"], photos=photos, heard=self._heard)
        except (DomainError, OSError) as error:
            raise CommandError(str(error), returncode=2) from None
        self.stdout.write(say("写好了 {count:,} 行：{file}", "{count:,} rows written: {file}", count=count, file=options["file"]))

    def _heard(self, count: int) -> None:
        if sys.stderr.isatty():
            self.stderr.write(f"\r{count:,}", ending="")
