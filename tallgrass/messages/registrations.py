"""What the platform is told about letters."""

from tallgrass.messages.actions import erase_letters, erase_sides
from tallgrass.messages.models import Conversation, HiddenLetter, Letter, LetterSetting, Participant
from tallgrass.messages.subjects import LetterSubject
from tallgrass.platform.personal_data import Holding, declare
from tallgrass.platform.subjects import register_subject

_WORDS = ("conversation_id", "number", "sender_id", "kind", "text", "subject_id", "picture_id", "sent_at", "gone")

register_subject("letter", LetterSubject())
declare(
    Holding(Conversation, "low_id", keep=True, why="Names the two by id only, and is the other's too.", also_owners=("high_id",)),
    Holding(
        Participant,
        "person_id",
        export=("conversation_id", "other_id", "box", "last_at", "read_number", "muted_at"),
        erase=erase_sides,
        also_owners=("other_id",),
    ),
    # What the others wrote goes along: half a conversation says nothing. What of it was taken back or erased is empty.
    Holding(Letter, "conversation__participants__person_id", export=_WORDS, erase=erase_letters, also_owners=("sender_id",)),
    Holding(HiddenLetter, "person_id", why="Only which letters a person no longer wanted to see."),
    Holding(LetterSetting, "person_id", export=("who",)),
)
