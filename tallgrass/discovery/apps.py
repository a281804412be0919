from django.apps import AppConfig


class DiscoveryConfig(AppConfig):
    name = "tallgrass.discovery"
    label = "discovery"
