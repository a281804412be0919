"""Uploads as JSON operations. What comes back is named by its id in a note, a comment or a letter."""

from typing import Any, Literal

from tallgrass.media import errors
from tallgrass.media.actions import discard_upload, store_picture, store_video
from tallgrass.media.errors import PICTURE, PICTURE_BYTES, VIDEO, VIDEO_BYTES
from tallgrass.media.files import PRIVATE
from tallgrass.media.queries import get_video, picture_views
from tallgrass.media.shapes import UploadedPictureShape, UploadedVideoShape, uploaded_picture, uploaded_private, uploaded_video
from tallgrass.platform import rest
from tallgrass.platform.words import Words

_PICTURE = (errors.unreadable("not_a_picture"), errors.too_large(PICTURE_BYTES, None, PICTURE), errors.quota_full(), errors.busy())
_VIDEO = (errors.unreadable("not_a_video"), errors.too_large(VIDEO_BYTES, None, VIDEO), errors.quota_full(), errors.busy())


class PurposeQuery(rest.Shape):
    """What a picture is for. One for a letter can be seen by nobody but the two, a document (evidence of what is wrong) by those concerned."""

    purpose: Literal["note", "letter", "document"] = "note"


@rest.operation(Words("传一张图", "Upload a picture"), status=201, limit="upload", repeat=rest.Repeat.NEVER, errors=_PICTURE)
def upload_picture(call: rest.Call[Any], query: PurposeQuery, body: rest.Upload) -> UploadedPictureShape:
    picture = store_picture(owner_id=call.actor.id, file=body, purpose=query.purpose)
    if query.purpose in PRIVATE:
        return uploaded_private(picture)
    return uploaded_picture(picture_views([picture.id])[picture.id])


@rest.operation(Words("传一个视频", "Upload a video"), status=201, limit="upload", repeat=rest.Repeat.NEVER, errors=_VIDEO)
def upload_video(call: rest.Call[Any], body: rest.Upload) -> UploadedVideoShape:
    video = store_video(owner_id=call.actor.id, file=body)
    return uploaded_video(get_video(call.actor.id, video.id))


@rest.operation(Words("自己的一个视频处理到哪里了", "How far the work on one's own video is"))
def video(call: rest.Call[Any], video_id: int) -> UploadedVideoShape:
    return uploaded_video(get_video(call.actor.id, video_id))


@rest.operation(Words("收回一个还没用上的文件", "Take back an upload that is not in use"), errors=[errors.in_use()])
def discard(call: rest.Call[Any], upload_id: int) -> None:
    discard_upload(owner_id=call.actor.id, upload_id=upload_id)
