"""Following, blocking, muting."""

from django.db import connection, transaction

from tallgrass.accounts.errors import blocked, not_yourself
from tallgrass.accounts.events import PersonBlocked, PersonFollowed, PersonUnfollowed
from tallgrass.accounts.models import Block, Follow, Mute, Person
from tallgrass.platform.events import emit


def follow_person(*, actor: Person, other: Person) -> None:
    """Following twice is following once. Emits `PersonFollowed` the first time only.

    Raises:
        DomainError: `not_yourself`; `blocked` when either has blocked the other.
    """
    if actor.id == other.id:
        raise not_yourself()
    with transaction.atomic():
        _hold_pair(actor.id, other.id)
        if Block.objects.filter(person_id__in=[actor.id, other.id], other_id__in=[actor.id, other.id]).exists():
            raise blocked()
        _, first = Follow.objects.get_or_create(person_id=actor.id, followee_id=other.id)
        if first:
            emit(PersonFollowed(followee_id=other.id, person_id=actor.id))


def unfollow_person(*, actor: Person, other: Person) -> None:
    """Unfollowing whom one does not follow changes nothing."""
    with transaction.atomic():
        gone, _ = Follow.objects.filter(person_id=actor.id, followee_id=other.id).delete()
        if gone:
            emit(PersonUnfollowed(followee_id=other.id, person_id=actor.id))


def block_person(*, actor: Person, other: Person) -> None:
    """Each stops following the other; neither sees the other from now on.

    Raises:
        DomainError: `not_yourself`.
    """
    if actor.id == other.id:
        raise not_yourself()
    with transaction.atomic():
        _hold_pair(actor.id, other.id)
        hold_follows_brought(shared=True)
        _, first = Block.objects.get_or_create(person_id=actor.id, other_id=other.id)
        if not first:
            return
        for one, two in ((actor.id, other.id), (other.id, actor.id)):
            gone, _ = Follow.objects.filter(person_id=one, followee_id=two).delete()
            if gone:
                emit(PersonUnfollowed(followee_id=two, person_id=one))
        emit(PersonBlocked(person_id=actor.id, other_id=other.id))


def unblock_person(*, actor: Person, other: Person) -> None:
    Block.objects.filter(person_id=actor.id, other_id=other.id).delete()


def mute_person(*, actor: Person, other: Person) -> None:
    """Their notes no longer come up; they are not told.

    Raises:
        DomainError: `not_yourself`.
    """
    if actor.id == other.id:
        raise not_yourself()
    Mute.objects.get_or_create(person_id=actor.id, other_id=other.id)


def unmute_person(*, actor: Person, other: Person) -> None:
    Mute.objects.filter(person_id=actor.id, other_id=other.id).delete()


def _hold_pair(one_id: int, other_id: int) -> None:
    """One at a time for this pair: a follow and a block that cross must not both win. The lower id first, so no deadlock."""
    low, high = sorted((one_id, other_id))
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"pair:{low}:{high}"])


def hold_follows_brought(*, shared: bool) -> None:
    """Blocks (shared) and follows that come thousands at a time (alone) do not cross: a lock for each pair of those would be too many."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT pg_advisory_xact_lock{'_shared' if shared else ''}(hashtextextended('follows brought', 0))")
