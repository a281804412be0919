"""A stranger's picture becomes three plain ones: bounded before it is decoded, upright, in sRGB, without a trace of metadata."""

import io
import shutil
from pathlib import Path
from typing import Any

from PIL import AvifImagePlugin, Image, ImageCms, ImageFile, UnidentifiedImageError

from tallgrass.media.darkroom.likeness import likeness_of
from tallgrass.media.darkroom.placeholders import blur_of
from tallgrass.media.darkroom.refusal import Refusal
from tallgrass.media.darkroom.sizes import MAX_ANIMATED_PIXELS, MAX_FRAMES, MAX_PIXELS, MAX_WEBP_PIXELS, SIZES, fitted

Image.MAX_IMAGE_PIXELS = None  # the header is checked here, with words of our own
ImageFile.LOAD_TRUNCATED_IMAGES = False
AvifImagePlugin.DEFAULT_MAX_THREADS = 1

_FORMATS = {"jpeg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WEBP", "avif": "AVIF"}
_ANIMATED = {"png", "gif", "webp", "avif"}
_MAX_SCANS = 100
"""Each scan of a progressive JPEG passes over the whole picture: thousands of empty ones fit in a small file."""
_MAX_PROFILE = 2 * 1024 * 1024
_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_SIDEWAYS = {5, 6, 7, 8}


def develop(*, source: Path, kind: str, into: Path) -> dict[str, Any]:
    """Write `small.webp`, `medium.webp`, `large.webp` into the folder `into`; give back width, height and blur of the large one.

    Raises:
        Refusal: `too_many_pixels`, `too_many_frames`, `too_complex`, `broken_picture`.
    """
    _check_before_opening(source, kind)
    try:
        with Image.open(source, formats=[_FORMATS[kind]]) as image:
            _check_header(image, kind)
            plain = _plain(image)
    except UnidentifiedImageError as error:
        raise Refusal("broken_picture") from error
    return write_renditions(plain, into)


def write_renditions(image: Image.Image, into: Path, *, effort: int = 4) -> dict[str, Any]:
    """The three sizes of an upright RGB picture, each made from the larger one. `effort` is the encoder's, 0 to 6: time for bytes."""
    width, height = image.size
    written: Path | None = None
    for size in sorted(SIZES, key=lambda size: -SIZES[size][0]):
        target = fitted(size, width, height)
        if written and image.size == target:  # no smaller than the one before
            shutil.copyfile(written, into / f"{size}.webp")
            continue
        image = image.resize(target, Image.Resampling.LANCZOS) if image.size != target else image
        image.info = {}  # the WebP writer would take a colour profile and comments from here
        written = into / f"{size}.webp"
        image.save(written, "WEBP", quality=82, method=effort)
        if size == "large":
            width, height = image.size
    return {"width": width, "height": height, "blur": blur_of(image), "likeness": likeness_of(image)}


def _check_before_opening(source: Path, kind: str) -> None:
    """What must be known before Pillow opens the file, because opening already costs."""
    data = source.read_bytes()
    if kind == "jpeg" and data.count(b"\xff\xda") > _MAX_SCANS:
        raise Refusal("too_complex")
    if kind == "webp":  # its decoder takes two whole canvases at once
        width, height = _webp_canvas(data)
        _check_pixels(width, height, MAX_WEBP_PIXELS)


def _check_pixels(width: int, height: int, most: int = MAX_PIXELS) -> None:
    if width * height > most:
        raise Refusal("too_many_pixels", width=width, height=height, millions=most // 1_000_000)


def _webp_canvas(data: bytes) -> tuple[int, int]:
    """Width and height as the first chunk says (RFC 9649 §2.5–2.7)."""
    chunk = data[12:16]
    if chunk == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if chunk == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if chunk == b"VP8 ":
        return int.from_bytes(data[26:28], "little") & 0x3FFF, int.from_bytes(data[28:30], "little") & 0x3FFF
    raise Refusal("broken_picture")


def _check_header(image: ImageFile.ImageFile, kind: str) -> None:
    width, height = image.size
    if width < 1 or height < 1:
        raise Refusal("broken_picture")
    _check_pixels(width, height)
    if kind in _ANIMATED and getattr(image, "is_animated", False):
        if width * height > MAX_ANIMATED_PIXELS:
            raise Refusal("too_many_pixels_animated")
        if getattr(image, "n_frames", 1) > MAX_FRAMES:
            raise Refusal("too_many_frames")


def _plain(image: ImageFile.ImageFile) -> Image.Image:
    """The first frame, no larger than the largest size, upright, in sRGB."""
    turn = _orientation(image)
    width, height = image.size
    if turn in _SIDEWAYS:
        width, height = height, width
    target = fitted("large", width, height)
    if turn in _SIDEWAYS:
        target = target[::-1]
    image.draft(None, target)  # type: ignore[arg-type]  # a JPEG is decoded straight to a half, quarter or eighth
    image.load()
    profile = image.info.get("icc_profile")
    picture = _resizable(image)
    if picture.size != target:
        picture = picture.resize(target, Image.Resampling.LANCZOS, reducing_gap=2.0)
    picture = _in_srgb(_on_paper(picture), profile)
    return picture.transpose(_TURNS[turn]) if turn in _TURNS else picture


def _orientation(image: Image.Image) -> int:
    try:
        value = image.getexif().get(_ORIENTATION, 1)
    except Exception:  # a damaged EXIF block says nothing, whatever way it is damaged
        return 1
    return value if isinstance(value, int) else 1


def _resizable(image: Image.Image) -> Image.Image:
    if image.mode in ("RGB", "L", "CMYK", "RGBA", "LA"):
        return image
    if image.mode.startswith("I") or image.mode == "F":  # 16-bit grey
        return image.convert("I").point(lambda value: value / 256).convert("L")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _on_paper(image: Image.Image) -> Image.Image:
    """What is transparent shows white paper."""
    if not image.has_transparency_data:
        return image
    image = image.convert("RGBA")
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    if profile and len(profile) <= _MAX_PROFILE:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            return ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB") or image
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a profile that cannot be read, or is for another kind of picture, is passed over
    return image.convert("RGB")
