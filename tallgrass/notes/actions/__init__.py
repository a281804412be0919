"""Writes about notes, by noun."""

from tallgrass.notes.actions.answers import (
    change_answer,
    choose_best_answer,
    delete_answer,
    like_answer,
    take_back_best_answer,
    unlike_answer,
    write_answer,
)
from tallgrass.notes.actions.board_editors import end_editing, invite_editor, join_board
from tallgrass.notes.actions.board_follows import follow_board, tell_of_boards, unfollow_board
from tallgrass.notes.actions.board_notes import move_on_board, move_to_board, put_on_board, take_off_board
from tallgrass.notes.actions.boards import change_board, choose_cover, delete_board, make_board, restore_board, sweep_deleted_boards
from tallgrass.notes.actions.checklists import (
    change_list,
    copy_list,
    count_list_visit,
    delete_list,
    make_list,
    restore_list,
    revoke_list_share,
    share_list,
    sweep_deleted_lists,
)
from tallgrass.notes.actions.clicks import click_product
from tallgrass.notes.actions.comment_acts import choose_commenters, like_comment, pin_comment, unlike_comment, unpin_comment
from tallgrass.notes.actions.comments import delete_comment, edit_comment, restore_comment, write_comment
from tallgrass.notes.actions.deleting import delete_note, restore_note, sweep_deleted_comments, sweep_deleted_notes
from tallgrass.notes.actions.drafts import change_draft, discard_draft, start_draft
from tallgrass.notes.actions.likes import like_note, unlike_note
from tallgrass.notes.actions.list_entries import (
    add_entry,
    add_goods_to_list,
    add_note_to_list,
    change_entry,
    make_section,
    move_entry,
    move_section,
    remove_entry,
    remove_section,
    rename_section,
    turn_entry,
)
from tallgrass.notes.actions.plays import play_video
from tallgrass.notes.actions.publishing import cancel_schedule, edit_note, publish_due_notes, publish_note, schedule_note, write_note
from tallgrass.notes.actions.purchases import remember_purchase, withdraw_purchase
from tallgrass.notes.actions.readings import count_reading, write_readings
from tallgrass.notes.actions.reviewing import lift_note, restrict_note
from tallgrass.notes.actions.sales import add_to_days, keep_sales
from tallgrass.notes.actions.saves import save_note, unsave_note
from tallgrass.notes.actions.shares import follow_share, forget_old_visits, share_note
from tallgrass.notes.actions.themes import change_theme, close_theme, open_theme, plan_theme, turn_themes
from tallgrass.notes.actions.topic_counts import recount_everything
from tallgrass.notes.actions.topics import (
    appoint_host,
    edit_topic_page,
    follow_topic,
    merge_topic,
    part_topic,
    relate_topics,
    see_topic,
    unfollow_topic,
)

__all__ = [
    "add_entry",
    "add_goods_to_list",
    "add_note_to_list",
    "add_to_days",
    "appoint_host",
    "cancel_schedule",
    "change_answer",
    "change_board",
    "change_draft",
    "change_entry",
    "change_list",
    "change_theme",
    "choose_best_answer",
    "choose_commenters",
    "choose_cover",
    "click_product",
    "close_theme",
    "copy_list",
    "count_list_visit",
    "count_reading",
    "delete_answer",
    "delete_board",
    "delete_comment",
    "delete_list",
    "delete_note",
    "discard_draft",
    "edit_comment",
    "edit_note",
    "edit_topic_page",
    "end_editing",
    "follow_board",
    "follow_share",
    "follow_topic",
    "forget_old_visits",
    "invite_editor",
    "join_board",
    "keep_sales",
    "lift_note",
    "like_answer",
    "like_comment",
    "like_note",
    "make_board",
    "make_list",
    "make_section",
    "merge_topic",
    "move_entry",
    "move_on_board",
    "move_section",
    "move_to_board",
    "open_theme",
    "part_topic",
    "pin_comment",
    "plan_theme",
    "play_video",
    "publish_due_notes",
    "publish_note",
    "put_on_board",
    "recount_everything",
    "relate_topics",
    "remember_purchase",
    "remove_entry",
    "remove_section",
    "rename_section",
    "restore_board",
    "restore_comment",
    "restore_list",
    "restore_note",
    "restrict_note",
    "revoke_list_share",
    "save_note",
    "schedule_note",
    "see_topic",
    "share_list",
    "share_note",
    "start_draft",
    "sweep_deleted_boards",
    "sweep_deleted_comments",
    "sweep_deleted_lists",
    "sweep_deleted_notes",
    "take_back_best_answer",
    "take_off_board",
    "tell_of_boards",
    "turn_entry",
    "turn_themes",
    "unfollow_board",
    "unfollow_topic",
    "unlike_answer",
    "unlike_comment",
    "unlike_note",
    "unpin_comment",
    "unsave_note",
    "withdraw_purchase",
    "write_answer",
    "write_comment",
    "write_note",
    "write_readings",
]
