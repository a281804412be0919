"""Goods on notes, and notes about goods."""

from collections.abc import Iterable, Sequence

from tallgrass.accounts.models import Person
from tallgrass.mall.queries.cards import product_cards
from tallgrass.mall.queries.stores import stores_of
from tallgrass.mall.types import ProductCard
from tallgrass.notes.goods_types import GoodsWay, MonthWord, NoteGood, ShownGood, Word, WordKind
from tallgrass.notes.models import Note, NoteGoods, VerifiedPurchase, WordOfMouth
from tallgrass.notes.queries.cards import note_cards
from tallgrass.notes.types import Genre, NoteAbout, NoteCard, State
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
    items = [NoteAbout(card, bought=about[card.id][1], verified=about[card.id][0]) for card in note_cards(list(about), viewer=viewer)]
    return Page(items, encode_cursor(shown[-1][2], shown[-1][3], shown[-1][0]) if len(found) > size else None)


def find_judged(note: Note) -> int | None:
    """The product an evaluation is about."""
    if note.genre != Genre.EVALUATION:
        return None
    return NoteGoods.objects.filter(note=note, way=GoodsWay.THING.value).values_list("product_id", flat=True).first()


def find_review_draft(author: Person, product_id: int) -> Note | None:
    """A draft of this author's that reviews a product, the latest."""
    drafts = Note.objects.of(author.id).filter(state=State.DRAFT)
    judging = NoteGoods.objects.filter(product_id=product_id, way=GoodsWay.THING.value, note__in=drafts)
    found = judging.select_related("note").order_by("-id").first()
    return found.note if found else None


def has_bought(person_id: int, product_id: int) -> bool:
    """Whether a person bought a product here, and kept it."""
    return VerifiedPurchase.objects.filter(person_id=person_id, product_id=product_id, withdrawn_at=None).exists()


def list_own_store_goods(person_id: int, cards: Iterable[ProductCard]) -> set[int]:
    """Those of these products that come from a store the person works in."""
    own = {store.id for store, _ in stores_of(person_id)}
    return {card.id for card in cards if card.store.id in own}


def get_word(kind: WordKind, thing_id: int) -> Word:
    """The word of mouth on a product or brand; an empty one where nobody said anything. One query."""
    row = WordOfMouth.objects.filter(kind=kind.value, thing_id=thing_id).first()
    if row is None:
        return Word()
    return Word(
        notes=row.notes,
        questions=row.questions,
        grow=row.grow,
        pull=row.pull,
        open=row.open,
        score=row.score,
        buyers=row.buyers,
        buyers_score=row.buyers_score,
        stars=tuple(row.stars or (0, 0, 0, 0, 0)),
        months=tuple(MonthWord(*month) for month in row.months),
        pros=tuple((text, times) for text, times in row.pros),
        cons=tuple((text, times) for text, times in row.cons),
    )


_VERIFIED = """
SELECT g.id, g.note_id, g.product_id, g.heat FROM notes_notegoods g
WHERE g.shown AND g.rank = 2 AND NOT g.is_question {after} AND NOT EXISTS (
    SELECT 1 FROM notes_notegoods o WHERE o.product_id = g.product_id AND o.shown AND NOT o.is_question AND o.rank = 2
    AND (o.heat, o.id) > (g.heat, g.id))
ORDER BY g.heat DESC, g.id DESC LIMIT %(size)s
"""


def page_verified_goods(*, viewer: Person | None, cursor: str | None = None, size: int = 20) -> Page[tuple[ShownGood, NoteCard]]:
    """Products that verified stars and experts write of, each once with the hottest of their notes. Three to four queries.

    Raises:
        DomainError: `bad_cursor`.
    """
    key = decode_cursor(cursor, int, int)
    after = "AND (g.heat, g.id) < (%(heat)s, %(last)s)" if key else ""
    found = rows(_VERIFIED.format(after=after), {"size": size + 1} | (dict(zip(("heat", "last"), key, strict=True)) if key else {}))
    shown = found[:size]
    notes = {card.id: card for card in note_cards(list(dict.fromkeys(row[1] for row in shown)), viewer=viewer)}
    goods = {card.id: card for card in product_cards([row[2] for row in shown], viewer=viewer)}
    items = [
        (ShownGood(goods[product_id], note_id, False), notes[note_id])
        for _, note_id, product_id, _ in shown
        if note_id in notes and product_id in goods
    ]
    return Page(items, encode_cursor(shown[-1][3], shown[-1][0]) if len(found) > size else None)
