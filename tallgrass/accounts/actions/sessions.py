"""Ending sessions: they stop at once, with the pages they hold open."""

from django.db import transaction

from tallgrass.accounts.models import Person, Session
from tallgrass.accounts.sessions import SessionStore, session_name
from tallgrass.platform import live


def end_session(*, actor: Person, name: str) -> None:
    """End one of one's sessions, by the name that the list gives it. Ending what is gone changes nothing."""
    keys = [key for key in Session.objects.filter(person=actor).values_list("session_key", flat=True) if session_name(key) == name]
    _end(actor.id, keys)


def end_other_sessions(*, actor: Person, kept_key: str | None) -> None:
    """End all of one's sessions but the present one."""
    _end(actor.id, list(Session.objects.filter(person=actor).exclude(session_key=kept_key).values_list("session_key", flat=True)))


def end_all_sessions(*, person_id: int) -> int:
    """End every session of a person. How many."""
    keys = list(Session.objects.filter(person_id=person_id).values_list("session_key", flat=True))
    _end(person_id, keys)
    return len(keys)


def forget_sessions() -> None:
    """Delete the rows of sessions that are over."""
    SessionStore.clear_expired()


def _end(person_id: int, keys: list[str]) -> None:
    if not keys:
        return
    with transaction.atomic():
        Session.objects.filter(session_key__in=keys).delete()
        # All streams of the person close; the pages of sessions that stay open theirs again.
        live.tell([person_id], "signed_out")
