"""The only ways to a conversation and to a letter: for those who take part in it, and are not kept apart."""

from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import are_apart, find_active_person
from tallgrass.messages.errors import may_not_write
from tallgrass.messages.models import HiddenLetter, Letter, Participant
from tallgrass.messages.types import Standing
from tallgrass.platform.errors import not_found


def access_conversation(actor: Person, conversation_id: int) -> Participant:
    """The actor's side of a conversation.

    Raises:
        DomainError: `not_found`: it is another's, or one of the two has blocked the other.
    """
    side = Participant.objects.filter(conversation_id=conversation_id, person_id=actor.id).first()
    if side is None or (side.other_id is not None and are_apart(actor.id, side.other_id)):
        raise not_found()
    return side


def access_letter(actor: Person, conversation_id: int, number: int) -> Letter:
    """A letter of a conversation of the actor's that they have not deleted.

    Raises:
        DomainError: `not_found`.
    """
    side = access_conversation(actor, conversation_id)
    letter = Letter.objects.filter(conversation_id=conversation_id, number=min(number, 2**31 - 1)).first()
    if letter is None or number <= side.cleared_number or HiddenLetter.objects.filter(letter=letter, person_id=actor.id).exists():
        raise not_found()
    return letter


def get_other(side: Participant) -> Person:
    """The other one of a pair, to write to.

    Raises:
        DomainError: `may_not_write_away`: they have left, or their account is closed.
    """
    other = find_active_person(side.other_id) if side.other_id else None
    if other is None:
        raise may_not_write(Standing.AWAY)
    return other


def find_conversation_with(actor: Person, other_id: int) -> Participant | None:
    """The actor's side of the conversation with someone; None before its first letter."""
    low, high = sorted((actor.id, other_id))
    return Participant.objects.filter(conversation__low_id=low, conversation__high_id=high, person_id=actor.id).first()
