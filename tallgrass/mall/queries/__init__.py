"""Reads of the mall, a module a noun."""

from tallgrass.mall.queries.offers import find_offer, list_offers

__all__ = ["find_offer", "list_offers"]
