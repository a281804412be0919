"""Notes about goods, the word of mouth, and what one's notes sold, as JSON."""

from typing import Annotated

from tallgrass.accounts.models import Person
from tallgrass.mall.queries.cards import product_cards
from tallgrass.mall.shapes import AmountShape, amount_shape
from tallgrass.notes.goods_types import Figures, WordKind
from tallgrass.notes.queries.goods import get_word, page_notes_about
from tallgrass.notes.queries.sales import page_sales_of
from tallgrass.notes.shapes import CardShape, card_shape
from tallgrass.platform import rest
from tallgrass.platform.errors import not_found
from tallgrass.platform.pagination import Page
from tallgrass.platform.words import Words


class NoteAboutShape(rest.Shape):
    """A note about a product."""

    note: CardShape
    bought: Annotated[bool, rest.text("作者在这里买过", "Its author bought the product here")]
    verified: Annotated[bool, rest.text("作者是认证的明星或达人", "By a verified star or expert")]


class AboutQuery(rest.PageQuery):
    questions: Annotated[bool, rest.text("只要提问", "Only questions")] = False


class NamedShape(rest.Shape):
    line: str
    times: int


class WordShape(rest.Shape):
    """The word of mouth on a product. Scores are means of stars; `buyers_score` counts only those who bought it here."""

    notes: int
    questions: int
    grow: int
    pull: int
    open: int
    score: float | None
    buyers: int
    buyers_score: float | None
    stars: Annotated[list[int], rest.text("给一星到五星的买家各有几人", "How many buyers gave one to five stars")]
    pros: list[NamedShape]
    cons: list[NamedShape]


class FiguresShape(rest.Shape):
    clicks: int
    orders: int
    amount: AmountShape
    received: int
    given_back: AmountShape


class NoteSalesShape(rest.Shape):
    note: CardShape
    figures: FiguresShape


@rest.operation(Words("说到一件商品的笔记", "Notes about a product"), access=rest.ANYONE)
def notes_about(call: rest.Call[Person], product_id: int, query: AboutQuery) -> Page[NoteAboutShape]:
    _must_be_there(product_id)
    page = page_notes_about(product_id, viewer=call.viewer, cursor=query.cursor, size=query.size, questions=query.questions)
    return page.map(lambda item: NoteAboutShape(note=card_shape(item.note), bought=item.bought, verified=item.verified))


@rest.operation(Words("一件商品的口碑", "The word of mouth on a product"), access=rest.ANYONE)
def word(call: rest.Call[Person], product_id: int) -> WordShape:
    _must_be_there(product_id)
    found = get_word(WordKind.PRODUCT, product_id)
    return WordShape(
        notes=found.notes,
        questions=found.questions,
        grow=found.grow,
        pull=found.pull,
        open=found.open,
        score=_stars(found.score),
        buyers=found.buyers,
        buyers_score=_stars(found.buyers_score),
        stars=list(found.stars),
        pros=[NamedShape(line=line, times=times) for line, times in found.pros],
        cons=[NamedShape(line=line, times=times) for line, times in found.cons],
    )


@rest.operation(Words("自己的笔记带来的成交", "What one's own notes sold"))
def own_sales(call: rest.Call[Person], query: rest.PageQuery) -> Page[NoteSalesShape]:
    page = page_sales_of(call.actor, cursor=query.cursor, size=query.size)
    return page.map(lambda item: NoteSalesShape(note=card_shape(item[0]), figures=_figures(item[1])))


def _must_be_there(product_id: int) -> None:
    if not product_cards([product_id]):
        raise not_found()


def _stars(half: float | None) -> float | None:
    return round(half / 2, 2) if half is not None else None


def _figures(figures: Figures) -> FiguresShape:
    return FiguresShape(
        clicks=figures.clicks,
        orders=figures.orders,
        amount=amount_shape(figures.amount),
        received=figures.received,
        given_back=amount_shape(figures.given_back),
    )
