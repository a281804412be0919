"""Following topics, looking after them, and bringing spellings of one together."""

from collections.abc import Sequence
from typing import IO, Any

from django.db import connection, transaction
from django.db.models import Q
from django.db.models.functions import Coalesce

from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import find_active_person, find_people_by_handle
from tallgrass.media.actions import attach, delete_pictures, store_picture
from tallgrass.notes import errors, topic_errors
from tallgrass.notes.actions.topic_counts import recount_topics
from tallgrass.notes.events import TopicFollowed, TopicUnfollowed
from tallgrass.notes.models import NoteTopic, RelatedTopic, Topic, TopicFollow, TopicPage
from tallgrass.notes.queries.topics import find_topic
from tallgrass.platform import audit, clock
from tallgrass.platform.database import insert_once, rows
from tallgrass.platform.events import emit
from tallgrass.platform.ids import short

MOST_FOLLOWED, MOST_PINNED = 200, 5


def follow_topic(*, actor: Person, topic: Topic) -> None:
    """Following twice is following once. Emits `TopicFollowed` the first time only.

    Raises:
        DomainError: `too_many_topics` beyond `MOST_FOLLOWED`.
    """
    with transaction.atomic():
        if TopicFollow.objects.filter(person_id=actor.id, topic_id__in=_spellings(topic)).exists():
            return
        if TopicFollow.objects.filter(person_id=actor.id).count() >= MOST_FOLLOWED:
            raise errors.too_many("topics", MOST_FOLLOWED)
        if insert_once(TopicFollow, person_id=actor.id, topic_id=topic.id):
            emit(TopicFollowed(topic_id=topic.id, person_id=actor.id))


def unfollow_topic(*, actor: Person, topic: Topic) -> None:
    """Unfollowing what one does not follow changes nothing. Follows of its other spellings go too."""
    with transaction.atomic():
        gone, _ = TopicFollow.objects.filter(person_id=actor.id, topic_id__in=_spellings(topic)).delete()
        if gone:
            emit(TopicUnfollowed(topic_id=topic.id, person_id=actor.id))


def see_topic(*, actor: Person, topic: Topic) -> None:
    """A follower has looked at a topic they follow: what is in it is no longer new to them."""
    TopicFollow.objects.filter(person_id=actor.id, topic_id__in=_spellings(topic)).update(seen_at=clock.now())


def erase_topic_follows(person_id: int) -> None:
    """Take back all follows of topics of a person, so that the counters stay true."""
    with transaction.atomic():
        place = Coalesce("topic__merged_into_id", "topic_id")
        followed = list(TopicFollow.objects.filter(person_id=person_id).values_list(place, flat=True).distinct())
        TopicFollow.objects.filter(person_id=person_id).delete()
        if followed:
            emit(*(TopicUnfollowed(topic_id=topic_id, person_id=person_id) for topic_id in followed))


def appoint_host(*, actor: Person, topic: Topic, handle: str) -> TopicPage:
    """Give a topic into someone's care; an empty handle ends that. Audited.

    Raises:
        DomainError: `unknown_handle` for nobody, or someone who is not here.
    """
    host_id = (
        find_people_by_handle([handle.strip().lstrip("@").lower()]).get(handle.strip().lstrip("@").lower()) if handle.strip() else None
    )
    if handle.strip() and (host_id is None or find_active_person(host_id) is None):
        raise topic_errors.nobody("handle")
    with transaction.atomic():
        page = _held_page(topic)
        before, page.host_id = page.host_id, host_id
        page.save()
        audit.record(
            actor_id=actor.id,
            act="topic.host",
            subject=_named(topic),
            before=short(before) if before else "",
            host=short(host_id) if host_id else "",
        )
    return page


def edit_topic_page(
    *, actor: Person, topic: Topic, introduction: str, pinned_ids: Sequence[int], cover: IO[bytes] | Any = None
) -> TopicPage:
    """What the host says of the topic, and shows first. `cover` None leaves the cover. Audited.

    Raises:
        DomainError: `not_your_topic`; `introduction_too_long`; `too_many_pinned`; `unknown_pinned` for a note that everybody cannot see in
            this topic; what `media.actions.store_picture` refuses.
    """
    if len(introduction) > 300:
        raise errors.too_long("introduction", 300, len(introduction))
    pinned = list(dict.fromkeys(pinned_ids))
    if len(pinned) > MOST_PINNED:
        raise errors.too_many("pinned", MOST_PINNED)
    check_host(actor, topic)
    if NoteTopic.objects.filter(
        topic=topic, note_id__in=pinned, note__state="published", note__visibility="public", note__limited=False
    ).count() < len(pinned):
        raise topic_errors.unknown_note("pinned")
    picture = store_picture(owner_id=actor.id, file=cover, purpose="topic") if cover else None
    with transaction.atomic():
        page = _held_page(topic)
        if not (actor.is_operator or page.host_id == actor.id):
            raise topic_errors.not_your_topic()
        page.introduction, page.pinned_ids = introduction, pinned
        if picture:
            _use_cover(page, picture.id, actor.id)
        page.save()
        audit.record(
            actor_id=actor.id,
            act="topic.edit",
            subject=_named(topic),
            introduction=introduction,
            pinned=[short(id) for id in pinned],
            cover=bool(picture),
        )
    return page


