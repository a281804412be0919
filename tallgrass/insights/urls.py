"""Addresses of insights, in three lists that the shells mount."""

from typing import Any

from django.urls import path

from tallgrass.insights.ops import changes, experiments, loop
from tallgrass.platform.desks import Group, desk
from tallgrass.platform.words import Words

site: list[Any] = []
api: list[Any] = []
ops: list[Any] = [
    desk("loop/", loop.loop, "ops_loop", words=Words("从种草到回来", "The loop"), icon="refresh", group=Group.WATCH),
    desk("changes/", changes.changes, "ops_changes", words=Words("改动与读者", "Changes"), icon="clock", group=Group.WATCH),
    desk("creators/", changes.creators, "ops_creators", words=Words("作者的位置", "Authors"), icon="star", group=Group.WATCH),
    desk("experiments/", experiments.experiments, "ops_experiments", words=Words("实验", "Experiments"), icon="sliders", group=Group.WATCH),
    path("experiments/new/", experiments.plan, name="ops_plan_experiment"),
    path("experiments/<id:experiment_id>/", experiments.experiment, name="ops_experiment"),
    path("experiments/<id:experiment_id>/change/", experiments.change, name="ops_change_experiment"),
    path("experiments/<id:experiment_id>/start/", experiments.start, name="ops_start_experiment"),
    path("experiments/<id:experiment_id>/stop/", experiments.stop, name="ops_stop_experiment"),
    path("experiments/<id:experiment_id>/discard/", experiments.discard, name="ops_discard_experiment"),
    path("experiments/<id:experiment_id>/look/", experiments.look, name="ops_look_at_experiment"),
]
