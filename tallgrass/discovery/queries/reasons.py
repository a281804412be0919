"""Why a thing stands on a page: in words, from what was written down when the page was decided."""

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import person_cards
from tallgrass.accounts.types import PersonCard
from tallgrass.discovery.feed.types import BY_A_NOTE, Deed, Source
from tallgrass.discovery.models import Served
from tallgrass.discovery.types import Behind, GoodsCard, Reader
from tallgrass.mall.queries.cards import product_cards
from tallgrass.notes.channels import CHANNELS
from tallgrass.notes.queries import note_card, note_cards, topic_names
from tallgrass.notes.types import NoteCard
from tallgrass.platform import clock
from tallgrass.platform.database import rows
from tallgrass.platform.errors import not_found
from tallgrass.platform.ids import MAX_ID, moment_of
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


@dataclass(frozen=True)
class Placed:
    """A thing on a page with what was written down of it: what brought it, and because of what."""

    source: Source
    because: int
    card: NoteCard | GoodsCard


def get_why(reader: Reader, viewer: Person | None, page_id: int, thing_id: int) -> Why:
    """A page tells only its own reader. Three to five queries.

    Raises:
        DomainError: `not_found`.
    """
    page = _find_served(page_id) if page_id <= MAX_ID else None
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
        sold = GoodsCard(goods[0])
        return Why(page_id, sold, _reason_on(page, Placed(source, because, sold), viewer))
    card = note_card(thing_id, viewer=viewer)
    if card is None:
        raise not_found()
    return Why(page_id, card, _reason_on(page, Placed(source, because, card), viewer))


def _reason_on(page: Served, placed: Placed, viewer: Person | None) -> Reason:
    """On a page that is nobody's, what its reader did has nothing to do with it, though we know who asks."""
    own = page.person_id is not None or page.device is not None
    return reasons_of([placed], viewer, page.surface, _read_behind([placed], viewer, with_deeds=own))[0]


_SOON, _LOOKS = timedelta(seconds=1), 4
_waiting = threading.BoundedSemaphore(2)
"""So many wait at a time: who makes up pages must not hold all threads."""


def _find_served(page_id: int) -> Served | None:
    """A page as it was written down. What was handed out a moment ago may still wait for that, in this process or another: who is quick is not
    told that it is not there."""
    page: Served | None = Served.objects.filter(id=page_id).first()
    if page or abs(clock.now() - moment_of(page_id)) > _SOON or not _waiting.acquire(blocking=False):
        return page
    try:
        for _ in range(_LOOKS):
            time.sleep(0.15)
            if page := Served.objects.filter(id=page_id).first():
                return page
        return None
    finally:
        _waiting.release()


def reasons_of(placed: Sequence[Placed], viewer: Person | None, surface: str = "", behind: Behind | None = None) -> list[Reason]:
    """A sentence for each thing of a page. Where what explains it cannot be named (any more), a plainer one. At most five queries, however
    many things; two less with what the page itself found `behind` them."""
    named = _read_named(placed, viewer, behind)
    return [
        _reason_of_goods(one, named) if isinstance(one.card, GoodsCard) else _reason_of_note(one, one.card, named, surface)
        for one in placed
    ]


@dataclass(frozen=True)
class _Named:
    """All that the sentences of a page name, by id."""

    behind: Behind
    topics: dict[int, str]
    people: dict[int, PersonCard]


_DEEDS = """
SELECT n.id, EXISTS (SELECT 1 FROM notes_save WHERE person_id = %(person)s AND note_id = n.id),
       EXISTS (SELECT 1 FROM notes_like WHERE person_id = %(person)s AND note_id = n.id),
       EXISTS (SELECT 1 FROM notes_comment WHERE author_id = %(person)s AND note_id = n.id AND deleted_at IS NULL)
FROM unnest(%(notes)s::bigint[]) AS n (id)
"""


def _read_behind(placed: Sequence[Placed], viewer: Person | None, *, with_deeds: bool = True) -> Behind:
    notes = sorted({one.because for one in placed if one.source in BY_A_NOTE and one.because})
    cards = {card.id: card for card in note_cards(notes, viewer=viewer)}
    done = rows(_DEEDS, {"person": viewer.id, "notes": sorted(cards)}) if viewer and cards and with_deeds else []
    named = Deed.SAVE, Deed.LIKE, Deed.COMMENT
    return Behind(cards, {id: frozenset(deed for deed, did in zip(named, deeds, strict=True) if did) for id, *deeds in done})


def _read_named(placed: Sequence[Placed], viewer: Person | None, behind: Behind | None) -> _Named:
    return _Named(
        behind or _read_behind(placed, viewer),
        topic_names({one.because for one in placed if one.source is Source.TOPIC}),
        person_cards({one.because for one in placed if one.source is Source.FRIENDS}),
    )


def _reason_of_goods(one: Placed, named: _Named) -> Reason:
    return _of_history(one, named) or Reason(Words("商城里最近很多人买它", "Many buy it in the mall lately"))


def _reason_of_note(one: Placed, card: NoteCard, named: _Named, surface: str) -> Reason:
    source, because = one.source, one.because
    if told := _of_history(one, named):
        return told
    if source is Source.TOPIC and (name := named.topics.get(because)):
        return Reason(Words("你看过 #{name} 里的笔记", "You look at notes in #{name}").format(name=name), f"/topics/{name}/")
    if source is Source.FOLLOWING or (surface == "following" and source is Source.HEAT):
        return Reason(Words("你关注了 {name}", "You follow {name}").format(name=card.author.name), card.author.url)
    if source is Source.FRIENDS and (friend := named.people.get(because)):
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


def _of_history(one: Placed, named: _Named) -> Reason | None:
    """What one did with another note, if that can still be seen; of goods, that it speaks of them."""
    card = named.behind.notes.get(one.because)
    if card is None or one.source not in BY_A_NOTE:
        return None
    deeds = named.behind.deeds.get(card.id, frozenset())
    title = card.title if len(card.title) <= _TITLE else card.title[: _TITLE - 1] + "…"
    words = (
        Words("因为你收藏了《{title}》", "Because you saved “{title}”")
        if Deed.SAVE in deeds
        else Words("因为你喜欢《{title}》", "Because you liked “{title}”")
        if Deed.LIKE in deeds
        else Words("因为你评论过《{title}》", "Because you commented on “{title}”")
        if Deed.COMMENT in deeds
        else Words("《{title}》里说到它", "“{title}” speaks of it")
        if one.source is Source.GOODS
        else Words("因为你看过《{title}》", "Because you opened “{title}”")
    )
    return Reason(words.format(title=title), card.url)
