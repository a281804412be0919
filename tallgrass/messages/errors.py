"""Why a letter was not sent, in words a person can act on."""

from tallgrass.messages.types import Standing
from tallgrass.platform.errors import DomainError
from tallgrass.platform.words import Words

REASONS = {
    Standing.WAITS: Words(
        "对方还没有关注你，也还没回信。等回信后就能继续写了。",
        "They do not follow you and have not answered yet. Once they answer, you can go on.",
    ),
    Standing.CLOSED: Words("对方现在不收新的信。", "They are not taking new letters at the moment."),
    Standing.MINOR: Words("未成年人模式下，只能和你关注的人写信。", "In minors' mode you can write only to people you follow."),
    Standing.AWAY: Words("对方现在收不到信。", "This person cannot get letters at the moment."),
}


def may_not_write(standing: Standing) -> DomainError:
    return DomainError(f"may_not_write_{standing.value}", REASONS[standing], status=403)


def says_nothing() -> DomainError:
    return DomainError("letter_is_empty", Words("信里还没有内容。", "There is nothing in the letter yet."), field="text")


def too_long(most: int, length: int) -> DomainError:
    words = Words("一封信最多 {most} 字，现在有 {length} 字。", "A letter has {most} letters at most; this has {length}.")
    return DomainError("letter_too_long", words.format(most=most, length=length), field="text")


def bad_key() -> DomainError:
    return DomainError(
        "bad_key", Words("标识最多 40 个字母、数字或连字符。", "A key has at most 40 letters, digits or hyphens."), field="key"
    )


def no_pictures_yet() -> DomainError:
    return DomainError(
        "no_pictures_yet",
        Words("对方回信之前，只能写字，不能发图片。", "Until they answer, a letter can hold words but no picture."),
        field="picture",
        status=403,
    )


def nothing_to_show() -> DomainError:
    return DomainError(
        "no_such_subject", Words("要发的内容已经看不到了。", "What you want to send can no longer be seen."), field="subject"
    )


def too_late() -> DomainError:
    return DomainError("too_late_to_take_back", Words("过了可以收回的时间。", "It is too late to take this back."), status=409)


def not_yours() -> DomainError:
    return DomainError("not_your_letter", Words("只能收回自己写的信。", "You can take back only your own letters."), status=403)


def no_request() -> DomainError:
    return DomainError("no_request", Words("这不是一封等你决定的信。", "This is not a letter that waits for your decision."), status=409)


def nothing_to_search() -> DomainError:
    return DomainError("nothing_to_search", Words("写几个字再找。", "Write some words to look for."), field="q")


def too_many_people() -> DomainError:
    return DomainError("too_many_people", Words("一次最多发给 5 个人，至少选一个。", "Choose one to five people."), field="to")


def unknown_choice() -> DomainError:
    return DomainError("unknown_choice", Words("没有这个选项。", "There is no such choice."), field="who")
