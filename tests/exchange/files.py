"""Small files for imports, and imports that are stopped, killed, or run beside one another."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections
from django.db.models import Model

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


def stopped_and_gone_on(file: Path, subject: Subject, *, at: int, model: type[Model]) -> tuple[int, list[int], Tally]:
    """An import that stops when so many rows were told of, with a line in the rejects that a killed batch might have left, and goes on:
    how many things stood when it stopped, the rows that were told of afterwards, and its figures."""

    class Stop(Exception):
        pass

    def stop(tally: Tally, share: float) -> None:
        if tally.rows == at:
            raise Stop

    plan, rejects, heard = Plan(subject, "there", Choice()), Path(f"{file}.rejects"), list[int]()
    with pytest.raises(Stop):
        run_import(plan, find_place(str(file)), rejects, heard=stop)
    stood = model.objects.count()  # type: ignore[attr-defined]
    with rejects.open("ab") as out:
        out.write(b'{"line": 99}\n')
    tally = run_import(plan, find_place(str(file)), rejects, heard=lambda tally, share: heard.append(tally.rows))
    return stood, heard, tally


def killed_and_gone_on(file: Path, subject: Subject, rejects: Path, *, model: type[Model]) -> int:
    """The command, killed outright as soon as anything stands, and run again to its end: how many things stood when it was killed."""
    environment = {**os.environ, "DATABASE_URL": _database_url(), "DJANGO_SETTINGS_MODULE": "tallgrass.config.settings"}
    command = [sys.executable, "-m", "django", "import", subject.value, str(file), "--source", "there", "--rejects", str(rejects)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while not model.objects.exists() and process.poll() is None:  # type: ignore[attr-defined]
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    stood: int = model.objects.count()  # type: ignore[attr-defined]
    again = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert again.returncode == 0, again.stderr
    return stood


def taken_in_at_once(files: Sequence[Path], subject: Subject) -> list[Tally]:
    """Each file imported in a thread of its own, all at a time."""
    tallies, errors = list[Tally](), list[Exception]()

    def bring(file: Path) -> None:
        try:
            tallies.append(taken_in(file, subject))
        except Exception as error:
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=bring, args=(file,)) for file in files]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert errors == []
    return tallies


def _database_url() -> str:
    settings = connection.settings_dict
    host = settings["HOST"].replace("/", "%2F")
    return f"postgresql://{settings['USER']}:{settings['PASSWORD']}@{host}:{settings['PORT']}/{settings['NAME']}"
