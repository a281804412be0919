"""Explore and the feed follow what is published and taken back."""

from collections.abc import Sequence

from tallgrass.discovery.actions import follow_news
from tallgrass.notes.events import NoteDeleted, NoteLifted, NotePublished, NoteRestored, NoteRestricted
from tallgrass.platform.events import Logged, subscribe


@subscribe(NotePublished, NoteDeleted, NoteRestored, NoteRestricted, NoteLifted)
def rank_soon(batch: Sequence[Logged]) -> None:
    follow_news()
