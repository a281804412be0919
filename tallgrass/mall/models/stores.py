"""Stores, who runs them, and how one comes to be."""

from django.db import models
from django.db.models import F, Q

from tallgrass.mall.types import ApplicationState, StaffRole, StoreKind, StoreState
from tallgrass.platform.models import Row


class Store(Row):
    """A store. Texts in `…_en` are for English readers; empty means the Chinese ones serve both."""

    handle = models.CharField(max_length=24, unique=True)
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=10)
    state = models.CharField(max_length=10, default=StoreState.OPEN.value)
    closed_reason = models.CharField(max_length=300, blank=True)
    country = models.CharField(max_length=2, default="CN")
    """Where it sells from, by ISO 3166-1."""
    currency = models.CharField(max_length=3, default="CNY")
    """What it keeps its prices in."""
    intro = models.CharField(max_length=500, blank=True)
    intro_en = models.CharField(max_length=1000, blank=True)
    logo_id = models.BigIntegerField(null=True, blank=True)
    banner_id = models.BigIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(handle__regex=r"^[a-z0-9_]{3,24}$"), name="store_handle_is_plain"),
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in StoreKind]), name="store_kind_is_known"),
            models.CheckConstraint(condition=Q(state__in=[state.value for state in StoreState]), name="store_state_is_known"),
            models.CheckConstraint(condition=~Q(state=StoreState.CLOSED.value) | ~Q(closed_reason=""), name="closed_store_says_why"),
        ]

    @property
    def url(self) -> str:
        return f"/store/{self.handle}/"


class StoreStaff(Row):
    """`person_id` works in the store. The owner also says who else does."""

    store = models.ForeignKey(Store, models.CASCADE, related_name="+", db_index=False)
    person_id = models.BigIntegerField()
    role = models.CharField(max_length=10, default=StaffRole.STAFF.value)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["store", "person_id"], name="staff_once_a_store"),
            models.UniqueConstraint(fields=["store"], condition=Q(role=StaffRole.OWNER.value), name="one_owner_a_store"),
            models.CheckConstraint(condition=Q(role__in=[role.value for role in StaffRole]), name="staff_role_is_known"),
        ]
        indexes = [models.Index(fields=["person_id"], name="stores_of_person")]


class StoreApplication(Row):
    """A member asks for a store of their own; an operator decides, with a reason."""

    person_id = models.BigIntegerField()
    kind = models.CharField(max_length=10)
    handle = models.CharField(max_length=24)
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=60, blank=True)
    country = models.CharField(max_length=2)
    company = models.CharField(max_length=80)
    licence = models.CharField(max_length=60)
    contact = models.CharField(max_length=80)
    goods = models.CharField(max_length=500)
    """What they want to sell, in their own words."""
    state = models.CharField(max_length=10, default=ApplicationState.WAITING.value)
    reason = models.CharField(max_length=300, blank=True)
    decided_by_id = models.BigIntegerField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    store = models.ForeignKey(Store, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person_id"], condition=Q(state=ApplicationState.WAITING.value), name="one_application_at_a_time"
            ),
            models.UniqueConstraint(fields=["handle"], condition=Q(state=ApplicationState.WAITING.value), name="one_application_a_handle"),
            models.CheckConstraint(condition=Q(handle__regex=r"^[a-z0-9_]{3,24}$"), name="application_handle_is_plain"),
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in StoreKind]), name="application_kind_is_known"),
            models.CheckConstraint(condition=Q(state__in=[state.value for state in ApplicationState]), name="application_state_is_known"),
            models.CheckConstraint(
                condition=Q(state=ApplicationState.WAITING.value) | (Q(decided_at__isnull=False) & ~Q(reason="")),
                name="decided_application_says_why",
            ),
        ]
        indexes = [
            models.Index(fields=["id"], condition=Q(state=ApplicationState.WAITING.value), name="applications_waiting"),
            models.Index(fields=["person_id", "-id"], name="applications_of"),
        ]


class ApplicationDocument(Row):
    """A picture of a paper that came with an application: seen by the applicant and by operators only."""

    application = models.ForeignKey(StoreApplication, models.CASCADE, related_name="documents")
    picture_id = models.BigIntegerField()


class FeaturedProduct(Row):
    """A product that a store shows first."""

    store = models.ForeignKey(Store, models.CASCADE, related_name="+", db_index=False)
    product_id = models.BigIntegerField()
    position = models.SmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["store", "product_id"], name="featured_once")]
        indexes = [models.Index(F("store"), F("position"), name="featured_in_order")]
