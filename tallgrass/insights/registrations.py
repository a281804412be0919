"""What the platform is told about insights."""

from tallgrass.insights.models import Look
from tallgrass.platform.personal_data import Holding, declare

declare(Holding(Look, "by_id", keep=True, why="Who asked for a reading of an experiment, by id only; it holds sums of many."))
