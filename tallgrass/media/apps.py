from django.apps import AppConfig


class MediaConfig(AppConfig):
    name = "tallgrass.media"
    label = "media"
