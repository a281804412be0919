"""What other places are told of a product: the card they show of a link, and linked data (schema.org/Product)."""

from dataclasses import dataclass
from typing import Any

import orjson
from django.conf import settings
from django.templatetags.static import static
from markupsafe import Markup

from tallgrass.mall.product_types import ProductView, VariantView
from tallgrass.mall.types import ProductState


@dataclass(frozen=True)
class Preview:
    """As `components/preview.html` shows it; `image` is whole."""

    title: str
    description: str
    path: str
    image: str
    image_width: int
    image_height: int
    data: Markup
    kind: str = "product"

    @property
    def large(self) -> bool:
        return self.image_width >= 300


def preview_of_product(product: ProductView, chosen: VariantView) -> Preview | None:
    """None for what is not on sale."""
    if product.state is not ProductState.ON_SALE:
        return None
    picture = product.pictures[0].view if product.pictures else None
    image, width, height = (picture.large, picture.width, picture.height) if picture else (static("art/app-icon-512.png"), 512, 512)
    about = " ".join(str(product.description).split())[:160]
    address, whole = f"{settings.BASE_URL}{product.url}", f"{settings.BASE_URL}{image}"
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Product",
        "@id": address,
        "name": str(product.title),
        "description": about,
        "image": whole,
        "sku": chosen.code,
        "offers": {
            "@type": "Offer",
            "url": address,
            "price": chosen.price.major,
            "priceCurrency": chosen.price.currency,
            "availability": f"https://schema.org/{'InStock' if chosen.available else 'OutOfStock'}",
            "seller": {"@type": "Organization", "name": str(product.store.name)},
        },
    }
    if product.brand:
        data["brand"] = {"@type": "Brand", "name": str(product.brand.name)}
    written = orjson.dumps(data).decode().replace("<", "\\u003c").replace("&", "\\u0026")
    return Preview(str(product.title), about, product.url, whole, width, height, Markup(written))  # noqa: S704  (JSON, its < and & escaped)
