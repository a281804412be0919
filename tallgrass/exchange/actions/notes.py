"""Notes, reviews and collections in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tallgrass.exchange.actions.pictures import find_picture, store_named, with_hands
from tallgrass.exchange.actions.taking import rejected, remember, sift
from tallgrass.exchange.errors import missing, nobody
from tallgrass.exchange.facts import names_of_entries
from tallgrass.exchange.inventing import choose_writer
from tallgrass.exchange.queries import find_people, ids_from, known_contents
from tallgrass.exchange.types import Filled, OriginKind, Outcome, Plan, Rejected, Subject
from tallgrass.exchange.written import NamedPicture, note_of, with_pictures
from tallgrass.moderation.actions.judges import Judges
from tallgrass.notes.actions.bringing import bring_notes, check_brought
from tallgrass.notes.queries.genres import collectable_among
from tallgrass.notes.types import BroughtNote, Genre, PictureInput
from tallgrass.platform.errors import DomainError


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
        entries = self._entries(rows)
        prepared, refused = [], []
        for filled in rows:
            try:
                prepared.append(self._prepared(filled, self._author(filled, authors), entries))
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
        return with_hands(prepared, lambda one: one if one.filled.key in known else self._with_pictures(one))

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

    def _entries(self, rows: Sequence[Filled]) -> dict[str, int]:
        """The notes that collections among these rows name, by the ids they had; only what may be collected. Two queries, where there are any."""
        collections = [
            filled.values.get("facts", "")
            for filled in rows
            if self._plan.subject is Subject.COLLECTIONS or filled.values.get("genre", "").strip() == Genre.COLLECTION
        ]
        named = ids_from(self._plan.source, OriginKind.NOTE, {name for text in collections for name in names_of_entries(text)})
        here = collectable_among(named.values())
        return {name: id for name, id in named.items() if id in here}

    def _prepared(self, filled: Filled, author_id: int, entries: dict[str, int]) -> PreparedNote:
        note, pictures = note_of(filled.values, filled.key, self._plan, self._began_at, author_id=author_id, entries=entries)
        for picture in pictures:
            find_picture(self._plan.photos, picture.file)
        return PreparedNote(filled, note, tuple(pictures))

    def _with_pictures(self, one: PreparedNote) -> PreparedNote:
        ids = store_named(self._plan.photos, [picture.file for picture in one.pictures], owner_id=one.note.author_id)
        stored = tuple(PictureInput(id, picture.alt, picture.marks) for id, picture in zip(ids, one.pictures, strict=True))
        return replace(one, note=with_pictures(one.note, stored))
