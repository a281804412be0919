"""The demo: a small world that lives. Loaded whole or not at all; its last hours are acted out through the real actions."""

import secrets
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain, groupby

from django.contrib.auth.hashers import make_password
from django.db import transaction

from tallgrass.accounts.actions import follow_person
from tallgrass.accounts.models import Follow, Person
from tallgrass.discovery.actions import make_hot_list, rank_channels
from tallgrass.insights.actions.looks import ask_nightly
from tallgrass.media import files
from tallgrass.media.actions import sweep_strays
from tallgrass.media.actions.pictures import keep_picture
from tallgrass.media.models import Picture
from tallgrass.notes.actions import like_note, save_note, share_note, write_note
from tallgrass.notes.models import Like, Note, Save, Share
from tallgrass.notes.text_cards import TEMPLATES
from tallgrass.notes.types import Content, Kind, MarkInput, MarkKind, PictureInput, TextCard
from tallgrass.notifications.actions import see_all
from tallgrass.platform import clock
from tallgrass.platform.database import copy_rows, try_hold
from tallgrass.platform.events import Event
from tallgrass.platform.log import ensure_cursors, read_all
from tallgrass.simulation.acts import CROWD, WHOLE, make_world
from tallgrass.simulation.answers import Given, answer_early, answer_late, answers_of
from tallgrass.simulation.boards import keep_boards
from tallgrass.simulation.buying import buy
from tallgrass.simulation.circles import make_circles
from tallgrass.simulation.clips import store_clip
from tallgrass.simulation.comments import said_lately, say_early, say_late
from tallgrass.simulation.drawing import Drawn, Sketch, drawing
from tallgrass.simulation.genres import with_genre
from tallgrass.simulation.letters import write_letters
from tallgrass.simulation.loading import PastIds, copy_events, date_loop, event_of, fold_counts, place_cursors, settle_statistics, take_time
from tallgrass.simulation.models import StandingWorld
from tallgrass.simulation.people import DOORS
from tallgrass.simulation.promoting import promote
from tallgrass.simulation.reading import count_reading, read_walls
from tallgrass.simulation.recommending import write_next
from tallgrass.simulation.reviewing import fill_review_desk
from tallgrass.simulation.seeking import search_around
from tallgrass.simulation.sketches import portrait_of, sketches_of
from tallgrass.simulation.stalls import open_stalls
from tallgrass.simulation.types import Act, ActKind, DatedNote, Member, Remark, Script, World

NAME = "demo"
SEED = 7
LATELY = timedelta(hours=50)
PATIENT = 900
"""Seconds for the readers of the log: a busy machine takes several times as long as a quiet one."""
MOST_LATELY = 45
"""Acts that are acted out, for each of the people one can sign in as."""

Say = Callable[[str], object]
Drawing = Mapping[Sketch, "Future[Drawn]"]


def make_demo_world(*, seed: int = SEED, crowd: int = CROWD, script: Script = WHOLE, say: Say = print) -> bool:
    """Make the demo world unless it stands. Whether anything was done.

    Stopped half-way it leaves nothing but files, which the next try sweeps; stopped in the last hours it goes on there.
    """
    standing = StandingWorld.objects.filter(name=NAME).first()
    if standing and standing.lively:
        return False
    world = make_world(standing.seed if standing else seed, standing.made_at if standing else clock.now(), crowd, script)
    if not standing:
        load_world(world, seed, say)
    open_stalls(world.now, say, most=None if script is WHOLE else 2)
    promote(clock.now(), say)
    if buy(world.now, say):
        _tell_of_orders(world)
    say(f"Writing the next {write_next(world.now)} notes, by those who bought")
    act_out(world, say)
    count_reading()
    date_loop()
    ask_nightly()
    rank_channels()
    make_hot_list()
    StandingWorld.objects.filter(name=NAME).update(lively=True)
    return True


def load_world(world: World, seed: int, say: Say) -> None:
    """Everything but the last hours of the people one can sign in as, in one transaction."""
    people = [member for member in world.members if member.persona]
    sweep_strays(older_than=timedelta(0))
    sketches = chain((portrait_of(member.handle) for member in people), *(sketches_of(note) for note in world.notes))
    with files.desk() as desk, drawing(sketches, desk) as drawn, transaction.atomic():
        take_time()
        if not try_hold("simulation.demo"):
            raise RuntimeError("another process is making the demo world")
        say(f"Inviting {len(world.members):,} people")
        persons = _load_people(world, drawn)
        notes = _publish_notes(world, persons, drawn, say)
        later = set(lately(world))
        acts = [act for act in world.acts if act not in later]
        say(f"Letting {len(acts):,} likes, saves and follows happen")
        done = _load_acts(acts, persons, notes)
        done += say_early(world, said_lately(world, _doors(world), LATELY), persons, notes, say)
        early = (given for given in answers_of(world, _doors(world)) if not _is_late(given, world))
        done += answer_early(early, world, persons, notes)
        say(f"Looking at {read_walls(world, persons, notes, _doors(world), seed=seed + 2):,} pages")
        copy_events(sorted(done, key=lambda event: event[1]))  # All at once: a copy numbers its events from the first on.
        fold_counts()
        ensure_cursors()
        place_cursors()
        StandingWorld.objects.create(name=NAME, seed=seed, made_at=world.now)
    settle_statistics()


