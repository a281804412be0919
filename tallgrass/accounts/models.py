"""People and what stands between them."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Now

from tallgrass.accounts.types import Role, Verified
from tallgrass.platform.ids import new_id
from tallgrass.platform.models import Row


class People(models.QuerySet["Person"]):
    def here(self) -> People:
        """People whose pages can be seen: not banned, not on their way out."""
        return self.filter(is_active=True, leaving_at__isnull=True)


class PersonManager(BaseUserManager["Person"].from_queryset(People)):  # type: ignore[misc]
    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(handle=username)


class Person(AbstractBaseUser):
    """A member, and everything public about them. Private details stand in their own rows."""

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    handle = models.CharField(max_length=24, unique=True)
    name = models.CharField(max_length=24)
    email = models.EmailField(null=True, blank=True, unique=True)
    phone = models.CharField(max_length=20, null=True, blank=True, unique=True)
    phone_verified = models.BooleanField(default=False)
    bio = models.CharField(max_length=100, blank=True)
    place = models.CharField(max_length=40, blank=True)
    avatar_id = models.BigIntegerField(null=True, blank=True)
    role = models.CharField(max_length=10, choices=[(role.value, role.value) for role in Role], default=Role.MEMBER.value)
    verified = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in Verified], blank=True)
    is_active = models.BooleanField(default=True)
    leaving_at = models.DateTimeField(null=True, blank=True)
    """When the account asked to be erased; it is, 30 days later."""
    shows_saves = models.BooleanField(default=False)
    shows_likes = models.BooleanField(default=False)
    interests = models.JSONField(default=list)
    """Channel names chosen at sign-up."""

    objects = PersonManager()
    USERNAME_FIELD = "handle"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(handle__regex=r"^[a-z0-9_]{3,24}$"), name="handle_is_plain"),
            models.CheckConstraint(condition=models.Q(role__in=[role.value for role in Role]), name="role_is_known"),
        ]

    @property
    def is_operator(self) -> bool:
        return self.role == Role.OPERATOR.value

    # Django's admin and some libraries ask for these.
    @property
    def is_staff(self) -> bool:
        return self.is_operator

    @property
    def is_superuser(self) -> bool:
        return False


class Follow(Row):
    """`person_id` follows `followee_id`."""

    person_id = models.BigIntegerField()
    followee_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person_id", "followee_id"], name="follow_once"),
            models.CheckConstraint(condition=~models.Q(person_id=models.F("followee_id")), name="follow_others"),
        ]
        indexes = [models.Index(fields=["followee_id", "-id"], name="fans_newest")]


class Block(Row):
    """`person_id` wants nothing to do with `other_id`: neither sees the other."""

    person_id = models.BigIntegerField()
    other_id = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person_id", "other_id"], name="block_once")]
        indexes = [models.Index(fields=["other_id"], name="blocked_by")]


class Mute(Row):
    """`person_id` does not want to see `other_id`; the other does not know."""

    person_id = models.BigIntegerField()
    other_id = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person_id", "other_id"], name="mute_once")]


class PersonCounts(models.Model):
    """Counters of a person: a reading of the log, folded in batches."""

    person_id = models.BigIntegerField(primary_key=True)
    follows = models.IntegerField(default=0)
    fans = models.IntegerField(default=0)
