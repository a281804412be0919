"""What people do with notes."""

from dataclasses import dataclass

from tallgrass.platform.events import Event


@dataclass(frozen=True)
class NotePublished(Event):
    note_id: int
    author_id: int
    mentioned_ids: list[int]
    """People the note speaks to."""


@dataclass(frozen=True)
class NoteChanged(Event):
    note_id: int
    author_id: int


@dataclass(frozen=True)
class NoteDeleted(Event):
    note_id: int
    author_id: int


@dataclass(frozen=True)
class NoteRestored(Event):
    note_id: int
    author_id: int


@dataclass(frozen=True)
class NoteLiked(Event):
    note_id: int
    author_id: int
    person_id: int


@dataclass(frozen=True)
class NoteUnliked(Event):
    note_id: int
    author_id: int
    person_id: int


@dataclass(frozen=True)
class NoteSaved(Event):
    note_id: int
    author_id: int
    person_id: int


@dataclass(frozen=True)
class NoteUnsaved(Event):
    note_id: int
    author_id: int
    person_id: int


@dataclass(frozen=True)
class NoteShared(Event):
    note_id: int
    author_id: int
    person_id: int
    """0 for a visitor who is not signed in."""


@dataclass(frozen=True)
class VideoPlayed(Event):
    note_id: int
    person_id: int
    """0 for a visitor who is not signed in."""
