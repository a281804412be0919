"""What goods can be found by, and how other apps show them."""

from collections.abc import Collection

from tallgrass.mall.queries.cards import product_cards
from tallgrass.mall.queries.stores import store_cards
from tallgrass.mall.queries.tree import category_tree
from tallgrass.mall.reviewing import ReviewedGoods
from tallgrass.mall.types import StoreState
from tallgrass.platform.database import rows
from tallgrass.platform.subjects import Ref, SearchDocument, SubjectCard

_GOODS = """
SELECT p.id, p.title, p.title_en, p.description, p.description_en, b.name, b.name_en, s.name, s.name_en, l.categories, l.sold, p.listed_at
FROM mall_listing l JOIN mall_product p ON p.id = l.product_id JOIN mall_store s ON s.id = p.store_id LEFT JOIN mall_brand b ON b.id = p.brand_id
WHERE l.product_id = ANY(%s)
"""


class ProductSubject(ReviewedGoods):
    """Goods on sale by id, as one line; found by their names, brand, store, category and what is said of them."""

    def cards(self, ids: Collection[int], viewer_id: int | None) -> dict[int, SubjectCard]:
        return {
            card.id: SubjectCard(str(card.title), card.url, card.picture.small if card.picture else None)
            for card in product_cards(list(ids))
        }

    def search_documents(self, ids: Collection[int]) -> dict[int, SearchDocument]:
        tree, documents = category_tree(), {}
        for id, title, title_en, about, about_en, brand, brand_en, store, store_en, above, sold, at in rows(_GOODS, [list(ids)]):
            names = [tree.by_id[category].name for category in above if category in tree.by_id]
            documents[id] = SearchDocument(
                title=" ".join(filter(None, (title, title_en))),
                body="\n".join(filter(None, (about, about_en))),
                topics=tuple(word for name in names for word in (name.zh, name.en)),
                labels=tuple(filter(None, (brand, brand_en))),
                author=" ".join(filter(None, (store, store_en))),
                at=at,
                weight=sold,
            )
        return documents

    def search_companions(self, ids: Collection[int]) -> list[Ref]:
        return []

    def searchable_ids(self, *, after: int, limit: int, owner_id: int | None = None) -> list[int]:
        if owner_id:
            return []
        return [
            id for (id,) in rows("SELECT product_id FROM mall_listing WHERE product_id > %s ORDER BY product_id LIMIT %s", [after, limit])
        ]


class StoreSubject:
    """Stores by id, as one line."""

    def cards(self, ids: Collection[int], viewer_id: int | None) -> dict[int, SubjectCard]:
        return {
            card.id: SubjectCard(str(card.name), card.url, card.logo.small if card.logo else None)
            for card in store_cards(ids).values()
            if card.state is not StoreState.CLOSED
        }
