"""Who may write to whom."""

from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import minors_among, relation
from tallgrass.messages.models import Letter, LetterSetting
from tallgrass.messages.types import Standing, WhoMayWrite
from tallgrass.platform.errors import not_found


def standing_toward(actor: Person, other: Person, *, answered: bool, asked: bool) -> Standing:
    """How `actor` may write to `other`, who is here. `answered`: the other has written in their conversation; `asked`: the actor's one
    letter as a stranger is written. Two or three queries.

    Raises:
        DomainError: `not_found`: one of the two has blocked the other.
    """
    between = relation(actor, other.id)
    if between.apart:
        raise not_found()
    minors = minors_among([actor.id, other.id])
    if actor.id in minors and not between.follows:
        return Standing.MINOR
    if other.id in minors and not between.followed_by:
        return Standing.CLOSED
    if answered:
        return Standing.FREE
    who = who_may_write(other.id)
    if who is WhoMayWrite.NOBODY:
        return Standing.CLOSED
    if between.followed_by:
        return Standing.FREE
    if who is WhoMayWrite.FOLLOWED:
        return Standing.CLOSED
    return Standing.WAITS if asked else Standing.ONE_LETTER


def who_may_write(person_id: int) -> WhoMayWrite:
    """Whom a member lets write first."""
    chosen = LetterSetting.objects.filter(person_id=person_id).values_list("who", flat=True).first()
    return WhoMayWrite(chosen or WhoMayWrite.EVERYONE)


def asked_before(conversation_id: int, person_id: int) -> bool:
    """Whether a person's one letter as a stranger is written."""
    return Letter.objects.filter(conversation_id=conversation_id, sender_id=person_id, asks=True).exists()
