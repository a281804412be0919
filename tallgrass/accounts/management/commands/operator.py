"""`tallgrass operator HANDLE`: make the first operator."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from tallgrass.accounts.actions import make_first_operator
from tallgrass.platform.errors import DomainError


class Command(BaseCommand):
    help = "Make a member an operator."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("handle")

    def handle(self, *args: object, **options: str) -> None:
        handle = options["handle"].removeprefix("@").lower()
        try:
            person = make_first_operator(handle=handle)
        except DomainError:
            raise CommandError(f"Nobody here is called {handle}. Sign up first, then run this again.") from None
        self.stdout.write(f"{person.name} (@{person.handle}) is an operator now.")
