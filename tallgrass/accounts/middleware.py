"""Who is asking."""

from typing import Any

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.crypto import constant_time_compare
from django.utils.deprecation import MiddlewareMixin
from django.utils.functional import SimpleLazyObject

from tallgrass.accounts.errors import time_is_up
from tallgrass.accounts.minors import opening_for
from tallgrass.accounts.models import Person
from tallgrass.platform.errors import problem


class PersonMiddleware(MiddlewareMixin):
    """Sets `request.user` (as libraries expect it) and `request.person`: the signed-in Person, or None.

    The session is read, together with its person, only when somebody asks; a visitor without a cookie costs no query.
    """

    def process_request(self, request: HttpRequest) -> None:
        request.user = SimpleLazyObject(lambda: _signed_in(request) or AnonymousUser())  # type: ignore[assignment]


class MinorsMiddleware(MiddlewareMixin):
    """Closes the place to people in minors' mode whose day is over, but for the few pages in `OPEN`."""

    OPEN = ("/settings/minors/", "/minors/", "/sign-out/", "/language/", "/theme/", "/live/", "/offline/", "/manifest.webmanifest")

    def process_view(self, request: HttpRequest, *view: object) -> HttpResponse | None:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or request.path.startswith((*self.OPEN, settings.STATIC_URL)):
            return None
        person: Person | None = request.person  # type: ignore[attr-defined]
        if person is None or not person.in_minors_mode:
            return None
        opening = opening_for(person)
        if not opening.closed:
            return None
        if request.path.startswith("/api/"):
            return JsonResponse(problem(time_is_up()), status=403, content_type="application/problem+json")
        return render(request, "accounts/closed_for_minors.html", {"opening": opening}, status=403)


def _signed_in(request: HttpRequest) -> Person | None:
    session: Any = request.session
    if SESSION_KEY not in session:
        return None
    person: Person | None = session.person
    # A changed password changes this hash: it ends all other sessions.
    if person is None or not constant_time_compare(session.get(HASH_SESSION_KEY, ""), person.get_session_auth_hash()):
        session.flush()
        return None
    return person


def _person(request: Any) -> Person | None:
    user = request.user
    if isinstance(user, SimpleLazyObject):
        user = user._wrapped if user.is_authenticated else None
    return user if isinstance(user, Person) and user.is_active else None


HttpRequest.person = property(_person)  # type: ignore[attr-defined]
