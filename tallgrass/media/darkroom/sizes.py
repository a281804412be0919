"""The sizes a picture is kept in, and the limits on what is taken in. Known on both sides of the door."""

SIZES: dict[str, tuple[int, int]] = {"small": (360, 3000), "medium": (720, 6000), "large": (1440, 12000)}
"""Name: the box it fits in. Width decides; the height only bounds very long pictures. Nothing is ever enlarged."""

MAX_PIXELS = 7680 * 4320
MAX_WEBP_PIXELS = 24_000_000
"""The decoder of WebP holds four canvases of four bytes a pixel at once: more would not fit in the dark room's memory."""
MAX_ANIMATED_PIXELS, MAX_FRAMES = 1280 * 720, 300

MAX_SECONDS, MAX_VIDEO_FRAMES, MAX_RATE = 15 * 60, 36_000, 60
MAX_LONG_SIDE, MAX_SHORT_SIDE = 3840, 2160


def fitted(size: str, width: int, height: int) -> tuple[int, int]:
    """Width and height of a picture of `width` × `height` when shown in `size`."""
    box_width, box_height = SIZES[size]
    scale = min(1.0, box_width / width, box_height / height)
    return max(1, round(width * scale)), max(1, round(height * scale))
