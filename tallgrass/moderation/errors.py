"""What can be refused in review."""

from datetime import datetime

from tallgrass.moderation.rules.book import RULES, Rule
from tallgrass.platform.errors import DomainError
from tallgrass.platform.words import Words


def against_rules(rule: Rule = RULES["other"], words: str = "", field: str | None = None) -> DomainError:
    """Named with the words at fault, so that the author can change them."""
    zh, en = f"“{words}”" if words else "", f" (“{words}”)" if words else ""
    return DomainError(
        "against_rules",
        Words(f"{rule.says.zh}{zh and f'问题在{zh}。'}改掉再发。", f"{rule.says.en}{en} Change it and try again."),
        field=field,
    )


def cooling_down(until: datetime) -> DomainError:
    day = until.strftime("%Y-%m-%d %H:%M UTC")
    return DomainError(
        "cooling_down",
        Words(
            f"因为之前的违规，{day} 之前不能发布。可以在「内容状态」里看原因和申诉。",
            f"Because of earlier decisions you cannot publish before {day}. See Content state for why, and to appeal.",
        ),
        status=403,
    )


def claimed_by_other(name: str = "") -> DomainError:
    return DomainError(
        "claimed_by_other", Words(f"{name or '另一位同事'}正在处理这一件。", f"{name or 'A colleague'} is on this case."), status=409
    )


def already_decided() -> DomainError:
    return DomainError("already_decided", Words("这一件已经有人处理了。", "This case has been decided already."), status=409)


def unknown_ruling() -> DomainError:
    return DomainError("unknown_ruling", Words("没有这种处理。", "There is no such decision."), field="ruling")


def rule_needed() -> DomainError:
    return DomainError("rule_needed", Words("选一条规则，作者要知道为什么。", "Name the rule; the author must know why."), field="rule")


def too_late_to_undo() -> DomainError:
    return DomainError(
        "too_late_to_undo",
        Words("已经不能撤销了：有人申诉，或它已被改判。", "It can no longer be undone: it was appealed against or overturned."),
        status=409,
    )


def own_thing() -> DomainError:
    return DomainError("own_thing", Words("不能处理自己的内容。", "Nobody decides about their own things."), status=409)


def unknown_reason() -> DomainError:
    return DomainError("unknown_reason", Words("选一个原因。", "Choose a reason."), field="reason")


def not_ones_own_to_report() -> DomainError:
    return DomainError("own_thing", Words("这是你自己的内容。", "This is your own."), status=409)


def appealed_already() -> DomainError:
    return DomainError(
        "appealed_already", Words("每个决定只能申诉一次，已经收到了。", "One appeal a decision; yours has come in."), status=409
    )


def nothing_to_appeal() -> DomainError:
    return DomainError(
        "nothing_to_appeal", Words("这个决定没有拿走什么，或已经撤回。", "This decision took nothing away, or no longer holds."), status=409
    )


def appeal_too_late() -> DomainError:
    return DomainError("appeal_too_late", Words("申诉的期限过了。", "The time for an appeal is over."), status=409)


def words_needed(field: str = "words") -> DomainError:
    return DomainError("words_needed", Words("写几句理由，最多 500 字。", "Give reasons in a few words, at most 500 letters."), field=field)


def someone_else_must() -> DomainError:
    return DomainError(
        "someone_else_must", Words("申诉要由另一位同事来看。", "Someone other than who decided must look at an appeal."), status=409
    )


def answered_already() -> DomainError:
    return DomainError("answered_already", Words("这个申诉已经答复了。", "This appeal has been answered already."), status=409)


def bad_word() -> DomainError:
    return DomainError(
        "bad_word", Words("词要有 2 到 60 个字，规则和处理要选对。", "A word has 2 to 60 letters, a rule and a treatment."), field="term"
    )


def word_listed_already() -> DomainError:
    return DomainError("word_listed_already", Words("词表里已经有了。", "It is on the list already."), field="term", status=409)
