"""What narrows a search, cleaned: what is not understood is passed over, never an error."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from tallgrass.notes.channels import CHANNELS
from tallgrass.notes.types import Genre, Kind
from tallgrass.platform.words import Words
from tallgrass.search.language.parsing import LONGEST
from tallgrass.search.types import Order, Wanted

TABS = {
    "note": Words("笔记", "Notes"),
    "product": Words("好物", "Goods"),
    "person": Words("人", "People"),
    "topic": Words("话题", "Topics"),
    "board": Words("专辑", "Boards"),
}
ORDERS = {Order.BEST: Words("最相关", "Best"), Order.NEWEST: Words("最新", "Newest"), Order.SAVED: Words("收藏最多", "Most saved")}
FORMS = {Kind.PICTURE: Words("图文", "Pictures"), Kind.VIDEO: Words("视频", "Video"), Kind.TEXT: Words("文字", "Text")}
GENRES = {
    Genre.EVALUATION: Words("测评", "Evaluation"),
    Genre.TUTORIAL: Words("教程", "Tutorial"),
    Genre.PLACE: Words("地点", "Place"),
    Genre.QUESTION: Words("提问", "Question"),
    Genre.COLLECTION: Words("合集", "Collection"),
}
DAYS = {1: Words("一天内", "Past day"), 7: Words("一周内", "Past week"), 180: Words("半年内", "Past six months")}


@dataclass(frozen=True)
class SearchInput:
    """The address of a search, understood."""

    words: str
    tab: str = "note"
    order: Order = Order.BEST
    form: str = ""
    genre: str = ""
    channel: str = ""
    place: str = ""
    days: int = 0

    @property
    def wanted(self) -> Wanted:
        if self.tab != "note":
            return Wanted(self.words, kind=self.tab)
        facets = {"form": self.form, "genre": self.genre, "channel": self.channel}
        chosen = tuple(f"{name}:{value}" for name, value in facets.items() if value)
        return Wanted(self.words, order=self.order, facets=chosen, place=self.place, days=self.days)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.form or self.genre or self.channel or self.place or self.days)

    def address(self, **changes: object) -> str:
        """The end of the address of this search with some things changed; what is as usual is left out."""
        values = {"q": self.words, "tab": self.tab, "order": self.order.value, "form": self.form, "genre": self.genre}
        values |= {"channel": self.channel, "place": self.place, "days": str(self.days or "")} | {k: str(v) for k, v in changes.items()}
        usual = {"tab": "note", "order": Order.BEST.value}
        return "?" + urlencode({name: value for name, value in values.items() if value and usual.get(name) != value})


def read_search(given: Mapping[str, str]) -> SearchInput:
    """The search that an address asks for."""

    def one_of(name: str, known: Mapping[str, object]) -> str:
        value = given.get(name, "")
        return value if value in known else ""

    days = given.get("days", "")
    return SearchInput(
        words=" ".join(given.get("q", "").replace("\0", "").split())[:LONGEST],
        tab=one_of("tab", TABS) or "note",
        order=Order(one_of("order", {order.value: order for order in Order}) or Order.BEST.value),
        form=one_of("form", {kind.value: kind for kind in FORMS}),
        genre=one_of("genre", {genre.value: genre for genre in GENRES}),
        channel=one_of("channel", CHANNELS),
        place=" ".join(given.get("place", "").replace("\0", "").split())[:40],
        days=int(days) if days.isascii() and days.isdigit() and len(days) < 4 and int(days) in DAYS else 0,
    )
