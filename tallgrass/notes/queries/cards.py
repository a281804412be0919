"""Cards of notes: one query a page for what changes, memory for what does not.

What may differ by the moment or the viewer (state, who may see it, likes) is read every time. What a version of a note
says never changes, so it is remembered under (id, version).
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import person_cards
from tallgrass.media.queries import PICTURE_COLUMNS
from tallgrass.media.types import PictureView
from tallgrass.notes.genre_types import PlaceKind, Verdict
from tallgrass.notes.queries.seeing import seen_by
from tallgrass.notes.types import PLAIN, Genre, Kind, NoteCard, Sign, Visibility
from tallgrass.platform.database import rows
from tallgrass.platform.memory import Memory


class _Live(NamedTuple):
    id: int
    author_id: int
    version: int
    visibility: str
    likes: int
    comments: int
    liked: bool
    limited: bool
    withheld: bool
    answers: int
    solved: bool


class _Fixed(NamedTuple):
    title: str
    kind: Kind
    cover: PictureView | None
    picture_count: int
    channel: str
    published_at: datetime
    sign: Sign
    words: str


_fixed: Memory[tuple[int, int], _Fixed] = Memory(50_000)

SHOWN_WORDS = 110
"""Letters of a note without a cover that fill its place on the wall."""
_ENDING_TOPICS = re.compile(r"(?:\s*#\S+)+\s*$")

_ANSWERED = """coalesce(c.answers, 0),
       CASE WHEN n.genre = 'question' THEN EXISTS (SELECT 1 FROM notes_bestanswer b JOIN notes_answer a ON a.id = b.answer_id AND NOT a.withheld
            WHERE b.note_id = n.id) ELSE false END"""
_LIVE = f"""
SELECT n.id, n.author_id, n.version, n.visibility, coalesce(c.likes, 0), coalesce(c.comments, 0),
       EXISTS (SELECT 1 FROM notes_like l WHERE l.person_id = %(viewer)s AND l.note_id = n.id), n.limited, n.state = 'withheld', {_ANSWERED}
FROM notes_note n LEFT JOIN notes_notecounts c ON c.note_id = n.id
WHERE n.id = ANY(%(ids)s) AND n.state = 'published'
"""
_LIVE_AND_WITHHELD = _LIVE.replace("n.state = 'published'", "n.state IN ('published', 'withheld') AND n.author_id = %(viewer)s")
_LIVE_FOR_VISITORS = f"""
SELECT n.id, n.author_id, n.version, n.visibility, coalesce(c.likes, 0), coalesce(c.comments, 0), false, n.limited, n.state = 'withheld', {_ANSWERED}
FROM notes_note n LEFT JOIN notes_notecounts c ON c.note_id = n.id
WHERE n.id = ANY(%(ids)s) AND n.state = 'published'
"""


def note_cards(ids: Sequence[int], *, viewer: Person | None) -> list[NoteCard]:
    """Cards of these notes in the order of `ids`, without those the viewer may not or does not want to see.

    One query; up to three more for what this process has not seen before: whom a member wants to see, authors, what the notes say.
    """
    return _cards(ids, viewer, _live_rows(ids, viewer))


def own_cards(ids: Sequence[int], *, author: Person) -> list[NoteCard]:
    """Cards of an author's own notes as only they see them: with those that review withholds, and with what it did to each."""
    live = [_Live(*row) for row in rows(_LIVE_AND_WITHHELD, {"ids": list(ids), "viewer": author.id})] if ids else []
    done = {row.id: row for row in live}
    cards = _cards(ids, author, live)
    return [replace(card, withheld=done[card.id].withheld, limited=done[card.id].limited) for card in cards]


def spread_cards(ids: Sequence[int], *, viewer: Person | None) -> list[NoteCard]:
    """The same of notes that are held out to people who did not ask for them: only public ones, and none whose spread review has limited."""
    return _cards(ids, viewer, [row for row in _live_rows(ids, viewer) if row.visibility == Visibility.PUBLIC and not row.limited])


def spread_cards_beside(
    ids: Sequence[int], others: Sequence[int], *, viewer: Person | None, most: int | None = None
) -> tuple[list[NoteCard], list[NoteCard]]:
    """`spread_cards` of the first `most` of some notes that may be shown, and `note_cards` of others, in as many queries as one of them."""
    live = {row.id: row for row in seen_by(viewer, _live_rows(list(dict.fromkeys([*ids, *others])), viewer))}
    spread = [id for id in ids if id in live and live[id].visibility == Visibility.PUBLIC and not live[id].limited]
    shown = spread[:most]
    cards = _made([live[id] for id in dict.fromkeys([*shown, *others]) if id in live])
    if len(shown) < len(spread) and not cards.keys() >= set(shown):  # An author has left: others stand in for what goes with them.
        cards |= _made([live[id] for id in spread[len(shown) :]])
    return [cards[id] for id in spread if id in cards][:most], [cards[id] for id in others if id in cards]


