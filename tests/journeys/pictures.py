"""Pictures made for the browser to choose."""

from pathlib import Path

from PIL import Image, ImageDraw

COLOURS = {"red": (214, 74, 60), "green": (44, 130, 84), "blue": (40, 90, 170), "sand": (224, 200, 150)}


def make_picture(folder: Path, colour: str, size: tuple[int, int] = (900, 1200), *, turned: bool = False) -> Path:
    """A JPEG of one colour with a light disc in its upper left quarter. `turned`: lying, with an EXIF note that says so."""
    picture = Image.new("RGB", size, COLOURS[colour])
    width, height = size
    ImageDraw.Draw(picture).ellipse((width * 0.1, height * 0.1, width * 0.4, width * 0.3 + height * 0.1), fill=(250, 246, 230))
    path = folder / f"{colour}.jpg"
    exif = Image.Exif()
    if turned:
        picture = picture.rotate(90, expand=True)
        exif[0x0112] = 6
    picture.save(path, quality=90, exif=exif)
    return path
