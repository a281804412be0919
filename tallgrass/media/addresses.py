"""Where a browser finds the files."""

import re

from django.conf import settings

SERVED = re.compile(
    r"(?:pictures/(?P<picture>[0-9a-f]{2})/(?P=picture)[0-9a-f]{30}/(?:small|medium|large)\.webp"
    r"|videos/(?P<video>[0-9a-f]{2})/(?P=video)[0-9a-f]{30}/(?:master\.m3u8|(?:360|720)(?:\.m3u8|-init\.mp4|-[0-9]{4}\.m4s)))"
)
"""Every path under /media/ that is ever served. What was uploaded is not among them."""


def picture_url(key: str, size: str) -> str:
    """The address of a picture in `small`, `medium` or `large`."""
    return f"{settings.MEDIA_URL}pictures/{key[:2]}/{key}/{size}.webp"


def video_url(key: str) -> str:
    """The address of a video's master playlist."""
    return f"{settings.MEDIA_URL}videos/{key[:2]}/{key}/master.m3u8"
