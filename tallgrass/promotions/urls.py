"""Addresses of promotions, in three lists that the shells mount."""

from typing import Any

from django.urls import path

from tallgrass.platform import rest
from tallgrass.promotions.api import coupons as json_coupons
from tallgrass.promotions.api import sales as json_sales
from tallgrass.promotions.views import coupons, sales

site: list[Any] = [
    path("coupons/", coupons.mine, name="coupons"),
    path("coupons/centre/", coupons.centre, name="coupon_centre"),
    path("coupons/code/", coupons.enter_code, name="enter_coupon_code"),
    path("coupons/<id:coupon_id>/claim/", coupons.claim, name="claim_coupon"),
    path("sales/", sales.sales, name="sales"),
    path("sales/<id:sale_id>/", sales.sale, name="sale"),
]
api: list[Any] = [
    rest.path("coupons", get=json_coupons.centre),
    rest.path("coupons/<id:coupon_id>/claim", post=json_coupons.claim),
    rest.path("me/coupons", get=json_coupons.mine),
    rest.path("me/coupons/code", post=json_coupons.enter_code),
    rest.path("sales", get=json_sales.sales),
    rest.path("sales/<id:sale_id>", get=json_sales.sale),
]
ops: list[Any] = []
