"""Writes of review, by noun."""

from tallgrass.moderation.actions.appealing import answer_appeal, appeal
from tallgrass.moderation.actions.claiming import claim_case, claim_next, release_case
from tallgrass.moderation.actions.deciding import decide, decide_alike, undo_decision
from tallgrass.moderation.actions.first_pass import first_pass, judge, pass_or_refuse, refuse_texts
from tallgrass.moderation.actions.lists import know_picture, list_word, unlist_word
from tallgrass.moderation.actions.reporting import report_thing
from tallgrass.moderation.actions.sweeping import sweep_traces

__all__ = [
    "answer_appeal",
    "appeal",
    "claim_case",
    "claim_next",
    "decide",
    "decide_alike",
    "first_pass",
    "judge",
    "know_picture",
    "list_word",
    "pass_or_refuse",
    "refuse_texts",
    "release_case",
    "report_thing",
    "sweep_traces",
    "undo_decision",
    "unlist_word",
]
