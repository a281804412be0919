"""Whose a product is and what it is called: for apps that count by store and brand, and find things by its name."""

from collections.abc import Collection
from typing import NamedTuple

from tallgrass.platform.database import rows


class Maker(NamedTuple):
    store_id: int
    brand_id: int | None
    on_sale: bool
    """Whether it can be found in lists now."""


_MAKERS = """
SELECT p.id, p.store_id, p.brand_id, l.product_id IS NOT NULL FROM mall_product p LEFT JOIN mall_listing l ON l.product_id = p.id
WHERE p.id = ANY(%s) AND p.listed_at IS NOT NULL
"""


def makers_of(product_ids: Collection[int]) -> dict[int, Maker]:
    """Store and brand of products that are or once were on sale. One query."""
    return {id: Maker(*rest) for id, *rest in rows(_MAKERS, [list(product_ids)])}


_NAMES = """
SELECT p.id, p.title, p.title_en, b.name, b.name_en FROM mall_product p LEFT JOIN mall_brand b ON b.id = p.brand_id
WHERE p.id = ANY(%s) AND p.listed_at IS NOT NULL AND p.state NOT IN ('stopped', 'withheld')
"""


def names_of(product_ids: Collection[int]) -> dict[int, tuple[str, ...]]:
    """What products that are or once were on sale are called, with their brands, in both languages. One query; none for no products."""
    if not product_ids:
        return {}
    return {id: tuple(filter(None, names)) for id, *names in rows(_NAMES, [list(product_ids)])}
