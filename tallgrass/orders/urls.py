"""Addresses of this app, in three lists that the shells mount."""

from typing import Any

from django.urls import path

from tallgrass.orders import payment_urls
from tallgrass.orders.api import addresses as address_json
from tallgrass.orders.api import after_sales as after_sale_json
from tallgrass.orders.api import cart as cart_json
from tallgrass.orders.api import checkout as checkout_json
from tallgrass.orders.api import orders as order_json
from tallgrass.orders.ops import orders as screens
from tallgrass.orders.queries.after_sales import count_disputes
from tallgrass.orders.views import addresses, after_sales, cart, checkout, merchant, orders
from tallgrass.platform import rest
from tallgrass.platform.desks import Group, desk
from tallgrass.platform.words import Words

site: list[Any] = [
    path("cart/", cart.cart, name="cart"),
    path("cart/choose/", cart.choose, name="cart_choose"),
    path("cart/<id:line_id>/", cart.line, name="cart_line"),
    path("cart/<id:line_id>/remove/", cart.remove, name="cart_remove"),
    path("goods/<id:product_id>/buy/", cart.buy_box, name="goods_buy"),
    path("checkout/", checkout.checkout, name="checkout"),
    path("purchases/<id:purchase_id>/cancel/", checkout.cancel, name="purchase_cancel"),
    path("me/orders/", orders.orders, name="orders"),
    path("orders/<id:order_id>/", orders.order, name="order"),
    path("orders/<id:order_id>/receive/", orders.receive, name="order_receive"),
    path("orders/<id:order_id>/invoice/", orders.invoice, name="invoice"),
    path("orders/<id:order_id>/invoice/file/", orders.invoice_file, name="invoice_file"),
    path("orders/<id:order_id>/after-sale/", after_sales.ask, name="after_sale_ask"),
    path("after-sales/<id:after_sale_id>/", after_sales.after_sale, name="after_sale"),
    path("after-sales/<id:after_sale_id>/<slug:what>/", after_sales.act, name="after_sale_act"),
    path("after-sales/<id:after_sale_id>/<id:picture_id>/<slug:size>/", after_sales.picture, name="after_sale_picture"),
    path("me/addresses/", addresses.addresses, name="addresses"),
    path("me/addresses/new/", addresses.new, name="address_new"),
    path("me/addresses/<id:address_id>/", addresses.change, name="address"),
    path("me/addresses/<id:address_id>/remove/", addresses.remove, name="address_remove"),
    path("merchant/<slug:store>/orders/", merchant.orders, name="merchant_orders"),
    path("merchant/<slug:store>/orders/advance/", merchant.advance, name="merchant_orders_advance"),
    path("merchant/<slug:store>/orders/<id:order_id>/", merchant.order, name="merchant_order"),
    path("merchant/<slug:store>/orders/<id:order_id>/step/", merchant.step, name="merchant_order_step"),
    path("merchant/<slug:store>/after-sales/", merchant.after_sales, name="merchant_after_sales"),
    path("merchant/<slug:store>/after-sales/<id:after_sale_id>/", merchant.after_sale, name="merchant_after_sale"),
    path("merchant/<slug:store>/after-sales/<id:after_sale_id>/answer/", merchant.answer, name="merchant_after_sale_answer"),
]
api: list[Any] = [
    rest.path("me/addresses", get=address_json.addresses, post=address_json.address_add),
    rest.path("me/addresses/<id:address_id>", put=address_json.address_change, delete=address_json.address_remove),
    rest.path("me/cart", get=cart_json.cart),
    rest.path("me/cart/lines", post=cart_json.cart_put),
    rest.path("me/cart/lines/<id:line_id>", patch=cart_json.cart_change, delete=cart_json.cart_remove),
    rest.path("me/cart/chosen", put=cart_json.cart_choose),
    rest.path("checkout", post=checkout_json.preview),
    rest.path("purchases", post=checkout_json.place),
    rest.path("purchases/<id:purchase_id>", get=checkout_json.purchase, delete=checkout_json.purchase_cancel),
    rest.path("me/orders", get=order_json.orders),
    rest.path("orders/<id:order_id>", get=order_json.order),
    rest.path("orders/<id:order_id>/way", get=order_json.order_way),
    rest.path("orders/<id:order_id>/cancel", post=order_json.order_cancel),
    rest.path("orders/<id:order_id>/receive", post=order_json.order_receive),
    rest.path("orders/<id:order_id>/after-sales", post=after_sale_json.after_sale_ask),
    rest.path("me/after-sales", get=after_sale_json.after_sales),
    rest.path("after-sales/<id:after_sale_id>", get=after_sale_json.after_sale),
    rest.path("after-sales/<id:after_sale_id>/words", post=after_sale_json.after_sale_say),
    rest.path("after-sales/<id:after_sale_id>/dispute", post=after_sale_json.after_sale_dispute),
    rest.path("after-sales/<id:after_sale_id>/parcel", post=after_sale_json.after_sale_send_back),
    rest.path("after-sales/<id:after_sale_id>/withdraw", post=after_sale_json.after_sale_withdraw),
]
ops: list[Any] = [
    desk("orders/", screens.orders, "ops_orders", words=Words("订单", "Orders"), icon="box", group=Group.RUN),
    path("orders/<id:order_id>/", screens.order, name="ops_order"),
    path("orders/<id:order_id>/step/", screens.step, name="ops_order_step"),
    desk(
        "disputes/", screens.disputes, "ops_disputes", words=Words("纠纷", "Disputes"), icon="flag", group=Group.ACT, waits=count_disputes
    ),
    path("disputes/<id:after_sale_id>/", screens.dispute, name="ops_dispute"),
    path("disputes/<id:after_sale_id>/rule/", screens.rule, name="ops_dispute_rule"),
]

for _own, _paying in ((site, payment_urls.site), (api, payment_urls.api), (ops, payment_urls.ops)):
    _own += _paying
