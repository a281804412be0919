from django.apps import AppConfig


class PromotionsConfig(AppConfig):
    name = "tallgrass.promotions"
    label = "promotions"
