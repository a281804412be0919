"""`tallgrass moderation train`: learn the scores of the first pass. `tallgrass moderation words`: put a list of words on the list."""

import json
import time
from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from tallgrass.moderation.actions.lists import list_words
from tallgrass.moderation.rules.book import LISTED, RULES
from tallgrass.moderation.training import Learned, learn, made_of_words, read_texts, save
from tallgrass.moderation.types import Severity


class Command(BaseCommand):
    help = "Train the text classifier of the first pass, or import words."

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        train = acts.add_parser("train", help="learn from labelled texts; prints the figures of the held-out fifth as JSON")
        train.add_argument(
            "--data", nargs="+", required=True, metavar="[LABEL=]FILE", help="texts with labels 0 or 1; LABEL is a rule (abuse)"
        )
        train.add_argument(
            "--words", nargs="*", default=[], metavar="LABEL=FILE", help="words, one a line, to be learned put into clean texts"
        )
        train.add_argument("--precision", type=float, default=0.9, help="the share of what is held that is to be bad (default 0.9)")
        words = acts.add_parser("words", help="put the words of a file, one a line, on the list")
        words.add_argument("file", type=Path)
        words.add_argument("--rule", choices=LISTED, default="advertising")
        words.add_argument("--severity", choices=[severity.value for severity in Severity], default="label")

    def handle(self, *args: object, **options: Any) -> None:
        if options["act"] == "words":
            added = list_words(terms=_lines(options["file"]), rule=options["rule"], severity=options["severity"])
            self.stdout.write(f"{added} words were put on the list.")
            return
        started = time.perf_counter()
        try:
            learned = self._learn(options)
        except (OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        version = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
        save(learned, Path(settings.HOME.path) / "models" / "moderation", version)
        report = {
            "model": version,
            "labels": {str(one.head["label"]): one.report for one in learned},
            "seconds": round(time.perf_counter() - started, 1),
        }
        self.stdout.write(json.dumps(report, indent=1))

    def _learn(self, options: dict[str, Any]) -> list[Learned]:
        say = self.stderr.write
        by_label: dict[str, list[tuple[str, bool]]] = {}
        for label, path in (_named(given, "abuse") for given in options["data"]):
            by_label.setdefault(label, []).extend(read_texts(path))
        clean = [text for texts in by_label.values() for text, bad in texts if not bad]
        for label, path in (_named(given, "advertising") for given in options["words"]):
            by_label.setdefault(label, []).extend(made_of_words(_lines(path), clean))
        return [learn(label, texts, precision=options["precision"], say=say) for label, texts in by_label.items()]


def _named(given: str, label: str) -> tuple[str, Path]:
    name, _, path = given.rpartition("=")
    if (name or label) not in RULES:
        raise ValueError(f"{name} is no rule; rules are {', '.join(RULES)}")
    return name or label, Path(path)


def _lines(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip()]
