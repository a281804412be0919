"""`tallgrass verify`: look for violations of what must always be true. Reads only; ends with 1 when there is any."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tallgrass.platform.invariants import Finding, Invariant, ask, known_invariants, snapshot


class Command(BaseCommand):
    help = "Check the invariants of all apps in one snapshot; exits with 1 and names what is at fault when one is broken."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("names", nargs="*", metavar="NAME", help="only these, or all whose names begin so (ledger.)")
        parser.add_argument("--json", action="store_true", help="one JSON object a line")
        parser.add_argument("--list", action="store_true", help="name the invariants and check none")

    def handle(self, *args: object, **options: Any) -> None:
        wanted = _chosen(options["names"])
        if options["list"]:
            for invariant in wanted:
                self.stdout.write(f"{invariant.name}\n    {invariant.words.en}")
            return
        broken = seconds = 0.0
        with snapshot():
            for finding in ask(wanted):
                broken += bool(finding.violations)
                seconds += finding.seconds
                self.stdout.write(_as_json(finding) if options["json"] else _as_text(finding))
        if broken:
            raise CommandError(f"{broken:.0f} of {len(wanted)} invariants are broken ({seconds:.1f} s).", returncode=1)
        if not options["json"]:
            self.stdout.write(f"All {len(wanted)} invariants hold ({seconds:.1f} s).")


def _chosen(names: list[str]) -> list[Invariant]:
    known = known_invariants()
    if not names:
        return known
    chosen = [one for one in known if any(one.name == name or one.name.startswith(name) for name in names)]
    if not chosen:
        raise CommandError(f"No invariant is named so. There are: {', '.join(one.name for one in known)}.")
    return chosen


def _as_text(finding: Finding) -> str:
    state = "BROKEN" if finding.violations else "ok"
    lines = [f"{state:6}  {finding.violations:>8}  {finding.seconds:8.3f} s  {finding.invariant.name}"]
    if finding.violations:
        lines.append(f"        {finding.invariant.words.en}")
        lines += [f"        {'  '.join(str(value) for value in row)}" for row in finding.examples]
        if finding.violations > len(finding.examples):
            lines.append(f"        … and {finding.violations - len(finding.examples)} more")
    return "\n".join(lines)


def _as_json(finding: Finding) -> str:
    body = {
        "name": finding.invariant.name,
        "violations": finding.violations,
        "seconds": round(finding.seconds, 3),
        "examples": [[str(value) for value in row] for row in finding.examples],
    }
    return json.dumps(body)
