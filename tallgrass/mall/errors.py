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


# --- stores ----------------------------------------------------------------------------------------------------------------


def handle_taken() -> DomainError:
    return DomainError(
        "handle_taken", Words("这个店铺地址有人用了，换一个。", "This address is taken. Choose another."), field="handle", status=409
    )


def bad_handle() -> DomainError:
    return DomainError(
        "bad_handle",
        Words("店铺地址用 3 到 24 个小写字母、数字或下划线。", "An address has 3 to 24 small letters, digits or underscores."),
        field="handle",
    )


def application_waits() -> DomainError:
    return DomainError(
        "application_waits",
        Words("你有一份申请在等审核，结果出来再提交新的。", "One application of yours is waiting. Wait for its outcome first."),
        status=409,
    )


def application_decided() -> DomainError:
    return DomainError("application_decided", Words("这份申请已有结果。", "This application was decided already."), status=409)


def documents_missing() -> DomainError:
    return DomainError(
        "documents_missing",
        Words(
            "附上 1 到 5 张证件图片：营业执照、品牌授权等。", "Add 1 to 5 pictures of papers: licence, brand authorisation and the like."
        ),
        field="documents",
    )


def reason_missing() -> DomainError:
    return DomainError("reason_missing", Words("写一句理由，店铺会看到。", "Write a reason. The store reads it."), field="reason")


def missing(field: str) -> DomainError:
    return DomainError(f"{field}_missing", Words("这一项要填。", "This is needed."), field=field)


def unknown(field: str) -> DomainError:
    return DomainError(f"unknown_{field}", Words("没有这个选项。", "There is no such choice."), field=field)


def too_long(field: str, most: int) -> DomainError:
    return DomainError(f"{field}_too_long", Words("最多 {most} 个字。", "At most {most} characters.").format(most=most), field=field)


def already_staff() -> DomainError:
    return DomainError("already_staff", Words("这个人已经在店里了。", "They work here already."), field="handle", status=409)


def owner_stays() -> DomainError:
    return DomainError("owner_stays", Words("店主不能从店里移除。", "The owner cannot be taken off."), status=409)


def store_closed(reason: str) -> DomainError:
    return DomainError(
        "store_closed",
        Words("店铺已被平台关闭：{reason}", "The platform closed this store: {reason}").format(
            reason=reason.replace("{", "").replace("}", "")
        ),
        status=409,
    )


# --- goods -----------------------------------------------------------------------------------------------------------------


def no_variants() -> DomainError:
    return DomainError("no_variants", Words("至少要有一个规格，最多 60 个。", "Give at least one variant, 60 at most."), field="variants")


def code_taken(code: str) -> DomainError:
    return DomainError(
        "code_taken",
        Words("货号“{code}”重复了。", "The code “{code}” is used twice.").format(code=code.replace("{", "").replace("}", "")),
        field="variants",
        status=409,
    )


def same_choice() -> DomainError:
    return DomainError("same_choice", Words("有两个规格选项完全一样。", "Two variants have the same options."), field="variants")


def bad_price() -> DomainError:
    return DomainError(
        "bad_price",
        Words("价格要大于 0，划线价不能低于售价。", "A price is above 0, and the list price not below it."),
        field="variants",
    )


def bad_window() -> DomainError:
    return DomainError(
        "bad_window", Words("结束时间要在开始之后，也要在现在之后。", "The end must be after the start, and after now."), field="ends_at"
    )


def not_lower() -> DomainError:
    return DomainError("not_lower", Words("限时价要低于平时的价格。", "A limited price must be below the usual one."), field="amount")


def content_missing() -> DomainError:
    return DomainError(
        "content_missing",
        Words("化妆品要写净含量，税率按它算。", "Cosmetics need their content: the tax depends on it."),
        field="variants",
    )


def no_goods_pictures() -> DomainError:
    return DomainError(
        "pictures_missing", Words("上架前至少放一张图。", "Add at least one picture before it goes on sale."), field="pictures"
    )


def too_many_pictures(most: int) -> DomainError:
    return DomainError("too_many_pictures", Words("最多 {most} 张图。", "At most {most} pictures.").format(most=most), field="pictures")


def product_stopped() -> DomainError:
    return DomainError(
        "product_stopped",
        Words("平台停售了这件商品，解除后才能上架。", "The platform stopped this product. It can go on sale once that is lifted."),
        status=409,
    )


def too_many_featured(most: int) -> DomainError:
    return DomainError(
        "too_many_featured", Words("最多推荐 {most} 件。", "At most {most} can be featured.").format(most=most), field="featured"
    )


def was_on_sale() -> DomainError:
    return DomainError(
        "was_on_sale",
        Words("上过架的商品不能删除，可以下架。", "What has been on sale cannot be deleted; withdraw it instead."),
        status=409,
    )
