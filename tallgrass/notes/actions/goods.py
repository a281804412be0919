"""Goods on notes: what an author may put there, its rows, and where such a note stands among those about a product."""

from collections.abc import Collection
from typing import Any

from django.db import connection

from tallgrass.accounts.queries import person_cards
from tallgrass.accounts.types import Verified
from tallgrass.mall.queries.makers import makers_of
from tallgrass.mall.queries.stores import stores_of
from tallgrass.notes import errors
from tallgrass.notes.actions.topic_counts import HEAT
from tallgrass.notes.goods_errors import not_on_sale
from tallgrass.notes.goods_events import GoodsTakenOff
from tallgrass.notes.goods_types import PRODUCT, GoodsWay
from tallgrass.notes.models import Note, NoteGoods
from tallgrass.notes.types import Content, Genre, Kind
from tallgrass.platform.database import rows
from tallgrass.platform.events import emit

MAX_GOODS = 10
"""Attached to one note."""
_MOST = 20
"""With those that marks name."""


def check_goods(content: Content) -> None:
    """What is wrong with the number of goods, draft or not.

    Raises:
        DomainError: `too_many_goods`, `unknown_goods` for one named twice.
    """
    if len(content.goods) > MAX_GOODS or len(_wanted(content)) > _MOST + 1:
        raise errors.too_many("goods", MAX_GOODS)
    if len(set(content.goods)) < len(content.goods):
        raise errors.unknown("goods")


def write_goods(note: Note, content: Content) -> None:
    """Bring the rows of a note's goods in line with what its author wrote. In the caller's transaction; no more than one query for most notes.

    What is new must be on sale; what stood there stays although it went off sale. A thing judged may be off sale: who bought it
    may still say what it is like.

    Emits `GoodsTakenOff` for what others saw there.

    Raises:
        DomainError: `not_on_sale`.
    """
    wanted = _wanted(content)
    known = dict(NoteGoods.objects.filter(note=note).values_list("product_id", "id"))
    if not wanted and not known:
        return
    makers = makers_of(wanted) if wanted else {}
    new = {id: way for id, way in wanted.items() if id not in known}
    if any(way is not GoodsWay.THING and not (id in makers and makers[id].on_sale) for id, way in new.items()):
        raise not_on_sale()
    own = {store.id for store, _ in stores_of(note.author_id)} if new else set()
    _take_off(note, but=wanted)
    NoteGoods.objects.bulk_create(
        [
            NoteGoods(
                note=note,
                product_id=id,
                position=position,
                way=way.value,
                brand_id=makers[id].brand_id,
                own_store=makers[id].store_id in own,
            )
            for position, (id, way) in enumerate(wanted.items())
            if id in makers  # A thing judged may be none of the mall's.
        ],
        update_conflicts=True,
        unique_fields=["note", "product_id"],
        update_fields=["position", "way"],
    )


def _take_off(note: Note, *, but: Collection[int]) -> None:
    gone = rows(
        "DELETE FROM notes_notegoods WHERE note_id = %(note)s AND NOT product_id = ANY(%(kept)s) RETURNING product_id, shown",
        {"note": note.id, "kept": list(but)},
    )
    if left := [GoodsTakenOff(product_id=id, note_id=note.id) for id, shown in sorted(gone) if shown]:
        emit(*left)


def _wanted(content: Content) -> dict[int, GoodsWay]:
    """Products in the order they are shown: what is judged, what is attached, what marks name."""
    wanted: dict[int, GoodsWay] = {}
    judged = content.evaluation.thing if content.evaluation and content.genre is Genre.EVALUATION else None
    wanted |= dict.fromkeys(content.goods, GoodsWay.ATTACHED)
    if content.kind is Kind.PICTURE:
        for mark in (mark for picture in content.pictures for mark in picture.marks if mark.product_id):
            wanted.setdefault(mark.product_id, GoodsWay.MARK)  # type: ignore[arg-type]
    if judged and judged.kind == PRODUCT:
        wanted = {judged.id: GoodsWay.THING} | {id: way for id, way in wanted.items() if id != judged.id}
    return wanted


_HOLD = "SELECT id FROM notes_notegoods WHERE note_id = ANY(%(ids)s) ORDER BY id FOR UPDATE"
_PLACE = f"""
UPDATE notes_notegoods g SET shown = f.shown, is_question = f.is_question, bought = f.bought, rank = f.rank, heat = f.heat
FROM (
    SELECT s.id, s.shown, s.is_question, s.bought, s.heat, CASE WHEN s.verified THEN 2 WHEN s.bought THEN 1 ELSE 0 END AS rank FROM (
        SELECT o.id, n.state = 'published' AND n.visibility = 'public' AND NOT n.limited AS shown, n.genre = 'question' AS is_question,
               n.author_id = ANY(%(verified)s) AS verified, coalesce({HEAT}, 0) AS heat,
               EXISTS (SELECT 1 FROM notes_verifiedpurchase v WHERE v.person_id = n.author_id AND v.product_id = o.product_id
                       AND v.withdrawn_at IS NULL) AS bought
        FROM notes_notegoods o JOIN notes_note n ON n.id = o.note_id LEFT JOIN notes_notecounts c ON c.note_id = n.id
        WHERE o.note_id = ANY(%(ids)s)) s
) f WHERE g.id = f.id AND (g.shown, g.is_question, g.bought, g.rank, g.heat) IS DISTINCT FROM (f.shown, f.is_question, f.bought, f.rank, f.heat)
"""


def place_goods(note_ids: Collection[int]) -> None:
    """Where these notes stand among those about their products, read anew. One query when none of them speaks of a product."""
    found = rows(
        "SELECT DISTINCT n.id, n.author_id FROM notes_notegoods g JOIN notes_note n ON n.id = g.note_id WHERE g.note_id = ANY(%s)",
        [sorted(note_ids)],
    )
    if not found:
        return
    authors = person_cards({author_id for _, author_id in found})
    asked: dict[str, Any] = {
        "ids": sorted(id for id, _ in found),
        "verified": [id for id, card in authors.items() if card.verified in {Verified.STAR, Verified.EXPERT}],
    }
    with connection.cursor() as cursor:
        cursor.execute(_HOLD, asked)  # A statement of its own, in one order: two readers of the log never deadlock.
        cursor.execute(_PLACE, asked)
