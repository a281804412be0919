"""What can be refused on the way from cart to receipt, in words a person can act on."""

from datetime import datetime

from tallgrass.platform.errors import DomainError
from tallgrass.platform.words import Words

MOST_ADDRESSES = 30


def bad_address(field: str, words: Words) -> DomainError:
    return DomainError("bad_address", words, field=field)


def too_many_addresses() -> DomainError:
    return DomainError(
        "too_many_addresses",
        Words("最多存 {n} 个地址，先删一个。", "{n} addresses at most. Remove one first.").format(n=MOST_ADDRESSES),
        status=409,
    )


def not_on_sale() -> DomainError:
    return DomainError("not_on_sale", Words("这件已经不卖了。", "This is not on sale any more."), status=409)


def cart_is_full() -> DomainError:
    return DomainError("cart_is_full", Words("购物车放满了，先清掉几件。", "The cart is full. Take something out first."), status=409)


def nothing_chosen() -> DomainError:
    return DomainError("nothing_chosen", Words("还没有选要买的。", "Nothing is chosen to buy."))


def address_needed() -> DomainError:
    return DomainError("address_needed", Words("先选一个收货地址。", "Choose where it should be sent."), field="address")


def identity_needed() -> DomainError:
    return DomainError(
        "identity_needed",
        Words("跨境商品要用付款人的实名清关，先填一份。", "Customs needs the payer's name for these goods. Add it first."),
        field="identity",
    )


def not_sent_there() -> DomainError:
    return DomainError(
        "not_sent_there",
        Words(
            "有商品送不到这个国家或地区。换个地址，或先把它拿掉。",
            "Something is not sent to this country. Choose another address, or take it out.",
        ),
        status=409,
        field="address",
    )


def over_the_limit(words: Words) -> DomainError:
    """Cross-border limits, with the advice how to split."""
    return DomainError("over_the_limit", words, status=409)


def price_changed() -> DomainError:
    return DomainError(
        "price_changed",
        Words("价格刚刚变了，什么都没有扣。看一眼新的合计再付。", "The price has just changed. Nothing was taken; look at the new total."),
        status=409,
    )


def key_reused() -> DomainError:
    return DomainError(
        "idempotency_key_reused", Words("这次下单的编号已用在另一单上。", "The key of this checkout was used for another."), status=422
    )


def key_missing() -> DomainError:
    return DomainError("idempotency_key_missing", Words("这件事需要幂等键。", "This act needs an idempotency key."), status=400)


def purchase_closed() -> DomainError:
    return DomainError(
        "purchase_closed",
        Words("这一单已经关闭，没有扣钱。可以重新下单。", "This purchase is closed; no money was taken. You can order again."),
        status=409,
    )


def already_paid() -> DomainError:
    return DomainError("already_paid", Words("这一单已经付过了。", "This is paid already."), status=409)


def wrong_step() -> DomainError:
    return DomainError(
        "wrong_step",
        Words("订单现在不能走这一步，刷新看看它到哪儿了。", "The order cannot take this step now. Reload to see where it is."),
        status=409,
    )


def has_after_sale() -> DomainError:
    return DomainError(
        "after_sale_open",
        Words("这一单正在售后，等它办完。", "Something of this order is being put right. Wait until that is done."),
        status=409,
    )


def documents_disagree(what: str) -> DomainError:
    return DomainError(
        "documents_disagree",
        Words("三单不一致：{what}。改好再报关。", "The three documents disagree: {what}. Put it right first.").format(what=what),
        status=409,
    )


def too_late_for_that(until: datetime | None = None) -> DomainError:
    return DomainError("too_late", Words("已经过了可以申请的时间。", "The time to ask for this is over."), status=409)


def nothing_to_give_back() -> DomainError:
    return DomainError("nothing_to_give_back", Words("选出要退的商品和数量。", "Choose what to give back, and how many."), field="pieces")


def asks_too_much() -> DomainError:
    return DomainError("asks_too_much", Words("最多能退 {most}。", "{most} at most can be given back."), field="amount")


def reason_needed() -> DomainError:
    return DomainError("reason_needed", Words("写下原因，4 到 500 字。", "Say why, in 4 to 500 letters."), field="words")


def cannot_order(code: str, words: Words) -> DomainError:
    """A fault of the plan: `not_on_sale`, `out_of_stock`, `not_sent_there`, `over_the_limit`."""
    return DomainError(code, words, status=409)


def waybill_needed() -> DomainError:
    return DomainError("waybill_needed", Words("写下运单号。", "Give the number of the waybill."), field="number")


def bad_title() -> DomainError:
    return DomainError(
        "bad_title",
        Words("写下抬头，80 字以内；税号用字母和数字。", "Say to whom, in 80 letters; the tax number has letters and digits."),
        field="title",
    )
