"""Letters with as few words as a test can say."""

from tallgrass.accounts.actions import follow_person
from tallgrass.accounts.models import Person
from tallgrass.messages.actions import send_letter
from tallgrass.messages.models import Letter, Participant
from tallgrass.messages.queries import find_conversation_with
from tallgrass.messages.types import Content, Kind


def write(actor: Person, other: Person, text: str = "你好", **content: object) -> Letter:
    return send_letter(actor=actor, other=other, content=Content(text=text, **content))  # type: ignore[arg-type]


def befriend(one: Person, other: Person) -> None:
    follow_person(actor=one, other=other)
    follow_person(actor=other, other=one)


def side_of(person: Person, other: Person) -> Participant:
    side = find_conversation_with(person, other.id)
    assert side
    return side


def picture_content(picture_id: int) -> dict[str, object]:
    return {"text": "", "kind": Kind.PICTURE, "picture_id": picture_id}
