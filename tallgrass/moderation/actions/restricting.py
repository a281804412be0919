"""What a decision does to a thing: the row that says so, and the owner's act."""

from tallgrass.moderation.models import Decision, Restriction
from tallgrass.moderation.types import Level
from tallgrass.platform import clock
from tallgrass.platform.reviewed import reviewed_kind
from tallgrass.platform.subjects import Ref


def reinstate(decision: Decision) -> None:
    """Put back the restriction that gave way to a decision, in the caller's transaction."""
    if decision.replaced_id is None:
        return
    row = Restriction.objects.filter(id=decision.replaced_id).first()
    if row is not None:
        row.lifted_at = None
        row.save(update_fields=["lifted_at"])
        if owner := reviewed_kind(row.subject_kind):
            owner.restrict(row.subject_id, level=row.level)


def restrict(decision: Decision, level: Level) -> None:
    """In the caller's transaction. A hold of the first pass, or an earlier decision, gives way to this one."""
    _end(decision.ref)
    Restriction.objects.create(
        created_at=clock.now(),
        subject_kind=decision.subject_kind,
        subject_id=decision.subject_id,
        author_id=decision.author_id,
        level=level.value,
        rule=decision.rule,
        decision=decision,
    )
    if owner := reviewed_kind(decision.subject_kind):
        owner.restrict(decision.subject_id, level=level.value)


def lift(ref: Ref) -> None:
    """In the caller's transaction. Lifting what is not restricted changes nothing."""
    if _end(ref) and (owner := reviewed_kind(ref.kind)):
        owner.lift(ref.id)


def _end(ref: Ref) -> bool:
    return bool(Restriction.objects.filter(subject_kind=ref.kind, subject_id=ref.id, lifted_at=None).update(lifted_at=clock.now()))
