"""Addresses of notifications, in three lists that the shells mount."""

from typing import Any

from django.urls import path

from tallgrass.notifications import views

site: list[Any] = [path("notifications/", views.notifications, name="notifications")]
api: list[Any] = []
ops: list[Any] = []
