from django.apps import AppConfig


class ConsoleConfig(AppConfig):
    name = "tallgrass.console"
    label = "console"
