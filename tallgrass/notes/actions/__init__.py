"""Writes about notes, by noun."""

from tallgrass.notes.actions.deleting import delete_note, restore_note, sweep_deleted_notes
from tallgrass.notes.actions.drafts import change_draft, discard_draft, start_draft
from tallgrass.notes.actions.likes import like_note, unlike_note
from tallgrass.notes.actions.plays import play_video
from tallgrass.notes.actions.publishing import cancel_schedule, edit_note, publish_due_notes, publish_note, schedule_note, write_note
from tallgrass.notes.actions.saves import save_note, unsave_note
from tallgrass.notes.actions.shares import follow_share, share_note

__all__ = [
    "cancel_schedule",
    "change_draft",
    "delete_note",
    "discard_draft",
    "edit_note",
    "follow_share",
    "like_note",
    "play_video",
    "publish_due_notes",
    "publish_note",
    "restore_note",
    "save_note",
    "schedule_note",
    "share_note",
    "start_draft",
    "sweep_deleted_notes",
    "unlike_note",
    "unsave_note",
    "write_note",
]
