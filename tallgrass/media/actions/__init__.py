"""Writes: pictures, videos, and what becomes of uploads afterwards."""

from tallgrass.media.actions.pictures import store_picture, store_shared_picture
from tallgrass.media.actions.uploads import (
    attach,
    claim,
    delete_pictures,
    delete_videos,
    discard_upload,
    erase_pictures,
    erase_videos,
    hand_over,
    release,
    sweep_strays,
    sweep_unattached,
)
from tallgrass.media.actions.videos import cut_video, fail_video, store_video

__all__ = [
    "attach",
    "claim",
    "cut_video",
    "delete_pictures",
    "delete_videos",
    "discard_upload",
    "erase_pictures",
    "erase_videos",
    "fail_video",
    "hand_over",
    "release",
    "store_picture",
    "store_shared_picture",
    "store_video",
    "sweep_strays",
    "sweep_unattached",
]
