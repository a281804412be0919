"""Addresses of insights, in three lists that the shells mount."""

from typing import Any

from tallgrass.insights.ops import loop
from tallgrass.platform.desks import Group, desk
from tallgrass.platform.words import Words

site: list[Any] = []
api: list[Any] = []
ops: list[Any] = [desk("loop/", loop.loop, "ops_loop", words=Words("从种草到回来", "The loop"), icon="refresh", group=Group.WATCH)]
