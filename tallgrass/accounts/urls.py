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
from tallgrass.accounts.guards import limited, require_member
from tallgrass.accounts.views import entrance, settings
from tallgrass.platform import rest

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
    # settings
    path("settings/", settings.overview, name="settings"),
    path("settings/security/", settings.security, name="security"),
    path("settings/password/forgotten/", settings.forget_password, name="drop_password"),
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
ops: list[Any] = []
