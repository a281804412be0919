"""Addresses of this app, in three lists that the shells mount.

allauth's views are listed one by one, under our own addresses and behind our own guards; their names are allauth's, which it looks up.
"""

from collections.abc import Callable
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as second
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.http import HttpResponseBase
from django.urls import path

from tallgrass.accounts import api as json
from tallgrass.accounts import ops as screens
from tallgrass.accounts.guards import limited, require_member
from tallgrass.accounts.views import entrance, identities, people, privacy, settings
from tallgrass.platform import rest
from tallgrass.platform.desks import Group, desk
from tallgrass.platform.words import Words

View = Callable[..., HttpResponseBase]


def _own(view: View, limit: str) -> View:
    """A page about one's own account."""
    return require_member(limited(limit)(view))


site: list[Any] = [
    # signing in and up
    path("sign-in/", limited("signin_address")(account.login), name="account_login"),
    path("sign-in/code/", limited("code_address")(account.request_login_code), name="account_request_login_code"),
    path("sign-in/code/confirm/", limited("code_try")(account.confirm_login_code), name="account_confirm_login_code"),
    path("sign-in/second/", limited("code_try")(second.authenticate), name="mfa_authenticate"),
    path("sign-in/passkey/", limited("signin_address")(passkeys.login_webauthn), name="mfa_login_webauthn"),
    path("demo/sign-in/<slug:role>/", entrance.demo_sign_in, name="demo_sign_in"),
    path("sign-up/", limited("signup")(account.signup), name="account_signup"),
    path("sign-up/email/", limited("code_try")(account.email_verification_sent), name="account_email_verification_sent"),
    path("sign-up/phone/", limited("code_try")(account.verify_phone), name="account_verify_phone"),
    path("sign-out/", account.logout, name="account_logout"),
    path("closed/", account.account_inactive, name="account_inactive"),
    path("recover/", limited("code_address")(account.password_reset), name="account_reset_password"),
    path("recover/code/", limited("code_try")(account.confirm_password_reset_code), name="account_confirm_password_reset_code"),
    path("recover/new/", limited("code_try")(account.complete_password_reset), name="account_complete_password_reset"),
    path("recover/done/", account.password_reset_from_key_done, name="account_password_reset_completed"),
    path("welcome/", entrance.welcome, name="welcome"),
    path("terms/", entrance.terms, name="terms"),
    path("privacy/", entrance.privacy_rules, name="privacy_rules"),
    # proving again that it is you
    path("again/", _own(account.reauthenticate, "code_try"), name="account_reauthenticate"),
    path("again/second/", _own(second.reauthenticate, "code_try"), name="mfa_reauthenticate"),
    path("again/passkey/", _own(passkeys.reauthenticate_webauthn, "code_try"), name="mfa_reauthenticate_webauthn"),
    # people to people
    path("people/<id:person_id>/follow/", people.follow, name="follow"),
    path("people/<id:person_id>/follow/end/", people.follow, {"end": True}, name="unfollow"),
    path("people/<id:person_id>/block/", people.block, name="block"),
    path("people/<id:person_id>/block/end/", people.block, {"end": True}, name="unblock"),
    path("people/<id:person_id>/mute/", people.mute, name="mute"),
    path("people/<id:person_id>/mute/end/", people.mute, {"end": True}, name="unmute"),
    path("@<text:handle>/fans/", people.fans, name="person_fans"),
    path("@<text:handle>/follows/", people.follows, name="person_follows"),
    # settings
    path("settings/", settings.overview, name="settings"),
    path("settings/profile/", settings.profile, name="edit_profile"),
    path("settings/profile/picture/", settings.avatar, name="avatar"),
    path("settings/profile/picture/end/", settings.avatar, {"end": True}, name="remove_avatar"),
    path("settings/private/", settings.private_details, name="private_details"),
    path("settings/blocked/", settings.blocked, name="blocked"),
    path("settings/muted/", settings.muted, name="muted"),
    path("settings/language/", settings.language, name="language_and_zone"),
    path("settings/security/", settings.security, name="security"),
    path("settings/sessions/", settings.sessions, name="sessions"),
    path("settings/sessions/others/end/", settings.end_other_sessions, name="end_other_sessions"),
    path("settings/sessions/<slug:name>/end/", settings.end_session, name="end_session"),
    path("settings/tokens/", settings.tokens, name="tokens"),
    path("settings/tokens/<id:token_id>/end/", settings.revoke_token, name="revoke_token"),
    path("settings/privacy/", privacy.overview, name="privacy"),
    path("settings/privacy/consents/<slug:subject>/", privacy.consent, name="give_consent"),
    path("settings/privacy/consents/<slug:subject>/end/", privacy.consent, {"end": True}, name="withdraw_consent"),
    path("settings/privacy/exports/", privacy.export, name="export"),
    path("settings/privacy/exports/progress/", privacy.export_progress, name="export_progress"),
    path("settings/privacy/exports/<id:export_id>/file/", privacy.export_file, name="export_file"),
    path("settings/identities/", identities.identities, name="identities"),
    path("settings/identities/<id:identity_id>/remove/", identities.remove, name="identity_remove"),
    path("settings/leave/", privacy.leave, name="leave"),
    path("left/", privacy.left, name="left"),
    path("settings/minors/", privacy.minors, name="minors_mode"),
    path("settings/minors/end/", privacy.minors, {"end": True}, name="end_minors_mode"),
    path("minors/beat/", privacy.beat, name="minors_beat"),
    path("settings/password/forgotten/", settings.forgotten, name="forgotten"),
    # how one signs in
    path("settings/email/", _own(account.email, "profile"), name="account_email"),
    path("settings/phone/", _own(account.change_phone, "profile"), name="account_change_phone"),
    path("settings/password/", _own(account.password_change, "profile"), name="account_change_password"),
    path("settings/password/first/", _own(account.password_set, "profile"), name="account_set_password"),
    path("settings/second/", _own(second.index, "profile"), name="mfa_index"),
    path("settings/second/app/on/", _own(totp.activate_totp, "profile"), name="mfa_activate_totp"),
    path("settings/second/app/off/", _own(totp.deactivate_totp, "profile"), name="mfa_deactivate_totp"),
    path("settings/second/codes/", _own(recovery.view_recovery_codes, "profile"), name="mfa_view_recovery_codes"),
    path("settings/second/codes/new/", _own(recovery.generate_recovery_codes, "profile"), name="mfa_generate_recovery_codes"),
    path("settings/second/codes/file/", _own(recovery.download_recovery_codes, "profile"), name="mfa_download_recovery_codes"),
    path("settings/passkeys/", _own(passkeys.list_webauthn, "profile"), name="mfa_list_webauthn"),
    path("settings/passkeys/new/", _own(passkeys.add_webauthn, "profile"), name="mfa_add_webauthn"),
    path("settings/passkeys/<int:pk>/remove/", _own(passkeys.remove_webauthn, "profile"), name="mfa_remove_webauthn"),
    path("settings/passkeys/<int:pk>/name/", _own(passkeys.edit_webauthn, "profile"), name="mfa_edit_webauthn"),
]
api: list[Any] = [
    rest.path("me", get=json.me),
    rest.path("people/<slug:handle>", get=json.profile),
    rest.path("people/<slug:handle>/follow", post=json.follow, delete=json.unfollow),
    rest.path("people/<slug:handle>/fans", get=json.fans),
    rest.path("people/<slug:handle>/follows", get=json.follows),
]
ops: list[Any] = [
    desk("people/", screens.people, "ops_people", words=Words("用户", "People"), icon="users", group=Group.ACT),
    path("people/<id:person_id>/", screens.person, name="ops_person"),
    path("people/<id:person_id>/role/", screens.role, name="ops_role"),
    path("people/<id:person_id>/verify/", screens.verify, name="ops_verify"),
    path("people/<id:person_id>/ban/", screens.ban, name="ops_ban"),
    path("people/<id:person_id>/ban/end/", screens.lift_ban, name="ops_lift_ban"),
    path("people/<id:person_id>/sessions/end/", screens.end_sessions, name="ops_end_sessions"),
    desk("outbox/", screens.outbox, "ops_outbox", words=Words("发出的消息", "Messages out"), icon="send", group=Group.SYSTEM),
]
