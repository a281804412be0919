from django.apps import AppConfig


class MessagesConfig(AppConfig):
    name = "tallgrass.messages"
    label = "letters"  # Django has an app of its own that is called messages.
