"""What the platform is told about discovery; and what it ties together: searches that are held out to others pass review's list of words."""

from tallgrass.discovery.models import HotRuling
from tallgrass.moderation.queries.lists import word_list
from tallgrass.platform.personal_data import Holding, declare
from tallgrass.search.gates import refuse_when

declare(
    Holding(
        HotRuling, "by_id", keep=True, also_owners=("undone_by_id",), why="What operators did to the hot list; they are named by id only."
    )
)


def holds_listed_words(words: str) -> bool:
    return bool(word_list().find(words))


refuse_when(holds_listed_words)
