"""What people do by letters. Who wrote to whom is nobody's business but theirs: the log learns only that someone wrote."""

from dataclasses import dataclass

from tallgrass.platform.events import Event


@dataclass(frozen=True)
class LetterSent(Event):
    conversation_id: int
    person_id: int
