"""When notes are written: in the hours of their authors, in the season they speak of, more of them lately."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

from tallgrass.notes.actions.genres import LEAST_ENTRIES
from tallgrass.simulation.texts.purchases import PURCHASES
from tallgrass.simulation.types import Channel, DatedNote, Gathered, Member, WrittenNote

DAYS = 150
"""How far back notes go that speak of no season."""

SETTLED = timedelta(days=2)
"""How old a note is, at least, when an editor puts it into a collection: a day later, in the editor's hours, is still past."""

_BOUGHT_BY = {one.by: one.days for one in reversed(PURCHASES) if one.by}
"""Titles of notes that somebody bought by: days since the first did, who had read it by then."""

MONTHS = {"spring": {3, 4, 5}, "summer": {6, 7, 8}, "autumn": {9, 10, 11}, "winter": {12, 1, 2}, "november": {11}}


def date_notes(chance: Random, written: Mapping[Channel, Sequence[WrittenNote]], members: list[Member], now: datetime) -> list[DatedNote]:
    """All notes, each at a moment before `now`, oldest first. An author's notes are spread: none within eight hours of another."""
    authors = {member.handle: place for place, member in enumerate(members)}
    mixed = [(channel, note) for channel, notes in written.items() for note in notes]
    chance.shuffle(mixed)
    busy: dict[int, list[datetime]] = {}
    dated = []
    for place, (channel, note) in enumerate(mixed):
        author = authors[note.author]
        taken = busy.setdefault(author, [])
        share = (place + chance.random()) / len(mixed)
        for _ in range(40):
            at = _moment(chance, note, members[author], now, share)
            if all(abs(at - other) > timedelta(hours=8) for other in taken):
                break
            share = chance.random()
        taken.append(at)
        dated.append(DatedNote(note, channel.value, members[author].language, author, at, chance.randrange(1, 1_000_000)))
    dated = _gathered_later(dated, members, now)
    return _in_turns(sorted(dated, key=lambda note: (note.at, note.written.title)))


def _gathered_later(notes: list[DatedNote], members: Sequence[Member], now: datetime) -> list[DatedNote]:
    """Collections moved behind the last note they hold that is not quite new, into the hours of their editors."""
    written_at = {(members[note.author].handle, note.written.title): note.at for note in notes}
    return [_behind(note, written_at, members[note.author], now) if isinstance(note.written.of, Gathered) else note for note in notes]


def _behind(note: DatedNote, written_at: Mapping[tuple[str, str], datetime], author: Member, now: datetime) -> DatedNote:
    assert isinstance(note.written.of, Gathered) and author.persona is not None
    held = sorted(written_at[key] for writer, title, _ in note.written.of.notes if (key := (writer, title)) in written_at)
    last = max([*held[:LEAST_ENTRIES], *(at for at in held if at < now - SETTLED)], default=note.at)
    at = last + (now - last) / 3
    if note.at >= at:
        return note
    while (at + timedelta(hours=author.persona.zone)).hour not in author.persona.hours and at < now - timedelta(hours=2):
        at += timedelta(hours=1)
    return replace(note, at=at)


def _in_turns(notes: list[DatedNote]) -> list[DatedNote]:
    before: Counter[str] = Counter()
    turned = []
    for note in notes:
        cover = (note.written.scenes or (note.written.card,))[0]
        turned.append(replace(note, turn=before[cover]))
        before[cover] += 1
    return turned


def _moment(chance: Random, note: WrittenNote, author: Member, now: datetime, share: float) -> datetime:
    persona = author.persona
    assert persona is not None
    zone = timedelta(hours=persona.zone)
    while True:
        ago = _days_ago(chance, note, now, share)
        local = (now + zone - timedelta(days=ago)).replace(
            hour=chance.choice(persona.hours), minute=chance.randrange(60), second=chance.randrange(60)
        )
        at = (local - zone).replace(tzinfo=UTC)
        if at < now - timedelta(minutes=20):
            return at
        share = chance.random()


def _days_ago(chance: Random, note: WrittenNote, now: datetime, share: float) -> float:
    if least := _BOUGHT_BY.get(note.title):
        return max(DAYS * share**2.2, least + 1 + 5 * chance.random())
    if not note.season:
        return DAYS * share**2.2
    months = MONTHS[note.season]
    ago = chance.random() * 6
    while (now - timedelta(days=ago)).month not in months:
        ago += 1
    return ago + chance.expovariate(1 / 12) % 25 if (now - timedelta(days=ago + 25)).month in months else ago
