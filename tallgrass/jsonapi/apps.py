from django.apps import AppConfig

from tallgrass.platform.rest import authenticate_with


class JsonApiConfig(AppConfig):
    name = "tallgrass.jsonapi"
    label = "jsonapi"

    def ready(self) -> None:
        authenticate_with(_person_of_token)


def _person_of_token(token: str) -> tuple[object, int] | None:
    """Who a token stands for. Minors' mode holds here as on pages.

    Raises:
        DomainError: `time_is_up` while the place is closed to its person.
    """
    # Models exist only once every app is loaded; this module is read before.
    from tallgrass.accounts.errors import time_is_up
    from tallgrass.accounts.minors import opening_for  # as above
    from tallgrass.accounts.queries import person_of_token  # as above

    found = person_of_token(token)
    if found and found[0].in_minors_mode and opening_for(found[0]).closed:
        raise time_is_up()
    return found
