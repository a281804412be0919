"""What can be wrong with coupons, offers and limited sales, in words a person can act on."""

from tallgrass.platform.errors import DomainError
from tallgrass.platform.words import Words


def coupon_closed() -> DomainError:
    return DomainError(
        "coupon_closed",
        Words("这张券现在领不了。看看领券中心里别的券。", "This coupon cannot be claimed now. See what else is there."),
        status=409,
    )


def coupons_gone() -> DomainError:
    return DomainError("coupons_gone", Words("券已领完。", "All of these coupons are taken."), status=409)


def coupon_share_reached(most: int) -> DomainError:
    return DomainError(
        "coupon_share_reached",
        Words("每人最多领 {most} 张，你已经领到了。", "{most} a person, and you have yours.").format(most=most),
        status=409,
    )


def unknown_code() -> DomainError:
    return DomainError(
        "unknown_code", Words("没有这个券码，检查一下再输。", "There is no coupon with this code. Check it and try again."), field="code"
    )


def coupon_used() -> DomainError:
    return DomainError(
        "coupon_used", Words("有一张券已经用掉了。不用它再下单。", "A coupon was used already. Order without it."), status=409
    )


def coupon_expired() -> DomainError:
    return DomainError("coupon_expired", Words("有一张券过期了。不用它再下单。", "A coupon has expired. Order without it."), status=409)


def no_such_coupon() -> DomainError:
    return DomainError("no_such_coupon", Words("没有这张券。", "There is no such coupon."), status=404)


def key_missing() -> DomainError:
    return DomainError("bad_key", Words("要有 1 到 120 个字符的键。", "A key of 1 to 120 characters is needed."), field="key", status=400)


def sale_closed() -> DomainError:
    return DomainError("sale_closed", Words("限时购还没开始，或已经结束。", "The limited sale has not begun, or is over."), status=409)


def sold_out() -> DomainError:
    return DomainError(
        "sold_out",
        Words(
            "限时价的已经抢完。没付款的会放回来，可以过几分钟再看。",
            "All at this price are taken. Unpaid ones come back; look again in a few minutes.",
        ),
        status=409,
    )


def share_reached(most: int) -> DomainError:
    return DomainError(
        "share_reached",
        Words("限时价每人最多 {most} 件。减少数量再下单。", "{most} a person at this price. Take fewer and order again.").format(most=most),
        field="quantity",
        status=409,
    )


def take_reused() -> DomainError:
    return DomainError(
        "take_reused",
        Words("这一单已经用限时价买过别的数量。请重新下单。", "This order took another number at the limited price. Start it again."),
        status=409,
    )


def line_first() -> DomainError:
    return DomainError(
        "line_first",
        Words(
            "这一场要先排队。到限时购页面排队，轮到了再下单。",
            "There is a line for this sale. Join it on its page and order when it is your turn.",
        ),
        status=409,
    )


def queue_full(seconds: int) -> DomainError:
    return DomainError(
        "queue_full",
        Words(
            "排队的人太多了，{seconds} 秒后再来，不会更晚轮到你。", "The line is full. Come back in {seconds} s; you lose nothing by it."
        ).format(seconds=seconds),
        status=503,
        retry_after=seconds,
    )


def missing(field: str) -> DomainError:
    return DomainError(f"{field}_missing", Words("这一项要填。", "This is needed."), field=field)


def bad_number(field: str) -> DomainError:
    return DomainError(
        f"bad_{field}", Words("这个数不对，看看旁边的说明。", "This number does not fit; see the note beside it."), field=field
    )


def bad_window(field: str = "closes") -> DomainError:
    return DomainError(
        "bad_window", Words("结束要在开始之后，也要在现在之后。", "The end must be after the start, and after now."), field=field
    )


def code_taken() -> DomainError:
    return DomainError("code_taken", Words("这个券码有人用了，换一个。", "This code is in use. Choose another."), field="code", status=409)


def bad_code() -> DomainError:
    return DomainError(
        "bad_code", Words("券码用 4 到 20 个大写字母和数字。", "A code has 4 to 20 capital letters and digits."), field="code"
    )


def unknown_variant() -> DomainError:
    return DomainError("unknown_variant", Words("店里没有这个货号。", "The store has no such code."), field="variant")


def not_lower() -> DomainError:
    return DomainError("not_lower", Words("限时价要低于平时的价格。", "The limited price must be below the usual one."), field="price")


def stopped_already() -> DomainError:
    return DomainError("stopped_already", Words("已经停了。", "This was stopped already."), status=409)


def rule_unknown() -> DomainError:
    return DomainError("rule_not_found", Words("没有找到这一项。", "There is no such rule."), status=404)
