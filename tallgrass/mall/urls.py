"""Addresses of this app, in three lists that the shells mount."""

from typing import Any

from django.urls import path

from tallgrass.mall.api import goods as json
from tallgrass.mall.views import shopping
from tallgrass.platform import rest

site: list[Any] = [
    path("mall/", shopping.home, name="mall"),
    path("mall/c/<slug:category>/", shopping.category, name="goods_category"),
    path("mall/stores/", shopping.stores, name="stores"),
    path("brand/<slug:brand>/", shopping.brand, name="brand"),
    path("store/<slug:store>/", shopping.store, name="store"),
    path("goods/<id:product_id>/", shopping.product, name="product"),
]
api: list[Any] = [
    rest.path("products", get=json.goods),
    rest.path("products/<id:product_id>", get=json.product),
    rest.path("categories", get=json.categories),
    rest.path("stores/<slug:store>", get=json.store),
    rest.path("stores/<slug:store>/products", get=json.goods_of_store),
]
ops: list[Any] = []
