"""Why nothing was posted."""

from tallgrass.platform.errors import DomainError
from tallgrass.platform.words import Words


def insufficient_funds() -> DomainError:
    return DomainError(
        "insufficient_funds",
        Words("余额不够，什么都没有扣。", "The balance does not cover this. Nothing was taken."),
        status=409,
    )


def key_reused() -> DomainError:
    return DomainError(
        "ledger_key_reused",
        Words("这个键已经记过另一笔账，这一笔没有记。", "This key has posted something else before; this was not posted."),
        status=409,
    )


def hold_closed() -> DomainError:
    return DomainError(
        "hold_closed",
        Words("这笔预留已经结束，钱回到了余额里。请重新开始。", "This hold has ended, and the balance is free again. Begin anew."),
        status=409,
    )


def already_reversed() -> DomainError:
    return DomainError("already_reversed", Words("这一笔已经冲回了。", "This was reversed already."), status=409)


def reason_missing() -> DomainError:
    return DomainError(
        "reason_missing",
        Words("写下为什么（4 到 200 字），它会留在操作记录里。", "Say why, in 4 to 200 letters; it stays in the trail."),
        field="reason",
    )
