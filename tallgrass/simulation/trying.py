"""The demo's experiment: both arms read the very same, and its figures should say so. Whoever measures begins with such a one."""

from tallgrass.discovery.feed.points import WALL
from tallgrass.platform.experiments.actions import plan_experiment, start_experiment
from tallgrass.platform.experiments.types import WHOLE, Arm, Kind, Plan

PLAN = Plan(
    name="尺子准不准 · Is the ruler straight",
    question=(
        "两边一模一样，应该量不出差别；量得出，就是量法有问题。\n"
        "Both arms are the same, so no difference should be found; if there is one, the measuring is at fault."
    ),
    kind=Kind.SPLIT,
    point=WALL,
    share=WHOLE,
    arms=(Arm("照旧 · As ever", WHOLE // 2, {}), Arm("还是照旧 · As ever, too", WHOLE // 2, {})),
    goal="click_rate",
    guards=("hides", "returned"),
    window_days=3,
    planned=1000,
)


def begin_trial(operator_id: int) -> None:
    """Start it now: who gets a page from here on is in one of its arms."""
    start_experiment(actor_id=operator_id, experiment_id=plan_experiment(actor_id=operator_id, plan=PLAN).id)
