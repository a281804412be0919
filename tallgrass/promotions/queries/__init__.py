"""Reads of promotions, a module a noun."""

from tallgrass.promotions.queries.baskets import find_deals, list_offers_for, quote_basket, read_basket
from tallgrass.promotions.queries.coupons import (
    access_coupon,
    count_usable,
    list_centre,
    page_claims,
    page_coupons,
)
from tallgrass.promotions.queries.offers import access_offer, list_freight, page_offers
from tallgrass.promotions.queries.sales import access_sale, find_sale_of, get_sale, list_sales, page_sales

__all__ = [
    "access_coupon",
    "access_offer",
    "access_sale",
    "count_usable",
    "find_deals",
    "find_sale_of",
    "get_sale",
    "list_centre",
    "list_freight",
    "list_offers_for",
    "list_sales",
    "page_claims",
    "page_coupons",
    "page_offers",
    "page_sales",
    "quote_basket",
    "read_basket",
]
