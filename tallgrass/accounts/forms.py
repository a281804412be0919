"""Input of people's pages."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from allauth.account import forms as allauth
from django import forms
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from tallgrass.accounts.actions.joining import make_room, record_sign_up
from tallgrass.accounts.addresses import read_address
from tallgrass.accounts.models import Person
from tallgrass.platform import clock
from tallgrass.platform.errors import DomainError
from tallgrass.platform.texts import check_texts
from tallgrass.platform.words import Words

ADDRESS = Words("手机号或邮箱", "Phone number or e-mail")
PASSWORD = Words("密码", "Password")
NOT_AN_ADDRESS = Words(
    "填一个手机号或邮箱。国外号码前面加上 + 和国家代码。",
    "Type a phone number or an e-mail address. Numbers begin with + and the country code.",
)


class _ByAddress(forms.Form):
    """One field, `login`, for what allauth keeps in two: it is read as `email` or `phone`."""

    login = forms.CharField(
        label=ADDRESS,
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *args: Any, **options: Any) -> None:
        if data is not None:
            address = read_address(str(data.get("login", "")))
            data = {**_flat(data), "email": "", "phone": ""} | ({address.kind: address.value} if address else {})
        super().__init__(data, *args, **options)
        for name in ("email", "phone"):
            self.fields[name].required = False
            self.fields[name].widget = forms.HiddenInput()

    def clean_login(self) -> str:
        text: str = self.cleaned_data["login"]
        if read_address(text) is None:
            raise ValidationError(NOT_AN_ADDRESS)
        return text


class SignInForm(allauth.LoginForm):
    """E-mail or phone, and password."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["login"] = _ByAddress.declared_fields["login"]
        self.fields["password"].label = PASSWORD
        self.fields["password"].help_text = ""
        self.order_fields(["login", "password"])

    def clean_login(self) -> str:
        address = read_address(self.cleaned_data["login"])
        return address.value if address else str(self.cleaned_data["login"])


class RequestCodeForm(_ByAddress, allauth.RequestLoginCodeForm):
    """Where to send a code. An account whose address was never proven is as good as none."""

    _user: Person | None = None

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if self._user is not None and self._user.joined_at is None:
            self._user = None
        return cleaned


