"""Sessions: one row a browser, read together with its person in one query.

A session ends when it was idle too long, when it is too old, when its person is gone, and at once when its row is deleted.
"""

import hashlib
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.db import connection

from tallgrass.accounts.models import Person, Session
from tallgrass.accounts.types import Role
from tallgrass.platform import clock
from tallgrass.platform.database import columns, row_of

STEP = timedelta(hours=1)
"""How finely `seen_at` is kept."""
VISIT = timedelta(days=1)
"""How long the session of a visitor who has not signed in is kept."""
STARTED, ADDRESS, DEVICE = "_started", "_address", "_device"

_FIND = (
    "SELECT s.session_data, s.started_at, s.seen_at, m.person_id IS NOT NULL, {person}"
    " FROM accounts_session s LEFT JOIN accounts_person p ON p.id = s.person_id LEFT JOIN accounts_minorsmode m ON m.person_id = p.id"
    " WHERE s.session_key = %s AND s.expire_date > %s AND s.seen_at > %s"
)


class SessionStore(DatabaseSessions):
    """`person` is who the session belongs to, read with it."""

    person: Person | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def load(self) -> dict[str, Any]:
        now = clock.now()
        with connection.cursor() as cursor:
            cursor.execute(_FIND.format(person=columns(Person, "p")), [self.session_key, now, now - settings.TALLGRASS_SESSION_IDLE])
            row = cursor.fetchone()
        if row is None:
            self._session_key = None
            return {}
        data, started_at, seen_at, minor, *values = row
        if values[0] is not None:
            person = row_of(Person, values)
            if not person.is_active or _is_too_old(person, started_at, now):
                self._session_key = None
                return {}
            person.in_minors_mode = minor
            self.person = person
        if now - seen_at > STEP:
            Session.objects.filter(session_key=self.session_key).update(seen_at=now)
        decoded: dict[str, Any] = self.decode(data)
        return decoded

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


def session_name(session_key: str) -> str:
    """What a session is called on pages and in addresses: its key must not be shown even to its owner."""
    return hashlib.sha256(session_key.encode()).hexdigest()[:24]


def _is_too_old(person: Person, started_at: datetime, now: datetime) -> bool:
    return person.role == Role.OPERATOR.value and now - started_at > settings.TALLGRASS_SESSION_OPERATOR
