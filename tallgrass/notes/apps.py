from django.apps import AppConfig


class NotesConfig(AppConfig):
    name = "tallgrass.notes"
    label = "notes"
