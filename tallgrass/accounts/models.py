"""People and what stands between them."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models.functions import Now

from tallgrass.accounts.types import ConsentSubject, Gender, Role, Verified
from tallgrass.platform.ids import new_id
from tallgrass.platform.models import Row


class People(models.QuerySet["Person"]):
    def here(self) -> People:
        """People whose pages can be seen: their address was proven, they are not banned and not on their way out."""
        return self.filter(is_active=True, leaving_at__isnull=True, joined_at__isnull=False)


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
    is_active = models.BooleanField(default=True)  # type: ignore[misc]
    joined_at = models.DateTimeField(null=True, db_default=Now())
    """None while a sign-up waits for its address to be checked: until then the account cannot be entered by a code, and gives way."""
    leaving_at = models.DateTimeField(null=True, blank=True)
    """When the account asked to be erased; it is, 30 days later."""
    shows_saves = models.BooleanField(default=False)
    shows_likes = models.BooleanField(default=False)
    interests = models.JSONField(default=list)
    """Channel names chosen at sign-up."""
    language = models.CharField(max_length=10, blank=True)
    """`zh-hans` or `en`; empty until chosen (the browser's own is used)."""
    zone = models.CharField(max_length=64, blank=True)
    """Time zone by its IANA name; empty until chosen."""
    handle_changed_at = models.DateTimeField(null=True, blank=True)

    avatar_url: str | None = None
    """Not a column: set when the person was read for a page."""
    in_minors_mode = False
    """Set when the person was read with their session."""

    objects = PersonManager()
    USERNAME_FIELD = "handle"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(handle__regex=r"^[a-z0-9_]{3,24}$"), name="handle_is_plain"),
            models.CheckConstraint(condition=models.Q(role__in=[role.value for role in Role]), name="role_is_known"),
        ]

    @property
    def url(self) -> str:
        return f"/@{self.handle}/"

    @property
    def is_operator(self) -> bool:
        return self.role == Role.OPERATOR.value

    @property
    def is_merchant(self) -> bool:
        return self.role == Role.MERCHANT.value

    @property
    def is_moderator(self) -> bool:
        """Operators are moderators too."""
        return self.role in {Role.MODERATOR.value, Role.OPERATOR.value}

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


class PrivateDetails(models.Model):
    """What a person told for their portrait; never shown to anyone else."""

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True, related_name="+")
    birth_year = models.SmallIntegerField(null=True, blank=True)
    birthday = models.DateField(null=True, blank=True)
    gender = models.CharField(max_length=10, choices=[(gender.value, gender.value) for gender in Gender], blank=True)


class ApiToken(Row):
    """A key to the JSON API. Only its SHA-256 is kept; the token itself is shown once."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    name = models.CharField(max_length=40)
    hash = models.CharField(max_length=64, unique=True)


class Session(AbstractBaseSession):
    """A browser that is, or soon will be, signed in. Holds what its owner needs to know it again."""

    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    """To the hour: moving it at every request would be a write at every request."""
    address = models.GenericIPAddressField(null=True)
    device = models.CharField(max_length=300, blank=True)
    """The browser's own words (User-Agent)."""


class Consent(Row):
    """A person agreed to something, in the version then in force. Withdrawing ends the row; agreeing again makes a new one."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    subject = models.CharField(max_length=20, choices=[(subject.value, subject.value) for subject in ConsentSubject])
    version = models.CharField(max_length=20)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "subject", "version"], condition=models.Q(withdrawn_at=None), name="consent_once"),
        ]


class Ban(Row):
    """An operator closed an account, until a moment or for good. Ended by `lifted_at`."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    by_id = models.BigIntegerField()
    reason = models.CharField(max_length=300)
    until = models.DateTimeField(null=True, blank=True)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by_id = models.BigIntegerField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person"], condition=models.Q(lifted_at=None), name="one_ban_at_a_time")]


class WithheldWords(models.Model):
    """A person's name and words about themselves, set aside by review."""

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True, related_name="+")
    name = models.CharField(max_length=24)
    bio = models.CharField(max_length=100, blank=True)
    place = models.CharField(max_length=40, blank=True)
    since = models.DateTimeField(db_default=Now(), editable=False)


class OutboxMessage(Row):
    """A letter or text message, from the moment it is asked for. The local providers end here: operators read them in the console."""

    kind = models.CharField(max_length=4, choices=[("mail", "mail"), ("sms", "sms")])
    to = models.CharField(max_length=254)
    person_id = models.BigIntegerField(null=True, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    sent_at = models.DateTimeField(null=True, blank=True)
    provider_id = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [models.Index(fields=["to", "-id"], name="outbox_of_address")]


class Export(Row):
    """A person's request for all of their data, and the archive made from it."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    total = models.IntegerField(default=0)
    """Parts (tables and pictures) to write; 0 until counted."""
    done = models.IntegerField(default=0)
    file = models.CharField(max_length=100, blank=True)
    """Name in the exports folder; empty until ready and after it has expired."""
    bytes = models.BigIntegerField(default=0)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person"], condition=models.Q(finished_at=None), name="one_export_at_a_time")]


class MinorsMode(models.Model):
    """The switch a guardian turned on. Only the PIN turns it off."""

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True, related_name="+")
    pin = models.CharField(max_length=128)
    """Hashed as passwords are."""
    since = models.DateTimeField(db_default=Now(), editable=False)


class MinorsDay(models.Model):
    """Minutes an account in minors' mode had a page open on one day of its zone."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+", db_index=False)
    day = models.DateField()
    minutes = models.IntegerField(default=0)
    last_beat_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "day"], name="one_count_a_day")]


class Identity(Row):
    """A name and number that customs is told, sealed (`accounts.vault`). Shown masked; opened only by `reveal_identity`."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+", db_index=False)
    name = models.BinaryField()
    number = models.BinaryField()
    print = models.CharField(max_length=64)
    """Keyed: the same number has the same print, whoever keeps it."""
    masked_name = models.CharField(max_length=40)
    masked_number = models.CharField(max_length=24)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "print"], name="identity_once")]


class IdentityAccess(Row):
    """Someone opened a sealed identity: who, why, for what. Append-only, by trigger; goes only with the person."""

    identity_id = models.BigIntegerField()
    person_id = models.BigIntegerField()
    actor_id = models.BigIntegerField()
    why = models.CharField(max_length=100)
    cause_kind = models.CharField(max_length=30)
    cause_id = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["person_id", "-id"], name="identity_accesses_of")]
