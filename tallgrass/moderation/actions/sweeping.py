"""What is kept for a while only."""

from datetime import timedelta

from tallgrass.moderation.models import Trace
from tallgrass.platform import clock


def sweep_traces() -> int:
    """Forget sketches of what was written more than two days ago. How many."""
    return Trace.objects.filter(at__lt=clock.now() - timedelta(days=2)).delete()[0]
