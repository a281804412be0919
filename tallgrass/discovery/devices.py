"""A visitor's browser, known again by a cookie that says nothing else: so that a feed can be for somebody who is not signed in."""

import secrets
from hashlib import blake2b

from django.conf import settings
from django.http import HttpResponse

from tallgrass.accounts.guards import MemberRequest, VisitorRequest
from tallgrass.discovery.types import Reader
from tallgrass.platform.addresses import is_robot

_SECONDS = 180 * 24 * 3600


def reader_of(request: VisitorRequest | MemberRequest) -> Reader:
    """Whom this request's wall is for. A browser that asks not to be known (Global Privacy Control) is nobody."""
    if request.person is not None:
        return Reader(person_id=request.person.id)
    key = request.COOKIES.get(settings.TALLGRASS_DEVICE_COOKIE, "")
    if not 20 <= len(key) <= 40 or request.headers.get("Sec-GPC") == "1":
        return Reader()
    return Reader(device=device_number(key))


def device_number(key: str) -> int:
    """What is kept of a browser's key: enough to know it again, not enough to be it. 63 bits."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest()) >> 1


def give_key(request: VisitorRequest | MemberRequest, response: HttpResponse) -> None:
    """Give a visitor's browser its key, unless it has one, asks not to be known, or is a robot."""
    if (
        request.person is not None
        or settings.TALLGRASS_DEVICE_COOKIE in request.COOKIES
        or request.headers.get("Sec-GPC") == "1"
        or is_robot(request)
    ):
        return
    response.set_cookie(
        settings.TALLGRASS_DEVICE_COOKIE,
        secrets.token_urlsafe(16),
        max_age=_SECONDS,
        httponly=True,
        samesite="Lax",
        secure=settings.HTTPS,
    )
