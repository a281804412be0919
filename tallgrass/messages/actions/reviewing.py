"""What review decides about a letter. The calls come from the platform's `ReviewedKind`, in the transaction of the decision."""

from datetime import datetime

from tallgrass.messages.models import Letter, Participant
from tallgrass.platform import clock
from tallgrass.platform.ids import short
from tallgrass.platform.live import tell


def withhold_letter(*, letter_id: int) -> None:
    """Only its writer sees it from now on, and sees that it is so. Twice is once."""
    _set(letter_id, clock.now())


def lift_letter(*, letter_id: int) -> None:
    """The other sees it again. Lifting what is not withheld changes nothing."""
    _set(letter_id, None)


def _set(letter_id: int, withheld_at: datetime | None) -> None:
    if not Letter.objects.filter(id=letter_id, withheld_at__isnull=withheld_at is not None).update(withheld_at=withheld_at):
        return
    letter = Letter.objects.get(id=letter_id)
    people = list(Participant.objects.filter(conversation_id=letter.conversation_id).values_list("person_id", flat=True))
    tell(people, "letter_changed", conversation=short(letter.conversation_id), number=letter.number)
