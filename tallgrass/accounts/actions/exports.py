"""All of one's data, as an archive: one file of JSON Lines a table, and one's pictures and videos."""

import json
import secrets
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from procrastinate.contrib.django import app

from tallgrass.accounts.errors import export_running
from tallgrass.accounts.models import Export, Person
from tallgrass.media.queries import files_of
from tallgrass.platform import clock
from tallgrass.platform.ids import short
from tallgrass.platform.personal_data import export_of


def request_export(*, actor: Person) -> Export:
    """Ask for the archive; a job makes it.

    Raises:
        DomainError: `export_running` while the last one is being made.
    """
    try:
        with transaction.atomic():
            export = Export.objects.create(person=actor)
            app.configure_task("accounts.make_export").defer(export_id=export.id)
    except IntegrityError:
        raise export_running() from None
    return export


def make_export(*, export_id: int) -> None:
    """Write the archive, telling how far it is as it goes. Making what is made changes nothing."""
    export = Export.objects.filter(id=export_id, finished_at=None).first()
    if export is None:
        return
    tables, pictures = list(export_of(export.person_id)), list(files_of(export.person_id))
    export.total, export.done = len(tables) + len(pictures), 0
    export.save(update_fields=["total", "done"])
    folder = exports_folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    name = f"{secrets.token_hex(16)}.zip"
    unfinished = folder / f"{name}.part"
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
            for table, rows in tables:
                _write_rows(archive, f"{table}.jsonl", rows)
                _count(export)
            for path_inside, path in pictures:
                archive.write(path, f"files/{path_inside}", zipfile.ZIP_STORED)
                _count(export)
        unfinished.rename(folder / name)
    finally:
        unfinished.unlink(missing_ok=True)
    export.file, export.bytes, export.finished_at = name, (folder / name).stat().st_size, clock.now()
    export.save(update_fields=["file", "bytes", "finished_at"])


def forget_exports() -> int:
    """Delete archives whose seven days are over, and those nothing names any more. How many files."""
    over = Export.objects.exclude(file="").filter(finished_at__lt=clock.now() - settings.TALLGRASS_EXPORT_KEEPS)
    over.update(file="")
    kept = set(Export.objects.exclude(file="").values_list("file", flat=True))
    gone = [path for path in exports_folder().glob("*.zip") if path.name not in kept]
    for path in gone:
        path.unlink(missing_ok=True)
    return len(gone)


def erase_exports(person_id: int) -> None:
    files = [export.file for export in Export.objects.filter(person_id=person_id) if export.file]
    Export.objects.filter(person_id=person_id).delete()

    def remove() -> None:
        for file in files:
            (exports_folder() / file).unlink(missing_ok=True)

    transaction.on_commit(remove)


def exports_folder() -> Path:
    return Path(settings.TALLGRASS_EXPORTS)


def _write_rows(archive: zipfile.ZipFile, name: str, rows: Iterable[dict[str, Any]]) -> None:
    with archive.open(name, "w") as file:
        for line in _lines(rows):
            file.write(line)


def _lines(rows: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    for row in rows:
        yield json.dumps(row, ensure_ascii=False, default=_plain).encode() + b"\n"


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def _count(export: Export) -> None:
    export.done += 1
    export.save(update_fields=["done"])


def export_name(export: Export) -> str:
    """What the file is called when it is downloaded."""
    return f"tallgrass-{short(export.person_id)}-{export.created_at:%Y%m%d}.zip"
