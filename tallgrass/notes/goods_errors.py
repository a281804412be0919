"""What can be wrong with goods on a note."""

from tallgrass.platform.errors import DomainError
from tallgrass.platform.words import Words


def not_on_sale() -> DomainError:
    return DomainError(
        "not_on_sale",
        Words("有一件商品现在没有在卖，换一件或拿掉它。", "One of the products is not on sale now. Choose another, or take it off."),
        field="goods",
    )


def asked_already() -> DomainError:
    return DomainError("asked_already", Words("你刚问过一样的问题。", "You asked the same question just now."), field="title", status=409)
