"""What stands before a view: is someone signed in, may they, and have they not done it too often."""

from collections.abc import Callable
from functools import wraps
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from tallgrass.platform.errors import forbidden, sign_in_first
from tallgrass.platform.limits import hit
from tallgrass.platform.words import Words

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

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        person = request.person  # type: ignore[attr-defined]
        if person is None:
            raise sign_in_first()
        if not person.is_operator:
            raise forbidden("operators_only", Words("这里只给运营同事。", "This place is for operators."))
        return view(request, *args, **kwargs)

    guarded.requires = "operator"  # type: ignore[attr-defined]
    return guarded  # type: ignore[return-value]


def limited(name: str) -> Callable[[View], View]:
    """Counts each act (everything but GET and HEAD) against the limit `name`: by person when signed in, else by address."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method not in {"GET", "HEAD"}:
                hit(name, who_counts(request))
            return view(request, *args, **kwargs)

        guarded.limit = name  # type: ignore[attr-defined]
        return guarded  # type: ignore[return-value]

    return guard


def who_counts(request: HttpRequest) -> str:
    """The key that limits count by: the person, or the address of a visitor."""
    person = request.person  # type: ignore[attr-defined]
    return f"person:{person.id}" if person else f"address:{address_key(client_address(request))}"


def client_address(request: HttpRequest) -> str:
    """The caller's address. X-Forwarded-For is believed only as far as our own proxies wrote it.

    With N trusted proxies, the N-th entry from the right is the one that the outermost of ours saw.
    """
    direct: str = request.META.get("REMOTE_ADDR") or "0.0.0.0"  # noqa: S104  (an unknown address, not one to listen on)
    if not settings.TRUSTED_PROXIES:
        return direct
    entries = [entry.strip() for entry in request.headers.get("X-Forwarded-For", "").split(",") if entry.strip()]
    if len(entries) < settings.TRUSTED_PROXIES:
        return direct
    claimed = entries[-settings.TRUSTED_PROXIES]
    try:
        return str(ip_address(claimed))
    except ValueError:
        return direct


def address_key(address: str) -> str:
    """What limits count an address as: itself, or for IPv6 its /64, since one household holds them all."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(ip_network((parsed, 64), strict=False).network_address)
    return address
