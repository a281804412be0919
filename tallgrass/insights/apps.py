from django.apps import AppConfig


class InsightsConfig(AppConfig):
    name = "tallgrass.insights"
    label = "insights"
