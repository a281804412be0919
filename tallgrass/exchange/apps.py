from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "tallgrass.exchange"
    label = "exchange"
