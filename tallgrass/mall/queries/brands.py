"""Brands."""

from collections.abc import Iterable
from dataclasses import dataclass

from tallgrass.mall.models import Brand
from tallgrass.mall.types import BrandCard
from tallgrass.media.queries import picture_views
from tallgrass.media.types import PictureView
from tallgrass.platform.database import rows
from tallgrass.platform.errors import not_found
from tallgrass.platform.memory import Followed
from tallgrass.platform.words import Words


@dataclass(frozen=True)
class BrandView:
    card: BrandCard
    intro: Words
    logo: PictureView | None


_cards: Followed[int, BrandCard] = Followed("brand", 20_000)


def brand_cards(ids: Iterable[int]) -> dict[int, BrandCard]:
    """Brands by id. At most one query; none for those remembered."""
    mark = _cards.mark
    wanted = set(ids)
    found = {id: card for id in wanted if (card := _cards.get(id)) is not None}
    if missing := [id for id in wanted if id not in found]:
        for id, slug, name, name_en, country in rows(
            "SELECT id, slug, name, name_en, country FROM mall_brand WHERE id = ANY(%s)", [missing]
        ):
            found[id] = BrandCard(id, slug, Words(name, name_en or name), country)
            _cards.put_since(mark, id, found[id])
    return found


def get_brand(slug: str) -> BrandView:
    """
    Raises:
        DomainError: `not_found`.
    """
    brand = Brand.objects.filter(slug=slug).first()
    if brand is None:
        raise not_found()
    logo = picture_views([brand.logo_id]).get(brand.logo_id) if brand.logo_id else None
    card = BrandCard(brand.id, brand.slug, Words(brand.name, brand.name_en or brand.name), brand.country)
    return BrandView(card, Words(brand.intro, brand.intro_en or brand.intro), logo)
