"""Addresses of discovery, in three lists that the shells mount."""

from typing import Any

from django.urls import path

from tallgrass.discovery import api as json
from tallgrass.discovery import views
from tallgrass.platform import rest

site: list[Any] = [
    path("", views.explore, name="explore"),
    path("explore/<slug:channel>/", views.explore, name="channel"),
    path("following/", views.following, name="following"),
]
api: list[Any] = [rest.path("explore", get=json.explore), rest.path("following", get=json.following)]
ops: list[Any] = []
