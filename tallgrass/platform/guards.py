"""Who may come to a view of an app that lies below the accounts of people, and so knows them only as ids."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from tallgrass.platform.errors import sign_in_first

View = Callable[..., HttpResponse]


def member_id(view: View) -> View:
    """Only for people who are signed in; the view gets their id after the request.

    Raises:
        DomainError: `sign_in_first`.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person = request.person  # type: ignore[attr-defined]
        if person is None:
            raise sign_in_first()
        return view(request, person.id, *args, **kwargs)

    guarded.requires = "member"  # type: ignore[attr-defined]
    return guarded
