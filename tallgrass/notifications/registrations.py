"""What the platform is told about notifications."""

from tallgrass.notifications.models import Notification
from tallgrass.platform.personal_data import Holding, declare

declare(
    Holding(Notification, "person_id", export=("kind", "subject_kind", "subject_id", "actor_count", "created_at", "last_at", "seen_at"))
)
