from django.apps import AppConfig


class MallConfig(AppConfig):
    name = "tallgrass.mall"
    label = "mall"
