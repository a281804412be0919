"""Search as JSON."""

from typing import Annotated

from tallgrass.accounts.models import Person
from tallgrass.accounts.shapes import PersonShape, person_shape
from tallgrass.discovery.searching import page_boards_found, page_goods_found, page_notes_found, page_people_found, page_topics_found
from tallgrass.discovery.types import FoundNote
from tallgrass.mall.shapes import GoodsShape, goods_shape
from tallgrass.notes.board_types import BoardCard
from tallgrass.notes.shapes import CardShape, card_shape
from tallgrass.notes.types import Genre, Kind
from tallgrass.platform import rest
from tallgrass.platform.ids import short
from tallgrass.platform.pagination import Page
from tallgrass.platform.subjects import SubjectCard
from tallgrass.platform.words import Words
from tallgrass.search.actions import forget_search, forget_searches, hear_search, keep_history, write_heard
from tallgrass.search.language.highlighting import Piece
from tallgrass.search.language.parsing import LONGEST
from tallgrass.search.queries import keeps_history, list_history, list_searching_now
from tallgrass.search.suggesting import suggest
from tallgrass.search.types import Order, Wanted

Typed = Annotated[
    str, rest.text('要找的：词、"短语"、-不要、#话题、@人', 'What is sought: words, "phrases", -not, #topic, @person', max_length=LONGEST)
]


class WordsQuery(rest.PageQuery):
    """What is sought."""

    q: Typed = ""


class NotesQuery(WordsQuery):
    """What is sought, in which order, and what narrows it."""

    order: Annotated[Order, rest.text("次序", "The order")] = Order.BEST
    form: Annotated[Kind, rest.text("图文、视频还是文字", "Pictures, video or text")] | None = None
    genre: Annotated[Genre, rest.text("类型", "What the note is for")] | None = None
    channel: Annotated[str, rest.text("频道，空为全部", "A channel; empty for all", max_length=20)] = ""
    place: Annotated[str, rest.text("地点里的词", "Words of the place", max_length=40)] = ""
    days: Annotated[int, rest.text("几天之内，0 为不限", "Not older than so many days; 0 for any age", ge=0, le=3650)] = 0


class PieceShape(rest.Shape):
    """A text, and the places in it that were sought, as [start, end] in characters."""

    text: str
    marks: list[tuple[int, int]]


class FoundNoteShape(rest.Shape):
    """A note that was found. `snippet` is null where the title already says why."""

    note: CardShape
    title: PieceShape
    snippet: PieceShape | None


class LinkShape(rest.Shape):
    """A thing in one line."""

    title: str
    url: str


class FoundBoardShape(rest.Shape):
    id: rest.Id
    url: str
    name: str
    description: str
    owner: PersonShape
    notes: Annotated[int, rest.text("上面有几篇", "How many notes are on it", ge=0)]


class SuggestionsQuery(rest.Shape):
    """The words begun. Empty: what others search for now."""

    q: Typed = ""


class SuggestionShape(rest.Shape):
    text: str
    kind: Annotated[str, rest.text("query、topic、person 或 phrase", "query, topic, person or phrase")]
    url: Annotated[str, rest.text("人的主页，其余为空：去搜它", "The page of a person; empty for the rest: search for it")]


class PastShape(rest.Shape):
    key: Annotated[str, rest.text("删除时用它", "What it is deleted by")]
    words: str


class HistoryShape(rest.Shape):
    """What one searched for, last first, and whether it is kept."""

    kept: bool
    items: list[PastShape]


class KeepBody(rest.Shape):
    kept: Annotated[bool, rest.text("false：不再记，记过的也删掉", "false: keep no more, and forget what was kept")]


class ForgetQuery(rest.Shape):
    """Which query to forget; without it, all."""

    key: Annotated[str, rest.text("要删的那一条", "The one to forget", max_length=60)] = ""


