"""Reads about people."""

import hashlib
from collections.abc import Collection, Iterable
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY
from django.db import connection
from django.db.models import Q
from django.utils.crypto import constant_time_compare

from tallgrass.accounts.addresses import read_phone
from tallgrass.accounts.devices import device_words
from tallgrass.accounts.errors import nothing_to_show
from tallgrass.accounts.known import PERSON_COLUMNS, PERSON_JOIN, know_person, known_person, people_mark, person_of
from tallgrass.accounts.models import (
    ApiToken,
    Ban,
    Block,
    Consent,
    Export,
    Follow,
    Mute,
    OutboxMessage,
    Person,
    PersonCounts,
    PrivateDetails,
    Session,
)
from tallgrass.accounts.sessions import SessionStore, session_name
from tallgrass.accounts.types import PersonCard, Relation, Role, SessionView
from tallgrass.media.queries import PICTURE_COLUMNS
from tallgrass.media.types import PictureView
from tallgrass.platform import clock
from tallgrass.platform.database import rows
from tallgrass.platform.errors import not_found
from tallgrass.platform.memory import Followed
from tallgrass.platform.pagination import PAGE_SIZE, Page, decode_cursor, page_of

NOBODY = PersonCard(0, "", "")
"""Shown where a person has left."""


def find_person(handle: str) -> Person | None:
    person: Person | None = Person.objects.here().filter(handle=handle.lower()).first()
    return person


def get_person(handle: str, *, viewer: Person | None) -> Person:
    """The person of a handle, as the viewer may see them.

    Raises:
        DomainError: `not_found` when there is none, or when one of the two has blocked the other.
    """
    person = find_person(handle)
    if person is None or (viewer is not None and Block.objects.filter(_between(viewer.id, person.id)).exists()):
        raise not_found()
    card = person_cards([person.id]).get(person.id)
    person.avatar_url = card.avatar_url if card else None
    return person


def access_person(actor: Person, person_id: int, *, undoing: bool = False) -> Person:
    """The other one of an act between people. Those who blocked the actor do not exist for them, but to take an act back.

    Raises:
        DomainError: `not_found`.
    """
    person: Person | None = Person.objects.here().filter(id=person_id).first()
    if person is None or (not undoing and Block.objects.filter(person_id=person_id, other_id=actor.id).exists()):
        raise not_found()
    return person


_cards: Followed[int, PersonCard] = Followed("person", 20_000)


def person_cards(ids: Iterable[int]) -> dict[int, PersonCard]:
    """Cards of these people, by id; those who have left are missing. At most one query; cards are remembered, and follow the database."""
    return _cards.fill(ids, _read_cards)


def _read_cards(ids: list[int]) -> dict[int, PersonCard]:
    found = rows(
        f"SELECT p.id, p.handle, p.name, p.verified, {PICTURE_COLUMNS} FROM accounts_person p LEFT JOIN media_picture m ON m.id = p.avatar_id"
        " WHERE p.id = ANY(%s) AND p.is_active AND p.leaving_at IS NULL",
        [ids],
    )
    return {
        id: PersonCard(id, handle, name, PictureView(*picture).small if picture[0] else None, verified)
        for id, handle, name, verified, *picture in found
    }


