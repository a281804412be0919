"""Addresses of this app, in three lists that the shells mount."""

from typing import Any

from django.urls import path

from tallgrass.orders import payment_urls
from tallgrass.orders.api import addresses as address_json
from tallgrass.orders.views import addresses
from tallgrass.platform import rest

site: list[Any] = [
    path("me/addresses/", addresses.addresses, name="addresses"),
    path("me/addresses/new/", addresses.new, name="address_new"),
    path("me/addresses/<id:address_id>/", addresses.change, name="address"),
    path("me/addresses/<id:address_id>/remove/", addresses.remove, name="address_remove"),
]
api: list[Any] = [
    rest.path("me/addresses", get=address_json.addresses, post=address_json.address_add),
    rest.path("me/addresses/<id:address_id>", put=address_json.address_change, delete=address_json.address_remove),
]
ops: list[Any] = []

for _own, _paying in ((site, payment_urls.site), (api, payment_urls.api), (ops, payment_urls.ops)):
    _own += _paying
