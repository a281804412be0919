"""Uploads in JSON."""

from typing import Annotated, Literal

from tallgrass.media.errors import words_for
from tallgrass.media.models import Picture
from tallgrass.media.types import PictureView, VideoView
from tallgrass.platform import rest
from tallgrass.platform.ids import short


class UploadedPictureShape(rest.Shape):
    id: rest.Id
    width: int
    height: int
    blur: Annotated[str, rest.text("图片来到之前的模糊底色", "What stands in its place until it arrives")]
    small: str | None
    """None, as the others, for a picture of a letter: only the letter leads to it."""
    medium: str | None
    large: str | None


class UploadedVideoShape(rest.Shape):
    id: rest.Id
    state: Literal["uploaded", "processing", "ready", "failed"]
    percent: Annotated[int, rest.text("处理进度", "How far the work on it is", ge=0, le=100)]
    seconds: float
    width: int
    height: int
    url: str | None
    poster: UploadedPictureShape | None
    detail: Annotated[str | None, rest.text("失败的原因", "Why it failed")]


def uploaded_picture(view: PictureView) -> UploadedPictureShape:
    return UploadedPictureShape(
        id=short(view.id), width=view.width, height=view.height, blur=view.blur, small=view.small, medium=view.medium, large=view.large
    )


def uploaded_private(picture: Picture) -> UploadedPictureShape:
    return UploadedPictureShape(
        id=short(picture.id), width=picture.width, height=picture.height, blur=picture.blur, small=None, medium=None, large=None
    )


def uploaded_video(view: VideoView) -> UploadedVideoShape:
    return UploadedVideoShape(
        id=short(view.id),
        state=view.state.value,
        percent=view.percent,
        seconds=view.seconds,
        width=view.width,
        height=view.height,
        url=view.url,
        poster=uploaded_picture(view.poster) if view.poster else None,
        detail=str(words_for(view.error)) if view.error else None,
    )
