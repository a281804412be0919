"""Addresses of the shell itself."""

from typing import Any

from django.urls import path

from tallgrass.platform.desks import Group, desk
from tallgrass.platform.words import Words
from tallgrass.site import ops as ops_screens
from tallgrass.site import posters, sitemaps, views

site: list[Any] = [
    path("live/watch/", views.watch, name="watch"),
    path("language/", views.choose_language, name="language"),
    path("theme/", views.choose_theme, name="theme"),
    path("style-guide/", views.style_guide, name="style_guide"),
    path("offline/", views.offline, name="offline"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("s/<slug:code>/poster.png", posters.poster, name="poster"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("sitemaps/<slug:kind>/<id:first>.xml", sitemaps.part, name="sitemap_part"),
    path("service-worker.js", views.service_worker, name="service_worker"),
]
ops: list[Any] = [desk("slogan/", ops_screens.slogans, "ops_slogans", words=Words("口号", "Slogan"), icon="edit", group=Group.ACT)]
