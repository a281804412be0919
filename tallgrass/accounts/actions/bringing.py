"""People who come with their community from elsewhere, many at once, and whom they follow."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import connection
from psycopg.types.json import Jsonb

from tallgrass.accounts.actions.joining import is_handle
from tallgrass.accounts.actions.relations import hold_follows_brought
from tallgrass.accounts.errors import bad_handle, handle_taken, unknown_interest, wrong_length
from tallgrass.accounts.events import PersonFollowed, PersonJoined
from tallgrass.accounts.models import Follow, Person
from tallgrass.accounts.types import Newcomer
from tallgrass.platform.database import copy_rows, past_ids
from tallgrass.platform.events import emit
from tallgrass.platform.texts import check_texts

LENGTHS = {"name": (1, 24), "bio": (0, 100), "place": (0, 40)}


def check_newcomer(newcomer: Newcomer) -> None:
    """What is wrong with a newcomer, but for their handle being taken.

    Raises:
        DomainError: with the field at fault.
    """
    if not is_handle(newcomer.handle):
        raise bad_handle()
    for name, (least, most) in LENGTHS.items():
        if not least <= len(getattr(newcomer, name)) <= most:
            raise wrong_length(name, least, most)
    if not set(newcomer.interests) <= settings.TALLGRASS_CHANNELS.keys():
        raise unknown_interest()
    check_texts({"name": newcomer.name, "bio": newcomer.bio, "place": newcomer.place})


def taken_handles(handles: Collection[str]) -> set[str]:
    """Those of `handles` that someone has, or had: erased people keep theirs."""
    return set(Person.objects.filter(handle__in=handles).values_list("handle", flat=True))


def bring_people(newcomers: Sequence[Newcomer]) -> list[int]:
    """Checked newcomers become members; their ids, in the same order. Runs in the caller's transaction. Emits `PersonJoined`, marked.

    Raises:
        DomainError: `handle_taken`.
        IntegrityError: a handle was taken by someone else in this moment; the transaction is over.
    """
    if taken_handles([newcomer.handle for newcomer in newcomers]):
        raise handle_taken()
    ids = past_ids(Person, [newcomer.joined_at for newcomer in newcomers])
    unusable = make_password(None)
    copy_rows(
        Person,
        ("id", "created_at", "joined_at", "handle", "name", "bio", "place", "interests", "password"),
        (
            (id, one.joined_at, one.joined_at, one.handle, one.name, one.bio, one.place, Jsonb(list(one.interests)), unusable)
            for id, one in zip(ids, newcomers, strict=True)
        ),
    )
    if ids:
        emit(*(PersonJoined(person_id=id, imported=True) for id in ids))
    return ids


def bring_follows(follows: Sequence[tuple[int, int, datetime]]) -> int:
    """(person, followee, since): those that are new, where neither has blocked the other. How many. Emits `PersonFollowed`, marked.

    Runs in the caller's transaction.
    """
    ordered = sorted({(person, followee): at for person, followee, at in follows if person != followee}.items())
    if not ordered:
        return 0
    hold_follows_brought(shared=False)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {Follow._meta.db_table} (id, created_at, person_id, followee_id)"
            " SELECT id, at, person, followee FROM unnest(%s::bigint[], %s::timestamptz[], %s::bigint[], %s::bigint[]) AS f (id, at, person, followee)"
            " WHERE NOT EXISTS (SELECT 1 FROM accounts_block b WHERE (b.person_id, b.other_id) IN ((person, followee), (followee, person)))"
            " ON CONFLICT (person_id, followee_id) DO NOTHING RETURNING person_id, followee_id",
            [
                past_ids(Follow, [at for _, at in ordered]),
                [at for _, at in ordered],
                [person for (person, _), _ in ordered],
                [followee for (_, followee), _ in ordered],
            ],
        )
        new = cursor.fetchall()
    if new:
        emit(*(PersonFollowed(followee_id=followee, person_id=person, imported=True) for person, followee in new))
    return len(new)
