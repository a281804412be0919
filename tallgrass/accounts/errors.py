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