def names_here(ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Name and handle of these people as they are this moment, without those who are not here. One query."""
    found = rows(
        "SELECT id, name, handle FROM accounts_person WHERE id = ANY(%s) AND is_active AND leaving_at IS NULL AND joined_at IS NOT NULL",
        [list(ids)],
    )
    return {id: (name, handle) for id, name, handle in found}


def staff_cards(ids: Iterable[int]) -> dict[int, PersonCard]:
    """For operators: cards of people whatever their state, by id. One query."""
    found = Person.objects.filter(id__in=set(ids)).values_list("id", "handle", "name", "verified")
    return {id: PersonCard(id, handle, name, None, verified) for id, handle, name, verified in found}


def find_active_person(person_id: int) -> Person | None:
    person: Person | None = Person.objects.here().filter(id=person_id).first()
    return person


def find_people_by_handle(handles: Iterable[str]) -> dict[str, int]:
    """Ids of the people who have these handles, by handle. One query."""
    wanted = set(handles)
    return dict(Person.objects.here().filter(handle__in=wanted).values_list("handle", "id")) if wanted else {}


def present_among(ids: Collection[int]) -> set[int]:
    """Those of `ids` who are members now: not banned, not on their way out. One query."""
    return set(Person.objects.here().filter(id__in=ids).values_list("id", flat=True)) if ids else set()


def relation(viewer: Person | None, person_id: int) -> Relation:
    """What stands between the viewer and a person. One query."""
    if viewer is None or viewer.id == person_id:
        return Relation()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT 1 FROM accounts_follow WHERE person_id = %(me)s AND followee_id = %(other)s),"
            " EXISTS (SELECT 1 FROM accounts_follow WHERE person_id = %(other)s AND followee_id = %(me)s),"
            " EXISTS (SELECT 1 FROM accounts_block WHERE person_id = %(me)s AND other_id = %(other)s),"
            " EXISTS (SELECT 1 FROM accounts_block WHERE person_id = %(other)s AND other_id = %(me)s),"
            " EXISTS (SELECT 1 FROM accounts_mute WHERE person_id = %(me)s AND other_id = %(other)s)",
            {"me": viewer.id, "other": person_id},
        )
        return Relation(*cursor.fetchone())


def count_relations(person_id: int) -> tuple[int, int]:
    """How many a person follows, and how many follow them, as far as the log is read."""
    counts = PersonCounts.objects.filter(person_id=person_id).values_list("follows", "fans").first()
    return counts or (0, 0)


_followees: Followed[int, frozenset[int]] = Followed("follows", 2_000)


def followee_ids(person_id: int) -> frozenset[int]:
    """Those a person follows, at most 5,000 of the latest. At most one query."""

    def read() -> frozenset[int]:
        found = rows("SELECT followee_id FROM accounts_follow WHERE person_id = %s ORDER BY id DESC LIMIT 5000", [person_id])
        return frozenset(id for (id,) in found)

    return _followees.look(person_id, read)


def followed_among(viewer_id: int, ids: Collection[int]) -> set[int]:
    """Those of `ids` the viewer follows."""
    found = rows("SELECT followee_id FROM accounts_follow WHERE person_id = %s AND followee_id = ANY(%s)", [viewer_id, list(ids)])
    return {id for (id,) in found}


class _Apart(NamedTuple):
    blocked: frozenset[int]
    """By either."""
    hidden: frozenset[int]
    """The same, and those muted."""


_apart: Followed[int, _Apart] = Followed("apart", 10_000)


def hidden_from(viewer_id: int) -> frozenset[int]:
    """People whose things the viewer must not or does not want to see: blocked either way, or muted. At most one query."""
    return _apart_of(viewer_id).hidden


def apart_from(viewer_id: int) -> frozenset[int]:
    """People blocked by the viewer, and those who have blocked them. At most one query."""
    return _apart_of(viewer_id).blocked


def minors_among(ids: Collection[int]) -> set[int]:
    """Those of `ids` who are in minors' mode. One query."""
    return {id for (id,) in rows("SELECT person_id FROM accounts_minorsmode WHERE person_id = ANY(%s)", [list(ids)])}


def are_apart(one_id: int, other_id: int) -> bool:
    """Whether either has blocked the other. At most one query."""
    return other_id in _apart_of(one_id).blocked


def _apart_of(person_id: int) -> _Apart:
    def read() -> _Apart:
        found = rows(
            "SELECT other_id, true FROM accounts_block WHERE person_id = %(me)s"
            " UNION ALL SELECT person_id, true FROM accounts_block WHERE other_id = %(me)s"
            " UNION ALL SELECT other_id, false FROM accounts_mute WHERE person_id = %(me)s",
            {"me": person_id},
        )
        return _Apart(frozenset(id for id, blocked in found if blocked), frozenset(id for id, _ in found))

    return _apart.look(person_id, read)


def page_fans(person_id: int, cursor: str | None, size: int = PAGE_SIZE) -> Page[PersonCard]:
    """Those who follow a person, newest first."""
    return _page_of_people(Q(followee_id=person_id), "person_id", cursor, size)


def page_follows(person_id: int, cursor: str | None, size: int = PAGE_SIZE) -> Page[PersonCard]:
    """Those a person follows, newest first."""
    return _page_of_people(Q(person_id=person_id), "followee_id", cursor, size)


def page_blocked(person_id: int, cursor: str | None) -> Page[PersonCard]:
    key = decode_cursor(cursor, int)
    rows = Block.objects.filter(person_id=person_id, **({"id__lt": key[0]} if key else {})).order_by("-id")[: PAGE_SIZE + 1]
    page = page_of(list(rows.values_list("id", "other_id")), PAGE_SIZE, lambda row: (row[0],))
    return _as_cards(page)


def page_muted(person_id: int, cursor: str | None) -> Page[PersonCard]:
    key = decode_cursor(cursor, int)
    rows = Mute.objects.filter(person_id=person_id, **({"id__lt": key[0]} if key else {})).order_by("-id")[: PAGE_SIZE + 1]
    page = page_of(list(rows.values_list("id", "other_id")), PAGE_SIZE, lambda row: (row[0],))
    return _as_cards(page)


_tokens: Followed[str, tuple[int, int]] = Followed("token", 10_000)


def person_of_token(token: str) -> tuple[Person, int] | None:
    """Whose API token this is, and the token's id; None for no such token, and for a person who is not here. At most one query."""
    hash = token_hash(token)
    known = _tokens.get(hash)
    if known is None:
        mark, people, found = _tokens.mark, people_mark(), rows(_TOKEN, [hash])
        if not found:
            return None
        token_id, *row = found[0]
        known = token_id, row[0]
        _tokens.put_since(mark, hash, known)
        know_person(people, tuple(row))
        person: Person | None = person_of(row)
    else:
        token_id, person_id = known
        person = known_person(person_id)
    return (person, token_id) if person is not None and person.is_active and person.leaving_at is None else None


_TOKEN = f"SELECT t.id, {PERSON_COLUMNS} FROM accounts_apitoken t {PERSON_JOIN.format(table='t')} WHERE t.hash = %s"


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def find_person_id_of_session(session_key: str) -> int | None:
    """The person signed in under a session key, if the session still stands and the person is active. At most two queries."""
    session = SessionStore(session_key)
    kept, person = session.load(), session.person
    # A changed password changes this hash, as the pages see it too.
    if person is None or not constant_time_compare(kept.get(HASH_SESSION_KEY, ""), person.get_session_auth_hash()):
        return None
    return person.id


def find_demo_person(role: Role) -> Person | None:
    """Whom the demo signs in for a role: the one named in the settings, else the first with the role."""
    people = Person.objects.here()
    named: Person | None = people.filter(handle=settings.TALLGRASS_DEMO_PEOPLE.get(role.value, ""), role=role.value).first()
    first: Person | None = people.filter(role=role.value).order_by("id").first()
    return named or first


def _between(one_id: int, other_id: int) -> Q:
    return Q(person_id=one_id, other_id=other_id) | Q(person_id=other_id, other_id=one_id)


def _page_of_people(whose: Q, column: str, cursor: str | None, size: int) -> Page[PersonCard]:
    key = decode_cursor(cursor, int)
    rows = Follow.objects.filter(whose, **({"id__lt": key[0]} if key else {})).order_by("-id")[: size + 1]
    return _as_cards(page_of(list(rows.values_list("id", column)), size, lambda row: (row[0],)))


def _as_cards(page: Page[tuple[int, int]]) -> Page[PersonCard]:
    cards = person_cards(person_id for _, person_id in page.items)
    return Page([cards[person_id] for _, person_id in page.items if person_id in cards], page.next)


def list_sessions(person_id: int, current_key: str | None) -> list[SessionView]:
    """A person's living sessions, the present one first, then the last seen."""
    now = clock.now()
    rows = Session.objects.filter(person_id=person_id, expire_date__gt=now, seen_at__gt=now - settings.TALLGRASS_SESSION_IDLE)
    views = [
        SessionView(
            session_name(row.session_key),
            device_words(row.device),
            row.address or "",
            row.started_at,
            row.seen_at,
            row.session_key == current_key,
        )
        for row in rows.order_by("-seen_at")
    ]
    return sorted(views, key=lambda view: not view.current)


def count_sessions(person_id: int) -> int:
    return Session.objects.filter(person_id=person_id).count()


def list_tokens(person_id: int) -> list[ApiToken]:
    return list(ApiToken.objects.filter(person_id=person_id).order_by("-id"))


def find_private_details(person_id: int) -> PrivateDetails | None:
    return PrivateDetails.objects.filter(person_id=person_id).first()


def list_consents(person_id: int) -> dict[str, Consent]:
    """The newest row of each subject a person ever agreed to."""
    return {consent.subject: consent for consent in Consent.objects.filter(person_id=person_id).order_by("id")}


def list_exports(person_id: int) -> list[Export]:
    return list(Export.objects.filter(person_id=person_id).order_by("-id")[:10])


def access_export(actor: Person, export_id: int) -> Export:
    """One's own finished export.

    Raises:
        DomainError: `not_found`; `export_gone` when its days are over.
    """
    export = Export.objects.filter(id=export_id, person_id=actor.id, finished_at__isnull=False).first()
    if export is None:
        raise not_found()
    if not export.file or clock.now() - (export.finished_at or clock.now()) > settings.TALLGRASS_EXPORT_KEEPS:
        raise nothing_to_show()
    return export


def page_people(words: str, role: str, cursor: str | None) -> Page[Person]:
    """For operators: people by handle, name, e-mail or phone, of one role or all, newest first."""
    key = decode_cursor(cursor, int)
    people = Person.objects.all()
    if words:
        people = people.filter(
            Q(handle__icontains=words) | Q(name__icontains=words) | Q(email__iexact=words) | Q(phone=read_phone(words) or words)
        )
    if role:
        people = people.filter(role=role)
    if key:
        people = people.filter(id__lt=key[0])
    return page_of(list(people.order_by("-id")[: PAGE_SIZE + 1]), PAGE_SIZE, lambda person: (person.id,))


def get_anyone(person_id: int) -> Person:
    """For operators: anybody, whatever their state.

    Raises:
        DomainError: `not_found`.
    """
    person: Person | None = Person.objects.filter(id=person_id).first()
    if person is None:
        raise not_found()
    return person


def list_bans(person_id: int) -> list[Ban]:
    return list(Ban.objects.filter(person_id=person_id).order_by("-id"))


def page_messages(words: str, cursor: str | None) -> Page[OutboxMessage]:
    """For operators: letters and messages out, newest first."""
    key = decode_cursor(cursor, int)
    messages = OutboxMessage.objects.all()
    if words:
        messages = messages.filter(to__icontains=words)
    if key:
        messages = messages.filter(id__lt=key[0])
    return page_of(list(messages.order_by("-id")[: PAGE_SIZE + 1]), PAGE_SIZE, lambda message: (message.id,))
