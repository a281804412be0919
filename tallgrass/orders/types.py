"""Shapes of the orders that cross walls."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tallgrass.orders.countries import COUNTRIES, Parts, masked_phone, one_line


@dataclass(frozen=True)
class AddressView:
    """An address as its owner sees it."""

    id: int
    parts: Parts
    is_default: bool

    @property
    def line(self) -> str:
        return one_line(self.parts)

    @property
    def phone(self) -> str:
        return masked_phone(self.parts.phone)

    @property
    def country_name(self) -> str:
        return str(COUNTRIES[self.parts.country].words) if self.parts.country in COUNTRIES else self.parts.country


def address_of(recipient: Mapping[str, Any]) -> AddressView | None:
    """The address on a purchase; None when it was erased with its buyer."""
    return AddressView(0, Parts(**recipient), False) if recipient else None
