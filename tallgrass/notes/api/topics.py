"""Topics as JSON."""

from typing import Annotated

from tallgrass.accounts.models import Person
from tallgrass.accounts.shapes import PersonShape, person_shape
from tallgrass.notes import errors, topic_errors
from tallgrass.notes.actions import edit_topic_page, follow_topic, unfollow_topic
from tallgrass.notes.forms import many_lines
from tallgrass.notes.queries import access_topic, get_topic_view, list_followed_topics, page_topic_notes, suggest_topics
from tallgrass.notes.shapes import CardShape, PictureShape, card_shape, picture_shape
from tallgrass.notes.topic_types import Order, TopicCard, TopicView
from tallgrass.platform import rest
from tallgrass.platform.pagination import Page
from tallgrass.platform.words import Words


class TopicCardShape(rest.Shape):
    """A topic in one line."""

    name: str
    notes: int
    discussions: Annotated[int, rest.text("笔记、喜欢、收藏和分享合起来", "Notes, likes, saves and shares together")]


class FollowedTopicShape(rest.Shape):
    name: str
    has_new: Annotated[bool, rest.text("上次看过之后有新的笔记", "A note came since one last looked")]


class TopicShape(rest.Shape):
    """A topic, with what its host made of it."""

    name: str
    readings: Annotated[int, rest.text("话题里的笔记被打开的次数", "How often notes in it were opened")]
    notes: int
    discussions: int
    followers: int
    followed: bool
    introduction: str
    cover: PictureShape | None
    host: PersonShape | None
    pinned: list[CardShape]
    related: list[TopicCardShape]


class TopicNotesQuery(rest.PageQuery):
    order: Annotated[Order, rest.text("new 新的在前，hot 热的在前", "`new` or `hot` first")] = Order.NEW


class SuggestQuery(rest.Shape):
    words: Annotated[str, rest.text("话题名的开头，可空", "How the name begins; may be empty", max_length=30)] = ""


class TopicPageBody(rest.Shape):
    """What its host says of a topic."""

    introduction: Annotated[str, rest.text("介绍", "The introduction", max_length=600)] = ""
    pinned: Annotated[list[rest.Id], rest.text("放在前面的笔记，按顺序", "Notes shown first, in this order", max_length=10)] = []


@rest.operation(Words("话题，按开头找；空为自己用过的和最热闹的", "Topics that begin so; empty for one's own and the liveliest"))
def find_topics(call: rest.Call[Person], query: SuggestQuery) -> Page[TopicCardShape]:
    return Page([_card(card) for card in suggest_topics(query.words, person=call.actor)])


@rest.operation(Words("一个话题", "A topic"), access=rest.ANYONE)
def topic(call: rest.Call[Person], name: str) -> TopicShape:
    return _shape(get_topic_view(access_topic(name), viewer=call.viewer))


@rest.operation(
    Words("主持人写介绍、放在前面的笔记", "Its host writes the introduction and the notes shown first"),
    limit="topic_page",
    errors=[
        topic_errors.not_your_topic(),
        errors.too_long("introduction", 300, 301),
        topic_errors.unknown_note("pinned"),
        errors.too_many("pinned", 5),
    ],
)
def edit_topic(call: rest.Call[Person], name: str, body: TopicPageBody) -> TopicShape:
    found = access_topic(name)
    ids = [rest.id_of(id) for id in body.pinned]
    edit_topic_page(actor=call.actor, topic=found, introduction=many_lines(body.introduction), pinned_ids=ids)
    return _shape(get_topic_view(found, viewer=call.actor))


@rest.operation(Words("带某个话题的笔记", "Notes with a topic"), access=rest.ANYONE)
def of_topic(call: rest.Call[Person], name: str, query: TopicNotesQuery) -> Page[CardShape]:
    found = access_topic(name)
    return page_topic_notes(found.id, viewer=call.viewer, order=query.order, cursor=query.cursor, size=query.size).map(card_shape)


@rest.operation(Words("关注话题", "Follow a topic"), limit="follow", errors=[errors.too_many("topics", 200)])
def topic_follow(call: rest.Call[Person], name: str) -> None:
    follow_topic(actor=call.actor, topic=access_topic(name))


@rest.operation(Words("不再关注话题", "Stop following a topic"), limit="follow")
def topic_unfollow(call: rest.Call[Person], name: str) -> None:
    unfollow_topic(actor=call.actor, topic=access_topic(name))


@rest.operation(Words("自己关注的话题，有新笔记的在前", "Topics one follows, those with the newest note first"))
def followed_topics(call: rest.Call[Person]) -> Page[FollowedTopicShape]:
    return Page([FollowedTopicShape(name=topic.name, has_new=topic.has_new) for topic in list_followed_topics(call.actor)])


def _card(card: TopicCard) -> TopicCardShape:
    return TopicCardShape(name=card.name, notes=card.notes, discussions=card.discussions)


def _shape(view: TopicView) -> TopicShape:
    return TopicShape(
        name=view.name,
        readings=view.readings,
        notes=view.notes,
        discussions=view.discussions,
        followers=view.followers,
        followed=view.followed,
        introduction=view.introduction,
        cover=picture_shape(view.cover) if view.cover else None,
        host=person_shape(view.host) if view.host else None,
        pinned=[card_shape(card) for card in view.pinned],
        related=[_card(card) for card in view.related],
    )
