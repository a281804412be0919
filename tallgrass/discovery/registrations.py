"""What the platform is told about discovery; and what it ties together: searches that are held out to others pass review's list of words."""

from tallgrass.discovery.feed.points import POINTS
from tallgrass.discovery.models import Behaviour, Dial, Draw, FeedChoice, HotRuling, Pseudonym, Refusal, Served
from tallgrass.moderation.queries.lists import word_list
from tallgrass.platform.experiments.points import register_points
from tallgrass.platform.personal_data import Holding, declare
from tallgrass.search.gates import refuse_when

register_points(*POINTS)

declare(
    Holding(
        HotRuling, "by_id", keep=True, also_owners=("undone_by_id",), why="What operators did to the hot list; they are named by id only."
    ),
    Holding(Served, "person_id", export=("id", "surface", "thing_ids")),
    Holding(Draw, "person_id", export=("page_id", "place", "thing_ids", "shown")),
    Holding(Behaviour, "person_id", export=("at", "page_id", "thing_id", "kind", "value")),
    Holding(FeedChoice, "person_id", export=("mode", "reset_at")),
    Holding(Refusal, "person_id", export=("created_at", "thing_id", "author_id"), also_owners=("author_id",)),
    Holding(Dial, "by_id", keep=True, why="What operators set; they are named by id only."),
    Holding(Pseudonym, "person_id", why="A number drawn by lot; with it gone, what the lake holds is nobody's any more."),
)


def holds_listed_words(words: str) -> bool:
    return bool(word_list().find(words))


refuse_when(holds_listed_words)
