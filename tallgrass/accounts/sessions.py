"""Sessions: one row a browser, remembered by the web process together with its person.

A session ends when it was idle too long, when it is too old, when its person is gone, and at once when its row is deleted.
"""

import hashlib
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions

from tallgrass.accounts.known import PERSON_COLUMNS, PERSON_JOIN, know_person, known_person, people_mark, person_of
from tallgrass.accounts.models import Person, Session
from tallgrass.platform import clock
from tallgrass.platform.database import rows
from tallgrass.platform.memory import Followed

STEP = timedelta(hours=1)
"""How finely `seen_at` is kept."""
VISIT = timedelta(days=1)
"""How long the session of a visitor who has not signed in is kept."""
STARTED, ADDRESS, DEVICE = "_started", "_address", "_device"


class _Kept(NamedTuple):
    data: str
    started_at: datetime
    seen_at: datetime
    expires_at: datetime
    person_id: int | None


_FIND = (
    f"SELECT s.session_data, s.started_at, s.seen_at, s.expire_date, s.person_id, {PERSON_COLUMNS}"
    f" FROM accounts_session s LEFT {PERSON_JOIN.format(table='s')} WHERE s.session_key = %s"
)

_sessions: Followed[str, _Kept] = Followed("session", 10_000)


class SessionStore(DatabaseSessions):
    """`person` is who the session belongs to, read with it."""

    person: Person | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def load(self) -> dict[str, Any]:
        now, found = clock.now(), _find(str(self.session_key))
        if found is None:
            return self._gone()
        kept, person = found
        if kept.expires_at <= now or kept.seen_at <= now - settings.TALLGRASS_SESSION_IDLE:
            return self._gone()
        if kept.person_id is not None and (person is None or not person.is_active or _is_too_old(person, kept.started_at, now)):
            return self._gone()
        self.person = person
        if now - kept.seen_at > STEP:
            Session.objects.filter(session_key=self.session_key).update(seen_at=now)
        decoded: dict[str, Any] = self.decode(kept.data)
        return decoded

    def save(self, must_create: bool = False) -> None:
        super().save(must_create)
        _sessions.forget(str(self.session_key))  # The next request may come before the word of the database.

    def delete(self, session_key: str | None = None) -> None:
        super().delete(session_key)
        _sessions.forget(str(session_key or self.session_key))

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


def _find(session_key: str) -> tuple[_Kept, Person | None] | None:
    """The session and its person. At most one query."""
    kept = _sessions.get(session_key)
    if kept is not None:
        return kept, known_person(kept.person_id) if kept.person_id is not None else None
    mark, people, found = _sessions.mark, people_mark(), rows(_FIND, [session_key])
    if not found:
        return None
    kept, row = _Kept(*found[0][:5]), found[0][5:]
    _sessions.put_since(mark, session_key, kept)
    if row[0] is None:
        return kept, None
    know_person(people, row)
    return kept, person_of(row)


def session_name(session_key: str) -> str:
    """What a session is called on pages and in addresses: its key must not be shown even to its owner."""
    return hashlib.sha256(session_key.encode()).hexdigest()[:24]


def _is_too_old(person: Person, started_at: datetime, now: datetime) -> bool:
    return person.is_moderator and now - started_at > settings.TALLGRASS_SESSION_OPERATOR
