"""Addresses of this app, in three lists that the shells mount; `site` stands under /uploads/."""

from typing import Any

from django.urls import path

from tallgrass.media import views

site: list[Any] = [
    path("pictures/", views.pictures, name="upload_picture"),
    path("pictures/<id:picture_id>/", views.picture, name="uploaded_picture"),
    path("videos/", views.videos, name="upload_video"),
    path("videos/<id:video_id>/", views.video, name="uploaded_video"),
]
api: list[Any] = []
ops: list[Any] = []
