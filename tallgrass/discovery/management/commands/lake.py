"""`tallgrass lake export`: finished days of the event log and of behaviour to Parquet, and old days out of the database."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tallgrass.discovery.actions.lake import drop_old_days, export_lake
from tallgrass.platform.errors import DomainError


class Command(BaseCommand):
    help = "Write what people did, day by day, to Parquet files in the lake."

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        acts.add_parser("export", help="every finished day that is not there yet; then drop days the database need not keep")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            written = export_lake(say=self.stdout.write)
        except DomainError as error:
            raise CommandError(str(error.words)) from error
        dropped = drop_old_days()
        self.stdout.write(f"{len(written)} files written, {len(dropped)} old days dropped from the database")
