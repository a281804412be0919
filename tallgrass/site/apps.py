from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "tallgrass.site"
    label = "site"
