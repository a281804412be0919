"""How things and people stand with the rules."""

from tallgrass.moderation.models import Restriction
from tallgrass.moderation.types import Level
from tallgrass.platform.subjects import Ref


def find_restriction(ref: Ref) -> Restriction | None:
    """What is in force on a thing."""
    return Restriction.objects.filter(subject_kind=ref.kind, subject_id=ref.id, lifted_at=None).first()


def is_withheld(ref: Ref) -> bool:
    """Whether only its author may see a thing now."""
    restriction = find_restriction(ref)
    return restriction is not None and restriction.level == Level.WITHHELD
