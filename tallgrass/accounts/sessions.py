"""Sessions: one row a browser, remembered by the web process together with its person.

A session ends when it was idle too long, when it is too old, when its person is gone, and at once when its row is deleted.
"""

import hashlib
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions

from tallgrass.accounts.known import known_person
from tallgrass.accounts.models import Person, Session
from tallgrass.accounts.types import Role
from tallgrass.platform import clock
from tallgrass.platform.database import rows
from tallgrass.platform.memory import Followed

STEP = timedelta(hours=1)
"""How finely `seen_at` is kept."""
VISIT = timedelta(days=1)
"""How long the session of a visitor who has not signed in is kept."""
STARTED, ADDRESS, DEVICE = "_started", "_address", "_device"

_FIND = "SELECT session_data, started_at, seen_at, expire_date, person_id FROM accounts_session WHERE session_key = %s"

_rows: Followed[str, tuple[str, datetime, datetime, datetime, int | None]] = Followed("session", 10_000)


class SessionStore(DatabaseSessions):
    """`person` is who the session belongs to, read with it."""

    person: Person | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def load(self) -> dict[str, Any]:
        now, row = clock.now(), _find(str(self.session_key))
        if row is None:
            return self._gone()
        data, started_at, seen_at, expires_at, person_id = row
        if expires_at <= now or seen_at <= now - settings.TALLGRASS_SESSION_IDLE:
            return self._gone()
        if person_id is not None:
            person = known_person(person_id)
            if person is None or not person.is_active or _is_too_old(person, started_at, now):
                return self._gone()
            self.person = person
        if now - seen_at > STEP:
            Session.objects.filter(session_key=self.session_key).update(seen_at=now)
        decoded: dict[str, Any] = self.decode(data)
        return decoded

    def save(self, must_create: bool = False) -> None:
        super().save(must_create)
        _rows.forget(str(self.session_key))  # The next request may come before the word of the database.

    def _gone(self) -> dict[str, Any]:
        self._session_key = None
        return {}

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        now = clock.now()
        signed_in = data.get(SESSION_KEY)
        if signed_in and STARTED not in data:
            data[STARTED] = now.timestamp()
        started_at = datetime.fromtimestamp(data[STARTED], now.tzinfo) if STARTED in data else now
        return Session(
            session_key=self._get_or_create_session_key(),  # type: ignore[attr-defined]
            session_data=self.encode(data),
            expire_date=started_at + timedelta(seconds=settings.SESSION_COOKIE_AGE) if signed_in else now + VISIT,
            person_id=int(signed_in) if signed_in else None,
            started_at=started_at,
            seen_at=now,
            address=data.get(ADDRESS),
            device=data.get(DEVICE, ""),
        )

    @classmethod
    def clear_expired(cls) -> None:
        now = clock.now()
        Session.objects.filter(expire_date__lt=now).delete()
        Session.objects.filter(seen_at__lt=now - settings.TALLGRASS_SESSION_IDLE).delete()


def _find(session_key: str) -> tuple[str, datetime, datetime, datetime, int | None] | None:
    row = _rows.get(session_key)
    if row is None:
        mark, found = _rows.mark, rows(_FIND, [session_key])
        if not found:
            return None
        row = found[0]
        _rows.put_since(mark, session_key, row)
    return row


def session_name(session_key: str) -> str:
    """What a session is called on pages and in addresses: its key must not be shown even to its owner."""
    return hashlib.sha256(session_key.encode()).hexdigest()[:24]


def _is_too_old(person: Person, started_at: datetime, now: datetime) -> bool:
    return person.role == Role.OPERATOR.value and now - started_at > settings.TALLGRASS_SESSION_OPERATOR
