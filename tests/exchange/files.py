"""Small files for imports."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tallgrass.exchange.actions import run_import
from tallgrass.exchange.reading import find_place
from tallgrass.exchange.types import Choice, Plan, Subject, Tally


def csv_file(path: Path, rows: Sequence[Mapping[str, Any]], *, delimiter: str = ",", encoding: str = "utf-8") -> Path:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def taken_in(path: Path | str, subject: Subject, *, source: str = "there", rejects: Path | None = None, **plan: Any) -> Tally:
    """Import a file by a mapping given as keywords: `columns`, `constants`, `templates`, `values`."""
    chosen = {name: plan.pop(name) for name in ("columns", "constants", "templates", "values") if name in plan}
    whole = Plan(subject=subject, source=source, mapping=Choice(**chosen), **plan)
    place = find_place(str(path))
    return run_import(whole, place, rejects or Path(f"{place.path}.rejects"))


def rejects_of(path: Path) -> list[dict[str, Any]]:
    file = Path(f"{path}.rejects")
    return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []


def figures(tally: Tally) -> tuple[int, int, int]:
    """(new, known, rejected)"""
    return tally.taken, tally.known, tally.rejected
