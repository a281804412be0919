"""Places drawn by lot: on whose pages they may be, and how one is written down."""

import numpy as np

from tallgrass.discovery.feed.drawing import Drawn, is_explored
from tallgrass.discovery.feed.features import pack
from tallgrass.discovery.feed.ground import Ground
from tallgrass.discovery.feed.heat import heat_of
from tallgrass.discovery.queries.trying import Tried
from tallgrass.discovery.types import Draw, Reader


def explores(page_id: int, reader: Reader, tried: Tried) -> bool:
    """Whether a place of this page is drawn: of as many pages as operators say, but of none that two rankings deal, whose clicks count for one
    of them, and of none that nobody's name belongs to (`kept_reader`), since what comes of those is not known."""
    known = reader.person_id is not None or reader.device is not None
    return known and tried.against is None and is_explored(page_id, tried.tuning.explore)


def draw_of(ground: Ground, drawn: Drawn, now: float) -> Draw:
    """A draw as it is written down: all that another ranking needs in order to say which of the candidates it would have shown."""
    candidates = drawn.candidates
    facts = ground.facts_of(ground.places_of(np.array([choice.id for choice in candidates], np.int64)))
    heats = heat_of(facts["likes"], facts["saves"], facts["comments"], facts["shares"], (now - facts["published"]) / 3600)
    return Draw(
        drawn.place,
        tuple(choice.id for choice in candidates),
        (1 / len(candidates),) * len(candidates),
        drawn.shown,
        tuple(choice.value for choice in candidates),
        tuple(heats.tolist()),
        pack(np.stack([choice.features for choice in candidates])),
        np.array([choice.goals for choice in candidates], "<f4").tobytes(),
    )
