"""What the hot list goes by: different people and what they were busy with, without those who would push it.

Not counted: members of less than a day, those who are gone or banned, those who did more in these hours than a person does, authors
on their own notes (their writing counts, for its topics), and of those who come from one address more than two for one thing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tallgrass.accounts.standing import settled_among
from tallgrass.discovery.hot import Thing
from tallgrass.discovery.types import HotKind
from tallgrass.moderation.actions import judge
from tallgrass.notes.queries.stir import list_acts_since, public_facts, topics_of
from tallgrass.platform import clock
from tallgrass.search.language.folding import fold
from tallgrass.search.queries import list_searches_since

MOST_ACTS = 20_000
"""Of each kind of act; the newest."""
MOST_THINGS = 2_000
NEW_FOR = timedelta(days=1)
BUSIEST = 150
"""Acts in the window beyond which someone is a machine, or as good as one."""
AN_ADDRESS = 2
"""People of one address that count for one thing."""


@dataclass
class _Gathered:
    """A thing while it is gathered."""

    name: str
    people: set[int] = field(default_factory=set)
    searchers: set[int] = field(default_factory=set)
    notes: Counter[int] = field(default_factory=Counter)
    within: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Acts:
    notes: list[tuple[int, int, str]]
    """(note, person, what)"""
    searches: list[tuple[int, str, str]]
    """(person, key, words)"""


def gather_things(since: datetime, before: datetime | None = None) -> list[Thing]:
    """Things people have been busy with since that moment (and before the other), most people first. Five queries."""
    acts = _acts(since, before or clock.now() + timedelta(minutes=1))
    weight = Counter([person for _, person, _ in acts.notes] + [person for person, _, _ in acts.searches])
    settled = settled_among(weight, clock.now() - NEW_FOR)
    counted = {person for person in settled if weight[person] <= BUSIEST}
    facts = public_facts({note for note, _, _ in acts.notes})
    topics = topics_of(facts)
    found: dict[tuple[HotKind, str], _Gathered] = {}
    for note, person, what in acts.notes:
        if note not in facts or person not in counted:
            continue
        author, title, _ = facts[note]
        if person != author:
            itself = _at(found, HotKind.NOTE, str(note), title)
            itself.people.add(person)
            itself.within = tuple(str(topic) for topic, _ in topics.get(note, ()))
        if person != author or what == "note":
            for topic, name in topics.get(note, ()):
                gathered = _at(found, HotKind.TOPIC, str(topic), name)
                gathered.people.add(person)
                gathered.notes[note] += person != author
    for person, key, words in acts.searches:
        if person in counted:
            gathered = _at(found, HotKind.SEARCH, key, words)
            gathered.people.add(person)
            gathered.searchers.add(person)
    return _things(found, settled)


def may_be_named(name: str) -> bool:
    """Whether a name can stand where everybody reads it: nothing in it that review would hold."""
    return judge({"title": name}).passed


def _acts(since: datetime, before: datetime) -> _Acts:
    notes = list_acts_since(since, MOST_ACTS)
    searches = list_searches_since(since, MOST_ACTS)
    return _Acts(
        [(note, person, what) for note, person, at, what in notes if at < before],
        [(person, key, words) for person, key, words, at in searches if at < before],
    )


def _at(found: dict[tuple[HotKind, str], _Gathered], kind: HotKind, key: str, name: str) -> _Gathered:
    gathered = found.get((kind, key))
    if gathered is None:
        gathered = found[kind, key] = _Gathered(name)
    return gathered


def _things(found: dict[tuple[HotKind, str], _Gathered], addresses: dict[int, str]) -> list[Thing]:
    things = []
    for (kind, key), gathered in found.items():
        people = _few_of_an_address(gathered.people, addresses)
        note, note_people = gathered.notes.most_common(1)[0] if gathered.notes else (0, 0)
        things.append(
            Thing(
                kind=kind, key=key, name=gathered.name, people=frozenset(people), searchers=len(gathered.searchers & people),
                note_id=note, note_people=note_people, within=gathered.within, folded=fold(gathered.name),
            )
        )  # fmt: skip
    return sorted(things, key=lambda thing: (-len(thing.people), thing.kind, thing.key))[:MOST_THINGS]


def _few_of_an_address(people: Iterable[int], addresses: dict[int, str]) -> set[int]:
    """All people, but of one address no more than two. Those without an address (API keys, imports) count each."""
    by_address: dict[str, int] = defaultdict(int)
    kept = set()
    for person in sorted(people):
        address = addresses.get(person, "")
        by_address[address] += 1
        if not address or by_address[address] <= AN_ADDRESS:
            kept.add(person)
    return kept
