"""Private letters of the world, written by the real actions. Writing them again writes nothing: each has a key."""

from datetime import datetime, timedelta

from tallgrass.accounts.actions import follow_person, unfollow_person
from tallgrass.accounts.models import Person
from tallgrass.messages.actions import mark_read, send_letter
from tallgrass.messages.queries import find_conversation_with
from tallgrass.messages.types import Content, Kind
from tallgrass.notes.models import Note
from tallgrass.notes.types import State
from tallgrass.platform import clock
from tallgrass.simulation.texts.letters import TALKS
from tallgrass.simulation.types import Said, Talk

GAP = timedelta(minutes=3)


def write_letters(now: datetime) -> int:
    """All talks, the oldest first. How many letters."""
    handles = {handle for talk in TALKS for handle in (talk.one, talk.two, *(said.person for said in talk.said)) if handle}
    people = {person.handle: person for person in Person.objects.filter(handle__in=handles)}
    written = 0
    for place, talk in sorted(enumerate(TALKS), key=lambda numbered: -numbered[1].hours_ago):
        if talk.one in people and talk.two in people:
            written += _write(f"demo-{place}", talk, people, now - timedelta(hours=talk.hours_ago))
    return written


def _write(key: str, talk: Talk, people: dict[str, Person], last: datetime) -> int:
    one, two = people[talk.one], people[talk.two]
    _relate(one, two, strangers=talk.strangers)
    for place, said in enumerate(talk.said):
        writer, other = (one, two) if said.by == talk.one else (two, one)
        with clock.clock_at(last - GAP * (len(talk.said) - 1 - place)):
            send_letter(actor=writer, other=other, content=_content(f"{key}-{place}", said, people))
    if not talk.strangers:
        _read(talk, one, two)
    return len(talk.said)


def _relate(one: Person, two: Person, *, strangers: bool) -> None:
    """Friends follow each other; a stranger is not followed by whom they write to."""
    if strangers:
        unfollow_person(actor=two, other=one)
    else:
        follow_person(actor=one, other=two)
        follow_person(actor=two, other=one)


def _read(talk: Talk, one: Person, two: Person) -> None:
    for person, other in ((one, two), (two, one)):
        side = find_conversation_with(person, other.id)
        if side:
            mark_read(actor=person, side=side, number=len(talk.said) - talk.unread)


def _content(key: str, said: Said, people: dict[str, Person]) -> Content:
    if said.note_of:
        note = Note.objects.filter(author_id=people[said.note_of].id, state=State.PUBLISHED.value).order_by("-published_at").first()
        if note:
            return Content(Kind.NOTE, said.words, note.id, None, key)
    if said.person and said.person in people:
        return Content(Kind.PERSON, said.words, people[said.person].id, None, key)
    return Content(Kind.TEXT, said.words or "…", None, None, key)
