"""From the fields of a row to what its act takes: a note's content, a person."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from html import unescape
from typing import Any
from uuid import UUID

import msgspec
from django.conf import settings

from tallgrass.accounts.types import Newcomer
from tallgrass.exchange.dates import read_moment, spread_moment
from tallgrass.exchange.errors import judged_elsewhere, missing
from tallgrass.exchange.facts import judged_whole, parts_from
from tallgrass.exchange.types import Long, Plan, Subject
from tallgrass.notes import errors
from tallgrass.notes.channels import CHANNELS
from tallgrass.notes.forms import many_lines, one_line
from tallgrass.notes.genre_types import Evaluation, Verdict
from tallgrass.notes.markup import topic_key, topics_in
from tallgrass.notes.queries.genres import GenreParts
from tallgrass.notes.types import BroughtAnswer, BroughtNote, Content, Genre, Kind, MarkInput, MarkKind, PictureInput, TextCard, Visibility

_TEMPLATES = ("meadow", "letter", "marker", "poster", "night")
_NO_TOPIC = re.compile(r"[\s#@，。！？、；：,.!?;:()（）【】\[\]「」《》<>\"'“”‘’/\\|]+")
_SENTENCE = re.compile(r"[。！？!?；;\n]|\.\s")
_LETTER = re.compile(r"[^\W_]")
_CARD_LETTERS = 48
_NOTHING = GenreParts()
_YES, _NO = frozenset({"true", "yes", "1", "是"}), frozenset({"false", "no", "0", "否"})
_CHANNEL_BY_WORD = {str(word).casefold(): name for name, words in CHANNELS.items() for word in (name, words.zh, words.en)}


@dataclass(frozen=True)
class Answering:
    """Which question an answer belongs to, who asked it, and who answers."""

    note_id: int
    asker_id: int
    author_id: int


@dataclass(frozen=True)
class NamedPicture:
    """A picture a row names, with what stands on it."""

    file: str
    alt: str = ""
    marks: tuple[MarkInput, ...] = ()


def note_of(
    values: Mapping[str, Any], key: UUID, plan: Plan, began_at: datetime, *, author_id: int, entries: Mapping[str, int]
) -> tuple[BroughtNote, list[NamedPicture]]:
    """A note from a row; its pictures, which must be taken in before, are given beside it, and stand in it as -1, -2 ….
    `entries`: what a collection may hold, by the ids it had.

    Raises:
        DomainError: with the field at fault. (Lengths and all else are for `check_brought`.)
    """
    pictures = _pictures(values.get("pictures", ""))
    title, body = values.get("title", ""), values.get("body", "")
    if plan.html:
        title, body = unescape(title), unescape(body)
    title, body = one_line(title), many_lines(body)
    if not title and not body and not values.get("text_card"):
        raise errors.no_words()
    judged = _evaluation(values) if plan.subject is Subject.REVIEWS else None
    title, body = _fitted(title, body, _tail(values, body, rated=judged is None), plan.long)
    genre = Genre.EVALUATION if judged else genre_of(values, plan.subject)
    unseen = tuple(PictureInput(-place, picture.alt, picture.marks) for place, picture in enumerate(pictures, 1))
    parts = GenreParts(judged) if judged else _parts(values.get("facts", ""), genre, pictures, entries)
    kind = _choice(Kind, values.get("kind", "") or (Kind.PICTURE if pictures else Kind.TEXT), "kind")
    content = Content(
        kind=kind,
        title=title,
        body=body,
        channel=channel_of(values.get("channel", "")),
        place=one_line(values.get("place", "")),
        visibility=_choice(Visibility, values.get("visibility", "") or Visibility.PUBLIC, "visibility"),
        text_card=_card(values.get("text_card", ""), title, body, key) if kind is Kind.TEXT else None,
        pictures=unseen,
        genre=genre,
        evaluation=parts.evaluation,
        tutorial=parts.tutorial,
        place_facts=parts.place_facts,
        entries=parts.entries,
    )
    given = values.get("published_at", "").strip()
    at = read_moment(given, key) if given else spread_moment(key, began_at, plan.spread_days)
    edited = values.get("edited_at", "").strip()
    return BroughtNote(author_id, content, at, read_moment(edited, key, "edited_at") if edited else None), pictures


def genre_of(values: Mapping[str, Any], subject: Subject) -> Genre:
    """What a row's note is for; reviews that name no thing are plain.

    Raises:
        DomainError: `unknown_genre`; `judged_elsewhere` for an evaluation.
    """
    if subject is Subject.COLLECTIONS:
        return Genre.COLLECTION
    given = values.get("genre", "")
    genre: Genre = _choice(Genre, given, "genre") if given.strip() else Genre.PLAIN
    if genre is Genre.EVALUATION:
        raise judged_elsewhere()
    return genre


def _parts(text: str, genre: Genre, pictures: Sequence[NamedPicture], entries: Mapping[str, int]) -> GenreParts:
    if not text.strip():
        return _NOTHING
    named: dict[str, int] = {}
    for place, picture in enumerate(pictures, 1):
        named.setdefault(picture.file, -place)
    return parts_from(text, genre, named, entries)


def answer_of(values: Mapping[str, Any], key: UUID, plan: Plan, began_at: datetime, people: Answering) -> tuple[BroughtAnswer, list[str]]:
    """An answer from a row; the names of its pictures are given beside it, which stand in it as -1, -2 ….

    Raises:
        DomainError: with the field at fault. (Lengths and all else are for `check_brought_answers`.)
    """
    names = [picture.file for picture in _pictures(values.get("pictures", ""))]
    body = many_lines(unescape(values.get("body", "")) if plan.html else values.get("body", ""))
    given, edited = values.get("written_at", "").strip(), values.get("edited_at", "").strip()
    return BroughtAnswer(
        note_id=people.note_id,
        asker_id=people.asker_id,
        author_id=people.author_id,
        body=body,
        written_at=read_moment(given, key, "written_at") if given else spread_moment(key, began_at, plan.spread_days),
        edited_at=read_moment(edited, key, "edited_at") if edited else None,
        picture_ids=tuple(-place for place in range(1, len(names) + 1)),
        best=_yes(values.get("best", ""), "best"),
    ), names


def newcomer_of(values: Mapping[str, Any], key: UUID, plan: Plan, began_at: datetime) -> Newcomer:
    """A person from a row.

    Raises:
        DomainError: with the field at fault. (Lengths and all else are for `check_newcomer`.)
    """
    handle = values.get("handle", "").strip().removeprefix("@").lower()
    if not handle:
        raise missing("handle")
    given = values.get("joined_at", "").strip()
    return Newcomer(
        handle=handle,
        name=one_line(values.get("name", "")) or handle,
        bio=many_lines(values.get("bio", "")),
        place=one_line(values.get("place", "")),
        interests=tuple(dict.fromkeys(channel_of(name) for name in values.get("interests", []))),
        joined_at=read_moment(given, key, "joined_at") if given else spread_moment(key, began_at, plan.spread_days),
    )


def _fitted(title: str, body: str, tail: str, long: Long) -> tuple[str, str]:
    """Words and what follows them, cut to the limits of the place if that was asked for. A title that is cut goes on in the body."""
    if long is Long.CUT:
        most = settings.TALLGRASS_TITLE_LENGTH
        if len(title) > most:
            if not body.startswith(title):
                body = f"{title}\n\n{body}".rstrip()
            title = _cut_title(title, most)
        room = settings.TALLGRASS_BODY_LENGTH - len(tail) - (2 if tail else 0)
        if len(body) > room:
            body = _cut_body(body, room)
    return title, f"{body}\n\n{tail}".strip() if tail else body


def _cut_title(title: str, most: int) -> str:
    head = title[: most - 1]
    whole, space, _ = head.rpartition(" ")
    return (whole if space and len(whole) >= most // 2 and title[most - 1] != " " else head).rstrip(" ,.;:，。；：、-") + "…"


def _cut_body(body: str, most: int) -> str:
    head = body[: most - 1]
    ends = [match.end() for match in _SENTENCE.finditer(head) if match.end() > most * 0.8]
    return head[: ends[-1] if ends else None].rstrip() + "…"


def _evaluation(values: Mapping[str, Any]) -> Evaluation | None:
    """What a row says of a thing; None when it names none. Without a verdict the rating tells: four stars and more are for it, two and
    less against."""
    product, brand = one_line(values.get("product", "")), one_line(values.get("brand", ""))
    if not product and not brand:
        return None
    rating = float(_rating(values.get("rating", "")) or 0)
    told = Verdict.GROW if rating >= 4 else Verdict.PULL if 0 < rating <= 2 else Verdict.OPEN
    verdict = _choice(Verdict, values.get("verdict", "") or told, "verdict")
    pros, cons = (tuple(one_line(point) for point in values.get(name, [])) for name in ("pros", "cons"))
    return judged_whole(Evaluation(product, brand, verdict, round(rating * 2) or None, pros, cons), values.get("facts", ""))


def _tail(values: Mapping[str, Any], body: str, *, rated: bool) -> str:
    """The rating where nothing else shows it, and topics the words do not name already, as lines of their own."""
    lines = []
    if rated and (rating := _rating(values.get("rating", ""))):
        lines.append(f"评分 {rating}/5" if is_chinese(body) else f"Rated {rating}/5")
    there = {topic_key(name) for name in topics_in(body)}
    topics = dict.fromkeys(_topic(name) for name in values.get("topics", []))
    if new := [f"#{name}" for name in topics if name and topic_key(name) not in there]:
        lines.append(" ".join(new))
    return "\n".join(lines)


def _topic(name: str) -> str:
    """A category as a topic: `Fine gauge` becomes FineGauge, since a topic ends at a space."""
    words = [word for word in _NO_TOPIC.split(one_line(name)) if word]
    return "".join(word if place == 0 else word[:1].upper() + word[1:] for place, word in enumerate(words))[:30]


def _rating(text: str) -> str:
    text = text.strip()
    if not text:
        return ""
    try:
        value = float(text)
    except ValueError:
        raise errors.unknown("rating") from None
    if not 0 <= value <= 5:
        raise errors.unknown("rating")
    return f"{value:g}"


def channel_of(text: str) -> str:
    """A channel by its name in the settings or in either language."""
    name = one_line(text)
    if not name:
        return ""
    found = _CHANNEL_BY_WORD.get(name.casefold())
    if found is None:
        raise errors.unknown("channel")
    return found


def _yes(text: str, field: str) -> bool:
    said = text.strip().casefold()
    if said not in {"", *_YES, *_NO}:
        raise errors.unknown(field)
    return said in _YES


def _choice(choices: Any, text: str, field: str) -> Any:
    try:
        return choices(text.strip())
    except ValueError:
        raise errors.unknown(field) from None


def _card(text: str, title: str, body: str, key: UUID) -> TextCard:
    """The card a row brings, or one of its title or first sentence."""
    if text.strip():
        try:
            return msgspec.json.decode(text, type=TextCard)
        except msgspec.MsgspecError:
            raise errors.unknown("text_card") from None
    return TextCard(title.replace("*", "") or _first_words(body), _TEMPLATES[key.int % len(_TEMPLATES)], seed=key.int % 1_000_000 + 1)


def _first_words(body: str) -> str:
    """The first sentence that says anything."""
    first = _LETTER.search(body)
    if first is None:
        return body[:_CARD_LETTERS]
    words = body[first.start() : first.start() + _CARD_LETTERS]
    end = _SENTENCE.search(words)
    return (words[: end.start() if end else None]).replace("*", "").strip()


class _MarkBody(msgspec.Struct):
    kind: MarkKind
    label: str
    x: int
    y: int


class _PictureBody(msgspec.Struct):
    file: str
    alt: str = ""
    marks: list[_MarkBody] = []


def _pictures(text: str) -> list[NamedPicture]:
    """Names between semicolons, or what an export writes: JSON with names, descriptions and marks."""
    text = text.strip()
    if not text.startswith("["):
        return [NamedPicture(name.strip()) for name in text.split(";") if name.strip()]
    try:
        found = msgspec.json.decode(text, type=list[_PictureBody])
    except msgspec.MsgspecError:
        raise errors.unknown("pictures") from None
    return [
        NamedPicture(one.file, one_line(one.alt), tuple(MarkInput(mark.kind, one_line(mark.label), mark.x, mark.y) for mark in one.marks))
        for one in found
    ]


def with_pictures(note: BroughtNote, pictures: tuple[PictureInput, ...]) -> BroughtNote:
    """The note with what its pictures have become, in the steps of a tutorial too."""
    content, taught = note.content, note.content.tutorial
    if taught:
        became = {before.picture_id: now.picture_id for before, now in zip(content.pictures, pictures, strict=True)}
        taught = replace(taught, steps=tuple(replace(step, picture_id=became.get(step.picture_id or 0)) for step in taught.steps))
    return replace(note, content=replace(content, pictures=pictures, tutorial=taught))


def is_chinese(text: str) -> bool:
    return any("\u4e00" <= letter <= "\u9fff" for letter in text[:60])
