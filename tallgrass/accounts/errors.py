"""What can be refused between people."""

from tallgrass.platform.errors import DomainError
from tallgrass.platform.words import Words


def not_yourself() -> DomainError:
    return DomainError("not_yourself", Words("这是你自己。", "That is you."))


def blocked() -> DomainError:
    return DomainError("blocked", Words("你们之间有人拉黑了对方。", "One of you has blocked the other."), status=403)
