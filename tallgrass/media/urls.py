"""Addresses of this app, in three lists that the shells mount; `site` stands under /uploads/."""

from typing import Any

from django.urls import path

from tallgrass.media import api as json
from tallgrass.media import views
from tallgrass.platform import rest

site: list[Any] = [
    path("pictures/", views.pictures, name="upload_picture"),
    path("pictures/<id:picture_id>/", views.picture, name="uploaded_picture"),
    path("videos/", views.videos, name="upload_video"),
    path("videos/<id:video_id>/", views.video, name="uploaded_video"),
]
api: list[Any] = [
    rest.path("uploads/pictures", post=json.upload_picture),
    rest.path("uploads/videos", post=json.upload_video),
    rest.path("uploads/videos/<id:video_id>", get=json.video),
    rest.path("uploads/<id:upload_id>", delete=json.discard),
]
ops: list[Any] = []
