"""Goods on notes, and notes about goods."""

from collections.abc import Sequence

from tallgrass.accounts.models import Person
from tallgrass.mall.queries.cards import product_cards
from tallgrass.notes.goods_types import NoteGood, ShownGood
from tallgrass.notes.queries.cards import note_cards
from tallgrass.notes.types import NoteAbout
from tallgrass.platform.database import rows
from tallgrass.platform.pagination import Page, decode_cursor, encode_cursor


def shown_goods(note_id: int, goods: Sequence[NoteGood], *, viewer: Person | None) -> list[ShownGood]:
    """The products of a note that are on sale, in its order. One query; none for a note without goods."""
    if not goods:
        return []
    own = {good.product_id: good.own_store for good in goods}
    return [ShownGood(card, note_id, own[card.id]) for card in product_cards(list(own), viewer=viewer)]


_ABOUT = """
SELECT id, note_id, rank, heat, bought FROM notes_notegoods
WHERE product_id = %(product)s AND shown AND is_question = %(questions)s {after}
ORDER BY rank DESC, heat DESC, id DESC LIMIT %(size)s
"""


def page_notes_about(
    product_id: int, *, viewer: Person | None, cursor: str | None = None, size: int = 12, questions: bool = False
) -> Page[NoteAbout]:
    """Public notes about a product: stars' and experts' first, then buyers', then by heat; or the questions on it. Two to three queries.

    Raises:
        DomainError: `bad_cursor`.
    """
    key = decode_cursor(cursor, int, int, int)
    after = "AND (rank, heat, id) < (%(rank)s, %(heat)s, %(last)s)" if key else ""
    asked = {"product": product_id, "questions": questions, "size": size + 1} | (
        dict(zip(("rank", "heat", "last"), key, strict=True)) if key else {}
    )
    found = rows(_ABOUT.format(after=after), asked)
    shown = found[:size]
    about = {note_id: (rank == 2, bought) for _, note_id, rank, _, bought in shown}
    items = [
        NoteAbout(card, bought=about[card.id][1], verified=about[card.id][0]) for card in note_cards(list(about), viewer=viewer)
    ]
    return Page(items, encode_cursor(shown[-1][2], shown[-1][3], shown[-1][0]) if len(found) > size else None)
