"""What of a person's data stands in pictures and videos."""

from tallgrass.media.actions import erase_pictures, erase_videos
from tallgrass.media.models import Picture, Video
from tallgrass.platform.personal_data import Holding, declare

declare(
    Holding(Picture, "owner_id", export=("id", "created_at", "purpose", "width", "height", "bytes", "key"), erase=erase_pictures),
    Holding(Video, "owner_id", export=("id", "created_at", "state", "seconds", "width", "height", "bytes", "key"), erase=erase_videos),
)
