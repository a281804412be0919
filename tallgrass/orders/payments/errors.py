"""What can be refused when paying, in words a person can act on."""

from tallgrass.platform.errors import DomainError
from tallgrass.platform.words import Words


def payment_starting() -> DomainError:
    return DomainError(
        "payment_starting",
        Words("这笔付款正在开始，稍等一秒。", "This payment is just being begun. Wait a second."),
        status=409,
        retry_after=1,
    )


def cannot_pay(is_paid: bool) -> DomainError:
    if is_paid:
        return DomainError("already_paid", Words("这一单已经付过了。", "This is paid already."), status=409)
    return DomainError(
        "purchase_closed",
        Words("这一单已经关闭，没有扣钱。可以重新下单。", "This purchase is closed; no money was taken. You can order again."),
        status=409,
    )


def key_reused() -> DomainError:
    return DomainError(
        "idempotency_key_reused", Words("这个幂等键已用于另一笔付款。", "This key was used for another payment."), status=422
    )


def bad_key() -> DomainError:
    return DomainError(
        "bad_idempotency_key", Words("幂等键要有 1 到 255 个可见字符。", "The key must have 1 to 255 printable characters."), status=400
    )


def provider_down() -> DomainError:
    return DomainError(
        "provider_down",
        Words(
            "付款渠道现在没有回应，没有扣钱。过一会儿再试，或换一种付法。",
            "This way to pay does not answer; nothing was taken. Try again soon, or another way.",
        ),
        status=503,
        retry_after=20,
    )


def provider_refused() -> DomainError:
    return DomainError(
        "provider_refused",
        Words("付款渠道没有接受，没有扣钱。换一种付法试试。", "This way to pay did not accept it; nothing was taken. Try another."),
        status=409,
    )


def wrong_currency() -> DomainError:
    return DomainError(
        "wrong_currency",
        Words("这种付法不收这个币种，换一种试试。", "This way to pay does not take this currency. Try another."),
        status=409,
    )


def refund_too_large() -> DomainError:
    return DomainError(
        "refund_too_large", Words("退的超过了付的，什么都没有退。", "That is more than was paid. Nothing was given back."), status=409
    )


def refund_not_failed() -> DomainError:
    return DomainError("refund_not_failed", Words("这笔退款不用重试。", "This refund need not be tried again."), status=409)


def wrong_code() -> DomainError:
    return DomainError("wrong_code", Words("验证码不对，再看一眼短信。", "The code is not right. Look at the message again."), field="code")


def no_such_way() -> DomainError:
    return DomainError("no_such_way", Words("选一种付法。", "Choose a way to pay."), field="provider")
