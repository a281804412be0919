"""How django-allauth meets our people: its flows and checks, our names, letters, limits and ways."""

import base64
import hashlib
from functools import cache
from io import BytesIO
from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.stages import EmailVerificationStage
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tallgrass.accounts.actions.joining import arrive, free_handle
from tallgrass.accounts.actions.messages import send_mail, send_sms
from tallgrass.accounts.actions.tokens import revoke_all_tokens
from tallgrass.accounts.addresses import address_print, read_phone
from tallgrass.accounts.guards import address_key, client_address
from tallgrass.accounts.letters import SMS_CODE, SMS_EXISTS, SMS_UNKNOWN, write_letter
from tallgrass.accounts.models import Ban, Person
from tallgrass.accounts.proofs import show_in_demo
from tallgrass.accounts.sessions import ADDRESS, DEVICE
from tallgrass.platform import live
from tallgrass.platform.errors import too_many
from tallgrass.platform.limits import hit
from tallgrass.platform.words import Words, say

_MISMATCH = Words("账号或密码不对。", "The account or the password is not right.")
_WRONG_CODE = Words("验证码不对，再看一眼。", "That code is not right. Look again.")

NOTES: dict[str, Words | None] = {
    # What allauth wants said after an act. None: the page itself shows it.
    "account/messages/cannot_delete_primary_email.txt": Words(
        "这是唯一的邮箱，不能移除。", "This is the only address and cannot be removed."
    ),
    "account/messages/email_confirmation_failed.txt": Words("这个邮箱已属于别的账号。", "This address belongs to another account."),
    "account/messages/email_confirmation_sent.txt": None,
    "account/messages/email_confirmed.txt": None,
    "account/messages/email_deleted.txt": Words("邮箱已移除。", "The address was removed."),
    "account/messages/logged_in.txt": None,
    "account/messages/logged_out.txt": Words("已退出。", "You are signed out."),
    "account/messages/login_code_sent.txt": None,
    "account/messages/password_changed.txt": Words(
        "密码改好了，其他设备都已退出，API 令牌也都收回了。",
        "Your password is changed; other devices were signed out, and API tokens revoked.",
    ),
    "account/messages/password_set.txt": Words("密码设好了。", "Your password is set."),
    "account/messages/phone_verification_sent.txt": None,
    "account/messages/phone_verified.txt": None,
    "account/messages/primary_email_set.txt": Words("主邮箱换好了。", "Your main address is changed."),
    "account/messages/unverified_primary_email.txt": Words("先确认这个邮箱。", "Confirm this address first."),
    "mfa/messages/recovery_codes_generated.txt": Words(
        "新的恢复码好了，旧的作废。", "Your new recovery codes are ready; old ones no longer work."
    ),
    "mfa/messages/totp_activated.txt": Words("动态码已开启。", "The authenticator app is on."),
    "mfa/messages/totp_deactivated.txt": Words("动态码已关闭。", "The authenticator app is off."),
    "mfa/messages/webauthn_added.txt": Words("通行密钥已添加。", "The passkey was added."),
    "mfa/messages/webauthn_removed.txt": Words("通行密钥已移除。", "The passkey was removed."),
}


class ProvenAddressStage(EmailVerificationStage):
    """E-mail addresses must be proven; a member who has none has proven a phone number, or was made by the place itself."""

    def handle(self) -> tuple[HttpResponse | None, bool]:
        person = self.login.user
        if person is not None and not person.email and (person.phone_verified or person.joined_at is not None):
            return None, True
        return super().handle()


