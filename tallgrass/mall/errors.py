"""What can be wrong in the mall, in words a person can act on."""

from collections.abc import Sequence

from tallgrass.mall.types import ShortLine
from tallgrass.platform.errors import DomainError
from tallgrass.platform.words import Words


class OutOfStock(DomainError):
    """Some lines cannot be had; nothing was reserved. `lines` says which, and what there is."""

    lines: tuple[ShortLine, ...] = ()


def out_of_stock(lines: Sequence[ShortLine]) -> OutOfStock:
    error = OutOfStock(
        "out_of_stock",
        Words("有商品库存不够了。减少数量，或换一款再试。", "There is not enough of something. Take fewer, or choose another."),
        status=409,
    )
    error.lines = tuple(lines)
    return error


def no_lines() -> DomainError:
    return DomainError("no_lines", Words("至少要有一件商品，数量至少是 1。", "Name at least one thing, and at least one of it."))


def reservation_reused() -> DomainError:
    return DomainError(
        "reservation_reused",
        Words("这一单已经留过别的商品。请重新下单。", "This purchase has other goods reserved. Start it again."),
        status=409,
    )


def reservation_gone() -> DomainError:
    return DomainError(
        "reservation_gone",
        Words(
            "给你留的商品已过时放回。请重新下单，付过的钱会退回。",
            "The goods kept for you went back on sale. Order again; money paid is returned.",
        ),
        status=409,
    )


def reservation_claimed() -> DomainError:
    return DomainError(
        "reservation_claimed", Words("这一单已付款，商品不再放回。", "This purchase is paid; its goods are not put back."), status=409
    )


def stock_key_reused() -> DomainError:
    return DomainError(
        "stock_key_reused",
        Words("这次操作的编号已用在别的库存变动上。", "The key of this act was used for another movement of stock."),
        status=409,
    )


def returns_too_many() -> DomainError:
    return DomainError(
        "returns_too_many", Words("退回的比卖出的还多，没有入库。", "More would come back than was sold. Nothing was put back."), status=409
    )


def below_zero() -> DomainError:
    return DomainError(
        "below_zero",
        Words("可卖的没有这么多，最多减到 0。", "There are not so many left to sell; it can go down to 0 at most."),
        field="quantity",
    )


def no_quantity() -> DomainError:
    return DomainError("no_quantity", Words("数量要是不为 0 的整数。", "The number must be whole and not 0."), field="quantity")
