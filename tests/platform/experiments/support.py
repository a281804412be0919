"""Plans of experiments with as few words as a test can say."""

from dataclasses import replace
from typing import Any

from tallgrass.platform.experiments.actions import plan_experiment, start_experiment
from tallgrass.platform.experiments.points import register_points
from tallgrass.platform.experiments.types import WHOLE, Arm, Kind, Parameter, Plan, Point
from tallgrass.platform.models import Experiment
from tallgrass.platform.words import Words

FIGURES = (Parameter("size", Words("大小", "Size"), 0, 10), Parameter("places", Words("几处", "Places"), 1, 5, whole=True))
POINT = Point("tests.page", Words("测试", "A test"), "tests", FIGURES, tuple(Kind))
BESIDE = Point("tests.beside", Words("旁边", "Beside"), "tests", FIGURES)
register_points(POINT, BESIDE)

PLAN = Plan(
    name="大一点",
    question="大一点的会不会更多人点开",
    kind=Kind.SPLIT,
    point=POINT.name,
    share=WHOLE,
    arms=(Arm("照旧", 5000, {}), Arm("大", 5000, {"size": 2.5})),
    goal="clicks",
)


def plan(**changes: Any) -> Plan:
    return replace(PLAN, **changes)


def running(operator: Any, **changes: Any) -> Experiment:
    """An experiment that was started."""
    made = plan_experiment(actor_id=operator.id, plan=plan(**changes))
    return start_experiment(actor_id=operator.id, experiment_id=made.id)
