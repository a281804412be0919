"""Addresses of this app, in three lists that the shells mount."""

from typing import Any

from tallgrass.accounts import api as json
from tallgrass.platform import rest

site: list[Any] = []
api: list[Any] = [
    rest.path("me", get=json.me),
    rest.path("people/<slug:handle>", get=json.profile),
    rest.path("people/<slug:handle>/follow", post=json.follow, delete=json.unfollow),
    rest.path("people/<slug:handle>/fans", get=json.fans),
    rest.path("people/<slug:handle>/follows", get=json.follows),
]
ops: list[Any] = []
