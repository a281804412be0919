"""Topics: their pages, those followed, those to suggest, and the notes in them."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import person_cards
from tallgrass.media.queries import picture_views
from tallgrass.notes.markup import topic_key
from tallgrass.notes.models import Topic
from tallgrass.notes.queries.cards import note_cards
from tallgrass.notes.queries.lists import as_cards, bounded, place_in_time
from tallgrass.notes.topic_types import FollowedTopic, Order, TopicCard, TopicView
from tallgrass.notes.types import NoteCard
from tallgrass.platform import clock
from tallgrass.platform.database import rows
from tallgrass.platform.errors import not_found
from tallgrass.platform.memory import Memory
from tallgrass.platform.pagination import PAGE_SIZE, Page, decode_cursor, encode_cursor, page_of

_END = 2**62
SEEN_FOR = timedelta(minutes=5)
"""A follower's look at a topic is written at most this often."""

_related: Memory[int, list[TopicCard]] = Memory(5_000, seconds=60)
_lively: Memory[int, list[TopicCard]] = Memory(1, seconds=60)
_names: Memory[int, str] = Memory(20_000, seconds=600)


def find_topic(name: str) -> Topic | None:
    """The topic of a name (with or without its #); where it was merged, the one it was merged into."""
    topic = Topic.objects.select_related("merged_into").filter(key=topic_key(name.strip().lstrip("#＃"))).first()
    return (topic.merged_into or topic) if topic else None


def access_topic(name: str) -> Topic:
    """The topic of a name, as `find_topic`.

    Raises:
        DomainError: `not_found` for one that nobody has written.
    """
    topic = find_topic(name)
    if topic is None:
        raise not_found()
    return topic


def get_topic(topic_id: int) -> Topic:
    """A topic by its id, merged or not.

    Raises:
        DomainError: `not_found`.
    """
    topic = Topic.objects.select_related("merged_into").filter(id=topic_id).first()
    if topic is None:
        raise not_found()
    return topic


_VIEW = """
SELECT (SELECT coalesce(sum(c.readings), 0) FROM notes_topiccounts c WHERE c.topic_id = %(id)s
            OR c.topic_id IN (SELECT s.id FROM notes_topic s WHERE s.merged_into_id = %(id)s)),
       coalesce(c.notes, 0), coalesce(c.discussions, 0), coalesce(c.followers, 0), p.host_id, coalesce(p.introduction, ''), p.cover_id,
       coalesce(p.pinned_ids, '{}'), f.id IS NOT NULL, f.seen_at
FROM (SELECT 1) AS one LEFT JOIN notes_topiccounts c ON c.topic_id = %(id)s LEFT JOIN notes_topicpage p ON p.topic_id = %(id)s
LEFT JOIN LATERAL (SELECT min(l.id) AS id, max(l.seen_at) AS seen_at FROM notes_topicfollow l WHERE l.person_id = %(viewer)s
    AND (l.topic_id = %(id)s OR l.topic_id IN (SELECT s.id FROM notes_topic s WHERE s.merged_into_id = %(id)s))) f ON true
"""


def get_topic_view(topic: Topic, *, viewer: Person | None) -> TopicView:
    """All a topic's page shows above its notes. One query, one for what is related (remembered a minute), and the cards of pinned notes."""
    found = rows(_VIEW, {"id": topic.id, "viewer": viewer.id if viewer else 0})[0]
    readings, notes, discussions, followers, host_id, introduction, cover_id, pinned_ids, followed, seen_at = found
    host = person_cards([host_id]).get(host_id) if host_id else None
    return TopicView(
        id=topic.id,
        name=topic.name,
        readings=int(readings),
        notes=max(notes, 0),
        discussions=max(discussions, 0),
        followers=max(followers, int(followed)),
        followed=followed,
        host=host,
        introduction=introduction,
        cover=picture_views([cover_id]).get(cover_id) if cover_id else None,
        pinned=tuple(note_cards(pinned_ids, viewer=viewer)),
        related=tuple(related_topics(topic.id)),
        may_edit=viewer is not None and (viewer.is_operator or viewer.id == host_id),
        unseen=followed and (seen_at is None or clock.now() - seen_at > SEEN_FOR),
    )


def related_topics(topic_id: int) -> list[TopicCard]:
    """Topics that stand in the same notes, the closest first."""
    return _related.fill([topic_id], lambda ids: {ids[0]: _read_related(ids[0])})[topic_id]


_CARD = "t.id, t.name, coalesce(c.notes, 0), coalesce(c.discussions, 0)"


def topic_cards(ids: Sequence[int]) -> list[TopicCard]:
    """Topics in one line, in the order of `ids`. One query."""
    if not ids:
        return []
    found = rows(f"SELECT {_CARD} FROM notes_topic t LEFT JOIN notes_topiccounts c ON c.topic_id = t.id WHERE t.id = ANY(%s)", [list(ids)])
    cards = {row[0]: TopicCard(*row) for row in found}
    return [cards[id] for id in ids if id in cards]


def topic_names(ids: Iterable[int]) -> dict[int, str]:
    """What topics are called, which never changes. One query at most."""
    return _names.fill(ids, lambda wanted: dict(rows("SELECT id, name FROM notes_topic WHERE id = ANY(%s)", [wanted])))


def lively_topics(limit: int = 24) -> list[TopicCard]:
    """The topics most discussed; remembered a minute."""
    return _lively.fill([limit], lambda _: {limit: _read_lively(limit)})[limit]