def act_out(world: World, say: Say) -> None:
    """The last hours, hour by hour, through the actions; readers of the log follow, so that people have been told of things."""
    persons = {person.handle: person for person in Person.objects.filter(handle__in=[member.handle for member in world.members])}
    by_place = [persons[member.handle] for member in world.members]
    wanted = {(persons[world.members[note.author].handle].id, note.written.title): place for place, note in enumerate(world.notes)}
    notes = {
        wanted[key]: note
        for note in Note.objects.filter(author_id__in={id for id, _ in wanted})
        if (key := (note.author_id, note.title)) in wanted
    }
    acts = lately(world)
    late = [world.remarks[place] for place in said_lately(world, _doors(world), LATELY)]
    say(f"Acting out the last {len(acts)} acts and {len(late)} comments")
    answers = [given for given in answers_of(world, _doors(world)) if _is_late(given, world)]
    doings: list[Act | Remark | Given] = [*acts, *late, *answers]
    doings.sort(key=lambda doing: doing.at)
    for hour, group in groupby(doings, key=lambda doing: doing.at.replace(minute=0, second=0, microsecond=0)):
        with clock.clock_at(min(world.now, hour + timedelta(minutes=30))):
            for doing in group:
                match doing:
                    case Act():
                        _do(doing, by_place, notes)
                    case Given():
                        answer_late(doing, world, by_place, notes)
                    case Remark():
                        say_late(doing, world, by_place, notes)
            read_all(seconds=PATIENT)
    say(f"Searching {search_around(world.now)} times")
    say(f"Delivering {write_letters(world.now)} letters")
    make_circles(world.now)
    say(f"Leaving {fill_review_desk(world.now)} things for review")
    read_all(seconds=PATIENT)
    boards, lists = keep_boards(world.now, seed=SEED)
    say(f"Keeping {boards} boards and {lists} lists")
    read_all(seconds=PATIENT)


def _tell_of_orders(world: World) -> None:
    """What orders had to tell was told and seen before the last hours begin: the people one can sign in as find no two months of it."""
    with clock.clock_at(world.now - LATELY):
        read_all(seconds=PATIENT)
        for person in Person.objects.filter(handle__in=DOORS.values()):
            see_all(actor=person)


def lately(world: World) -> list[Act]:
    """The latest acts toward each of the people one can sign in as, in the order of time."""
    found: list[Act] = []
    for handle in DOORS.values():
        door = next(place for place, member in enumerate(world.members) if member.handle == handle)
        own = {place for place, note in enumerate(world.notes) if note.author == door}
        toward = [
            act
            for act in world.acts
            if act.at > world.now - LATELY and (act.target == door if act.kind is ActKind.FOLLOW else act.target in own)
        ]
        found += toward[-MOST_LATELY:]
    return sorted(found, key=lambda act: (act.at, act.actor, act.target, act.kind))


def _doors(world: World) -> set[int]:
    """Places of the people one can sign in as."""
    return {place for place, member in enumerate(world.members) if member.handle in DOORS.values()}


def _is_late(given: Given, world: World) -> bool:
    """Whether an answer is given in the last hours, to one of those one can sign in as."""
    return given.at > world.now - LATELY and world.notes[given.note].author in _doors(world)


def _load_people(world: World, drawn: Drawing) -> list[Person]:
    ids = PastIds()
    joined = sorted(range(len(world.members)), key=lambda place: world.members[place].joined_at)
    id_of = {place: ids.at(world.members[place].joined_at) for place in joined}
    persons = [_person(member, id_of[place]) for place, member in enumerate(world.members)]
    for person, member in zip(persons, world.members, strict=True):
        if member.persona:
            person.avatar_id = _keep(person.id, drawn[portrait_of(member.handle)], "avatar").id
    return list(Person.objects.bulk_create(persons, batch_size=500))


