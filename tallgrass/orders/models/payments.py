"""What was paid and given back through which provider, what providers told, and the books of the bank in the house."""

from django.db import models
from django.db.models import F, Q

from tallgrass.orders.payments.states import BankState, PaymentState, RefundState
from tallgrass.platform.models import Row
from tallgrass.platform.money import Money


class Payment(Row):
    """One try to pay a purchase. `refunding` is what is being given back or was."""

    purchase_id = models.BigIntegerField()
    buyer_id = models.BigIntegerField()
    key = models.CharField(max_length=255)
    """The idempotency key it was begun under."""
    provider = models.CharField(max_length=12)
    amount = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    state = models.CharField(max_length=10, default=PaymentState.STARTING.value)
    ref = models.CharField(max_length=120, null=True, blank=True)
    """The provider's name of it."""
    url = models.TextField(blank=True)
    code = models.TextField(blank=True)
    reason = models.CharField(max_length=300, blank=True)
    """Why it failed, as the provider says."""
    kept = models.BooleanField(default=False)
    """It paid the purchase. A captured payment that did not (too late, or another was first) is given back at once."""
    asked_at = models.DateTimeField()
    """When the provider was last asked to begin it."""
    captured_at = models.DateTimeField(null=True, blank=True)
    refunding = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["buyer_id", "key"], name="one_payment_a_key"),
            models.UniqueConstraint(fields=["provider", "ref"], name="one_payment_a_ref"),
            models.UniqueConstraint(fields=["purchase_id"], condition=Q(kept=True), name="one_payment_pays"),
            models.CheckConstraint(condition=Q(state__in=[state.value for state in PaymentState]), name="payment_state_is_known"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="payment_is_of_something"),
            models.CheckConstraint(condition=Q(refunding__gte=0, refunding__lte=F("amount")), name="payment_gives_back_at_most_itself"),
            models.CheckConstraint(
                condition=Q(state=PaymentState.CAPTURED.value) ^ Q(captured_at__isnull=True), name="captured_payment_says_when"
            ),
            models.CheckConstraint(condition=Q(kept=False) | Q(state=PaymentState.CAPTURED.value), name="only_captured_payments_pay"),
        ]
        indexes = [
            models.Index(fields=["purchase_id", "-id"], name="payments_of_purchase"),
            models.Index(
                fields=["provider", "asked_at"],
                condition=Q(state__in=[PaymentState.STARTING.value, PaymentState.PENDING.value]),
                name="payments_undecided",
            ),
        ]

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)


class PaymentEvent(Row):
    """An event of a provider, taken once however often it is delivered. Kept."""

    provider = models.CharField(max_length=12)
    event_id = models.CharField(max_length=160)
    kind = models.CharField(max_length=14)
    payment_id = models.BigIntegerField(null=True, blank=True)
    refund_id = models.BigIntegerField(null=True, blank=True)
    amount = models.BigIntegerField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    found = models.BooleanField(default=False)
    """It was never delivered: reconciliation found it."""
    moved = models.BooleanField(default=False)
    """It was the one that changed the state of its payment or refund."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["provider", "event_id"], name="one_row_a_provider_event")]
        indexes = [models.Index(fields=["payment_id"], name="events_of_payment")]


class Refund(Row):
    """Money on its way back to who paid."""

    payment = models.ForeignKey(Payment, models.PROTECT, related_name="refunds")
    key = models.CharField(max_length=200, unique=True)
    amount = models.BigIntegerField()
    reason = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=8, default=RefundState.ASKED.value)
    words = models.CharField(max_length=300, blank=True)
    """Why it failed, as the provider says."""
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="refund_is_of_something"),
            models.CheckConstraint(condition=Q(state__in=[state.value for state in RefundState]), name="refund_state_is_known"),
            models.CheckConstraint(condition=Q(state=RefundState.DONE.value) ^ Q(done_at__isnull=True), name="done_refund_says_when"),
        ]
        indexes = [
            models.Index(fields=["state", "-id"], condition=~Q(state=RefundState.DONE.value), name="refunds_undone"),
        ]

    @property
    def money(self) -> Money:
        return Money(self.amount, self.payment.currency)


class Reconciliation(Row):
    """One comparison of our books with a provider's."""

    provider = models.CharField(max_length=12)
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    events = models.IntegerField(default=0)
    """Events the provider listed."""
    found = models.IntegerField(default=0)
    """Of them those that had never come."""
    strange = models.IntegerField(default=0)
    """Of them those that fit nothing of ours."""
    looked = models.IntegerField(default=0)
    """Undecided payments that were asked about one by one."""
    settled = models.IntegerField(default=0)
    """Of them those that turned out decided."""
    resent = models.IntegerField(default=0)
    """Refunds that were asked for again."""
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["provider", "-id"], name="reconciliations_newest")]


class BankCharge(Row):
    """The bank's side of a payment."""

    payment_id = models.BigIntegerField(unique=True)
    amount = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    title = models.CharField(max_length=200)
    back_url = models.CharField(max_length=500)
    state = models.CharField(max_length=10, default=BankState.OPEN.value)
    reason = models.CharField(max_length=100, blank=True)
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(state__in=[state.value for state in BankState]), name="bank_state_is_known")]

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)


class BankEvent(Row):
    """What the bank tells the shop."""

    charge = models.ForeignKey(BankCharge, models.CASCADE, related_name="events", db_index=False)
    kind = models.CharField(max_length=14)
    amount = models.BigIntegerField()
    refund_id = models.BigIntegerField(null=True, blank=True)
    reason = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["charge", "refund_id"], name="one_bank_refund_a_key")]