def list_followed_topics(person: Person, limit: int = 30) -> list[FollowedTopic]:
    """Topics a person follows, those with the newest note first, and whether something is new since they last looked. One query."""
    found = rows(
        "SELECT DISTINCT ON (t.id) t.name, n.published_at, n.published_at > coalesce(f.seen_at, f.created_at)"
        " FROM notes_topicfollow f JOIN notes_topic s ON s.id = f.topic_id JOIN notes_topic t ON t.id = coalesce(s.merged_into_id, s.id)"
        " LEFT JOIN LATERAL (SELECT nt.published_at FROM notes_notetopic nt WHERE nt.topic_id = t.id AND nt.counted > 0"
        "   ORDER BY nt.published_at DESC LIMIT 1) n ON true"
        " WHERE f.person_id = %s ORDER BY t.id, f.seen_at DESC NULLS LAST",
        [person.id],
    )
    followed = sorted(found, key=lambda row: (row[1] is not None, row[1], row[0]), reverse=True) if found else []
    return [FollowedTopic(name, bool(has_new)) for name, _, has_new in followed[:limit]]


def suggest_topics(words: str, *, person: Person, limit: int = 8) -> list[TopicCard]:
    """Topics that begin with what someone has typed, the most discussed first; with nothing typed, those they used last, then the liveliest."""
    key = topic_key(words)
    if not key:
        own = rows(
            "SELECT nt.topic_id FROM notes_note n JOIN notes_notetopic nt ON nt.note_id = n.id WHERE n.author_id = %s AND n.state = 'published'"
            " AND nt.counted > 0 ORDER BY n.published_at DESC, nt.position LIMIT %s",
            [person.id, limit],
        )
        cards = {card.id: card for card in [*topic_cards(list(dict.fromkeys(id for (id,) in own))), *lively_topics()]}
        return list(cards.values())[:limit]
    found = rows(
        f"SELECT {_CARD} FROM notes_topic s JOIN notes_topic t ON t.id = coalesce(s.merged_into_id, s.id)"
        " JOIN notes_topiccounts c ON c.topic_id = t.id AND c.notes > 0 WHERE s.key LIKE %(start)s"
        " GROUP BY t.id, t.name, c.notes, c.discussions ORDER BY c.discussions DESC, t.id LIMIT %(limit)s",
        {"start": key.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%", "limit": limit},
    )
    return [TopicCard(*row) for row in found]


def page_topic_notes(
    topic_id: int, *, viewer: Person | None, order: Order = Order.NEW, cursor: str | None, size: int = PAGE_SIZE
) -> Page[NoteCard]:
    """Notes that carry a topic: newest first, or hottest first.

    A note whose heat changes between two pages may be shown twice or be passed over; by time nothing is.
    """
    if order is Order.NEW:
        at, id = place_in_time(cursor)
        found = rows(_IN_TOPIC.format(by="nt.published_at"), {"topic": topic_id, "at": at, "id": id, "limit": bounded(size) + 1})
        return as_cards(found, viewer, size)
    heat, id = decode_cursor(cursor, int, int) or (_END, _END)
    found = rows(_IN_TOPIC.format(by="nt.heat"), {"topic": topic_id, "at": heat, "id": id, "limit": bounded(size) + 1})
    shown = found[: bounded(size)]
    next = encode_cursor(shown[-1][1], shown[-1][0]) if len(found) > bounded(size) else None
    return Page(note_cards([id for id, _ in shown], viewer=viewer), next)


_IN_TOPIC = (
    "SELECT n.id, {by} FROM notes_notetopic nt JOIN notes_note n ON n.id = nt.note_id WHERE nt.topic_id = %(topic)s"
    " AND n.state = 'published' AND n.visibility = 'public' AND NOT n.limited AND ({by}, nt.note_id) < (%(at)s, %(id)s)"
    " ORDER BY {by} DESC, nt.note_id DESC LIMIT %(limit)s"
)


def page_topics(words: str, cursor: str | None) -> Page[Topic]:
    """For operators: topics whose name holds these words, latest made first."""
    key = decode_cursor(cursor, int)
    found = Topic.objects.select_related("merged_into").order_by("-id")
    if words:
        found = found.filter(key__contains=topic_key(words.lstrip("#＃")))
    if key:
        found = found.filter(id__lt=key[0])
    return page_of(list(found[: PAGE_SIZE + 1]), PAGE_SIZE, lambda topic: (topic.id,))


def list_spellings(topic_id: int) -> list[Topic]:
    """For operators: the topics merged into this one; at most 50."""
    return list(Topic.objects.filter(merged_into_id=topic_id).order_by("name")[:50])


def _read_related(topic_id: int) -> list[TopicCard]:
    found = rows(
        f"SELECT {_CARD} FROM notes_relatedtopic r JOIN notes_topic t ON t.id = r.related_id AND t.merged_into_id IS NULL"
        " JOIN notes_topiccounts c ON c.topic_id = t.id AND c.notes > 0 WHERE r.topic_id = %s ORDER BY r.strength DESC, t.id",
        [topic_id],
    )
    return [TopicCard(*row) for row in found]


def _read_lively(limit: int) -> list[TopicCard]:
    found = rows(
        f"SELECT {_CARD} FROM notes_topiccounts c JOIN notes_topic t ON t.id = c.topic_id AND t.merged_into_id IS NULL"
        " WHERE c.notes > 0 ORDER BY c.discussions DESC, c.topic_id DESC LIMIT %s",
        [limit],
    )
    return [TopicCard(*row) for row in found]