def _person(member: Member, id: int) -> Person:
    joined = member.joined_at
    person = Person(id=id, created_at=joined, joined_at=joined, handle=member.handle, name=member.name, place=member.place)
    person.password = make_password(None)
    person.interests = [channel for channel, weight in member.tastes.items() if weight >= 0.4]
    if member.persona:
        person.bio, person.role, person.verified = member.persona.bio, member.persona.role, member.persona.verified
        person.shows_likes = person.shows_saves = True
    return person


def _publish_notes(world: World, persons: list[Person], drawn: Drawing, say: Say) -> list[Note]:
    notes: list[Note] = []
    published: dict[tuple[str, str], int] = {}
    for place, dated in enumerate(world.notes):
        actor = persons[dated.author]
        with clock.clock_at(dated.at):
            content = with_genre(_content(dated, actor, drawn), dated.written, published)
            notes.append(write_note(actor=actor, content=content))
        published[actor.handle, dated.written.title] = notes[-1].id
        if (place + 1) % 60 == 0 or place + 1 == len(world.notes):
            say(f"Publishing notes: {place + 1} of {len(world.notes)}")
    return notes


def _content(dated: DatedNote, actor: Person, drawn: Drawing) -> Content:
    written = dated.written
    words = Content(title=written.title, body=written.body, channel=dated.channel, place=written.place)
    if written.card:
        return replace(words, kind=Kind.TEXT, text_card=TextCard(written.card_text, written.card, _ground(dated), dated.seed))
    if written.clip:
        return replace(words, kind=Kind.VIDEO, video_id=store_clip(actor.id, sketches_of(dated)[0]))
    pictures = []
    for place, sketch in enumerate(sketches_of(dated)):
        marks = tuple(
            MarkInput(MarkKind(pin.kind), pin.label, round(pin.x * 1000), round(pin.y * 1000))
            for pin in written.pins
            if pin.picture == place
        )
        pictures.append(PictureInput(_keep(actor.id, drawn[sketch], "note").id, written.title, marks))
    return replace(words, kind=Kind.PICTURE, pictures=tuple(pictures))


def _ground(dated: DatedNote) -> str:
    """One of the template's four, in turn."""
    grounds = TEMPLATES[dated.written.card].grounds
    return grounds[dated.turn % len(grounds)].name


def _keep(owner_id: int, drawn: "Future[Drawn]", purpose: str) -> Picture:
    done = drawn.result()
    return keep_picture(owner_id=owner_id, prints=done.prints, facts=done.facts, purpose=purpose, attached_at=clock.now())


def _load_acts(acts: list[Act], persons: list[Person], notes: list[Note]) -> list[tuple[Event, datetime]]:
    """The rows of these acts; their events, which are still to be logged."""
    by_kind: dict[ActKind, list[Act]] = {kind: [act for act in acts if act.kind is kind] for kind in ActKind}
    follows, shares = PastIds(), PastIds()
    copy_rows(
        Follow,
        ("id", "created_at", "person_id", "followee_id"),
        ((follows.at(act.at), act.at, persons[act.actor].id, persons[act.target].id) for act in by_kind[ActKind.FOLLOW]),
    )
    for kind, model in ((ActKind.LIKE, Like), (ActKind.SAVE, Save)):
        ids = PastIds()
        rows = ((ids.at(act.at), act.at, notes[act.target].id, persons[act.actor].id) for act in by_kind[kind])
        copy_rows(model, ("id", "created_at", "note_id", "person_id"), rows)
    copy_rows(
        Share,
        ("id", "created_at", "note_id", "person_id", "code", "visits"),
        (
            (shares.at(act.at), act.at, notes[act.target].id, persons[act.actor].id, secrets.token_hex(5), act.actor % 7)
            for act in by_kind[ActKind.SHARE]
        ),
    )
    return [(_event(act, persons, notes), act.at) for act in acts]


def _event(act: Act, persons: list[Person], notes: list[Note]) -> Event:
    if act.kind is ActKind.FOLLOW:
        return event_of(act.kind, persons[act.actor].id, persons[act.target].id, 0)
    note = notes[act.target]
    return event_of(act.kind, persons[act.actor].id, note.id, note.author_id)


def _do(act: Act, persons: list[Person], notes: Mapping[int, Note]) -> None:
    actor = persons[act.actor]
    match act.kind:
        case ActKind.FOLLOW:
            follow_person(actor=actor, other=persons[act.target])
        case ActKind.LIKE:
            like_note(actor=actor, note=notes[act.target])
        case ActKind.SAVE:
            save_note(actor=actor, note=notes[act.target])
        case ActKind.SHARE:
            share_note(actor=actor, note=notes[act.target])
