"""What happens to videos after they were uploaded."""

from dataclasses import dataclass

from tallgrass.platform.events import Event


@dataclass(frozen=True)
class VideoReady(Event):
    video_id: int
    owner_id: int


@dataclass(frozen=True)
class VideoFailed(Event):
    video_id: int
    owner_id: int
