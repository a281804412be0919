"""What the platform is told about notifications."""

from tallgrass.notifications.models import Notification, TrendReader
from tallgrass.platform.personal_data import Holding, declare

declare(
    Holding(Notification, "person_id", export=("kind", "subject_kind", "subject_id", "actor_count", "created_at", "last_at", "seen_at")),
    Holding(TrendReader, "person_id", export=("wants", "told_at", "told")),
)
