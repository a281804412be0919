from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PlatformConfig(AppConfig):
    name = "tallgrass.platform"
    label = "platform"

    def ready(self) -> None:
        # Events first: a subscriber names events of any app, so all must be known before the first one is read.
        autodiscover_modules("events")
        autodiscover_modules("subscribers")
        autodiscover_modules("registrations")
