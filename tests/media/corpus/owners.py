"""What cameras and programs write about people."""

import struct

from PIL import ImageCms, PngImagePlugin

from tests.media.corpus.hostile import KEPT, SECRET, gps_exif, picture, plain, saved, with_segment


@picture(KEPT)
def jpeg_with_place_and_device() -> bytes:
    return saved(plain(), "JPEG", exif=gps_exif(), comment=SECRET)


@picture(KEPT, file_name="photo.webp")
def webp_with_place_and_device() -> bytes:
    return saved(plain(), "WEBP", exif=gps_exif(), xmp=b"<x:xmpmeta>" + SECRET + b"</x:xmpmeta>")


@picture(KEPT, file_name="photo.png")
def png_with_place_and_device() -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    info.add_text("Location", SECRET.decode())
    return saved(plain(), "PNG", exif=gps_exif(), pnginfo=info)


@picture(KEPT, file_name="photo.avif")
def avif_with_place_and_device() -> bytes:
    return saved(plain(), "AVIF", exif=gps_exif().tobytes(), xmp=SECRET)


@picture(KEPT)
def jpeg_with_photoshop_notes() -> bytes:
    return with_segment(saved(plain(), "JPEG"), 0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(SECRET)) + SECRET)


@picture(KEPT, "broken_picture")
def exif_that_points_at_itself() -> bytes:
    table = b"II*\0\x08\0\0\0" + struct.pack("<H", 1) + struct.pack("<HHII", 0x8769, 4, 1, 8) + struct.pack("<I", 8)
    return with_segment(saved(plain(), "JPEG"), 0xE1, b"Exif\0\0" + table)


@picture(KEPT, "broken_picture")
def exif_with_a_wild_orientation() -> bytes:
    table = b"II*\0\x08\0\0\0" + struct.pack("<H", 1) + struct.pack("<HHII", 0x0112, 2, 4, 0x7FFFFFFF) + struct.pack("<I", 0)
    return with_segment(saved(plain(), "JPEG"), 0xE1, b"Exif\0\0" + table)


@picture(KEPT)
def jpeg_with_a_huge_profile() -> bytes:
    return saved(plain(), "JPEG", icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() + SECRET * 80_000)


@picture(KEPT)
def jpeg_with_a_broken_profile() -> bytes:
    return saved(plain(), "JPEG", icc_profile=SECRET * 20)
