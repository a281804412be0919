from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "tallgrass.search"
    label = "search"
