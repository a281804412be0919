"""Sealing what customs asks for: encrypted at rest with keys from the settings, known again by a keyed print. No database here.

Several keys at a time: the first seals, all open. The print is an HMAC under a secret of its own, so that changing keys does not change it.
"""

import base64
import hashlib
import hmac
import re
from datetime import date
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"


def is_identity_number(number: str) -> bool:
    """A Chinese identity number by GB 11643-1999: eighteen places, a real date of birth, the check digit of ISO 7064 MOD 11-2."""
    if not re.fullmatch(r"[1-8][0-9]{16}[0-9X]", number):
        return False
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    return _CHECK[sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False)) % 11] == number[17]


def born(number: str) -> date:
    return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))


def seal(text: str) -> bytes:
    return _box(tuple(settings.TALLGRASS_VAULT_KEYS)).encrypt(text.encode())


def unseal(sealed: bytes) -> str:
    """
    Raises:
        ValueError: no key of the settings opens it.
    """
    try:
        return _box(tuple(settings.TALLGRASS_VAULT_KEYS)).decrypt(bytes(sealed)).decode()
    except InvalidToken:
        raise ValueError("no key opens this") from None


def print_of(number: str) -> str:
    """The same for the same number, and telling nothing of it to whoever lacks the secret."""
    return hmac.new(settings.TALLGRASS_VAULT_PRINT.encode(), number.encode(), hashlib.sha256).hexdigest()


def masked_name(name: str) -> str:
    """林*, 欧**: the first letter of a Chinese name; of others the first letter of each part."""
    if re.fullmatch(r"[\u3400-\u9fff· ]+", name):
        return name[0] + "*" * (len(name) - 1)
    return " ".join(part[0] + "*" * (len(part) - 1) for part in name.split())


def masked_number(number: str) -> str:
    """3301************26."""
    return number[:4] + "*" * (len(number) - 6) + number[-2:]


@lru_cache(8)
def _box(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(base64.urlsafe_b64encode(hashlib.sha256(key.encode()).digest())) for key in keys])
