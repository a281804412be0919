"""`tallgrass import WHAT FILE…`: bring a community in."""

import sys
from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from tallgrass.exchange.actions import run_import, try_import
from tallgrass.exchange.mapping import FIELDS, join, read_mapping_file
from tallgrass.exchange.progress import Progress
from tallgrass.exchange.reading import Place, find_place
from tallgrass.exchange.types import Choice, Long, Plan, Reading, Subject, Tally
from tallgrass.platform.errors import DomainError
from tallgrass.platform.words import say

INVENTED_REVIEWERS = 200

_FIELDS = "\n".join(f"  {subject.value:11} {' '.join(fields)}" for subject, fields in FIELDS.items())
_FACTS = """facts: what belongs to the genre, as JSON; all of it may be left out but a tutorial's steps, a place's name, a collection's entries
  tutorial    {"steps": [{"text": "…", "picture": "a.jpg"}], "minutes": 20, "difficulty": "easy|medium|hard", "needs": ["…"]}
  place       {"name": "…", "kind": "cafe", "latitude": 30.25, "longitude": 120.15, "price_a_head": {"minor": 4500, "currency": "CNY"},
               "hours": [{"weekday": 0, "opens": "09:00", "closes": "18:00"}]}
  collection  {"entries": [{"note": "its id", "remark": "…"}]}
  reviews     {"price": {"minor": 19900, "currency": "CNY"}, "came_by": "bought|tried|given", "used_for": "once|week|month|half_year|year"}"""


class Command(BaseCommand):
    help = "Bring in notes, people, photos, follows, likes, reviews, products, collections or answers from CSV, JSON Lines or Parquet."

    def create_parser(self, *names: Any, **options: Any) -> Any:
        options["formatter_class"] = RawDescriptionHelpFormatter
        return super().create_parser(
            *names, epilog=f"fields:\n{_FIELDS}\n\n{_FACTS}\n\nexit: 0 all taken, 1 some rows rejected, 2 stopped", **options
        )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("subject", choices=[subject.value for subject in Subject])
        parser.add_argument("files", nargs="+", metavar="FILE", help="a file, FILE.zip:MEMBER, or for photos a folder")
        parser.add_argument(
            "--source", help="the place it comes from; the same for files that name each other's ids (default: the file's name)"
        )
        mapped = parser.add_argument_group("what becomes what")
        mapped.add_argument(
            "--column", action="append", default=[], type=_pair, metavar="FIELD=COLUMN", help="several for topics and interests"
        )
        mapped.add_argument("--set", action="append", default=[], type=_pair, metavar="FIELD=TEXT", help="the same for every row")
        mapped.add_argument("--template", action="append", default=[], type=_pair, metavar="FIELD=TEXT", help="with {Column} in it")
        mapped.add_argument("--map", action="append", default=[], type=_value, metavar="FIELD:THEIRS=OURS", help="translate a value")
        mapped.add_argument("--mapping", type=Path, metavar="FILE.toml", help="all of these from a file; options go before it")
        read = parser.add_argument_group("how the file is read")
        read.add_argument("--format", choices=["csv", "jsonl", "parquet"], default="")
        read.add_argument("--encoding", default="")
        read.add_argument("--html", action="store_true", help="words hold entities such as &amp;")
        read.add_argument("--delimiter", default="", help="one letter, or tab")
        read.add_argument("--header", default="", help="names of the columns, with commas, for a file without a line of them")
        people = parser.add_argument_group("what is invented and decided")
        people.add_argument(
            "--invent-people", type=int, default=None, metavar="N", help="let N invented people have written it (reviews: 200)"
        )
        people.add_argument("--language", choices=["zh", "en"], default="", help="of invented people (default: that of the words)")
        people.add_argument("--seed", type=int, default=1)
        people.add_argument("--spread", type=int, default=365, metavar="DAYS", help="rows without a date are spread over so many days back")
        people.add_argument("--long", choices=[long.value for long in Long], default=Long.REJECT.value, help="words beyond the limits")
        people.add_argument("--photos", type=Path, metavar="FOLDER", help="where named pictures are")
        people.add_argument("--each", type=int, default=1, metavar="N", help="photos: hand each to so many notes")
        parser.add_argument("--rejects", type=Path, help="file for rejected rows (default: imports/ in the home)")
        parser.add_argument("--dry-run", action="store_true", help="check everything, write nothing, show the first few")

    def handle(self, *args: Any, **options: Any) -> None:
        rejected = 0
        try:
            chosen, named = read_mapping_file(options["mapping"]) if options["mapping"] else (Choice(), "")
            for name in options["files"]:
                place = find_place(name)
                source = options["source"] or named or place.name.split(".")[0]
                plan = _plan(options, join(chosen, _choice(options)), source[:60])
                tally = self._try(plan, place) if options["dry_run"] else self._run(plan, place, options["rejects"])
                rejected += tally.rejected
        except DomainError as error:
            raise CommandError(str(error), returncode=2) from None
        except KeyboardInterrupt:
            raise CommandError(
                say("停下了。同样的命令会接着导入。", "Stopped. The same command goes on from here."), returncode=130
            ) from None
        if rejected:
            sys.exit(1)

    def _run(self, plan: Plan, place: Place, rejects: Path | None) -> Tally:
        path = rejects or settings.HOME.path / "imports" / f"{plan.source}-{plan.subject.value}-{place.name}.rejects.jsonl"
        progress = Progress()
        try:
            tally = run_import(plan, place, path, heard=progress)
        finally:
            progress.end()
        self._sum(place, tally)
        if tally.rejected:
            self.stdout.write(say("退回的行和原因在 {path}", "Rejected rows, with reasons, are in {path}", path=path))
        return tally

    def _try(self, plan: Plan, place: Place) -> Tally:
        tally = try_import(plan, place, shown=self.stdout.write)
        self._sum(place, tally)
        for words, count in sorted(tally.reasons.items(), key=lambda reason: -reason[1])[:10]:
            self.stdout.write(f"{count:>8,}  {words}")
        self.stdout.write(say("只是试试，什么都没写。", "A trial: nothing was written."))
        return tally

    def _sum(self, place: Place, tally: Tally) -> None:
        self.stdout.write(
            say(
                "{name}：{rows:,} 行，收下 {taken:,}，已有 {known:,}，退回 {rejected:,}",
                "{name}: {rows:,} rows, {taken:,} new, {known:,} known, {rejected:,} rejected",
                name=place.name, rows=tally.rows, taken=tally.taken, known=tally.known, rejected=tally.rejected,
            )
        )  # fmt: skip


