"""Addresses of the shell itself."""

from typing import Any

from django.urls import path

from tallgrass.site import views

site: list[Any] = [
    path("language/", views.choose_language, name="language"),
    path("theme/", views.choose_theme, name="theme"),
    path("style-guide/", views.style_guide, name="style_guide"),
    path("offline/", views.offline, name="offline"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("service-worker.js", views.service_worker, name="service_worker"),
]
