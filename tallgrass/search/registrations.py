"""What the platform is told about searches."""

from tallgrass.platform.personal_data import Holding, declare
from tallgrass.search.models import NoHistory, PastSearch

declare(
    Holding(PastSearch, "person_id", export=("words", "results", "created_at", "searched_at")),
    Holding(NoHistory, "person_id", export=("since",)),
)