class PhoneField(forms.CharField):
    """A phone number as people type it; gives E.164."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", Words("手机号", "Phone number"))
        options.setdefault("widget", forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}))
        super().__init__(**options)

    def clean(self, value: str) -> str:
        value = super().clean(value)
        if not value:
            return ""
        phone = read_phone(value)
        if phone is None:
            raise ValidationError(
                Words("手机号不对。国外号码前面加上 + 和国家代码。", "That is not a phone number. Begin with + and the country code.")
            )
        return phone


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": Words("这个账号停用了。", "This account is closed."),
        "cannot_remove_primary_email": Words("这是唯一的邮箱，不能移除。", "This is the only address and cannot be removed."),
        "duplicate_email": Words("这个邮箱已经在你的账号上。", "This address is already on your account."),
        "email_password_mismatch": _MISMATCH,
        "phone_password_mismatch": _MISMATCH,
        "username_password_mismatch": _MISMATCH,
        "email_taken": Words("这个邮箱已属于别的账号。", "This address belongs to another account."),
        "enter_current_password": Words("现在的密码不对。", "Your present password is not right."),
        "incorrect_code": _WRONG_CODE,
        "incorrect_password": Words("密码不对。", "The password is not right."),
        "invalid_login": _MISMATCH,
        "invalid_or_expired_key": Words("链接失效了，重新来一次。", "This link no longer works. Start again."),
        "invalid_password_reset": Words("验证码失效了，重新收一个。", "This code no longer works. Ask for a new one."),
        "max_email_addresses": Words("邮箱太多了。", "Too many addresses."),
        "phone_taken": Words("这个号码已属于别的账号。", "This number belongs to another account."),
        "too_many_login_attempts": Words("错得太多了，重新收一个验证码。", "Too many wrong tries. Ask for a new code."),
        "unknown_email": Words("没有这个邮箱的账号。", "No account uses this address."),
        "unknown_phone": Words("没有这个号码的账号。", "No account uses this number."),
        "unverified_primary_email": Words("先确认这个邮箱。", "Confirm this address first."),
        "username_blacklisted": Words("这个账号名不能用。", "This handle cannot be used."),
        "username_taken": Words("这个账号名有人用了。", "This handle is taken."),
        "select_only_one": Words("只填一个。", "Fill in one only."),
        "same_as_current": Words("和现在的一样。", "That is the one you have."),
        "rate_limited": Words("太快了，等一会儿再试。", "Too fast. Wait a little."),
    }

    # --- limits ---------------------------------------------------------------------------------------------------------

    def validation_error(self, code: str, *args: Any) -> Exception:
        """allauth's own counters (second factor) speak as ours do: 429, with the time to wait."""
        if code == "too_many_login_attempts":
            return too_many(settings.TALLGRASS_LIMITS["signin_account"][1])
        error: Exception = super().validation_error(code, *args)
        return error

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Tries at one account: few from one address in a quarter of an hour, and under a hundred a day from anywhere (NIST SP 800-63B)."""
        account = address_print(str(credentials.get("phone") or credentials.get("email") or credentials.get("username") or ""))
        hit("signin_account", f"{account}|{address_key(client_address(request))}")
        hit("signin_account_day", account)

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    # --- signing up and in ----------------------------------------------------------------------------------------------

    def new_user(self, request: HttpRequest) -> Person:
        return Person(joined_at=None)

    def save_user(self, request: HttpRequest, user: Person, form: Any, commit: bool = True) -> Person:
        user.name = form.cleaned_data["name"]
        saved: Person = super().save_user(request, user, form, commit)
        return saved

    def populate_username(self, request: HttpRequest, user: Person) -> None:
        """The last thing allauth asks for before it saves a new person."""
        user.email = user.email or None  # An empty address would be one that only the first could have.
        user.handle = free_handle(user.name)

    def get_login_stages(self) -> list[str]:
        own = f"{ProvenAddressStage.__module__}.{ProvenAddressStage.__qualname__}"
        return [own if path == "allauth.account.stages.EmailVerificationStage" else path for path in super().get_login_stages()]

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """A passkey first: recovery codes just made have not been seen yet."""
        return sorted(super().get_reauthentication_methods(user), key=lambda method: method["id"] != "mfa_reauthenticate:webauthn")

    def set_password(self, user: Person, password: str) -> None:
        """Other sessions and all API tokens are over with the old password; the streams of all close, and those still valid open anew."""
        with transaction.atomic():
            super().set_password(user, password)
            revoke_all_tokens(actor=user)
            live.tell([user.id], "signed_out")

    def login(self, request: HttpRequest, user: Person) -> None:
        super().login(request, user)
        request.session[ADDRESS] = client_address(request)
        request.session[DEVICE] = request.headers.get("User-Agent", "")[:300]

    def post_login(self, request: HttpRequest, user: Person, **about: Any) -> HttpResponse:
        returning = user.leaving_at is not None
        arrive(person=user)
        response: HttpResponse = super().post_login(request, user, **about)
        if returning:
            messages.info(request, say("欢迎回来，账号不删了。", "Welcome back. Your account stays."))
        if user.language:
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME, user.language, max_age=settings.LANGUAGE_COOKIE_AGE, samesite="Lax", secure=settings.HTTPS
            )
        return response

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        return reverse("welcome")

    def respond_user_inactive(self, request: HttpRequest, user: Person) -> HttpResponse:
        """Says to the owner, who has just proven to be it, why and until when."""
        ban = Ban.objects.filter(person=user, lifted_at=None).first()
        return render(request, "account/account_inactive.html", {"ban": ban}, status=403)

    # --- phones ---------------------------------------------------------------------------------------------------------

    def phone_form_field(self, **options: Any) -> PhoneField:
        return PhoneField(**options)

    def get_phone(self, user: Person) -> tuple[str, bool] | None:
        return (user.phone, user.phone_verified) if user.phone else None

    def set_phone(self, user: Person, phone: str, verified: bool) -> None:
        user.phone, user.phone_verified = phone, verified
        user.save(update_fields=["phone", "phone_verified"])

    def set_phone_verified(self, user: Person, phone: str) -> None:
        self.set_phone(user, phone, True)

    def get_user_by_phone(self, phone: str) -> Person | None:
        """Only a proven number belongs to anybody."""
        return Person.objects.filter(phone=read_phone(phone), phone_verified=True).first()

    # --- letters and messages -------------------------------------------------------------------------------------------

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        link = "account_login" if template_prefix == "account/email/account_already_exists" else "account_signup"
        if template_prefix.endswith(("unknown_account", "account_already_exists")):
            values = {"link": settings.BASE_URL + reverse(link)}
        else:
            values = {"link": settings.BASE_URL + reverse("account_reset_password")}
        values |= {key: value for key, value in context.items() if isinstance(value, str)}
        subject, text = write_letter(template_prefix, **(values | self._common()))
        person = context.get("user")
        send_mail(to=email, subject=subject, text=text, person_id=person.id if isinstance(person, Person) else None)
        show_in_demo(self.request, context.get("code", ""))

    def send_verification_code_sms(self, user: Person, phone: str, code: str, **about: Any) -> None:
        send_sms(to=phone, text=str(SMS_CODE.format(code=code, **self._common())), person_id=user.id)
        show_in_demo(self.request, code)

    def send_unknown_account_sms(self, phone: str, **about: Any) -> None:
        send_sms(to=phone, text=str(SMS_UNKNOWN.format(link=settings.BASE_URL + reverse("account_signup"), **self._common())))

    def send_account_already_exists_sms(self, phone: str) -> None:
        send_sms(to=phone, text=str(SMS_EXISTS.format(link=settings.BASE_URL + reverse("account_login"), **self._common())))

    def add_message(self, request: HttpRequest, level: int, message_template: str | None = None, *rest: Any, **more: Any) -> None:
        message = more.get("message")
        text = message or (NOTES.get(message_template) if message_template else None)
        if text:
            messages.add_message(request, level, str(text), extra_tags=more.get("extra_tags", ""))

    def _common(self) -> dict[str, object]:
        return {"name": settings.TALLGRASS_NAME, "minutes": settings.TALLGRASS_CODE_LIVES // 60}


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "add_email_blocked": Words("开着第二步验证时不能加邮箱。", "Addresses cannot be added while a second step protects the account."),
        "cannot_delete_authenticator": Words("不能关闭第二步验证。", "The second step cannot be turned off."),
        "cannot_generate_recovery_codes": Words("先开启第二步验证，再生成恢复码。", "Turn on a second step first."),
        "incorrect_code": _WRONG_CODE,
        "unverified_email": Words("先确认邮箱，再开启第二步验证。", "Confirm your e-mail address first."),
    }

    def get_totp_issuer(self) -> str:
        return str(settings.TALLGRASS_NAME)

    def _get_user_identifier(self, user: Person) -> str:
        return user.email or user.handle

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return super().get_public_key_credential_rp_entity() | {"name": str(settings.TALLGRASS_NAME)}

    def build_totp_svg(self, url: str) -> str:
        """Dark on light in both themes: cameras read no other."""
        image = BytesIO()
        segno.make(url, error="m").save(image, kind="svg", scale=4, border=4, light="#ffffff", xmldecl=False)
        return image.getvalue().decode()

    def encrypt(self, text: str) -> str:
        return cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return cipher().decrypt(encrypted_text.encode()).decode()


@cache
def cipher() -> MultiFernet:
    """Secrets of second factors are not readable in the database. The keys come from SECRET_KEY and the ones before it."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet(
        [Fernet(base64.urlsafe_b64encode(hashlib.sha256(f"second factor {secret}".encode()).digest())) for secret in secrets]
    )
