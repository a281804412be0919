"""Photos in: to the notes they name, or handed out to notes of their channel that have none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tallgrass.exchange.actions.pictures import find_picture, with_hands
from tallgrass.exchange.actions.taking import patiently, rejected, remember, sift
from tallgrass.exchange.errors import missing, no_file, no_note, nobody_to_show
from tallgrass.exchange.queries import ids_from, known_contents, list_notes_without_pictures
from tallgrass.exchange.types import Filled, OriginKind, Outcome, Plan, Rejected
from tallgrass.exchange.written import channel_of
from tallgrass.media.actions import store_shared_picture
from tallgrass.media.models import Picture
from tallgrass.notes.actions.bringing import illustrate_note
from tallgrass.notes.forms import one_line
from tallgrass.notes.markup import topic_key
from tallgrass.notes.queries import authors_of
from tallgrass.notes.types import PictureInput
from tallgrass.platform.errors import DomainError


@dataclass(frozen=True)
class PreparedPhoto:
    filled: Filled
    path: Path
    alt: str
    targets: tuple[tuple[int, int], ...]
    """(note, author) it goes to."""
    picture_ids: tuple[int, ...] = ()


class PhotoTaker:
    batch = 16

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def prepare(self, rows: Sequence[Filled]) -> tuple[list[PreparedPhoto], list[Rejected]]:
        known = known_contents(self._plan.source, OriginKind.PHOTO, [filled.key for filled in rows])
        named = ids_from(self._plan.source, OriginKind.NOTE, {name for filled in rows if (name := filled.values.get("note", "").strip())})
        authors = authors_of(named.values())
        prepared, refused = [], []
        promised: set[int] = set()
        for filled in rows:
            try:
                path = self._path(filled)
                targets = () if filled.key in known else self._targets(filled, named, authors, promised)
                promised.update(note for note, _ in targets)
                prepared.append(PreparedPhoto(filled, path, one_line(filled.values.get("alt", "")), targets))
            except DomainError as error:
                refused.append(rejected(filled, error))
        return prepared, refused

    def ready(self, prepared: Sequence[PreparedPhoto]) -> tuple[list[PreparedPhoto], list[Rejected]]:
        return with_hands(prepared, _developed)

    def take(self, prepared: Sequence[PreparedPhoto]) -> Outcome:
        new, outcome = sift(self._plan.source, OriginKind.PHOTO, prepared)
        given, ids = [], []
        for one in new:
            shown = [
                note
                for (note, _), picture in zip(one.targets, one.picture_ids, strict=True)
                if illustrate_note(note_id=note, pictures=[PictureInput(picture, one.alt)])
            ]
            if shown:
                given.append(one)
                ids.append(shown[0])
            else:
                outcome.rejected.append(rejected(one.filled, nobody_to_show()))
        remember(self._plan.source, OriginKind.PHOTO, given, ids)
        outcome.taken = len(given)
        return outcome

    def show(self, prepared: PreparedPhoto) -> str:
        return f"{prepared.path.name} → {len(prepared.targets)}"

    def _path(self, filled: Filled) -> Path:
        name = filled.values.get("file", "").strip()
        if not name:
            raise missing("file")
        return find_picture(self._plan.photos, name)

    def _targets(self, filled: Filled, named: dict[str, int], authors: dict[int, int], promised: set[int]) -> tuple[tuple[int, int], ...]:
        name = filled.values.get("note", "").strip()
        if name:
            if named.get(name) not in authors:
                raise no_note(name)
            return ((named[name], authors[named[name]]),)
        channel = channel_of(filled.values.get("channel", ""))
        if not channel:
            raise missing("channel")
        topics = [topic_key(topic) for topic in filled.values.get("topics", [])]
        found = list_notes_without_pictures(self._plan.source, channel, topics, self._plan.each, promised)
        if not found and topics:
            found = list_notes_without_pictures(self._plan.source, channel, [], self._plan.each, promised)
        if not found:
            raise nobody_to_show()
        return tuple(found)


def _developed(one: PreparedPhoto) -> PreparedPhoto:
    if not one.targets:
        return one
    try:
        pictures = patiently(lambda: _stored(one))
    except OSError:
        raise no_file(one.path.name) from None
    return replace(one, picture_ids=tuple(picture.id for picture in pictures))


def _stored(one: PreparedPhoto) -> list[Picture]:
    with one.path.open("rb") as file:
        return store_shared_picture(owner_ids=[author for _, author in one.targets], file=file)
