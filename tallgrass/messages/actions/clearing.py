"""Letting go: of a letter, of a conversation, of a request; and all that a person wrote, when they are erased."""

from django.db import transaction

from tallgrass.accounts.models import Person
from tallgrass.media.actions import delete_pictures
from tallgrass.messages import errors
from tallgrass.messages.models import Conversation, HiddenLetter, Letter, Participant
from tallgrass.messages.queries import count_unread
from tallgrass.messages.queries.letters import is_fresh
from tallgrass.messages.types import Box, Gone
from tallgrass.platform import clock
from tallgrass.platform.database import insert_once, rows
from tallgrass.platform.ids import short
from tallgrass.platform.live import tell


def take_back_letter(*, actor: Person, letter: Letter) -> None:
    """The letter says nothing any more, to either of the two. Taking back twice is taking back once.

    Raises:
        DomainError: `not_your_letter`; `too_late_to_take_back`.
    """
    with transaction.atomic():
        held = Letter.objects.select_for_update().get(id=letter.id)
        if held.sender_id != actor.id:
            raise errors.not_yours()
        if held.gone:
            return
        if not is_fresh(held.sent_at, clock.now()):
            raise errors.too_late()
        if held.picture_id:
            delete_pictures(ids=[held.picture_id])
        Letter.objects.filter(id=held.id).update(text="", subject_id=None, picture_id=None, gone=Gone.TAKEN_BACK.value)
        people = list(Participant.objects.filter(conversation_id=held.conversation_id).values_list("person_id", flat=True))
        tell(people, "letter_changed", conversation=short(held.conversation_id), number=held.number)


def delete_letter(*, actor: Person, side: Participant, letter: Letter) -> None:
    """For the actor only; the other keeps it."""
    with transaction.atomic():
        Conversation.objects.select_for_update().get(id=letter.conversation_id)  # So that no letter comes between.
        if insert_once(HiddenLetter, person_id=actor.id, letter_id=letter.id):
            _show_the_last_left(side)
            tell([actor.id], "letter_changed", conversation=short(letter.conversation_id), number=letter.number)


def delete_conversation(*, actor: Person, side: Participant) -> None:
    """All its letters, for the actor only. A new letter brings it back, with nothing above."""
    with transaction.atomic():
        conversation = Conversation.objects.select_for_update().get(id=side.conversation_id)
        HiddenLetter.objects.filter(person_id=actor.id, letter__conversation=conversation).delete()
        Participant.objects.filter(id=side.id).update(
            cleared_number=conversation.letters, last_number=conversation.letters, read_number=conversation.letters
        )
        tell([actor.id], "letters_unread", count=count_unread(actor.id))


def decline_request(*, actor: Person, side: Participant) -> None:
    """A stranger's letter is put away without a word; they can write no second one. Declining twice is declining once.

    Raises:
        DomainError: `no_request`: the conversation is an answered one.
    """
    with transaction.atomic():
        held = Participant.objects.select_for_update().get(id=side.id)
        if held.box == Box.INBOX.value:
            raise errors.no_request()
        Participant.objects.filter(id=held.id).update(box=Box.DECLINED.value, read_number=held.last_number)


def erase_letters(person_id: int) -> None:
    """What a person wrote goes; that they wrote stays, nameless, in the conversations of the others. Their pictures go with their uploads."""
    own = Participant.objects.filter(person_id=person_id).values("conversation_id")
    Letter.objects.filter(conversation_id__in=own, sender_id=person_id).update(
        text="", subject_id=None, picture_id=None, key="", gone=Gone.ERASED.value
    )


def erase_sides(person_id: int) -> None:
    """The others keep theirs."""
    Participant.objects.filter(person_id=person_id).delete()


def _show_the_last_left(side: Participant) -> None:
    """After a deletion the conversation stands where its last letter left stands; with none left it is off the list."""
    last = rows(
        "SELECT l.number, l.sent_at FROM letters_letter l WHERE l.conversation_id = %(conversation)s AND l.number > %(cleared)s"
        " AND NOT EXISTS (SELECT 1 FROM letters_hiddenletter h WHERE h.letter_id = l.id AND h.person_id = %(me)s)"
        " ORDER BY l.number DESC LIMIT 1",
        {"conversation": side.conversation_id, "cleared": side.cleared_number, "me": side.person_id},
    )
    number, at = last[0] if last else (side.cleared_number, side.last_at)
    Participant.objects.filter(id=side.id).update(last_number=number, last_at=at)
