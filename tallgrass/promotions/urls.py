"""Addresses of promotions, in three lists that the shells mount."""

from typing import Any

from django.urls import path

from tallgrass.platform import rest
from tallgrass.platform.desks import Group, desk
from tallgrass.platform.words import Words
from tallgrass.promotions import ops as screens
from tallgrass.promotions.api import coupons as json_coupons
from tallgrass.promotions.api import sales as json_sales
from tallgrass.promotions.views import coupons, merchant, sales

site: list[Any] = [
    path("coupons/", coupons.mine, name="coupons"),
    path("coupons/centre/", coupons.centre, name="coupon_centre"),
    path("coupons/code/", coupons.enter_code, name="enter_coupon_code"),
    path("coupons/<id:coupon_id>/claim/", coupons.claim, name="claim_coupon"),
    path("sales/", sales.sales, name="sales"),
    path("sales/<id:sale_id>/", sales.sale, name="sale"),
    path("sales/<id:sale_id>/line/", sales.line, name="sale_line"),
    path("merchant/<slug:store>/coupons/", merchant.coupons, name="merchant_coupons"),
    path("merchant/<slug:store>/coupons/<id:coupon_id>/stop/", merchant.stop_coupon, name="merchant_stop_coupon"),
    path("merchant/<slug:store>/offers/", merchant.offers, name="merchant_offers"),
    path("merchant/<slug:store>/offers/<id:offer_id>/stop/", merchant.stop_offer, name="merchant_stop_offer"),
    path("merchant/<slug:store>/sales/", merchant.sales, name="merchant_sales"),
    path("merchant/<slug:store>/sales/<id:sale_id>/stop/", merchant.stop_sale, name="merchant_stop_sale"),
]
api: list[Any] = [
    rest.path("coupons", get=json_coupons.centre),
    rest.path("coupons/<id:coupon_id>/claim", post=json_coupons.claim),
    rest.path("me/coupons", get=json_coupons.mine),
    rest.path("me/coupons/code", post=json_coupons.enter_code),
    rest.path("sales", get=json_sales.sales),
    rest.path("sales/<id:sale_id>", get=json_sales.sale),
    rest.path("sales/<id:sale_id>/line", post=json_sales.line),
]
ops: list[Any] = [
    desk("coupons/", screens.coupons, "ops_coupons", words=Words("全场券", "Mall coupons"), icon="ticket", group=Group.RUN),
    path("coupons/<id:coupon_id>/stop/", screens.stop_coupon, name="ops_stop_coupon"),
    desk("offers/", screens.offers, "ops_offers", words=Words("全场优惠", "Mall offers"), icon="gift", group=Group.RUN),
    path("offers/<id:offer_id>/stop/", screens.stop_offer, name="ops_stop_offer"),
]