def check_host(actor: Person, topic: Topic) -> None:
    """Whether this person looks after the topic: its host, or an operator.

    Raises:
        DomainError: `not_your_topic`.
    """
    if not actor.is_operator and not TopicPage.objects.filter(topic=topic, host_id=actor.id).exists():
        raise topic_errors.not_your_topic()


def merge_topic(*, actor: Person, topic: Topic, into: str) -> Topic:
    """Make a topic another spelling of the one named `into`: its page leads there, its notes and followers stand there. Audited, can be undone.

    Raises:
        DomainError: `unknown_topic`, `bad_merge` for itself, for a topic that is merged already, or that others were merged into.
    """
    with transaction.atomic():
        target = find_topic(into)
        if target is None:
            raise errors.unknown("topic")
        held = {row.id: row for row in Topic.objects.select_for_update().filter(id__in=[topic.id, target.id]).order_by("id")}
        if len(held) < 2 or held[topic.id].merged_into_id or held[target.id].merged_into_id or topic.spellings.exists():
            raise topic_errors.bad_merge()
        Topic.objects.filter(id=topic.id).update(merged_into=target)
        _hold_notes(topic, target)
        _gather(target)
        recount_topics([topic.id, target.id])
        audit.record(actor_id=actor.id, act="topic.merge", subject=_named(topic), name=topic.name, into=target.name)
    return target


def part_topic(*, actor: Person, topic: Topic) -> None:
    """Undo a merge: notes that spell the topic so stand in it again. Audited. What is not merged stays as it is."""
    with transaction.atomic():
        row = Topic.objects.select_for_update().get(id=topic.id)
        target = row.merged_into
        if target is None:
            return
        _hold_notes(row, target)
        Topic.objects.filter(id=row.id).update(merged_into=None)
        NoteTopic.objects.filter(topic=target, spelt_id=row.id).update(topic=row, spelt_id=None)
        _gather(target)  # A note may carry yet another spelling of the target.
        recount_topics([row.id, target.id])
        audit.record(actor_id=actor.id, act="topic.part", subject=_named(row), name=row.name, out_of=target.name)


def relate_topics() -> int:
    """Work out anew which topics stand in the same notes; how many pairs. Eight each, the closest first."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
        RelatedTopic.objects.all().delete()
        cursor.execute(_RELATE)
        return int(cursor.rowcount)


_RELATE = """
INSERT INTO notes_relatedtopic (topic_id, related_id, strength)
SELECT topic_id, related_id, strength FROM (
    SELECT a.topic_id, b.topic_id AS related_id, count(*) / sqrt(ca.notes::float * cb.notes) AS strength,
           row_number() OVER (PARTITION BY a.topic_id ORDER BY count(*) / sqrt(ca.notes::float * cb.notes) DESC, count(*) DESC, b.topic_id) AS place
    FROM notes_notetopic a JOIN notes_notetopic b ON b.note_id = a.note_id AND b.topic_id <> a.topic_id
    JOIN notes_topic ta ON ta.id = a.topic_id AND ta.merged_into_id IS NULL JOIN notes_topic tb ON tb.id = b.topic_id AND tb.merged_into_id IS NULL
    JOIN notes_topiccounts ca ON ca.topic_id = a.topic_id AND ca.notes > 0 JOIN notes_topiccounts cb ON cb.topic_id = b.topic_id AND cb.notes > 0
    WHERE a.counted > 0 GROUP BY a.topic_id, b.topic_id, ca.notes, cb.notes
) AS pairs WHERE place <= 8
"""


def _hold_notes(*topics: Topic) -> None:
    """The rows that are moved, in the order in which the fold of counters takes them: so neither waits for the other for ever."""
    spellings = Topic.objects.filter(merged_into__in=topics).values("id")
    held = NoteTopic.objects.select_for_update().filter(Q(topic__in=topics) | Q(topic_id__in=spellings)).order_by("id")
    list(held.values_list("id", flat=True))


def _gather(target: Topic) -> None:
    """Bring notes of all spellings of `target` into it, unless they stand there already (once a note)."""
    rows(
        "UPDATE notes_notetopic nt SET topic_id = %(target)s, spelt_id = nt.topic_id WHERE nt.id IN ("
        "  SELECT DISTINCT ON (s.note_id) s.id FROM notes_notetopic s JOIN notes_topic t ON t.id = s.topic_id AND t.merged_into_id = %(target)s"
        "  WHERE NOT EXISTS (SELECT 1 FROM notes_notetopic o WHERE o.note_id = s.note_id AND o.topic_id = %(target)s)"
        "  ORDER BY s.note_id, s.position) RETURNING 1",
        {"target": target.id},
    )


def _spellings(topic: Topic) -> list[int]:
    return [topic.id, *topic.spellings.values_list("id", flat=True)]


def _held_page(topic: Topic) -> TopicPage:
    TopicPage.objects.get_or_create(topic=topic)
    return TopicPage.objects.select_for_update().get(topic=topic)


def _use_cover(page: TopicPage, cover_id: int, owner_id: int) -> None:
    attach(ids=[cover_id], owner_id=owner_id, purpose="topic")
    if page.cover_id:
        delete_pictures(ids=[page.cover_id])
    page.cover_id = cover_id


def _named(topic: Topic) -> str:
    return f"topic:{short(topic.id)}"
