"""Addresses of discovery, in three lists that the shells mount."""

from typing import Any

from django.urls import path

from tallgrass.discovery import views

site: list[Any] = [
    path("", views.explore, name="explore"),
    path("explore/<slug:channel>/", views.explore, name="channel"),
    path("following/", views.following, name="following"),
]
api: list[Any] = []
ops: list[Any] = []
