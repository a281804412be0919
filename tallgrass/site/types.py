"""Shapes of the shell."""

from enum import StrEnum

from tallgrass.platform.words import Words


class Stage(StrEnum):
    """How far the place has grown; operators judge it, and a slogan belongs to one."""

    START = "start"
    GROWTH = "growth"
    MATURE = "mature"


STAGE_WORDS = {
    Stage.START: Words("起步", "Starting"),
    Stage.GROWTH: Words("成长", "Growing"),
    Stage.MATURE: Words("成熟", "Mature"),
}
