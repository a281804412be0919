from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "tallgrass.notifications"
    label = "notifications"
