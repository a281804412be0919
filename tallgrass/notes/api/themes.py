"""Themes as JSON."""

from datetime import datetime
from typing import Annotated

from tallgrass.accounts.models import Person
from tallgrass.notes.queries import access_theme, get_theme_view, list_open_themes
from tallgrass.notes.shapes import CardShape, PictureShape, card_shape, picture_shape
from tallgrass.notes.topic_types import Aim, ThemeCard, ThemeGround, ThemeState
from tallgrass.platform import rest
from tallgrass.platform.ids import short
from tallgrass.platform.pagination import Page
from tallgrass.platform.words import Words


class ThemeCardShape(rest.Shape):
    """A theme as the wall announces it, in the reader's language."""

    id: rest.Id
    url: str
    aim: Aim
    channels: list[str]
    title: str
    introduction: str
    ground: Annotated[ThemeGround, rest.text("底色的名字", "The name of its ground")]
    cover: PictureShape | None
    ends_at: datetime


class ThemeShape(rest.Shape):
    theme: ThemeCardShape
    state: ThemeState
    call: Annotated[str, rest.text("请大家写什么", "What people are asked to write")]
    topics: list[str]
    notes: list[CardShape]


@rest.operation(Words("现在开着的专题，合自己喜好的在前", "Themes open now, those that fit one first"), access=rest.ANYONE)
def themes(call: rest.Call[Person]) -> Page[ThemeCardShape]:
    return Page([_card(card) for card in list_open_themes(call.viewer, limit=12)])


@rest.operation(Words("一个专题", "A theme"), access=rest.ANYONE)
def theme(call: rest.Call[Person], theme_id: int) -> ThemeShape:
    view = get_theme_view(access_theme(call.viewer, theme_id), viewer=call.viewer)
    return ThemeShape(
        theme=_card(view.card),
        state=view.state,
        call=str(view.call),
        topics=[topic.name for topic in view.topics],
        notes=[card_shape(card) for card in view.notes],
    )


def _card(card: ThemeCard) -> ThemeCardShape:
    return ThemeCardShape(
        id=short(card.id),
        url=card.url,
        aim=card.aim,
        channels=list(card.channels),
        title=str(card.title),
        introduction=str(card.introduction),
        ground=card.ground,
        cover=picture_shape(card.cover) if card.cover else None,
        ends_at=card.ends_at,
    )
