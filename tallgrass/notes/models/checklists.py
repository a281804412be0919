"""Lists: what one wants, or what a trip needs, ticked off on the way."""

from django.db import models
from django.db.models import F, Q

from tallgrass.notes.list_types import EntryKind, ListKind
from tallgrass.platform.models import Row


class Checklist(Row):
    """A list of one person's. (`Checklist`, since `list` is a word of the language.)"""

    owner_id = models.BigIntegerField()
    kind = models.CharField(max_length=10, default=ListKind.WISH.value)
    name = models.CharField(max_length=40)
    about = models.CharField(max_length=300, blank=True)
    currency = models.CharField(max_length=3, default="CNY")
    """Of all prices on it."""
    copied_from_id = models.BigIntegerField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in ListKind]), name="list_kind_is_known")]
        indexes = [
            models.Index(fields=["owner_id", "-id"], name="lists_of"),
            models.Index(fields=["deleted_at"], name="lists_deleted", condition=Q(deleted_at__isnull=False)),
        ]


class ListSection(Row):
    """A part of a list with a name of its own: a day of a trip, a shop."""

    checklist = models.ForeignKey(Checklist, models.CASCADE, related_name="+", db_index=False)
    name = models.CharField(max_length=40)
    position = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(F("checklist"), F("position"), F("id"), name="sections_in_order")]


class ListEntry(Row):
    """One thing to do, get or see: plain words, or a thing of some app as (`subject_kind`, `subject_id`) with what its owner calls it."""

    checklist = models.ForeignKey(Checklist, models.CASCADE, related_name="+", db_index=False)
    section = models.ForeignKey(ListSection, models.SET_NULL, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=10, default=EntryKind.THING.value)
    subject_kind = models.CharField(max_length=12, blank=True)
    subject_id = models.BigIntegerField(default=0)
    words = models.CharField(max_length=100, blank=True)
    remark = models.CharField(max_length=200, blank=True)
    quantity = models.SmallIntegerField(default=1)
    price = models.BigIntegerField(null=True, blank=True)
    """What one expects to pay for one, in the smallest unit of the list's currency."""
    position = models.BigIntegerField()
    ticked = models.BooleanField(default=False)
    turned_at = models.DateTimeField(null=True, blank=True)
    """When the tick was last set or taken away, by the clock of the person's hand: the last of several devices wins."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in EntryKind]), name="entry_kind_is_known"),
            models.CheckConstraint(condition=Q(quantity__gte=1, quantity__lte=999), name="entry_quantity_in_bounds"),
            models.CheckConstraint(condition=~Q(words="") | Q(subject_id__gt=0), name="entry_says_something"),
            models.UniqueConstraint(
                fields=["checklist", "kind", "subject_kind", "subject_id"], condition=Q(subject_id__gt=0), name="thing_once_a_list"
            ),
        ]
        indexes = [models.Index(F("checklist"), F("position"), F("id"), name="entries_in_order")]


class ListShare(Row):
    """A link to a list for those who have it. Taken back, its code never works again."""

    checklist = models.ForeignKey(Checklist, models.CASCADE, related_name="+", db_index=False)
    code = models.CharField(max_length=12, unique=True)
    visits = models.IntegerField(default=0)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["checklist"], condition=Q(revoked_at__isnull=True), name="one_living_link")]
        indexes = [models.Index(fields=["checklist", "-id"], name="links_of_a_list")]
