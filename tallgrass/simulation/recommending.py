"""Notes of the world that speak of goods: linked by their authors once the stores are open, and followed by readers."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction

from tallgrass.accounts.models import Person
from tallgrass.discovery.actions import write_behaviour
from tallgrass.discovery.types import Reader
from tallgrass.mall.models import Product, Variant
from tallgrass.notes.actions import click_product, edit_note, like_note, write_note
from tallgrass.notes.goods_types import PRODUCT
from tallgrass.notes.models import Like, Note
from tallgrass.notes.queries import get_content
from tallgrass.notes.types import Content, Genre, Kind, TextCard
from tallgrass.platform import clock
from tallgrass.platform.subjects import Ref
from tallgrass.simulation.reading import read_page
from tallgrass.simulation.texts.purchases import JUDGED, NEXT, PURCHASES, SHOWN

_OPEN = timedelta(days=58)
"""How long ago the first goods stood on the shelves."""
_BESIDE = 9
"""Notes on the page on which a buyer came across the one they bought by."""
_FOLLOWING_ON = 12
"""Of those who liked a note, so many like what its buyers write."""
_CURIOUS = 5
"""Of those who liked a note, so many at most went to look at what it shows."""


def link_goods(now: datetime) -> Mapping[str, int]:
    """The ids by title of notes that show goods from now on."""
    titles = set(JUDGED.values()) | {title for shown in SHOWN.values() for title in shown}
    products = dict(Product.objects.filter(title__in=titles).values_list("title", "id"))
    wanted = {key: (title,) for key, title in JUDGED.items()} | SHOWN
    linked = {}
    for note in Note.objects.published().filter(title__in={title for _, title in wanted}):
        author = Person.objects.get(id=note.author_id)
        goods = tuple(products[title] for title in wanted.get((author.handle, note.title), ()) if title in products)
        if not goods:
            continue
        with clock.clock_at(max(now - _OPEN, note.published_at or now)):
            edit_note(actor=author, note=note, content=_with_goods(get_content(note), goods), version=note.version)
        linked[note.title] = note.id
    return linked


def _with_goods(content: Content, goods: tuple[int, ...]) -> Content:
    if content.evaluation:
        return replace(content, evaluation=replace(content.evaluation, thing=Ref(PRODUCT, goods[0])))
    return replace(content, goods=goods)


def come_across(buyer: Person, note_id: int) -> int:
    """The buyer opens the note on its channel's wall, a few minutes ago. The page's id."""
    note, at = Note.objects.get(id=note_id), clock.now() - timedelta(minutes=8)
    others = Note.objects.published().filter(channel=note.channel, published_at__lt=at).exclude(id=note.id).order_by("-published_at")
    things = [note.id, *others.values_list("id", flat=True)[:_BESIDE]]
    with clock.clock_at(at):
        page_id = read_page(Reader(buyer.id), note.channel, things, {note.id: 40_000})
        write_behaviour()
    return page_id


def write_next(now: datetime) -> int:
    """Some who bought by a note write the next one, of what they bought; some who liked the first like it too. How many notes; none twice."""
    written = 0
    bought = {(one.buyer, title): one.by for one in PURCHASES for title, _ in one.wares if one.by}
    for place, one in enumerate(NEXT):
        author = Person.objects.filter(handle=one.buyer).first()
        product = Product.objects.filter(title=one.ware).first()
        if author is None or product is None or Note.objects.filter(author_id=author.id, title=one.title).exists():
            continue
        judged = replace(one.judged, thing=Ref(PRODUCT, product.id))
        words = Content(kind=Kind.TEXT, title=one.title, body=one.body, channel=one.channel, genre=Genre.EVALUATION, evaluation=judged)
        with transaction.atomic():
            with clock.clock_at(now - timedelta(days=one.days)):
                note = write_note(actor=author, content=replace(words, text_card=TextCard(one.card, "letter", seed=place + 1)))
            readers = Like.objects.filter(note__title=bought[one.buyer, one.ware]).exclude(person_id=author.id).order_by("-id")
            liked = now - timedelta(days=one.days / 2)
            for person in Person.objects.filter(id__in=readers.values("person_id")[:_FOLLOWING_ON]):
                with clock.clock_at(liked):
                    like_note(actor=person, note=note)
            Like.objects.filter(note=note).update(created_at=liked)
        written += 1
    return written


def show_interest(notes: Mapping[str, int], bought: Iterable[tuple[Person, str, list[tuple[Variant, int]], datetime]]) -> int:
    """Who bought by a note had clicked on it, and some who liked it went to look without buying, in the hours before. How many clicks."""
    clicks = 0
    by_id = Note.objects.in_bulk(notes.values())
    for person, title, variants, at in bought:
        if title not in notes:
            continue
        note = by_id[notes[title]]
        lookers = Person.objects.filter(id__in=Like.objects.filter(note=note).order_by("id").values("person_id")[:_CURIOUS])
        for hours, looker in enumerate((person, *lookers)):
            with clock.clock_at(at - timedelta(hours=hours, minutes=5)):
                clicks += sum(
                    click_product(actor=looker, note=note, product_id=variant.product_id, reader=str(looker.id)) for variant, _ in variants
                )
    return clicks
