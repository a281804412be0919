"""Boards and lists of the world, made by the real actions from what their owners saved. Made again, nothing is made: each has its name."""

from datetime import datetime, timedelta
from random import Random

from tallgrass.accounts.models import Person
from tallgrass.notes.actions import (
    add_entry,
    add_note_to_list,
    follow_board,
    invite_editor,
    join_board,
    make_board,
    make_list,
    make_section,
    put_on_board,
    turn_entry,
)
from tallgrass.notes.board_types import BoardVisibility
from tallgrass.notes.list_types import EntryInput, ListKind
from tallgrass.notes.models import Board, Checklist, Note, Save
from tallgrass.platform import clock
from tallgrass.platform.log import read_all
from tallgrass.simulation.texts.boards import BOARDS, LISTS
from tallgrass.simulation.types import KeptBoard, KeptList

LOOKING_ON = (12, 90)
"""How many of the crowd follow a public board."""


def keep_boards(now: datetime, *, seed: int) -> tuple[int, int]:
    """All boards and lists. How many of each were made."""
    handles = {kept.owner for kept in (*BOARDS, *LISTS)} | {handle for board in BOARDS for handle in (*board.editors, *board.asked)}
    people = {person.handle: person for person in Person.objects.filter(handle__in=handles)}
    made = [board for place, kept in enumerate(BOARDS) if (board := _board(kept, people, now - timedelta(hours=30 - place)))]
    with clock.clock_at(now):
        read_all(seconds=300)
    _look_on(made, Random(seed))
    return len(made), sum(_list(kept, people, now) for kept in LISTS)


def _board(kept: KeptBoard, people: dict[str, Person], at: datetime) -> Board | None:
    owner = people.get(kept.owner)
    if owner is None or Board.objects.filter(owner_id=owner.id, name=kept.name).exists():
        return None
    visibility = BoardVisibility.PRIVATE if kept.private else BoardVisibility.PUBLIC
    with clock.clock_at(at):
        board = make_board(actor=owner, name=kept.name, description=kept.description, visibility=visibility)
        for handle in (*kept.editors, *kept.asked):
            if handle in people:
                invite_editor(actor=owner, board=board, person=people[handle])
        editors = [people[handle] for handle in kept.editors if handle in people]
        for editor in editors:
            join_board(actor=editor, board=board)
        for filler in (owner, *editors):
            for note in _saved(filler, kept.channels, kept.notes):
                put_on_board(actor=filler, board=board, note=note)
    return board


def _saved(person: Person, channels: tuple[str, ...], most: int) -> list[Note]:
    """What a person saved of these channels; what they saved last comes last, to stand first."""
    saves = Save.objects.filter(person_id=person.id, note__channel__in=channels, note__state="published", note__visibility="public")
    return [save.note for save in reversed(saves.select_related("note").order_by("-id")[:most])]


def _look_on(boards: list[Board], chance: Random) -> None:
    """Some of the crowd follow the public boards, after the news of them: nobody outside the told ones is told."""
    crowd = list(Person.objects.order_by("id")[:1200])
    for board in boards:
        if board.is_public:
            for person in chance.sample(crowd, min(len(crowd), chance.randint(*LOOKING_ON))):
                follow_board(actor=person, board=board)


def _list(kept: KeptList, people: dict[str, Person], now: datetime) -> bool:
    owner = people.get(kept.owner)
    if owner is None or Checklist.objects.filter(owner_id=owner.id, name=kept.name).exists():
        return False
    with clock.clock_at(now - timedelta(hours=5)):
        kind = ListKind.TRIP if kept.trip else ListKind.WISH
        checklist = make_list(actor=owner, name=kept.name, kind=kind, about=kept.about, currency=kept.currency)
        for name, entries in kept.parts:
            section = make_section(actor=owner, checklist=checklist, name=name) if name else None
            for entry in entries:
                written = EntryInput(
                    words=entry.words,
                    remark=entry.remark,
                    quantity=entry.quantity,
                    price=entry.price,
                    section_id=section.id if section else None,
                )
                added = add_entry(actor=owner, checklist=checklist, entry=written)
                if entry.done:
                    turn_entry(actor=owner, checklist=checklist, entry_id=added.id, ticked=True)
        for note in _saved(owner, kept.channels, 3):
            add_note_to_list(actor=owner, checklist=checklist, note=note)
    return True
