"""Where a request came from, for limits: never believed further than the operator said."""

import re
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The caller's address. X-Forwarded-For is believed only as far as our own proxies wrote it.

    With N trusted proxies (`TALLGRASS_TRUSTED_PROXIES`), the N-th entry from the right is the one that the outermost of ours saw.
    """
    direct: str = request.META.get("REMOTE_ADDR") or "0.0.0.0"  # noqa: S104  (an unknown address, not one to listen on)
    if not settings.TRUSTED_PROXIES:
        return direct
    entries = [entry.strip() for entry in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if entry.strip()]
    if len(entries) < settings.TRUSTED_PROXIES:
        return direct
    try:
        return str(ip_address(entries[-settings.TRUSTED_PROXIES]))
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


_ROBOT = re.compile(
    r"(?<!cu)bot\b|crawl|spider|slurp|preview|fetch|facebookexternalhit|whatsapp|embedly|pinterest|curl/|wget/|python-|java/|go-http|okhttp|scrapy|lighthouse",
    re.IGNORECASE,
)


def is_robot(request: HttpRequest) -> bool:
    """Whether a program asks and says so, or a browser looks ahead for someone who has not come yet. Guards counters, not access."""
    ahead = request.headers.get("Sec-Purpose", "") + request.headers.get("Purpose", "") + request.headers.get("X-Moz", "")
    agent = request.headers.get("User-Agent", "")
    return "prefetch" in ahead or "preview" in ahead or not agent or bool(_ROBOT.search(agent))
