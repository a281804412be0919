"""Writes about people, by noun."""

from tallgrass.accounts.actions.consents import give_consent, withdraw_consent
from tallgrass.accounts.actions.exports import forget_exports, make_export, request_export
from tallgrass.accounts.actions.identities import forget_identities, keep_identity, remove_identity, reveal_identity
from tallgrass.accounts.actions.joining import arrive, choose_interests, forget_unproven, record_sign_up
from tallgrass.accounts.actions.leaving import erase_people_due, erase_person, leave
from tallgrass.accounts.actions.messages import deliver_message, forget_messages, send_mail, send_sms
from tallgrass.accounts.actions.minors import count_minute, turn_minors_mode_off, turn_minors_mode_on
from tallgrass.accounts.actions.oversight import (
    ban_person,
    change_role,
    end_bans_due,
    end_sessions_of,
    lift_ban,
    make_first_operator,
    verify_person,
)
from tallgrass.accounts.actions.passwords import forget_password
from tallgrass.accounts.actions.profile import change_avatar, choose_language_and_zone, edit_private_details, edit_profile, remove_avatar
from tallgrass.accounts.actions.relations import block_person, follow_person, mute_person, unblock_person, unfollow_person, unmute_person
from tallgrass.accounts.actions.sessions import end_all_sessions, end_other_sessions, end_session, forget_sessions
from tallgrass.accounts.actions.tokens import create_token, revoke_token

__all__ = [
    "arrive",
    "ban_person",
    "block_person",
    "change_avatar",
    "change_role",
    "choose_interests",
    "choose_language_and_zone",
    "count_minute",
    "create_token",
    "deliver_message",
    "edit_private_details",
    "edit_profile",
    "end_all_sessions",
    "end_bans_due",
    "end_other_sessions",
    "end_session",
    "end_sessions_of",
    "erase_people_due",
    "erase_person",
    "follow_person",
    "forget_exports",
    "forget_identities",
    "forget_messages",
    "forget_password",
    "forget_sessions",
    "forget_unproven",
    "give_consent",
    "keep_identity",
    "leave",
    "lift_ban",
    "make_export",
    "make_first_operator",
    "mute_person",
    "record_sign_up",
    "remove_avatar",
    "remove_identity",
    "request_export",
    "reveal_identity",
    "revoke_token",
    "send_mail",
    "send_sms",
    "turn_minors_mode_off",
    "turn_minors_mode_on",
    "unblock_person",
    "unfollow_person",
    "unmute_person",
    "verify_person",
    "withdraw_consent",
]
