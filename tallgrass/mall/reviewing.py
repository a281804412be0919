"""Goods as review needs them: whole, whoever may see them; and what it does to them."""

from collections.abc import Collection

from tallgrass.mall.actions.reviewing import lift_product, restrict_product, texts_of
from tallgrass.mall.models import Product, ProductPicture, StoreStaff
from tallgrass.mall.types import ProductState, StaffRole
from tallgrass.mall.words import PRODUCT_STATES
from tallgrass.media.queries import picture_views
from tallgrass.platform.ids import short
from tallgrass.platform.reviewed import ReviewMaterial, ReviewPicture
from tallgrass.platform.words import Words

_PARTS = {
    "title": Words("标题", "Title"),
    "title_en": Words("英文标题", "English title"),
    "description": Words("说明", "Description"),
    "description_en": Words("英文说明", "English description"),
    "facts": Words("参数", "Attributes"),
}


class ReviewedGoods:
    """The part of a product's subject that review asks for. Its author is the owner of its store."""

    name = Words("商品", "product")

    def review_material(self, ids: Collection[int]) -> dict[int, ReviewMaterial]:
        """Five queries. What was never put on sale is nobody's business."""
        found = Product.objects.select_related("store").filter(id__in=list(ids)).exclude(state=ProductState.DRAFT.value)
        products = {product.id: product for product in found}
        owners = StoreStaff.objects.filter(store_id__in={product.store_id for product in products.values()}, role=StaffRole.OWNER.value)
        owner_of = dict(owners.order_by("-id").values_list("store_id", "person_id"))
        shown = list(ProductPicture.objects.filter(product_id__in=products).order_by("product_id", "position"))
        views = picture_views([picture.picture_id for picture in shown])
        pictures: dict[int, list[ReviewPicture]] = {id: [] for id in products}
        for picture in shown:
            if picture.picture_id in views:
                view = ReviewPicture(picture.picture_id, views[picture.picture_id].medium, picture.alt)
                pictures[picture.product_id].append(view)
        return {
            id: _material(product, owner_of[product.store_id], tuple(pictures[id]))
            for id, product in products.items()
            if product.store_id in owner_of
        }

    def restrict(self, id: int, *, level: str) -> None:
        restrict_product(product_id=id, level=level)

    def lift(self, id: int) -> None:
        lift_product(product_id=id)


def _material(product: Product, owner_id: int, pictures: tuple[ReviewPicture, ...]) -> ReviewMaterial:
    store = product.store
    return ReviewMaterial(
        author_id=owner_id,
        title=product.title,
        url=f"/goods/{short(product.id)}/",
        texts=tuple((part, _PARTS[part], text) for part, text in texts_of(product).items() if text),
        pictures=pictures,
        made_at=product.listed_at or product.created_at,
        gone=product.state == ProductState.WITHDRAWN,
        facts=(PRODUCT_STATES[ProductState(product.state)], Words(f"店铺：{store.name}", f"Store: {store.name_en or store.name}")),
    )
