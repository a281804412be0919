"""Signed messages as Stripe made them common: `t=<seconds>,v1=<hex of HMAC-SHA256 over "<t>.<body>">`."""

import hashlib
import hmac
from datetime import datetime

from tallgrass.orders.payments.port import bad_webhook, check_time


def sign(secret: str, body: bytes, at: datetime) -> str:
    seconds = int(at.timestamp())
    return f"t={seconds},v1={_digest(secret, seconds, body)}"


def check_signature(secret: str, header: str, body: bytes, now: datetime) -> None:
    """
    Raises:
        DomainError: `bad_webhook`: no such signature, not by this secret, or of another time.
    """
    parts = dict(part.split("=", 1) for part in header.split(",") if "=" in part)
    if not parts.get("t", "").isdecimal() or len(parts["t"]) > 12 or "v1" not in parts:
        raise bad_webhook("there is no signature")
    seconds = int(parts["t"])
    if not hmac.compare_digest(_digest(secret, seconds, body).encode(), parts["v1"].encode()):
        raise bad_webhook("the signature does not fit")
    check_time(seconds, now)


def _digest(secret: str, seconds: int, body: bytes) -> str:
    return hmac.new(secret.encode(), f"{seconds}.".encode() + body, hashlib.sha256).hexdigest()
