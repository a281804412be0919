"""Who is asking."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from tallgrass.accounts.models import Person


class PersonMiddleware:
    """Sets `request.person`: the signed-in Person, or None. Read from the database only when asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        type(request).person = property(_person)  # type: ignore[attr-defined]
        return self._get_response(request)


def _person(request: Any) -> Person | None:
    user = request.user
    if isinstance(user, SimpleLazyObject):
        user = user._wrapped if user.is_authenticated else None
    return user if isinstance(user, Person) and user.is_active else None
