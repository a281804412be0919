"""Explore follows what is published and taken back."""

from collections.abc import Sequence

from tallgrass.discovery.actions import rank_channels
from tallgrass.notes.events import NoteDeleted, NotePublished, NoteRestored
from tallgrass.platform.events import Logged, subscribe


@subscribe(NotePublished, NoteDeleted, NoteRestored)
def rank_soon(batch: Sequence[Logged]) -> None:
    rank_channels(only_when_due=True)
