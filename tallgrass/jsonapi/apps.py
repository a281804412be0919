from django.apps import AppConfig


class JsonApiConfig(AppConfig):
    name = "tallgrass.jsonapi"
    label = "jsonapi"
