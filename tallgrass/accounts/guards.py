"""What stands before a view: is someone signed in, may they, and have they not done it too often."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from tallgrass.accounts.errors import not_for_minors, second_factor_first
from tallgrass.accounts.models import Person
from tallgrass.platform.addresses import address_key, client_address
from tallgrass.platform.errors import forbidden, sign_in_first
from tallgrass.platform.limits import hit, hit_softly
from tallgrass.platform.words import Words


class VisitorRequest(HttpRequest):
    """A request as a view gets it: `person` is who is signed in, or None."""

    person: Person | None


class MemberRequest(HttpRequest):
    """A request behind `require_member`, `require_moderator` or `require_operator`."""

    person: Person


View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def require_member(view: View) -> View:
    """Only for people who are signed in; others are sent to the sign-in page (401 for htmx and JSON)."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.person is None:  # type: ignore[attr-defined]
            raise sign_in_first()
        return view(request, *args, **kwargs)

    guarded.requires = "member"  # type: ignore[attr-defined]
    return guarded  # type: ignore[return-value]


def require_operator(view: View) -> View:
    """Only for operators: 401 for nobody, 403 for other members."""
    return _require_staff(view, "operator", lambda person: person.is_operator)


def require_moderator(view: View) -> View:
    """Only for moderators, and operators: 401 for nobody, 403 for other members."""
    return _require_staff(view, "moderator", lambda person: person.is_moderator)


def _require_staff(view: View, role: str, may: Callable[[Person], bool]) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        person = request.person  # type: ignore[attr-defined]
        if person is None:
            raise sign_in_first()
        if not may(person):
            raise forbidden("operators_only", Words("这里只给运营同事。", "This place is for operators."))
        if settings.TALLGRASS_OPERATORS_NEED_SECOND_FACTOR and not used_second_factor(request):
            raise second_factor_first()
        return view(request, *args, **kwargs)

    guarded.requires = role  # type: ignore[attr-defined]
    return guarded  # type: ignore[return-value]


def refuse_minors(view: View) -> View:
    """Not for people in minors' mode, however they come: tips, live hosting, buying, flash sales."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        person = request.person  # type: ignore[attr-defined]
        if person is not None and person.in_minors_mode:
            raise not_for_minors()
        return view(request, *args, **kwargs)

    guarded.refuses_minors = True  # type: ignore[attr-defined]
    return guarded  # type: ignore[return-value]


def limited(name: str) -> Callable[[View], View]:
    """Counts each act (everything but GET and HEAD) against the limit `name`: by person when signed in, else by address."""
    return _counted(name, hit)


def limited_softly(name: str) -> Callable[[View], View]:
    """The same for what comes too often for a write each time: the process counts, and tells the database in portions."""
    return _counted(name, hit_softly)


def _counted(name: str, count: Callable[[str, str], None]) -> Callable[[View], View]:
    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method not in {"GET", "HEAD"}:
                count(name, who_counts(request))
            return view(request, *args, **kwargs)

        guarded.limit = name  # type: ignore[attr-defined]
        return guarded  # type: ignore[return-value]

    return guard


def who_counts(request: HttpRequest) -> str:
    """The key that limits count by: the person, or the address of a visitor."""
    person = request.person  # type: ignore[attr-defined]
    return f"person:{person.id}" if person else f"address:{address_key(client_address(request))}"


def used_second_factor(request: HttpRequest) -> bool:
    """Whether this session was entered with an authenticator app, a recovery code or a passkey."""
    return any(step.get("method") == "mfa" for step in request.session.get("account_authentication_methods", []))
