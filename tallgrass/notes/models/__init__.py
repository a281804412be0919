"""Tables of notes and of all around them, a module a noun."""

from tallgrass.notes.models.acts import Like, Save, Share
from tallgrass.notes.models.counts import NoteCounts
from tallgrass.notes.models.notes import Mark, Mention, Note, NotePicture, Notes, NoteVersion
from tallgrass.notes.models.topics import NoteTopic, Topic

__all__ = [
    "Like",
    "Mark",
    "Mention",
    "Note",
    "NoteCounts",
    "NotePicture",
    "NoteTopic",
    "NoteVersion",
    "Notes",
    "Save",
    "Share",
    "Topic",
]