@rest.operation(Words("搜笔记", "Search notes"), access=rest.ANYONE)
def notes(call: rest.Call[Person], query: NotesQuery) -> Page[FoundNoteShape]:
    facets = {"form": query.form, "genre": query.genre, "channel": query.channel}
    chosen = tuple(f"{name}:{value}" for name, value in facets.items() if value)
    wanted = Wanted(query.q, order=query.order, facets=chosen, place=query.place, days=query.days)
    found = page_notes_found(wanted, viewer=call.viewer, cursor=query.cursor, size=query.size)
    if call.viewer and not query.cursor:
        hear_search(actor=call.viewer, words=query.q, results=found.total)
    return found.page.map(_note)


@rest.operation(Words("搜人", "Search people"), access=rest.ANYONE)
def people(call: rest.Call[Person], query: WordsQuery) -> Page[PersonShape]:
    return page_people_found(Wanted(query.q, kind="person"), viewer=call.viewer, cursor=query.cursor, size=query.size).map(person_shape)


@rest.operation(Words("搜话题", "Search topics"), access=rest.ANYONE)
def topics(call: rest.Call[Person], query: WordsQuery) -> Page[LinkShape]:
    return page_topics_found(Wanted(query.q, kind="topic"), viewer=call.viewer, cursor=query.cursor, size=query.size).map(_link)


@rest.operation(Words("搜专辑", "Search boards"), access=rest.ANYONE)
def boards(call: rest.Call[Person], query: WordsQuery) -> Page[FoundBoardShape]:
    return page_boards_found(Wanted(query.q, kind="board"), viewer=call.viewer, cursor=query.cursor, size=query.size).map(_board)


@rest.operation(Words("搜好物", "Search goods"), access=rest.ANYONE)
def goods(call: rest.Call[Person], query: WordsQuery) -> Page[GoodsShape]:
    return page_goods_found(Wanted(query.q, kind="product"), viewer=call.viewer, cursor=query.cursor, size=query.size).map(goods_shape)


@rest.operation(Words("边打边猜", "Suggestions as one types"), access=rest.ANYONE)
def suggestions(call: rest.Call[Person], query: SuggestionsQuery) -> list[SuggestionShape]:
    if not query.q.strip():
        return [SuggestionShape(text=words, kind="query", url="") for words in list_searching_now()]
    return [SuggestionShape(text=each.text, kind=each.kind, url=each.url) for each in suggest(query.q)]


@rest.operation(Words("我搜过的", "What I searched for"))
def history(call: rest.Call[Person]) -> HistoryShape:
    write_heard()
    items = [PastShape(key=past.key, words=past.words) for past in list_history(call.actor.id, 100)]
    return HistoryShape(kept=keeps_history(call.actor.id), items=items)


@rest.operation(Words("记不记我搜过的", "Keep a history or not"), limit="search_history")
def keep(call: rest.Call[Person], body: KeepBody) -> None:
    keep_history(actor=call.actor, wanted=body.kept)


@rest.operation(Words("删掉搜过的一条，或全部", "Forget one query, or all"), limit="search_history")
def forget(call: rest.Call[Person], query: ForgetQuery) -> None:
    if query.key:
        forget_search(actor=call.actor, key=query.key)
    else:
        forget_searches(actor=call.actor)


def _piece(piece: Piece) -> PieceShape:
    return PieceShape(text=piece.text, marks=list(piece.spans))


def _note(found: FoundNote) -> FoundNoteShape:
    snippet = _piece(found.snippet) if found.snippet else None
    return FoundNoteShape(note=card_shape(found.card), title=_piece(found.title), snippet=snippet)


def _link(card: SubjectCard) -> LinkShape:
    return LinkShape(title=card.title, url=card.url)


def _board(card: BoardCard) -> FoundBoardShape:
    owner = person_shape(card.owner)
    return FoundBoardShape(id=short(card.id), url=card.url, name=card.name, description=card.description, owner=owner, notes=card.notes)