class SignUpForm(_ByAddress, allauth.SignupForm):
    """Name, address, a password if one likes, consent."""

    name = forms.CharField(label=Words("怎么称呼你", "Your name"), max_length=24, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    birth_year = forms.IntegerField(
        label=Words("出生年份", "Year of birth"),
        help_text=Words("只用来给你看合适的内容，不给别人看。", "Only to show you what fits; nobody else sees it."),
        required=False,
        min_value=1900,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "autocomplete": "bday-year"}),
    )
    agree = forms.BooleanField(
        label=Words("我同意《约定》与《隐私》", "I agree to the terms and the privacy rules"),
        error_messages={"required": Words("同意了才能加入。", "Joining needs your consent.")},
    )
    field_order = ["name", "login", "password1", "birth_year", "agree"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["password1"].label = PASSWORD
        self.fields["password1"].help_text = Words(
            "至少 8 个字符；不设也行，每次用验证码登录。", "8 characters or more. Or none: sign in with a code each time."
        )

    def clean_name(self) -> str:
        name = one_line(self.cleaned_data["name"])
        try:
            check_texts({"name": name})
        except DomainError as error:
            raise ValidationError(error.words) from None
        return name

    def clean_birth_year(self) -> int | None:
        year: int | None = self.cleaned_data["birth_year"]
        if year and year > clock.now().year:
            raise ValidationError(Words("这一年还没到。", "That year is yet to come."))
        return year

    def clean_email(self) -> str:
        make_room(email=self.cleaned_data["email"])
        value: str = super().clean_email()
        return value

    def _clean_phone(self) -> None:
        if phone := self.cleaned_data.get("phone"):
            make_room(phone=phone)
        super()._clean_phone()

    def try_save(self, request: HttpRequest) -> tuple[Person | None, HttpResponse | None]:
        if self.account_already_exists:
            # As long as for a new account: the time must not tell which it is.
            make_password(self.cleaned_data.get("password1") or None)
        with transaction.atomic():
            return super().try_save(request)

    def custom_signup(self, request: HttpRequest, user: Person) -> None:
        record_sign_up(person=user, birth_year=self.cleaned_data["birth_year"])


class RecoverForm(allauth.ResetPasswordForm):
    """Whose password to set anew."""

    users: list[Person]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["email"].label = Words("邮箱", "E-mail")
        self.fields["email"].widget.attrs.pop("placeholder", None)

    def clean_email(self) -> str:
        email: str = super().clean_email()
        self.users = [person for person in self.users if person.joined_at is not None]
        return email


class _OnePassword:
    """One field for a new password, which can be made visible, instead of two."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        del self.fields["password2"]
        self.fields["password1"].label = Words("新密码", "New password")
        self.fields["password1"].help_text = Words("至少 8 个字符，15 个以上更稳。", "8 characters or more; 15 are better.")
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class NewPasswordForm(_OnePassword, allauth.ResetPasswordKeyForm):
    """After a code."""


class ChangePasswordForm(_OnePassword, allauth.ChangePasswordForm):
    """With the present one."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["oldpassword"].label = Words("现在的密码", "Present password")
        self.fields["oldpassword"].help_text = ""


class SetPasswordForm(_OnePassword, allauth.SetPasswordForm):
    """The first one."""


class ProfileForm(forms.Form):
    """What others see."""

    name = forms.CharField(label=Words("名字", "Name"), max_length=24)
    handle = forms.CharField(
        label=Words("账号名", "Handle"),
        help_text=Words("小写字母、数字、下划线；30 天里能改一次。", "Small letters, digits, underscores. It can change once in 30 days."),
        max_length=24,
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
    )
    bio = forms.CharField(label=Words("简介", "About you"), max_length=100, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    place = forms.CharField(label=Words("在哪里", "Place"), max_length=40, required=False)
    shows_saves = forms.BooleanField(label=Words("主页上给别人看我的收藏", "Show what I saved on my page"), required=False)
    shows_likes = forms.BooleanField(label=Words("主页上给别人看我喜欢的", "Show what I liked on my page"), required=False)

    def clean_name(self) -> str:
        return one_line(self.cleaned_data["name"])

    def clean_place(self) -> str:
        return one_line(self.cleaned_data["place"])

    def clean_handle(self) -> str:
        return str(self.cleaned_data["handle"]).strip().removeprefix("@").lower()


class PrivateDetailsForm(forms.Form):
    """What nobody else sees."""

    birthday = forms.DateField(
        label=Words("生日", "Birthday"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    gender = forms.ChoiceField(
        label=Words("性别", "Gender"),
        required=False,
        choices=[
            ("", Words("不说", "Rather not say")),
            ("woman", Words("女", "Woman")),
            ("man", Words("男", "Man")),
            ("other", Words("其他", "Other")),
        ],
        widget=forms.RadioSelect,
    )

    def clean_birthday(self) -> date | None:
        birthday: date | None = self.cleaned_data["birthday"]
        if birthday and not 1900 <= birthday.year <= clock.now().year:
            raise ValidationError(Words("这个生日不对。", "That birthday is not right."))
        return birthday


@cache
def _zones() -> list[tuple[str, str | Words]]:
    return [
        ("", Words("和这里一样", "As the place")),
        *((name, name) for name in sorted(available_timezones()) if "/" in name and not name.startswith("Etc/")),
    ]


class LanguageForm(forms.Form):
    """How pages speak and by which clock."""

    language = forms.ChoiceField(
        label=Words("语言", "Language"),
        required=False,
        choices=[("", Words("跟随浏览器", "As the browser")), ("zh-hans", "中文"), ("en", "English")],
    )
    zone = forms.ChoiceField(label=Words("时区", "Time zone"), required=False, choices=_zones)


class BanForm(forms.Form):
    """Why an account is closed, and for how many days (empty: for good)."""

    reason = forms.CharField(label=Words("原因，本人会看到", "Reason; the person will read it"), max_length=300)
    days = forms.IntegerField(
        label=Words("几天", "Days"), help_text=Words("不填就是长期。", "Empty is for good."), min_value=1, max_value=3650, required=False
    )


def one_line(text: str) -> str:
    """The text with single spaces.

    Raises:
        ValidationError: it holds characters that cannot be seen.
    """
    text = " ".join(text.split())
    if not text.isprintable():
        raise ValidationError(Words("里面有看不见的字符。", "It holds characters that cannot be seen."))
    return text


def _flat(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: data.get(key) for key in data}
