"""Notes and reviews in."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from django.db import connection

from tallgrass.exchange.actions.taking import patiently, rejected, remember, sift
from tallgrass.exchange.errors import missing, no_file, nobody
from tallgrass.exchange.inventing import choose_writer
from tallgrass.exchange.queries import find_people, known_contents
from tallgrass.exchange.types import Filled, OriginKind, Outcome, Plan, Rejected
from tallgrass.exchange.written import NamedPicture, note_of, with_pictures
from tallgrass.media.actions import store_picture
from tallgrass.media.models import Picture
from tallgrass.moderation.actions.judges import Judges
from tallgrass.notes.actions.bringing import bring_notes, check_brought
from tallgrass.notes.types import BroughtNote, PictureInput
from tallgrass.platform.errors import DomainError

HANDS = 2
"""Pictures developed at a time: as many as the dark room has seats."""


@dataclass(frozen=True)
class PreparedNote:
    filled: Filled
    note: BroughtNote
    pictures: tuple[NamedPicture, ...]


class NoteTaker:
    """`writers` are the invented; None when every row names its own. `judges` look at what is said."""

    batch = 3000

    def __init__(self, plan: Plan, began_at: datetime, writers: list[int] | None, judges: Judges) -> None:
        self._plan, self._began_at, self._writers, self._judges = plan, began_at, writers, judges

    def prepare(self, rows: Sequence[Filled]) -> tuple[list[PreparedNote], list[Rejected]]:
        authors = find_people(self._plan.source, {filled.values.get("author", "").strip() for filled in rows}) if not self._writers else {}
        prepared, refused = [], []
        for filled in rows:
            try:
                prepared.append(self._prepared(filled, self._author(filled, authors)))
            except DomainError as error:
                refused.append(rejected(filled, error))
        said = check_brought([one.note for one in prepared], self._judges)
        refused += [rejected(one.filled, error) for one, error in zip(prepared, said, strict=True) if error]
        return [one for one, error in zip(prepared, said, strict=True) if not error], refused

    def ready(self, prepared: Sequence[PreparedNote]) -> tuple[list[PreparedNote], list[Rejected]]:
        """Take the pictures in: of what is new only, since that is slow."""
        if not any(one.pictures for one in prepared):
            return list(prepared), []
        known = known_contents(self._plan.source, OriginKind.NOTE, [one.filled.key for one in prepared])
        with ThreadPoolExecutor(HANDS) as hands:
            done = list(hands.map(lambda one: one if one.filled.key in known else self._with_pictures(one), prepared))
        return [one for one in done if isinstance(one, PreparedNote)], [one for one in done if isinstance(one, Rejected)]

    def take(self, prepared: Sequence[PreparedNote]) -> Outcome:
        new, outcome = sift(self._plan.source, OriginKind.NOTE, prepared)
        ids = bring_notes([one.note for one in new])
        remember(self._plan.source, OriginKind.NOTE, new, ids)
        outcome.taken = len(ids)
        return outcome

    def show(self, prepared: PreparedNote) -> str:
        content = prepared.note.content
        head = f"{prepared.note.published_at:%Y-%m-%d %H:%M} [{content.channel or '-'}] {content.title}"
        return f"{head}\n    {content.body[:160]!r}" + (f"\n    {len(prepared.pictures)} × picture" if prepared.pictures else "")

    def _author(self, filled: Filled, authors: dict[str, int]) -> int:
        name = filled.values.get("author", "").strip()
        if self._writers:
            return choose_writer(self._writers, name, filled.key)
        if not name:
            raise missing("author")
        if name not in authors:
            raise nobody(name)
        return authors[name]

    def _prepared(self, filled: Filled, author_id: int) -> PreparedNote:
        note, pictures = note_of(filled.values, filled.key, self._plan, self._began_at, author_id)
        if pictures:
            for picture in pictures:
                self._file(picture.file)
            unseen = tuple(PictureInput(-place, picture.alt, picture.marks) for place, picture in enumerate(pictures, 1))
            note = with_pictures(note, unseen)
        return PreparedNote(filled, note, tuple(pictures))

    def _file(self, name: str) -> Path:
        """The file of a name, inside the folder of photos and nowhere else."""
        if self._plan.photos is None:
            raise missing("--photos")
        folder = self._plan.photos.resolve()
        path = (folder / name).resolve()
        if not path.is_relative_to(folder) or not path.is_file():
            raise no_file(name)
        return path

    def _with_pictures(self, one: PreparedNote) -> PreparedNote | Rejected:
        try:
            stored = []
            for picture in one.pictures:
                path = self._file(picture.file)
                row = patiently(lambda path=path: _stored(path, one.note.author_id))  # type: ignore[misc]
                stored.append(PictureInput(row.id, picture.alt, picture.marks))
            return replace(one, note=with_pictures(one.note, tuple(stored)))
        except DomainError as error:
            return rejected(one.filled, error)
        finally:
            connection.close()


def _stored(path: Path, owner_id: int) -> Picture:
    with path.open("rb") as file:
        return store_picture(owner_id=owner_id, file=file)
