"""What notes of some genres hold besides words and pictures. Whoever asks "what do people say of this thing" asks these tables."""

from django.db import models
from django.db.models import F, Q

from tallgrass.notes.genre_types import CameBy, Difficulty, PlaceKind, UsedFor, Verdict
from tallgrass.notes.models.notes import Note
from tallgrass.platform.models import Row
from tallgrass.platform.money import DIGITS


def _known(field: str, choices: type, *, may_be_empty: bool = False) -> Q:
    known = Q(**{f"{field}__in": [choice.value for choice in choices]})  # type: ignore[attr-defined]
    return known | Q(**{field: ""}) if may_be_empty else known


def _whole_price(amount: str) -> Q:
    """An amount and its currency, or neither. (What is NULL must be said to be so: a condition that comes to NULL forbids nothing.)"""
    return Q(**{amount: None, "currency": ""}) | Q(**{f"{amount}__isnull": False, f"{amount}__gte": 0, "currency__in": list(DIGITS)})


class Evaluation(models.Model):
    """A thing judged. Its keys are its names folded, so that those who write it differently speak of one thing."""

    note = models.OneToOneField(Note, models.CASCADE, primary_key=True, related_name="+")
    brand = models.CharField(max_length=40, blank=True)
    product = models.CharField(max_length=60, blank=True)
    brand_key = models.CharField(max_length=40, blank=True)
    thing_key = models.CharField(max_length=101, blank=True)
    """Brand and product together."""
    ref_kind = models.CharField(max_length=12, blank=True)
    ref_id = models.BigIntegerField(null=True, blank=True)
    verdict = models.CharField(max_length=6, default=Verdict.OPEN.value)
    score = models.SmallIntegerField(null=True, blank=True)
    """Half stars."""
    price = models.BigIntegerField(null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    came_by = models.CharField(max_length=10, blank=True)
    used_for = models.CharField(max_length=10, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=_known("verdict", Verdict), name="verdict_is_known"),
            models.CheckConstraint(condition=Q(score=None) | Q(score__gte=1, score__lte=10), name="score_is_half_a_star_to_five"),
            models.CheckConstraint(condition=_whole_price("price"), name="price_paid_is_whole"),
            models.CheckConstraint(condition=_known("came_by", CameBy, may_be_empty=True), name="came_by_is_known"),
            models.CheckConstraint(condition=_known("used_for", UsedFor, may_be_empty=True), name="used_for_is_known"),
            models.CheckConstraint(
                condition=Q(ref_kind="", ref_id=None) | (~Q(ref_kind="") & Q(ref_id__isnull=False)), name="thing_is_named_whole"
            ),
        ]
        indexes = [
            models.Index(fields=["thing_key", "verdict"], name="verdicts_on_a_thing", condition=~Q(thing_key="")),
            models.Index(fields=["brand_key", "verdict"], name="verdicts_on_a_brand", condition=~Q(brand_key="")),
            models.Index(fields=["ref_kind", "ref_id"], name="evaluations_of_a_thing", condition=~Q(ref_kind="")),
        ]


class EvaluationPoint(Row):
    """A short line for or against."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="points", db_index=False)
    is_pro = models.BooleanField()
    position = models.SmallIntegerField()
    text = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["evaluation", "is_pro", "position"], name="one_point_a_position")]


class Tutorial(models.Model):
    note = models.OneToOneField(Note, models.CASCADE, primary_key=True, related_name="+")
    minutes = models.IntegerField(null=True, blank=True)
    difficulty = models.CharField(max_length=10, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(minutes=None) | Q(minutes__gte=1), name="takes_some_time"),
            models.CheckConstraint(condition=_known("difficulty", Difficulty, may_be_empty=True), name="difficulty_is_known"),
        ]


class TutorialStep(Row):
    """`picture_id` is one of the note's pictures."""

    tutorial = models.ForeignKey(Tutorial, models.CASCADE, related_name="steps", db_index=False)
    position = models.SmallIntegerField()
    text = models.CharField(max_length=500)
    picture_id = models.BigIntegerField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tutorial", "position"], name="one_step_a_position")]


class TutorialNeed(Row):
    """A thing one needs."""

    tutorial = models.ForeignKey(Tutorial, models.CASCADE, related_name="needs", db_index=False)
    position = models.SmallIntegerField()
    text = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tutorial", "position"], name="one_need_a_position")]


class PlaceFacts(models.Model):
    """Where a place note leads. Degrees of WGS 84."""

    note = models.OneToOneField(Note, models.CASCADE, primary_key=True, related_name="+")
    name = models.CharField(max_length=60, blank=True)
    name_key = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=12, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    price_a_head = models.BigIntegerField(null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=_known("kind", PlaceKind, may_be_empty=True), name="place_kind_is_known"),
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None)
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__gte=-90,
                    latitude__lte=90,
                    longitude__gte=-180,
                    longitude__lte=180,
                ),
                name="position_is_whole",
            ),
            models.CheckConstraint(condition=_whole_price("price_a_head"), name="price_a_head_is_whole"),
        ]
        indexes = [
            models.Index(fields=["name_key"], name="notes_on_a_place", condition=~Q(name_key="")),
            models.Index(fields=["latitude", "longitude"], name="places_by_position", condition=Q(latitude__isnull=False)),
        ]


class OpeningHours(Row):
    """Minutes after midnight; closing beyond 1440 is after midnight. 0 is Monday."""

    place = models.ForeignKey(PlaceFacts, models.CASCADE, related_name="hours", db_index=False)
    weekday = models.SmallIntegerField()
    opens = models.SmallIntegerField()
    closes = models.SmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["place", "weekday", "opens"], name="opens_once_at_a_time"),
            models.CheckConstraint(condition=Q(weekday__gte=0, weekday__lte=6), name="weekday_is_one_of_seven"),
            models.CheckConstraint(
                condition=Q(opens__gte=0, opens__lt=1440, closes__gt=F("opens")) & Q(closes__lte=F("opens") + 1440),
                name="closes_within_a_day_of_opening",
            ),
        ]


class CollectionEntry(Row):
    """A note that an editor put into a collection."""

    note = models.ForeignKey(Note, models.CASCADE, related_name="entries", db_index=False)
    position = models.SmallIntegerField()
    entry = models.ForeignKey(Note, models.CASCADE, related_name="+")
    remark = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["note", "position"], name="one_entry_a_position"),
            models.UniqueConstraint(fields=["note", "entry"], name="entry_once_a_collection"),
            models.CheckConstraint(condition=~Q(note=F("entry")), name="no_collection_holds_itself"),
        ]
