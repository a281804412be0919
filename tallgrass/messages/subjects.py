"""Letters as other apps may show them: to the two, and to review what was reported of them."""

from collections.abc import Collection

from tallgrass.messages.actions import lift_letter, withhold_letter
from tallgrass.messages.models import Letter
from tallgrass.messages.queries import letters_for
from tallgrass.messages.types import Kind
from tallgrass.platform.ids import short
from tallgrass.platform.reviewed import ReviewMaterial, ReviewPicture
from tallgrass.platform.subjects import SubjectCard
from tallgrass.platform.words import Words, say


class LetterSubject:
    """One letter each; nothing of the conversation around it."""

    name = Words("私信", "letter")

    def cards(self, ids: Collection[int], viewer_id: int | None) -> dict[int, SubjectCard]:
        return {
            view.id: SubjectCard(view.text[:60] or say("一封信", "A letter"), f"/letters/{short(view.conversation_id)}/?at={view.number}")
            for view in (letters_for(ids, viewer_id) if viewer_id else [])
        }

    def review_material(self, ids: Collection[int]) -> dict[int, ReviewMaterial]:
        """What the letter says, and that is all: reporting it shows it to a moderator, not the conversation. One query."""
        return {
            letter.id: ReviewMaterial(
                author_id=letter.sender_id,
                title=letter.text[:40] or str(self.name),
                url=f"/letters/{short(letter.conversation_id)}/?at={letter.number}",
                texts=(("text", Words("信里写的", "The letter"), letter.text),) if letter.text else (),
                pictures=(ReviewPicture(letter.picture_id, f"/console/letters/{short(letter.id)}/picture/"),) if letter.picture_id else (),
                made_at=letter.sent_at,
                gone=bool(letter.gone),
                facts=(Words("私信，只有对话的两个人看得到", "Private: only the two can see it"), *_shows(letter)),
            )
            for letter in Letter.objects.filter(id__in=ids)
        }

    def restrict(self, id: int, *, level: str) -> None:
        """A letter is not spread anyway: only withholding changes it."""
        if level == "withheld":
            withhold_letter(letter_id=id)

    def lift(self, id: int) -> None:
        lift_letter(letter_id=id)


def _shows(letter: Letter) -> tuple[Words, ...]:
    if letter.kind == Kind.NOTE.value:
        return (Words("带着一篇笔记", "Shows a note"),)
    return (Words("带着一张名片", "Shows a person"),) if letter.kind == Kind.PERSON.value else ()
