"""Why a thing stands on a page: in words, from what was written down when the page was decided."""

from dataclasses import dataclass

from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import person_cards
from tallgrass.discovery.feed.types import Source
from tallgrass.discovery.models import Served
from tallgrass.discovery.types import GoodsCard, Reader
from tallgrass.mall.queries.cards import product_cards
from tallgrass.notes.channels import CHANNELS
from tallgrass.notes.queries import note_card, topic_cards
from tallgrass.notes.types import NoteCard
from tallgrass.platform.database import rows
from tallgrass.platform.errors import not_found
from tallgrass.platform.ids import MAX_ID
from tallgrass.platform.words import Words

_TITLE = 16


@dataclass(frozen=True)
class Reason:
    """One sentence, and where it leads (empty for nowhere)."""

    words: Words
    url: str = ""


@dataclass(frozen=True)
class Why:
    """A thing on a page, and why it stands there."""

    page_id: int
    card: NoteCard | GoodsCard
    reason: Reason


def get_why(reader: Reader, viewer: Person | None, page_id: int, thing_id: int) -> Why:
    """A page tells only its own reader. Three to five queries.

    Raises:
        DomainError: `not_found`.
    """
    page = Served.objects.filter(id=page_id).first() if page_id <= MAX_ID else None
    if page is None or thing_id not in page.thing_ids:
        raise not_found()
    if (page.person_id or page.device) and (page.person_id, page.device) != (reader.person_id, reader.device):
        raise not_found()
    place = page.thing_ids.index(thing_id)
    source = Source(page.sources[place]) if place < len(page.sources) else Source.HEAT
    because = page.because[place] if place < len(page.because) else 0
    if source in {Source.GOODS, Source.SELLING}:
        goods = product_cards([thing_id])
        if not goods:
            raise not_found()
        return Why(page_id, GoodsCard(goods[0]), reason_of_goods(because, viewer))
    card = note_card(thing_id, viewer=viewer)
    if card is None:
        raise not_found()
    return Why(page_id, card, reason_of(source, because, card, viewer, page.surface))


def reason_of_goods(because: int, viewer: Person | None) -> Reason:
    """Why a product stands among notes. One query for the note that speaks of it, one for what the viewer did with that."""
    told = _of_history(because, viewer, of_goods=True) if because else None
    return told or Reason(Words("商城里最近很多人买它", "Many buy it in the mall lately"))


def reason_of(source: Source, because: int, card: NoteCard, viewer: Person | None, surface: str = "") -> Reason:
    """The sentence of one source. Where what explains it cannot be named (any more), a plainer one."""
    if source in {Source.NEAR, Source.CLOSED, Source.NEXT, Source.TEXT} and (told := _of_history(because, viewer)):
        return told
    if source is Source.TOPIC and (topics := topic_cards([because])):
        return Reason(
            Words("你看过 #{name} 里的笔记", "You look at notes in #{name}").format(name=topics[0].name), f"/topics/{topics[0].name}/"
        )
    if source is Source.FOLLOWING or (surface == "following" and source is Source.HEAT):
        return Reason(Words("你关注了 {name}", "You follow {name}").format(name=card.author.name), card.author.url)
    if source is Source.FRIENDS and (friend := person_cards([because]).get(because)):
        return Reason(Words("你关注的 {name} 喜欢了这篇", "{name}, whom you follow, liked it").format(name=friend.name), friend.url)
    if source is Source.INTEREST and 0 <= because < len(CHANNELS):
        return Reason(Words("你常看「{name}」", "You often look at {name}").format(name=list(CHANNELS.values())[because]))
    if source is Source.NEW:
        return Reason(_new_words(card))
    if source is Source.HEAT:
        return Reason(Words("热的在前，人人看到的都一样", "Liveliest first, the same for everybody"))
    if source is Source.HOT:
        return Reason(Words("最近很多人喜欢它", "Many have liked it lately"))
    return Reason(Words("和你最近喜欢的合得来", "It goes with what you have liked lately"))


def _new_words(card: NoteCard) -> Words:
    name = CHANNELS.get(card.channel)
    if name is None:
        return Words("刚发布，正在找第一批读者", "New, and looking for its first readers")
    return Words("「{name}」里的新笔记，正在找第一批读者", "New in {name}, and looking for its first readers").format(name=name)


_DEEDS = """
SELECT EXISTS (SELECT 1 FROM notes_save WHERE person_id = %(person)s AND note_id = %(note)s),
       EXISTS (SELECT 1 FROM notes_like WHERE person_id = %(person)s AND note_id = %(note)s),
       EXISTS (SELECT 1 FROM notes_comment WHERE author_id = %(person)s AND note_id = %(note)s AND deleted_at IS NULL)
"""


def _of_history(note_id: int, viewer: Person | None, *, of_goods: bool = False) -> Reason | None:
    """What one did with another note, if that can still be seen; of goods, that it speaks of them."""
    card = note_card(note_id, viewer=viewer)
    if card is None:
        return None
    saved, liked, commented = rows(_DEEDS, {"person": viewer.id, "note": note_id})[0] if viewer else (False, False, False)
    title = card.title if len(card.title) <= _TITLE else card.title[: _TITLE - 1] + "…"
    words = (
        Words("因为你收藏了《{title}》", "Because you saved “{title}”")
        if saved
        else Words("因为你喜欢《{title}》", "Because you liked “{title}”")
        if liked
        else Words("因为你评论过《{title}》", "Because you commented on “{title}”")
        if commented
        else Words("《{title}》里说到它", "“{title}” speaks of it")
        if of_goods
        else Words("因为你看过《{title}》", "Because you opened “{title}”")
    )
    return Reason(words.format(title=title), card.url)
