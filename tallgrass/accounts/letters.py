"""The letters and text messages that accounts send, in both languages.

Each stands under the name that django-allauth gives to the occasion. `{code}`, `{name}`, `{link}` and `{minutes}` are filled in.
"""

from dataclasses import dataclass

from tallgrass.platform.words import Words


@dataclass(frozen=True)
class Letter:
    subject: Words
    text: Words


_CODE = Words(
    "验证码 {code}，{minutes} 分钟内有效，只能用一次。\n\n不是你在操作？不用理会，别把它告诉任何人。",
    "Your code is {code}. It works once, for {minutes} minutes.\n\nNot you? Ignore this, and tell the code to nobody.",
)
_NOT_YOU = Words("不是你做的？马上改密码：{link}", "Not you? Change your password now: {link}")

LETTERS: dict[str, Letter] = {
    "account/email/login_code": Letter(Words("{name}登录验证码 {code}", "{code} is your {name} sign-in code"), _CODE),
    "account/email/email_confirmation_signup": Letter(Words("{name}注册验证码 {code}", "{code} is your {name} sign-up code"), _CODE),
    "account/email/email_confirmation": Letter(Words("{name}邮箱验证码 {code}", "{code} confirms your address at {name}"), _CODE),
    "account/email/password_reset_code": Letter(Words("{name}重设密码的验证码 {code}", "{code} lets you set a new {name} password"), _CODE),
    "account/email/unknown_account": Letter(
        Words("这个邮箱在{name}还没有账号", "No {name} account uses this address"),
        Words(
            "有人想用这个邮箱登录{name}，但它还没有账号。是你的话，来种下一颗：{link}\n\n不是你？不用理会。",
            "Someone tried to sign in to {name} with this address, but it has no account. If it was you, make one: {link}"
            "\n\nNot you? Ignore this.",
        ),
    ),
    "account/email/account_already_exists": Letter(
        Words("你在{name}已经有账号了", "You already have a {name} account"),
        Words(
            "有人用这个邮箱注册{name}，但它已经有账号。是你的话，直接登录：{link}\n\n不是你？不用理会，账号没有变化。",
            "Someone tried to sign up at {name} with this address, but it already has an account. If it was you, just sign in: {link}"
            "\n\nNot you? Ignore this; nothing has changed.",
        ),
    ),
    "account/email/email_changed": Letter(
        Words("你的{name}邮箱换过了", "Your {name} address was changed"),
        Words("账号邮箱已从 {from_email} 换成 {to_email}。", "The address of your account is now {to_email} (it was {from_email})."),
    ),
    "account/email/email_confirm": Letter(
        Words("邮箱已确认", "Address confirmed"), Words("这个邮箱现在属于你的账号。", "This address now belongs to your account.")
    ),
    "account/email/email_deleted": Letter(
        Words("一个邮箱从{name}账号移除了", "An address left your {name} account"),
        Words("已移除 {deleted_email}。", "Removed: {deleted_email}."),
    ),
    "account/email/password_changed": Letter(
        Words("你的{name}密码改过了", "Your {name} password was changed"),
        Words("其他设备都已退出，API 令牌也都收回了。", "All other devices were signed out, and all API tokens revoked."),
    ),
    "account/email/password_set": Letter(
        Words("你的{name}账号有了密码", "Your {name} account now has a password"),
        Words("以后也可以用密码登录。", "You can now also sign in with it."),
    ),
    "account/email/password_reset": Letter(
        Words("你的{name}密码重设过了", "Your {name} password was reset"),
        Words("其他设备都已退出，API 令牌也都收回了。", "All other devices were signed out, and all API tokens revoked."),
    ),
    "account/email/password_reset_key": Letter(
        Words("重设{name}密码", "Reset your {name} password"), Words("到这里重设：{link}", "Set a new one here: {link}")
    ),
    "mfa/email/totp_activated": Letter(
        Words("{name}账号开启了动态码", "An authenticator app now protects your {name} account"),
        Words("以后登录要多输一次动态码。", "Signing in now asks for its code."),
    ),
    "mfa/email/totp_deactivated": Letter(
        Words("{name}账号关闭了动态码", "Your {name} account no longer asks for an app code"),
        Words("登录不再需要动态码。", "Signing in no longer asks for a code."),
    ),
    "mfa/email/recovery_codes_generated": Letter(
        Words("{name}账号换了一组恢复码", "New recovery codes for your {name} account"),
        Words("旧的恢复码都作废了。", "The old ones no longer work."),
    ),
    "mfa/email/webauthn_added": Letter(
        Words("{name}账号添加了通行密钥", "A passkey was added to your {name} account"),
        Words("以后可以用它登录。", "You can sign in with it from now on."),
    ),
    "mfa/email/webauthn_removed": Letter(
        Words("{name}账号移除了一把通行密钥", "A passkey left your {name} account"),
        Words("它不能再用来登录。", "It can no longer be used to sign in."),
    ),
}

NOTICES = {prefix for prefix in LETTERS if "{code}" not in LETTERS[prefix].text.zh and "{link}" not in LETTERS[prefix].text.zh}
"""Letters that tell of a change made to the account; they end with what to do if it was someone else."""


def write_letter(prefix: str, **values: object) -> tuple[str, str]:
    """Subject and text of a letter in the reader's language.

    Raises:
        KeyError: no such letter.
    """
    letter = LETTERS[prefix]
    text = str(letter.text.format(**values))
    if prefix in NOTICES:
        text = f"{text}\n\n{_NOT_YOU.format(**values)}"
    return str(letter.subject.format(**values)), text


SMS_CODE = Words(
    "【{name}】验证码 {code}，{minutes} 分钟内有效，只能用一次。别告诉任何人。",
    "{name}: your code is {code}. It works once, for {minutes} minutes.",
)
SMS_UNKNOWN = Words(
    "【{name}】这个号码还没有账号。是你在登录的话，先注册：{link}",
    "{name}: no account uses this number. If it was you, sign up first: {link}",
)
SMS_EXISTS = Words("【{name}】这个号码已经有账号，直接登录就好：{link}", "{name}: this number already has an account. Just sign in: {link}")