def _live_rows(ids: Sequence[int], viewer: Person | None) -> list[_Live]:
    if not ids:
        return []
    if viewer is None:
        return [_Live(*row) for row in rows(_LIVE_FOR_VISITORS, {"ids": list(ids)})]
    return [_Live(*row) for row in rows(_LIVE, {"ids": list(ids), "viewer": viewer.id})]


def _cards(ids: Sequence[int], viewer: Person | None, found: list[_Live]) -> list[NoteCard]:
    cards = _made(seen_by(viewer, found))
    return [cards[id] for id in ids if id in cards]


def _made(live: list[_Live]) -> dict[int, NoteCard]:
    """Cards of what the viewer may and wants to see, by id; without those whose authors have left."""
    if not live:
        return {}
    authors = person_cards(row.author_id for row in live)
    fixed = _fixed.fill(((row.id, row.version) for row in live), _read_fixed)
    cards = {}
    for row in live:
        said, author = fixed.get((row.id, row.version)), authors.get(row.author_id)
        if said and author:
            sign = said.sign
            if sign.genre is Genre.QUESTION:
                sign = Sign(Genre.QUESTION, count=max(row.answers, int(row.solved)), solved=row.solved)
            # By place: by name, a page's cards cost twice as much.
            cards[row.id] = NoteCard(
                row.id, author, said.title, said.kind, said.cover, said.picture_count, max(row.likes, int(row.liked)), row.liked,
                said.channel, Visibility(row.visibility), said.published_at, row.comments, sign, said.words,
            )  # fmt: skip
    return cards


def note_card(note_id: int, *, viewer: Person | None) -> NoteCard | None:
    """The card of one note, or None when the viewer may not see it."""
    return next(iter(note_cards([note_id], viewer=viewer)), None)


_FIXED = f"""
SELECT {PICTURE_COLUMNS}, n.id, n.version, n.title, n.kind, n.picture_count, n.channel, n.published_at, n.body, n.genre, e.verdict, e.score, f.kind,
       CASE n.genre WHEN 'tutorial' THEN (SELECT count(*) FROM notes_tutorialstep s WHERE s.tutorial_id = n.id)
                    WHEN 'collection' THEN (SELECT count(*) FROM notes_collectionentry c WHERE c.note_id = n.id) ELSE 0 END
FROM notes_note n LEFT JOIN media_picture m ON m.id = n.cover_id
     LEFT JOIN notes_evaluation e ON e.note_id = n.id LEFT JOIN notes_placefacts f ON f.note_id = n.id
WHERE n.id = ANY(%s)
"""


def _read_fixed(keys: list[tuple[int, int]]) -> dict[tuple[int, int], _Fixed]:
    wanted, fixed = set(keys), {}
    for *picture, id, version, title, kind, count, channel, published_at, body, genre, verdict, score, place, parts in rows(
        _FIXED, [[id for id, _ in keys]]
    ):
        if (id, version) in wanted:
            cover = PictureView(*picture) if picture[0] else None
            sign = _sign(genre, verdict, score, place, parts)
            words = "" if cover else _words(body)
            fixed[id, version] = _Fixed(title or _first_words(body), Kind(kind), cover, count, channel, published_at, sign, words)
    return fixed


def _sign(genre: str, verdict: str | None, score: int | None, place: str | None, count: int) -> Sign:
    if genre == Genre.PLAIN:
        return PLAIN
    return Sign(Genre(genre), Verdict(verdict) if verdict else None, score, count, place=PlaceKind(place) if place else None)


def _words(body: str) -> str:
    """How a note begins, to stand in place of a cover: cut at a word's end, and without the topics that end it."""
    words = _ENDING_TOPICS.sub("", body.strip())
    most = SHOWN_WORDS if words[:SHOWN_WORDS].isascii() else SHOWN_WORDS // 2  # What is not Latin is twice as wide.
    if len(words) <= most:
        return words
    head, space, _ = words[:most].rpartition(" ")
    return f"{(head if space and len(head) > most // 2 else words[:most]).rstrip(' ,.;:，。；：、')}…"


def _first_words(body: str) -> str:
    """A note without a title goes by how it begins."""
    line = body.strip().split("\n", 1)[0]
    return line if len(line) <= 40 else line[:39] + "…"
