"""What can be refused between people."""

from tallgrass.platform.errors import DomainError
from tallgrass.platform.words import Words


def not_yourself() -> DomainError:
    return DomainError("not_yourself", Words("这是你自己。", "That is you."))


def blocked() -> DomainError:
    return DomainError("blocked", Words("你们之间有人拉黑了对方。", "One of you has blocked the other."), status=403)


def bad_token_name() -> DomainError:
    return DomainError("bad_token_name", Words("给令牌起个名字，1 到 40 个字。", "Give the token a name of 1 to 40 letters."), field="name")


def too_many_tokens() -> DomainError:
    return DomainError("too_many_tokens", Words("最多 20 个令牌，先收回几个。", "20 tokens at most. Revoke some first."))


def bad_handle() -> DomainError:
    return DomainError(
        "bad_handle",
        Words("账号名用 3 到 24 个小写字母、数字或下划线。", "A handle has 3 to 24 small letters, digits or underscores."),
        field="handle",
    )


def handle_taken() -> DomainError:
    return DomainError("handle_taken", Words("这个账号名有人用了。", "This handle is taken."), field="handle")


def handle_changed_lately() -> DomainError:
    return DomainError("handle_changed_lately", Words("账号名 30 天里只能改一次。", "A handle can change once in 30 days."), field="handle")


def bad_zone() -> DomainError:
    return DomainError("bad_zone", Words("没有这个时区或语言。", "There is no such time zone or language."), field="zone")


def unknown_role() -> DomainError:
    return DomainError("unknown_role", Words("没有这个角色。", "There is no such role."), field="role")


def unknown_verification() -> DomainError:
    return DomainError("unknown_verification", Words("没有这种认证。", "There is no such mark."), field="verified")


def reason_needed() -> DomainError:
    return DomainError("reason_needed", Words("写明原因，300 字以内。", "Say why, in 300 letters or fewer."), field="reason")


def last_operator() -> DomainError:
    return DomainError(
        "last_operator", Words("这是最后一位运营，先指定另一位。", "This is the last operator. Name another first."), status=409
    )


def needed_consent() -> DomainError:
    return DomainError(
        "needed_consent",
        Words(
            "没有这一项就不能做会员。不想同意，可以删除账号。", "Membership needs this one. If you no longer agree, delete your account."
        ),
    )


def nothing_to_show() -> DomainError:
    return DomainError("export_gone", Words("这份导出已过期，重新导一份。", "This export has expired. Ask for a new one."), status=410)


def export_running() -> DomainError:
    return DomainError("export_running", Words("上一份还在准备。", "The last one is still being made."), status=409)


def not_proven() -> DomainError:
    return DomainError("not_proven", Words("密码或验证码不对。", "The password or the code is not right."), field="proof")


def bad_pin() -> DomainError:
    return DomainError("bad_pin", Words("密码是 4 到 8 位数字。", "The PIN has 4 to 8 digits."), field="pin")


def wrong_pin() -> DomainError:
    return DomainError("wrong_pin", Words("密码不对。", "The PIN is not right."), field="pin")


def minors_mode_on() -> DomainError:
    return DomainError("minors_mode_on", Words("未成年人模式已经开着。", "Minors' mode is on already."), status=409)


def not_for_minors() -> DomainError:
    return DomainError("not_for_minors", Words("未成年人模式下不能做这件事。", "This is not possible in minors' mode."), status=403)


def time_is_up() -> DomainError:
    return DomainError(
        "time_is_up", Words("今天的时间用完了，或者现在是休息时间。", "Today's time is used up, or it is time to rest."), status=403
    )


def second_factor_first() -> DomainError:
    return DomainError(
        "second_factor_first",
        Words("运营要先开启第二步验证，再用它登录。", "Operators turn on a second step first, and sign in with it."),
        status=403,
    )


def wrong_length(field: str, least: int, most: int) -> DomainError:
    words = Words("要有 {least} 到 {most} 个字。", "It takes {least} to {most} characters.").format(least=least, most=most)
    return DomainError(f"{field}_length", words, field=field)


def unknown_interest() -> DomainError:
    return DomainError("unknown_interest", Words("没有这个频道。", "There is no such channel."), field="interests")


def bad_identity(field: str, under_age: bool = False) -> DomainError:
    if under_age:
        words = Words("清关人要满 18 岁。", "Who clears customs must be 18 or older.")
    elif field == "name":
        words = Words("写下身份证上的姓名。", "Give the name as it stands on the card.")
    else:
        words = Words("这个号码不对，对着证件再看一遍。", "This number is not right. Compare it with the card.")
    return DomainError("bad_identity", words, field=field)


def too_many_identities(most: int) -> DomainError:
    return DomainError(
        "too_many_identities", Words("最多存 {most} 份，先删一份。", "{most} at most. Remove one first.").format(most=most), status=409
    )
