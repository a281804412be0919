"""Proving again to be oneself, for those who have no password: a code to one's own address, kept (hashed) in the session."""

import hashlib
import secrets
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from tallgrass.accounts.actions.messages import send_mail, send_sms
from tallgrass.accounts.letters import SMS_CODE, write_letter
from tallgrass.accounts.models import Person
from tallgrass.platform import clock
from tallgrass.platform.limits import hit
from tallgrass.platform.words import say

_KEY = "proof"
_TRIES = 3


def send_proof(session: Any, person: Person) -> str:
    """Send a code to the person's own address; the code, for the demo to show."""
    code = f"{secrets.randbelow(10**6):06d}"
    values = {"name": settings.TALLGRASS_NAME, "minutes": settings.TALLGRASS_CODE_LIVES // 60, "code": code}
    if person.email:
        subject, text = write_letter("account/email/login_code", **values)
        send_mail(to=person.email, subject=subject, text=text, person_id=person.id)
    elif person.phone:
        send_sms(to=person.phone, text=str(SMS_CODE.format(**values)), person_id=person.id)
    session[_KEY] = {"hash": _hash(code), "at": clock.now().timestamp(), "tries": 0}
    return code


def is_proven(session: Any, person: Person, answer: str) -> bool:
    """Whether the answer is the person's password, or the code sent last.

    Raises:
        DomainError: `too_many` tries.
    """
    hit("signin_account", f"proof:{person.id}")
    return (person.has_usable_password() and person.check_password(answer)) or is_proven_by_code(session, answer)


def is_proven_by_code(session: Any, answer: str) -> bool:
    """Whether the answer is the code sent last. It works once, for ten minutes and three tries."""
    sent = session.get(_KEY)
    if not sent:
        return False
    sent["tries"] += 1
    fresh = clock.now().timestamp() - sent["at"] <= settings.TALLGRASS_CODE_LIVES and sent["tries"] <= _TRIES
    right = constant_time_compare(sent["hash"], _hash(answer.strip()))
    if right or not fresh:
        del session[_KEY]
    session.modified = True
    return bool(fresh and right)


def show_in_demo(request: HttpRequest, code: str) -> None:
    """In the demo nobody has a mailbox: the code stands on the page that asks for it."""
    if settings.DEMO and code:
        messages.info(request, say("演示模式，你的验证码是 {code}", "Demo: your code is {code}", code=code), extra_tags="code")


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
