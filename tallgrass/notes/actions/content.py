"""Writing what an author made into the rows of a note; the rules that hold whichever way it came in."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from django.conf import settings

from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import find_people_by_handle
from tallgrass.media.actions import attach, store_picture
from tallgrass.media.queries import video_views
from tallgrass.media.types import VideoState
from tallgrass.notes import errors
from tallgrass.notes.actions.genres import check_genre, check_genre_complete, facts_of, let_go_of_other_genres, write_genre
from tallgrass.notes.actions.goods import check_goods, write_goods
from tallgrass.notes.actions.topic_counts import leave_topics
from tallgrass.notes.actions.uploads import let_go
from tallgrass.notes.channels import CHANNELS
from tallgrass.notes.markup import MAX_MENTIONS, MAX_TOPICS, handles_in, topic_key, topics_in
from tallgrass.notes.models import Mark, Mention, Note, NotePicture, NoteTopic, NoteVersion, Topic
from tallgrass.notes.text_cards import TEMPLATES, draw_card
from tallgrass.notes.text_cards.words import clean as clean_card
from tallgrass.notes.types import Content, Genre, Kind, PictureInput, TextCard
from tallgrass.platform.ids import new_id

MAX_PICTURES = 18
MAX_MARKS = 10
"""On one picture."""


def check_content(content: Content) -> None:
    """What is wrong with any content, draft or not: lengths, counts, unknown choices.

    Raises:
        DomainError: with the field at fault.
    """
    limits = {"title": settings.TALLGRASS_TITLE_LENGTH, "body": settings.TALLGRASS_BODY_LENGTH, "place": 40}
    for field, limit in limits.items():
        length = len(getattr(content, field))
        if length > limit:
            raise errors.too_long(field, limit, length)
    if content.channel and content.channel not in CHANNELS:
        raise errors.unknown("channel")
    if len(content.pictures) > MAX_PICTURES:
        raise errors.too_many_pictures(MAX_PICTURES)
    if any(len(picture.marks) > MAX_MARKS for picture in content.pictures):
        raise errors.too_many("marks", MAX_MARKS)
    if len({picture.picture_id for picture in content.pictures}) < len(content.pictures):
        raise errors.unknown("pictures")
    if len(topics_in(content.body)) > MAX_TOPICS:
        raise errors.too_many("topics", MAX_TOPICS)
    if len(handles_in(content.body)) > MAX_MENTIONS:
        raise errors.too_many("mentions", MAX_MENTIONS)
    check_goods(content)
    check_genre(content)


def check_complete(note: Note, author: Person) -> None:
    """What a note must have before others see it.

    Raises:
        DomainError: with the field that is missing; `video_not_ready` while its video is being cut.
    """
    check_parts(Kind(note.kind), note.title, note.body, note.picture_count, card_of(note).text if note.kind == Kind.TEXT else "")
    if note.kind == Kind.VIDEO:
        if note.video_id is None:
            raise errors.no_video()
        video = video_views([note.video_id]).get(note.video_id)
        if video is None or video.state is not VideoState.READY:
            raise errors.video_not_ready()
    check_genre_complete(note, author)


def check_parts(kind: Kind, title: str, body: str, pictures: int, card_text: str) -> None:
    """What `check_complete` can tell without looking anything up.

    Raises:
        DomainError: with the field that is missing.
    """
    if kind is Kind.PICTURE and not pictures:
        raise errors.no_pictures()
    if kind is Kind.TEXT and not card_text.strip():
        raise errors.no_text()
    if kind is not Kind.TEXT and not title.strip() and not body.strip():
        raise errors.no_words()


def check_text_card(card: TextCard) -> None:
    """What would keep a text card from being drawn, but for running over too many pages.

    Raises:
        DomainError: an unknown template or ground, no words, or more than a card holds.
    """
    template = TEMPLATES.get(card.template)
    if template is None or (card.ground and card.ground not in {ground.name for ground in template.grounds}):
        raise errors.unknown("text_card")
    clean_card(card.text)


def write_content(note: Note, content: Content) -> None:
    """Put content into an unsaved change of `note` and its rows. Runs in the caller's transaction, on a locked or new note.

    A draft keeps what belongs to the kinds it is not now, so that nothing is lost by looking at another one.

    Raises:
        DomainError: `upload_gone` for a picture or video that is not the author's own upload; `not_on_sale`.
    """
    if not note.is_seen_by_author_only:
        content = for_kind(content)
    note.kind = content.kind.value
    note.title, note.body = content.title.strip(), content.body.strip()
    note.channel, note.place = content.channel, content.place.strip()
    note.visibility = content.visibility.value
    note.text_card = asdict(content.text_card) if content.text_card else None
    _write_video(note, content.video_id)
    if content.kind != Kind.TEXT or note.is_seen_by_author_only:
        _write_pictures(note, content.pictures)
    if content.kind != Kind.PICTURE and note.is_seen_by_author_only:
        note.cover_id = None
    write_genre(note, content)
    write_goods(note, content)


def for_kind(content: Content) -> Content:
    """The content without what its kind does not show."""
    return replace(
        content,
        pictures=content.pictures if content.kind == Kind.PICTURE else (),
        video_id=content.video_id if content.kind == Kind.VIDEO else None,
        text_card=content.text_card if content.kind == Kind.TEXT else None,
    )


def let_go_of_other_kinds(note: Note) -> None:
    """What a draft kept of the kinds and genres it did not become is let go. (The pages of a text card take the place of its pictures.)"""
    if note.kind != Kind.VIDEO:
        _write_video(note, None)
    else:
        _write_pictures(note, ())
    if note.kind != Kind.TEXT:
        note.text_card = None
    let_go_of_other_genres(note)


def show_poster(note: Note) -> None:
    """A video's cover on the wall is its poster."""
    video = video_views([note.video_id]).get(note.video_id) if note.video_id else None
    if video and video.poster:
        note.cover_id = video.poster.id


