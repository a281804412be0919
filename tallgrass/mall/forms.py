"""Reading what members ask of the mall."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from tallgrass.mall.models import Brand
from tallgrass.mall.queries.lists import Sort, Wanted
from tallgrass.mall.types import WarehouseKind
from tallgrass.mall.words import COUNTRIES
from tallgrass.platform.money import MOST


@dataclass(frozen=True)
class Narrowing:
    """What a list is narrowed to, as its address says it."""

    brand: str = ""
    country: str = ""
    kind: str = ""
    price: str = ""
    """`10000-20000` in minor units; either side may be missing."""
    stock: str = ""
    sort: Sort = Sort.SALES

    @property
    def is_narrowed(self) -> bool:
        return any((self.brand, self.country, self.kind, self.price, self.stock))

    @property
    def values(self) -> dict[str, str]:
        said = {name: value for name, value in vars(self).items() if value and name != "sort"}
        return said | ({} if self.sort is Sort.SALES else {"sort": self.sort.value})

    def address(self, **changes: Any) -> str:
        """`?…` with changes; `?` alone where nothing is left to say, so that a link leads to the plain list."""
        cursor = changes.pop("cursor", None)
        changed = replace(self, **changes)
        return "?" + urlencode(changed.values | ({"cursor": cursor} if cursor else {}))

    def wanted(self, **place: int | None) -> Wanted:
        low, _, high = self.price.partition("-")
        brand = Brand.objects.filter(slug=self.brand).values_list("id", flat=True).first() if self.brand else None
        return Wanted(
            **place,  # type: ignore[arg-type]
            brand_ids=(brand or 0,) if self.brand else (),
            countries=(self.country,) if self.country else (),
            kinds=(WarehouseKind(self.kind),) if self.kind else (),
            at_least=int(low) if low else None,
            at_most=int(high) if high else None,
            in_stock=bool(self.stock),
            sort=self.sort,
        )


def read_narrowing(query: Mapping[str, str]) -> Narrowing:
    """What the address asks for; what is not a choice is passed over."""
    price = query.get("price", "")
    low, _, high = price.partition("-")
    fits = all(not part or (part.isascii() and part.isdecimal() and int(part) <= MOST) for part in (low[:14], high[:14]))
    kind, country, sort, brand = query.get("kind", ""), query.get("country", ""), query.get("sort", ""), query.get("brand", "")[:60]
    return Narrowing(
        brand=brand if brand.replace("-", "").isalnum() and brand.isascii() else "",
        country=country if country in COUNTRIES else "",
        kind=kind if kind in set(WarehouseKind) else "",
        price=f"{low[:14]}-{high[:14]}" if fits and (low or high) else "",
        stock="1" if query.get("stock") == "1" else "",
        sort=Sort(sort) if sort in set(Sort) else Sort.SALES,
    )
