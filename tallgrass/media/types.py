"""Shapes of pictures and videos that cross walls."""

from dataclasses import dataclass
from enum import StrEnum

from tallgrass.media.addresses import picture_url, video_url
from tallgrass.media.darkroom.sizes import SIZES, fitted


class VideoState(StrEnum):
    UPLOADED = "uploaded"
    PROCESSING = "processing"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True)
class PictureView:
    """What a page needs to show a picture: addresses, room to keep free (pixels of the large size), placeholder."""

    id: int
    width: int
    height: int
    blur: str
    key: str

    @property
    def small(self) -> str:
        return picture_url(self.key, "small")

    @property
    def medium(self) -> str:
        return picture_url(self.key, "medium")

    @property
    def large(self) -> str:
        return picture_url(self.key, "large")

    @property
    def srcset(self) -> str:
        """The sizes with their true widths; a size that is no wider than the one before is left out."""
        by_width = {fitted(size, self.width, self.height)[0]: size for size in reversed(SIZES)}
        return ", ".join(f"{picture_url(self.key, size)} {width}w" for width, size in sorted(by_width.items()))


@dataclass(frozen=True)
class PrivatePicture:
    """A picture that only some people may see: the app that shows it has addresses of its own for it."""

    id: int
    width: int
    height: int
    blur: str


@dataclass(frozen=True)
class VideoView:
    """What a page needs to show a video, or how far it is. `url` is an HLS playlist and is there when the state is READY."""

    id: int
    state: VideoState
    percent: int
    seconds: float
    width: int
    height: int
    key: str
    poster: PictureView | None = None
    error: str = ""

    @property
    def url(self) -> str | None:
        return video_url(self.key) if self.state is VideoState.READY else None
