"""Addresses of this app, in three lists that the shells mount."""

from typing import Any

from django.urls import path

from tallgrass.mall.api import goods as json
from tallgrass.mall.ops import stores as ops_stores
from tallgrass.mall.queries.stores import count_waiting
from tallgrass.mall.views import applying, keeping_store, shopping, trading
from tallgrass.platform import rest
from tallgrass.platform.desks import Group, desk
from tallgrass.platform.words import Words

site: list[Any] = [
    path("mall/", shopping.home, name="mall"),
    path("mall/c/<slug:category>/", shopping.category, name="goods_category"),
    path("mall/stores/", shopping.stores, name="stores"),
    path("brand/<slug:brand>/", shopping.brand, name="brand"),
    path("store/<slug:store>/", shopping.store, name="store"),
    path("goods/<id:product_id>/", shopping.product, name="product"),
    path("merchant/", applying.merchant, name="merchant"),
    path("merchant/apply/", applying.apply, name="apply_for_store"),
    path("merchant/documents/<id:document_id>/<slug:size>/", applying.document, name="store_document"),
    path("merchant/<slug:store>/", trading.overview, name="merchant_store"),
    path("merchant/<slug:store>/goods/", trading.goods, name="merchant_goods"),
    path("merchant/<slug:store>/goods/new/", trading.editor, name="merchant_new_product"),
    path("merchant/<slug:store>/goods/file/", keeping_store.bulk, name="merchant_bulk"),
    path("merchant/<slug:store>/goods/file/template/", keeping_store.template, name="merchant_template"),
    path("merchant/<slug:store>/goods/<id:product_id>/", trading.editor, name="merchant_product"),
    path("merchant/<slug:store>/goods/<id:product_id>/list/", trading.put_on_sale, name="merchant_list"),
    path("merchant/<slug:store>/goods/<id:product_id>/withdraw/", trading.withdraw, name="merchant_withdraw"),
    path("merchant/<slug:store>/goods/<id:product_id>/delete/", trading.delete, name="merchant_delete"),
    path("merchant/<slug:store>/goods/<id:product_id>/stock/", trading.stock, name="merchant_stock"),
    path("merchant/<slug:store>/goods/<id:product_id>/prices/", trading.limited_price, name="merchant_limited_price"),
    path("merchant/<slug:store>/goods/<id:product_id>/prices/<id:price_id>/end/", trading.end_price, name="merchant_end_price"),
    path("merchant/<slug:store>/looks/", keeping_store.looks, name="merchant_looks"),
    path("merchant/<slug:store>/pause/", keeping_store.pause, name="merchant_pause"),
    path("merchant/<slug:store>/staff/", keeping_store.staff, name="merchant_staff"),
    path("merchant/<slug:store>/staff/<id:person_id>/end/", keeping_store.dismiss, name="merchant_dismiss"),
]
api: list[Any] = [
    rest.path("products", get=json.goods),
    rest.path("products/<id:product_id>", get=json.product),
    rest.path("categories", get=json.categories),
    rest.path("stores/<slug:store>", get=json.store),
    rest.path("stores/<slug:store>/products", get=json.goods_of_store),
]
ops: list[Any] = [
    desk(
        "mall/applications/",
        ops_stores.applications,
        "ops_store_applications",
        words=Words("开店申请", "Applications"),
        icon="shield",
        group=Group.RUN,
        waits=count_waiting,
    ),
    path("mall/applications/<id:application_id>/", ops_stores.application, name="ops_store_application"),
    path("mall/applications/<id:application_id>/decide/", ops_stores.decide, name="ops_decide_store"),
    desk("mall/stores/", ops_stores.stores, "ops_stores", words=Words("店铺", "Stores"), icon="home", group=Group.RUN),
    path("mall/stores/open/", ops_stores.open_own, name="ops_open_own_store"),
    path("mall/stores/<id:store_id>/", ops_stores.store, name="ops_store"),
    path("mall/stores/<id:store_id>/close/", ops_stores.close, name="ops_close_store"),
    path("mall/goods/<id:product_id>/stop/", ops_stores.stop, name="ops_stop_product"),
    desk("mall/rates/", ops_stores.rates, "ops_rates", words=Words("汇率", "Exchange rates"), icon="coin", group=Group.RUN),
    path("mall/rates/change/", ops_stores.change_rate, name="ops_change_rate"),
]
