"""Cases, what was decided in them, and what is restricted because of it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from tallgrass.moderation.rules.book import RULES, Rule
from tallgrass.moderation.types import CaseState, Level, Origin, Ruling
from tallgrass.platform.models import Row
from tallgrass.platform.subjects import Ref


class About(Row):
    """A row about a thing of some app, and about its author."""

    subject_kind = models.CharField(max_length=16)
    subject_id = models.BigIntegerField()
    author_id = models.BigIntegerField()

    class Meta:
        abstract = True

    @property
    def ref(self) -> Ref:
        return Ref(self.subject_kind, self.subject_id)


class Case(About):
    """Something a person has to look at. One open case a thing; what comes later is added to it."""

    state = models.CharField(max_length=8, default=CaseState.OPEN.value)
    origin = models.CharField(max_length=12)
    reasons = models.JSONField(default=list)
    """From the first pass, as `types.Reason`; texts by their part's name."""
    sketch = ArrayField(models.IntegerField(), default=list)
    """Of its words, to find its like among the open cases."""
    severity = models.SmallIntegerField(default=1)
    """1 to 4, of the heaviest rule it may break."""
    reach = models.IntegerField(default=0)
    weight = models.FloatField(default=0)
    """Of those who reported it, together."""
    urgency = models.FloatField(default=0)
    """The order of the queue, see `actions.cases.urgency`. It holds age as well and never needs to be made anew."""
    claimed_by_id = models.BigIntegerField(null=True)
    claimed_until = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject_kind", "subject_id"], condition=Q(state=CaseState.OPEN.value), name="one_open_case"),
            models.CheckConstraint(condition=Q(state__in=[state.value for state in CaseState]), name="case_state_is_known"),
            models.CheckConstraint(condition=Q(origin__in=[origin.value for origin in Origin]), name="case_origin_is_known"),
        ]
        indexes = [
            models.Index(F("urgency").desc(), F("id"), name="cases_most_urgent", condition=Q(state=CaseState.OPEN.value)),
            models.Index(fields=["author_id", "-id"], name="cases_of_author"),
            models.Index(fields=["-closed_at"], name="cases_closed", condition=Q(state=CaseState.CLOSED.value)),
        ]


class Decision(About):
    """What a person decided in a case. The latest that is neither undone nor overturned holds."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="decisions")
    by_id = models.BigIntegerField()
    ruling = models.CharField(max_length=8)
    rule = models.CharField(max_length=16, blank=True)
    words = models.CharField(max_length=500, blank=True)
    """To the author, beside the rule's own."""
    title = models.CharField(max_length=120, blank=True)
    """What the thing was called then."""
    points = models.SmallIntegerField(default=0)
    replaced_id = models.BigIntegerField(null=True)
    """The restriction that gave way to it, to be put back when it is undone."""
    undone_at = models.DateTimeField(null=True)
    overturned_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ruling__in=[ruling.value for ruling in Ruling]), name="ruling_is_known"),
            models.UniqueConstraint(fields=["case"], condition=Q(undone_at=None), name="one_decision_holds"),
        ]
        indexes = [
            models.Index(fields=["author_id", "-id"], name="decisions_of_author"),
            models.Index(fields=["by_id", "-id"], name="decisions_by_moderator"),
        ]

    @property
    def holds(self) -> bool:
        return self.undone_at is None and self.overturned_at is None

    @property
    def appeal_by(self) -> datetime:
        """Until when it can be appealed against."""
        return self.created_at + timedelta(days=settings.TALLGRASS_APPEAL_DAYS)


class Restriction(About):
    """A thing is seen by fewer than its author meant. Its author always sees this row. Ended by `lifted_at`."""

    level = models.CharField(max_length=10)
    rule = models.CharField(max_length=16)
    decision = models.ForeignKey(Decision, models.SET_NULL, null=True, related_name="+")
    """None while only the first pass has looked."""
    reasons = models.JSONField(default=list)
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject_kind", "subject_id"], condition=Q(lifted_at=None), name="one_restriction_at_a_time"),
            models.CheckConstraint(condition=Q(level__in=[level.value for level in Level]), name="level_is_known"),
        ]
        indexes = [models.Index(fields=["author_id", "-id"], name="restrictions_of_author")]

    @property
    def rule_words(self) -> Rule:
        return RULES[self.rule]


class Appeal(Row):
    """An author asks for a second look, by someone else. Once a decision."""

    decision = models.OneToOneField(Decision, models.CASCADE, related_name="appeal")
    person_id = models.BigIntegerField()
    words = models.CharField(max_length=500)
    due_at = models.DateTimeField()
    """By when it is to be answered."""
    by_id = models.BigIntegerField(null=True)
    overturned = models.BooleanField(null=True)
    answer = models.CharField(max_length=500, blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["due_at"], name="appeals_waiting", condition=Q(answered_at=None)),
            models.Index(fields=["person_id"], name="appeals_of_person"),
        ]
