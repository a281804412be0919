"""The lives of payments and refunds."""

from collections.abc import Mapping
from enum import StrEnum

from tallgrass.platform.words import Words


class PaymentState(StrEnum):
    STARTING = "starting"
    """The provider is being asked to begin it."""
    PENDING = "pending"
    """The person is with the provider."""
    CAPTURED = "captured"
    FAILED = "failed"


class RefundState(StrEnum):
    ASKED = "asked"
    SENT = "sent"
    """The provider took it and will tell."""
    DONE = "done"
    FAILED = "failed"
    """The provider refuses: a person decides."""


class BankState(StrEnum):
    OPEN = "open"
    CHECKING = "checking"
    """The second step: a code is asked for."""
    WAITING = "waiting"
    """Approved, and to be told later."""
    APPROVED = "approved"
    DECLINED = "declined"


UNDECIDED = frozenset({PaymentState.STARTING, PaymentState.PENDING})

PAYMENT_WORDS: Mapping[PaymentState, Words] = {
    PaymentState.STARTING: Words("正在开始", "Starting"),
    PaymentState.PENDING: Words("等待付款", "Waiting for payment"),
    PaymentState.CAPTURED: Words("已付款", "Paid"),
    PaymentState.FAILED: Words("没有付成", "Not paid"),
}

REFUND_WORDS: Mapping[RefundState, Words] = {
    RefundState.ASKED: Words("等待退款", "To be refunded"),
    RefundState.SENT: Words("退款中", "On its way back"),
    RefundState.DONE: Words("已退款", "Refunded"),
    RefundState.FAILED: Words("没有退成", "Not refunded"),
}
