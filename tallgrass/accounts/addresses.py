"""E-mail addresses and phone numbers as people type them."""

import hashlib
import re
from dataclasses import dataclass
from typing import Literal

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

_E164 = re.compile(r"\+[1-9]\d{6,14}")
_CHINESE_MOBILE = re.compile(r"1[3-9]\d{9}")


@dataclass(frozen=True)
class Address:
    """Where a person can be reached: an e-mail in small letters, or a phone number in E.164 (`+8613805712046`)."""

    kind: Literal["email", "phone"]
    value: str


def read_address(text: str) -> Address | None:
    """The address in what someone typed, or None when it is neither an e-mail nor a phone number."""
    text = text.strip()
    if "@" in text:
        try:
            validate_email(text)
        except ValidationError:
            return None
        return Address("email", text.lower()) if len(text) <= 254 else None
    phone = read_phone(text)
    return Address("phone", phone) if phone else None


def read_phone(text: str) -> str | None:
    """A phone number in E.164. Eleven digits without a country are a Chinese mobile number; 00 stands for +."""
    digits = re.sub(r"[\s\-().·]", "", text)
    if digits.startswith("00"):
        digits = f"+{digits[2:]}"
    if _CHINESE_MOBILE.fullmatch(digits):
        digits = f"+86{digits}"
    return digits if _E164.fullmatch(digits) else None


def address_print(text: str) -> str:
    """What limits count an address as: not the address itself, which would outlive the account it belongs to."""
    return hashlib.sha256(text.lower().encode()).hexdigest()[:24]
