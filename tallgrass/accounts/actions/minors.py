"""Minors' mode: a guardian's PIN, minutes a day, closed at night. The server's clock counts."""

import re
from datetime import timedelta

from django.contrib.auth.hashers import check_password, make_password
from django.db import IntegrityError, transaction

from tallgrass.accounts.errors import bad_pin, minors_mode_on, wrong_pin
from tallgrass.accounts.minors import day_of
from tallgrass.accounts.models import MinorsDay, MinorsMode, Person
from tallgrass.platform import clock
from tallgrass.platform.limits import hit

BEAT = timedelta(seconds=50)
"""Pages report once a minute; several open at once, or a hurried clock, do not count twice."""


def turn_minors_mode_on(*, actor: Person, pin: str) -> None:
    """Only the PIN turns it off again.

    Raises:
        DomainError: `bad_pin`; `minors_mode_on`.
    """
    if not re.fullmatch(r"[0-9]{4,8}", pin):
        raise bad_pin()
    try:
        with transaction.atomic():
            MinorsMode.objects.create(person=actor, pin=make_password(pin))
    except IntegrityError:
        raise minors_mode_on() from None


def turn_minors_mode_off(*, actor: Person, pin: str) -> None:
    """Five tries in a quarter of an hour.

    Raises:
        DomainError: `wrong_pin`, `too_many`.
    """
    mode = MinorsMode.objects.filter(person=actor).first()
    if mode is None:
        return
    hit("minors_pin", str(actor.id))
    if not check_password(pin, mode.pin):
        raise wrong_pin()
    mode.delete()


def count_minute(*, actor: Person) -> None:
    """A page of a person in minors' mode was open for the last minute."""
    now = clock.now()
    with transaction.atomic():
        today, first = MinorsDay.objects.get_or_create(person=actor, day=day_of(actor, now), defaults={"minutes": 1, "last_beat_at": now})
        if first:
            return
        today = MinorsDay.objects.select_for_update().get(id=today.id)
        if now - today.last_beat_at >= BEAT:
            today.minutes, today.last_beat_at = today.minutes + 1, now
            today.save(update_fields=["minutes", "last_beat_at"])
