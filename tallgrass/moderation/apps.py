from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "tallgrass.moderation"
    label = "moderation"
