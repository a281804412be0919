"""A kept picture set into a drawing. The picture is one of our own prints, so it is safe to open here."""

import io
from pathlib import Path


def set_in(drawing: bytes, picture: Path, *, x: int, y: int, width: int, height: int, radius: int) -> bytes:
    """The drawing (PNG) with the picture in a box of it, cropped to fill, its corners rounded; as PNG. All in pixels.

    Raises:
        OSError: the picture's file is gone, or broken.
    """
    from PIL import Image, ImageDraw, ImageOps  # Only for those who draw: the rest of the process does without.

    with Image.open(io.BytesIO(drawing)) as ground, Image.open(picture) as print:
        canvas = ground.convert("RGB")
        filled = ImageOps.fit(print.convert("RGB"), (width, height), Image.Resampling.BILINEAR, centering=(0.5, 0.4))
    mask = Image.new("L", (width * 2, height * 2), 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, width * 2 - 1, height * 2 - 1), radius * 2, fill=255)
    canvas.paste(filled, (x, y), mask.resize((width, height), Image.Resampling.BILINEAR))
    out = io.BytesIO()
    canvas.save(out, "PNG", compress_level=5)
    return out.getvalue()