def card_of(note: Note) -> TextCard:
    """The text card a note stands on."""
    return card_for(note.genre, note.title, note.text_card)


def card_for(genre: str, title: str, written: Mapping[str, Any] | None) -> TextCard:
    """The text card of what is written for one. A question without words for one stands on itself."""
    if written and (written["text"].strip() or genre != Genre.QUESTION):
        return TextCard(**written)
    return TextCard(title if genre == Genre.QUESTION else "", "letter")


def draw_text_card(note: Note, byline: str) -> None:
    """Draw a text card's pages and make them the note's pictures."""
    card = card_of(note)
    pages = drawn_pages(card, byline)
    stored = [store_picture(owner_id=note.author_id, file=io.BytesIO(page), purpose="note") for page in pages]
    _write_pictures(note, [PictureInput(picture.id, alt=card.text[:1500]) for picture in stored])


def drawn_pages(card: TextCard, byline: str, *, width: int = 1080) -> list[bytes]:
    """A text card as PNG pages.

    Raises:
        DomainError: an unknown template or ground, no words, or more than fit.
    """
    known = TEMPLATES.get(card.template)
    ground = card.ground or (known.grounds[0].name if known else "")
    return draw_card(card.text, template=card.template, ground=ground, seed=card.seed, byline=byline, width=width)


def known_topics(names: Iterable[str]) -> dict[str, tuple[int, int | None]]:
    """Topics of these names, by key: id, and what they were merged into. Those that are new are made, in the order of keys, so that two
    writers never deadlock."""
    by_key = {topic_key(name): name for name in names}

    def look() -> dict[str, tuple[int, int | None]]:
        found = Topic.objects.filter(key__in=by_key).values_list("key", "id", "merged_into_id")
        return {key: (id, merged) for key, id, merged in found}

    known = look() if by_key else {}
    if new := [Topic(id=new_id(), key=key, name=name) for key, name in sorted(by_key.items()) if key not in known]:
        Topic.objects.bulk_create(new, ignore_conflicts=True)
        known = look()
    return known