def _plan(options: dict[str, Any], mapping: Choice, source: str) -> Plan:
    subject = Subject(options["subject"])
    names_writers = "author" in mapping.named()
    invented = options["invent_people"]
    if invented is None:
        invented = INVENTED_REVIEWERS if subject is Subject.REVIEWS and not names_writers else 0
    delimiter = {"tab": "\t", "\\t": "\t"}.get(options["delimiter"], options["delimiter"])
    if len(delimiter) > 1:
        raise CommandError(say("分隔符是一个字符。", "The delimiter is one letter."), returncode=2)
    header = tuple(name.strip() for name in options["header"].split(",")) if options["header"] else ()
    return Plan(
        subject=subject,
        source=source,
        mapping=mapping,
        reading=Reading(options["format"], options["encoding"], delimiter, header),
        invent_people=max(0, min(invented, 100_000)),
        seed=options["seed"],
        language=options["language"],
        spread_days=max(1, min(options["spread"], 20_000)),
        long=Long(options["long"]),
        html=options["html"],
        photos=options["photos"],
        each=max(1, min(options["each"], 1000)),
    )


def _choice(options: dict[str, Any]) -> Choice:
    columns: dict[str, tuple[str, ...]] = {}
    for field, column in options["column"]:
        columns[field] = (*columns.get(field, ()), column)
    values: dict[str, dict[str, str]] = {}
    for field, theirs, ours in options["map"]:
        values.setdefault(field, {})[theirs] = ours
    return Choice(columns, dict(options["set"]), dict(options["template"]), values)


def _pair(text: str) -> tuple[str, str]:
    field, equals, value = text.partition("=")
    if not equals or not field:
        raise ArgumentTypeError(f"{text!r}: FIELD=…")
    return field.strip(), value.replace("\\n", "\n")


def _value(text: str) -> tuple[str, str, str]:
    field, colon, rest = text.partition(":")
    theirs, equals, ours = rest.rpartition("=")
    if not colon or not equals or not theirs:
        raise ArgumentTypeError(f"{text!r}: FIELD:THEIRS=OURS")
    return field.strip(), theirs, ours
