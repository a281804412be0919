"""Who is asking."""

from typing import Any

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare
from django.utils.deprecation import MiddlewareMixin
from django.utils.functional import SimpleLazyObject

from tallgrass.accounts.models import Person


class PersonMiddleware(MiddlewareMixin):
    """Sets `request.user` (as libraries expect it) and `request.person`: the signed-in Person, or None.

    The session is read, together with its person, only when somebody asks; a visitor without a cookie costs no query.
    """

    def process_request(self, request: HttpRequest) -> None:
        request.user = SimpleLazyObject(lambda: _signed_in(request) or AnonymousUser())  # type: ignore[assignment]


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