def topic_places(names: Iterable[str], known: Mapping[str, tuple[int, int | None]]) -> dict[int, tuple[int, int | None]]:
    """Where a note stands: topic → position, and how the note spells it. A topic that was merged into another stands there, once a
    note; a second spelling of the same stays where it is and is seen nowhere."""
    keys = [topic_key(name) for name in names]
    own = {known[key][0] for key in keys if known[key][1] is None}
    placed: dict[int, tuple[int, int | None]] = {}
    for position, key in enumerate(keys):
        id, merged = known[key]
        if merged is None or merged in placed or merged in own:
            placed[id] = position, None
        else:
            placed[merged] = position, id
    return placed


def write_words(note: Note) -> list[int]:
    """Bring topics and mentions in line with the body. The ids of the people it speaks to."""
    _write_topics(note)
    people = find_people_by_handle(handles_in(note.body))
    Mention.objects.filter(note=note).exclude(person_id__in=people.values()).delete()
    Mention.objects.bulk_create([Mention(note=note, person_id=id) for id in people.values()], ignore_conflicts=True)
    return list(people.values())


def _write_topics(note: Note) -> None:
    names = topics_in(note.body)
    placed = topic_places(names, known_topics(names))
    leave_topics(note.id, but=placed)
    NoteTopic.objects.bulk_create(
        [
            NoteTopic(
                note=note,
                topic_id=id,
                position=position,
                spelt_id=spelt,
                published_at=note.published_at,
                heat=birth_heat(note.published_at),
            )
            for id, (position, spelt) in placed.items()
        ],
        update_conflicts=True,
        unique_fields=["note", "topic"],
        update_fields=["position", "spelt_id"],
    )


def birth_heat(published_at: datetime | None) -> int:
    """The heat of a note nobody has seen yet; the fold takes it from there."""
    return int(published_at.timestamp()) if published_at else 0


def keep_version(note: Note, at: datetime) -> None:
    """Keep what the note says now, before it is changed."""
    pictures = list(note.pictures.order_by("position").values_list("picture_id", flat=True))
    NoteVersion.objects.create(
        note=note,
        version=note.version,
        title=note.title,
        body=note.body,
        picture_ids=pictures,
        genre=note.genre,
        facts=facts_of(note),
    )
    note.version += 1
    note.edited_at = at


def _write_video(note: Note, video_id: int | None) -> None:
    if video_id == note.video_id:
        return
    if note.video_id is not None:  # Versions keep pictures only: what was edited out is shown nowhere any more.
        let_go(note, {note.video_id})
    if video_id is not None:
        attach(ids=[video_id], owner_id=note.author_id)
    note.video_id = video_id


def _write_pictures(note: Note, pictures: Sequence[PictureInput]) -> None:
    ids = [picture.picture_id for picture in pictures]
    before = set(NotePicture.objects.filter(note=note).values_list("picture_id", flat=True))
    NotePicture.objects.filter(note=note).delete()
    rows = [
        NotePicture(note=note, position=position, picture_id=picture.picture_id, alt=picture.alt[:1500])
        for position, picture in enumerate(pictures)
    ]
    NotePicture.objects.bulk_create(rows)
    Mark.objects.bulk_create(
        [
            Mark(note_picture=row, kind=mark.kind.value, label=mark.label.strip()[:30], x=mark.x, y=mark.y, product_id=mark.product_id)
            for row, picture in zip(rows, pictures, strict=True)
            for mark in picture.marks
        ]
    )
    attach(ids=ids, owner_id=note.author_id)
    if not note.was_published:
        # A version of a published note may still show them; a draft's may not.
        let_go(note, before - set(ids))
    note.picture_count = len(ids)
    note.cover_id = ids[0] if ids else None
