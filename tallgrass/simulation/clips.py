"""Short films: a camera moving slowly over a drawing, taken in like anybody's video."""

import io

import av
from PIL import Image

from tallgrass.media.actions import cut_video, store_video
from tallgrass.media.drawing import rasterize
from tallgrass.simulation.drawing import Sketch, svg_of

SECONDS, RATE = 6, 12
WIDTH, HEIGHT = 540, 720
_NEAR = 0.8
"""How much of the drawing the camera sees at its nearest."""


def store_clip(owner_id: int, sketch: Sketch) -> int:
    """Film a drawing, upload it, cut it. The id of the video, ready."""
    video = store_video(owner_id=owner_id, file=io.BytesIO(film(sketch)))
    cut_video(video_id=video.id)
    return video.id


def film(sketch: Sketch) -> bytes:
    """An MP4 in which the camera goes in and to one side, eased at both ends."""
    with Image.open(io.BytesIO(rasterize(svg_of(sketch), 900))) as drawn:
        paper = drawn.convert("RGB")
    target = io.BytesIO()
    with av.open(target, "w", format="mp4") as film:
        stream = film.add_stream("libx264", rate=RATE)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        stream.options = {"preset": "veryfast", "crf": "24"}
        for number in range(SECONDS * RATE):
            shot = paper.resize(
                (WIDTH, HEIGHT), Image.Resampling.BILINEAR, box=_view(paper.size, number / (SECONDS * RATE - 1), sketch.seed)
            )
            film.mux(stream.encode(av.VideoFrame.from_image(shot)))
        film.mux(stream.encode())
    return target.getvalue()


def _view(size: tuple[int, int], moment: float, seed: int) -> tuple[float, float, float, float]:
    """The part of the paper the camera sees at `moment` (0 to 1)."""
    eased = moment * moment * (3 - 2 * moment)
    width = min(size[0], size[1] * WIDTH / HEIGHT) * (1 - (1 - _NEAR) * eased)
    height = width * HEIGHT / WIDTH
    side = eased if seed % 2 else 1 - eased
    left, top = (size[0] - width) * side, (size[1] - height) * (0.5 + 0.3 * (eased - 0.5))
    return left, top, left + width, top + height
