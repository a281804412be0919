"""Choosing a variant by links, an option a row: it works without script."""

from dataclasses import dataclass

from tallgrass.mall.product_types import ProductView, VariantView
from tallgrass.platform.ids import short
from tallgrass.platform.words import Words


@dataclass(frozen=True)
class Choice:
    """A value of an option. `href` leads to the variant with it that is nearest to the one chosen."""

    words: Words
    href: str
    on: bool
    available: bool


def chooser(product: ProductView, chosen: VariantView, along: str = "") -> list[tuple[Words, list[Choice]]]:
    """Each option with its values, in the order of the variants. `along`: what every link carries on (`&from=…`)."""
    return [(name, _choices(product, chosen, place, along)) for place, name in enumerate(product.options)]


def _choices(product: ProductView, chosen: VariantView, place: int, along: str) -> list[Choice]:
    by_value: dict[str, list[VariantView]] = {}
    for variant in product.variants:
        if place < len(variant.choice):
            by_value.setdefault(variant.choice[place].zh, []).append(variant)
    choices = []
    for variants in by_value.values():
        nearest = max(variants, key=lambda variant: (_alike(variant, chosen, place), variant.available > 0))
        on = place < len(chosen.choice) and variants[0].choice[place].zh == chosen.choice[place].zh
        href = f"{product.url}?variant={short(nearest.id)}{along}"
        choices.append(Choice(nearest.choice[place], href, on, any(variant.available for variant in variants)))
    return choices


def _alike(variant: VariantView, chosen: VariantView, place: int) -> int:
    """How many of the other options are as chosen."""
    pairs = zip(variant.choice, chosen.choice, strict=False)
    return sum(one.zh == other.zh for index, (one, other) in enumerate(pairs) if index != place)
