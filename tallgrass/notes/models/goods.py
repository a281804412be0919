"""Goods on notes: which products a note speaks of, who bought what, and what came of it."""

from django.db import models
from django.db.models import F, Q

from tallgrass.notes.goods_types import GoodsWay, WordKind
from tallgrass.notes.models.notes import Note
from tallgrass.platform.models import Row


class NoteGoods(Row):
    """A product that a note speaks of, once a note. The fields below `own_store` are a reading of the log."""

    note = models.ForeignKey(Note, models.CASCADE, related_name="+", db_index=False)
    product_id = models.BigIntegerField()
    position = models.SmallIntegerField()
    way = models.CharField(max_length=10)
    """How it came onto the note: attached by its author, named by a mark, or what the note judges."""
    brand_id = models.BigIntegerField(null=True, blank=True)
    own_store = models.BooleanField(default=False, db_default=False)
    """The author works in the store that sells it: the page says so."""
    shown = models.BooleanField(default=False, db_default=False)
    """Everybody may find the note."""
    is_question = models.BooleanField(default=False, db_default=False)
    bought = models.BooleanField(default=False, db_default=False)
    """Its author bought the product here and kept it."""
    rank = models.SmallIntegerField(default=0, db_default=0)
    """2: by a verified star or expert; 1: by a buyer; 0."""
    heat = models.BigIntegerField(default=0, db_default=0)
    """As of notes in topics."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["note", "product_id"], name="product_once_a_note"),
            models.CheckConstraint(condition=Q(way__in=[way.value for way in GoodsWay]), name="goods_way_is_known"),
        ]
        indexes = [
            models.Index(
                F("product_id"),
                F("is_question"),
                F("rank").desc(),
                F("heat").desc(),
                F("id").desc(),
                name="notes_about_a_product",
                condition=Q(shown=True),
            ),
            models.Index(F("rank"), F("heat").desc(), F("id").desc(), name="goods_of_the_verified", condition=Q(shown=True, rank=2)),
            models.Index(fields=["brand_id"], name="notes_about_a_brand", condition=Q(brand_id__isnull=False)),
        ]


class VerifiedPurchase(Row):
    """A person received a product they bought here. Written by the app that knows orders; at a return it is withdrawn."""

    person_id = models.BigIntegerField()
    product_id = models.BigIntegerField()
    order_line_id = models.BigIntegerField(unique=True)
    bought_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["person_id", "product_id"], name="bought_and_kept", condition=Q(withdrawn_at__isnull=True))]


class WordOfMouth(Row):
    """What public notes say of a product or a brand, whole: a reading of the log, made anew when one of them changes."""

    kind = models.CharField(max_length=10)
    thing_id = models.BigIntegerField()
    notes = models.IntegerField(default=0)
    """Notes that speak of it, questions aside."""
    questions = models.IntegerField(default=0)
    grow = models.IntegerField(default=0)
    pull = models.IntegerField(default=0)
    open = models.IntegerField(default=0)
    score = models.FloatField(null=True)
    """Mean of all scores, in half stars."""
    buyers = models.IntegerField(default=0)
    """Evaluations by people who bought it here."""
    buyers_score = models.FloatField(null=True)
    """Mean of the buyers' scores alone: the verified score."""
    stars = models.JSONField(default=list)
    """How many buyers gave one star, two … five."""
    months = models.JSONField(default=list)
    """[month, grow, pull, open, mean score], the latest 24, oldest first."""
    pros = models.JSONField(default=list)
    """[line, how many], most named first."""
    cons = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "thing_id"], name="one_word_a_thing"),
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in WordKind]), name="word_kind_is_known"),
        ]


class NoteFigures(models.Model):
    """What a note brought to the mall: a reading of the log. Amounts in minor units of the house's currency."""

    note_id = models.BigIntegerField(primary_key=True)
    author_id = models.BigIntegerField()
    clicks = models.IntegerField(default=0, db_default=0)
    orders = models.IntegerField(default=0, db_default=0)
    """Paid and not given back."""
    amount = models.BigIntegerField(default=0, db_default=0)
    received = models.IntegerField(default=0, db_default=0)
    given_back = models.BigIntegerField(default=0, db_default=0)

    class Meta:
        indexes = [models.Index(F("author_id"), F("amount").desc(), F("clicks").desc(), F("note_id").desc(), name="figures_of_author")]


class NoteSale(Row):
    """What a paid order bought of a product by way of a note, so that a return takes the credit back."""

    order_id = models.BigIntegerField()
    product_id = models.BigIntegerField()
    note_id = models.BigIntegerField()
    amount = models.BigIntegerField()
    given_back = models.BigIntegerField(default=0, db_default=0)
    day = models.DateField()
    """When it was paid."""
    received = models.BooleanField(default=False)
    returned = models.BooleanField(default=False, db_default=False)
    """Not written any more: see `given_back`."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["order_id", "product_id", "note_id"], name="sale_once_an_order"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="sale_is_not_below_zero"),
        ]
        indexes = [models.Index(fields=["note_id"], name="sales_of_note"), models.Index(fields=["day"], name="sales_of_day")]


class LoopDay(models.Model):
    """The loop from note to note, by days of the house: a reading of the log."""

    day = models.DateField(primary_key=True)
    clicks = models.IntegerField(default=0, db_default=0)
    paid = models.IntegerField(default=0, db_default=0)
    """Orders."""
    amount = models.BigIntegerField(default=0, db_default=0)
    by_notes = models.IntegerField(default=0, db_default=0)
    """Orders in which some line came by a note."""
    notes_amount = models.BigIntegerField(default=0, db_default=0)
    received = models.IntegerField(default=0, db_default=0)
    given_back = models.BigIntegerField(default=0, db_default=0)
    reviews = models.IntegerField(default=0, db_default=0)
    """Evaluations by buyers."""
