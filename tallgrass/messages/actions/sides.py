"""What one does to one's own side of a conversation: reading, muting, typing; and whom one lets write."""

from django.db import transaction

from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import hidden_from
from tallgrass.messages.errors import unknown_choice
from tallgrass.messages.models import LetterSetting, Participant
from tallgrass.messages.queries import count_unread
from tallgrass.messages.types import Box, WhoMayWrite
from tallgrass.platform import clock
from tallgrass.platform.database import rows
from tallgrass.platform.ids import short
from tallgrass.platform.live import tell


def mark_read(*, actor: Person, side: Participant, number: int) -> None:
    """The actor has read up to this letter. The other is told at once, but of a request only when it is answered."""
    with transaction.atomic():
        moved = rows(
            "UPDATE letters_participant SET read_number = least(%(number)s, last_number) WHERE id = %(side)s"
            " AND read_number < least(%(number)s, last_number) RETURNING read_number",
            {"side": side.id, "number": max(0, min(number, 2**31 - 1))},
        )
        if not moved:
            return
        tell([actor.id], "letters_unread", count=count_unread(actor.id))
        if side.box == Box.INBOX.value and side.other_id:
            tell([side.other_id], "letter_read", conversation=short(side.conversation_id), number=moved[0][0])


def tell_typing(*, actor: Person, side: Participant) -> None:
    """The other's open page shows that the actor is writing. Kept nowhere; not told to those who keep the actor apart or waiting."""
    sides = Participant.objects.filter(conversation_id=side.conversation_id, box=Box.INBOX.value)
    theirs = sides.exclude(person_id=actor.id).first()
    if theirs and theirs.muted_at is None and actor.id not in hidden_from(theirs.person_id):
        tell([theirs.person_id], "letter_typing", conversation=short(side.conversation_id))


def mute_conversation(*, actor: Person, side: Participant) -> None:
    """New letters come without a mark. Muting twice is muting once."""
    _set_muted(actor, side, muted=True)


def unmute_conversation(*, actor: Person, side: Participant) -> None:
    _set_muted(actor, side, muted=False)


def choose_who_may_write(*, actor: Person, who: str) -> WhoMayWrite:
    """
    Raises:
        DomainError: `unknown_choice`.
    """
    if who not in set(WhoMayWrite):
        raise unknown_choice()
    LetterSetting.objects.update_or_create(person_id=actor.id, defaults={"who": who})
    return WhoMayWrite(who)


def _set_muted(actor: Person, side: Participant, *, muted: bool) -> None:
    with transaction.atomic():
        changed = Participant.objects.filter(id=side.id, muted_at__isnull=muted).update(muted_at=clock.now() if muted else None)
        if changed:
            tell([actor.id], "letters_unread", count=count_unread(actor.id))
