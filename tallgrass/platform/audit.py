"""The trail of privileged acts."""

from tallgrass.platform import clock
from tallgrass.platform.models import AuditEntry


def record(*, actor_id: int, act: str, subject: str = "", **detail: object) -> None:
    """Write down a privileged act, in the transaction of the act. `subject` reads `kind:short-id`."""
    AuditEntry.objects.create(created_at=clock.now(), actor_id=actor_id, act=act, subject=subject, detail=detail)
