from django.apps import AppConfig

from tallgrass.platform.rest import authenticate_with


class JsonApiConfig(AppConfig):
    name = "tallgrass.jsonapi"
    label = "jsonapi"

    def ready(self) -> None:
        authenticate_with(_person_of_token)


def _person_of_token(token: str) -> tuple[object, int] | None:
    # Models exist only once every app is loaded; this module is read before.
    from tallgrass.accounts.queries import person_of_token

    return person_of_token(token)
