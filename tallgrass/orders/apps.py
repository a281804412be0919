from django.apps import AppConfig


class OrdersConfig(AppConfig):
    name = "tallgrass.orders"
    label = "orders"
