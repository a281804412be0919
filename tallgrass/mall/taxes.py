"""What import taxes a tax class means. The rates are those of China's tariff in 2025 and stand here, in one place, to be changed."""

from dataclasses import dataclass

from tallgrass.mall.types import ContentUnit, TaxClass
from tallgrass.platform.words import Words


@dataclass(frozen=True)
class Taxes:
    words: Words
    vat_permille: int
    consumption_permille: int = 0
    """Only for what counts as high-end, where the class knows that."""


TAXES = {
    TaxClass.STANDARD: Taxes(Words("一般商品", "General goods"), 130),
    TaxClass.REDUCED: Taxes(Words("粮油、图书等", "Staple food, books and the like"), 90),
    TaxClass.COSMETICS: Taxes(Words("化妆品", "Cosmetics"), 130, 150),
    TaxClass.EXEMPT: Taxes(Words("免税商品", "Free of tax"), 0),
}

_HIGH_END = {ContentUnit.MILLILITRE: 1000, ContentUnit.GRAM: 1000, ContentUnit.PIECE: 1500}
"""Cosmetics above this many fen a unit of content are high-end."""


def rates(tax_class: TaxClass, fen: int, content_amount: int, content_unit: str) -> tuple[int, int]:
    """VAT and consumption tax of one piece at a price, in thousandths.

    `content_amount` is what is in the piece, in hundredths of its unit; 0 where the class does not ask for it.
    """
    taxes = TAXES[tax_class]
    bar = _HIGH_END.get(ContentUnit(content_unit))
    high_end = bar is not None and content_amount > 0 and fen * 100 > bar * content_amount
    return taxes.vat_permille, taxes.consumption_permille if high_end else 0
