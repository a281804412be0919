"""Addresses of notifications, in three lists that the shells mount."""

from typing import Any

from django.urls import path

from tallgrass.notifications import api as json
from tallgrass.notifications import views
from tallgrass.platform import rest

site: list[Any] = [
    path("notifications/", views.notifications, name="notifications"),
    path("settings/trends/", views.trends, name="trend_choice"),
]
api: list[Any] = [
    rest.path("notifications", get=json.lines),
    rest.path("notifications/unseen", get=json.unseen, delete=json.see),
    rest.path("notifications/trends", get=json.trends, put=json.choose_trends),
]
ops: list[Any] = []
