"""What the platform itself holds of people."""

from tallgrass.platform.models import Experiment, Exposure
from tallgrass.platform.personal_data import Holding, declare

declare(
    Holding(Exposure, "person_id", export=("at", "experiment_id", "arm")),
    Holding(
        Experiment,
        "made_by_id",
        keep=True,
        also_owners=("started_by_id", "stopped_by_id"),
        why="What operators tried; they are named by id only.",
    ),
)
