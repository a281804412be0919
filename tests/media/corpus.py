"""Files that mean harm, made on the spot: floods, bombs, polyglots, scripts, damage, and what cameras write about their owners.

Each is one function named by what it is. `@picture("code", …)` and `@video("code", …)` say which outcomes are right;
`KEPT` means taken in, re-encoded.
"""

import io
import random
import struct
import tempfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from PIL import Image, ImageCms, PngImagePlugin

from tests.media.clips import make_clip, make_sound

KEPT = "kept"
SECRET = b"31.2304 121.4737 <script>alert(1)</script> NIKON-4711"
"""Stands in every file that carries something which must not come out again."""


@dataclass(frozen=True)
class Hostile:
    name: str
    make: Callable[[], bytes]
    outcomes: frozenset[str]
    file_name: str


PICTURES: list[Hostile] = []
VIDEOS: list[Hostile] = []


def picture(*outcomes: str, file_name: str = "photo.jpg") -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    return _in(PICTURES, outcomes, file_name)


def video(*outcomes: str, file_name: str = "clip.mp4") -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    return _in(VIDEOS, outcomes, file_name)


def _in(corpus: list[Hostile], outcomes: tuple[str, ...], file_name: str) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    def add(make: Callable[[], bytes]) -> Callable[[], bytes]:
        corpus.append(Hostile(make.__name__, make, frozenset(outcomes), file_name))
        return make

    return add


# --- building blocks ---------------------------------------------------------------------------------------------------


def _saved(image: Image.Image, form: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def _plain(mode: str = "RGB", size: tuple[int, int] = (64, 48)) -> Image.Image:
    image = Image.new("RGB", size, "#3f7d3a")
    image.paste("#f2b134", (10, 10, 30, 30))
    return image.convert(mode)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _png(width: int, height: int, data: bytes, *extra: bytes, depth: int = 8, colour: int = 2) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + b"".join(extra) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def _small_png(*extra: bytes) -> bytes:
    return _png(8, 8, zlib.compress((b"\0" + b"\x40\x80\x30" * 8) * 8), *extra)


def _frames(count: int, size: tuple[int, int], form: str) -> bytes:
    first, *rest = [Image.new("RGB", size, (number % 256, number // 256 * 40, 90)) for number in range(count)]
    return _saved(first, form, save_all=True, append_images=rest, duration=20, lossless=True)


def _webp(chunk: bytes, body: bytes) -> bytes:
    inside = b"WEBP" + chunk + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
    return b"RIFF" + struct.pack("<I", len(inside)) + inside


def _with_segment(jpeg: bytes, marker: int, body: bytes) -> bytes:
    return jpeg[:2] + bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body + jpeg[2:]


def _gps_exif() -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x010E] = "NIKON", "NIKON-4711", SECRET.decode()
    exif.get_ifd(0x8825).update({1: "N", 2: (31.0, 13.0, 49.0), 3: "E", 4: (121.0, 28.0, 25.0)})
    return exif


# --- floods and bombs --------------------------------------------------------------------------------------------------


@picture("too_many_pixels")
def png_header_flood() -> bytes:
    return _png(60_000, 60_000, zlib.compress(bytes(1000)))


@picture("too_many_pixels")
def png_true_flood() -> bytes:
    return _saved(Image.new("1", (9000, 9000)), "PNG")


@picture("too_many_pixels")
def gif_screen_flood() -> bytes:
    return b"GIF89a" + struct.pack("<HHBBB", 65535, 65535, 0x80, 0, 0) + bytes(6) + _gif_frame(65535, 65535) + b";"


@picture("broken_picture", "too_many_pixels", "too_complex", KEPT)
def gif_frame_larger_than_screen() -> bytes:
    return b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0x80, 0, 0) + bytes(6) + _gif_frame(60_000, 60_000) + b";"


def _gif_frame(width: int, height: int) -> bytes:
    return b"," + struct.pack("<HHHHB", 0, 0, width, height, 0) + b"\x02\x02\x4c\x01\x00"


@picture("too_many_pixels")
def webp_canvas_flood() -> bytes:
    return _webp(b"VP8X", bytes([0, 0, 0, 0]) + (16383).to_bytes(3, "little") * 2)


@picture("too_many_pixels")
def webp_lossless_flood() -> bytes:
    return _webp(b"VP8L", b"\x2f" + (16383 | 16383 << 14).to_bytes(4, "little") + bytes(40))


@picture("too_many_pixels")
def webp_lossy_flood() -> bytes:
    return _webp(b"VP8 ", b"\x10\x02\x00\x9d\x01\x2a" + struct.pack("<HH", 16383, 16383) + bytes(40))


@picture("too_many_pixels")
def jpeg_header_flood() -> bytes:
    data = bytearray(_saved(_plain(), "JPEG"))
    at = data.index(b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">HH", 65500, 65500)
    return bytes(data)


@picture("too_many_pixels", "broken_picture")
def avif_header_flood() -> bytes:
    data = bytearray(_saved(_plain(), "AVIF"))
    at = data.index(b"ispe")
    data[at + 8 : at + 16] = struct.pack(">II", 60_000, 60_000)
    return bytes(data)


@picture("too_many_frames")
def gif_frame_bomb() -> bytes:
    return _frames(301, (16, 16), "GIF")


@picture("too_many_frames")
def webp_frame_bomb() -> bytes:
    return _frames(301, (16, 16), "WEBP")


@picture("too_many_frames")
def apng_frame_bomb() -> bytes:
    return _frames(301, (16, 16), "PNG")


@picture("too_many_frames", "broken_picture")
def apng_that_lies_about_its_frames() -> bytes:
    return _small_png(_chunk(b"acTL", struct.pack(">II", 2**31 - 1, 0)))


@picture("too_many_pixels_animated")
def gif_animation_too_large() -> bytes:
    return _frames(2, (1600, 900), "GIF")


@picture("too_complex")
def jpeg_of_five_thousand_scans() -> bytes:
    data = _saved(_plain(size=(512, 512)), "JPEG", progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:last] + data[last:-2] * 5000 + b"\xff\xd9"


@picture("broken_picture", "too_complex", KEPT)
def png_text_bomb() -> bytes:
    return _small_png(_chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(80_000_000), 9)))


@picture("broken_picture", "too_complex", KEPT)
def png_profile_bomb() -> bytes:
    return _small_png(_chunk(b"iCCP", b"huge\0\0" + zlib.compress(bytes(80_000_000), 9)))


@picture("broken_picture", "too_complex", KEPT)
def png_of_a_hundred_thousand_chunks() -> bytes:
    return _small_png(_chunk(b"tEXt", b"a\0b") * 100_000)


@picture("broken_picture", "too_complex", KEPT)
def png_data_far_longer_than_its_picture() -> bytes:
    return _png(8, 8, zlib.compress(bytes(60_000_000), 9))


@picture("too_large")
def over_sixteen_megabytes() -> bytes:
    return _saved(_plain(), "JPEG") + bytes(17 * 1024 * 1024)


@picture(KEPT)
def largest_that_is_allowed() -> bytes:
    return _saved(Image.new("RGBA", (7680, 4320), (40, 90, 60, 128)), "PNG", compress_level=1)


@picture(KEPT, "too_complex")
def largest_webp_that_is_allowed() -> bytes:
    return _saved(Image.new("RGBA", (6000, 4000), (40, 90, 60, 128)), "WEBP", lossless=True, quality=0, method=0)


# --- polyglots and other languages -------------------------------------------------------------------------------------


@picture(KEPT, "broken_picture", file_name="photo.png")
def png_with_a_zip_behind_it() -> bytes:
    return _small_png() + b"PK\x03\x04" + SECRET + b"PK\x05\x06" + bytes(18)


@picture(KEPT)
def jpeg_with_a_page_in_its_comment() -> bytes:
    return _with_segment(_saved(_plain(), "JPEG"), 0xFE, b"<html>" + SECRET + b"</html>")


@picture(KEPT)
def jpeg_with_a_pdf_in_its_comment() -> bytes:
    return _with_segment(_saved(_plain(), "JPEG"), 0xFE, b"%PDF-1.7\n" + SECRET)


@picture(KEPT, file_name="photo.php.png")
def png_with_php_in_its_text() -> bytes:
    return _small_png(_chunk(b"tEXt", b"Comment\0<?php system($_GET[0]); ?>" + SECRET))


@picture("not_a_picture", file_name="photo.jpg")
def page_before_a_jpeg() -> bytes:
    return b"<html><script>alert(1)</script><!--" + _saved(_plain(), "JPEG")


@picture("broken_picture", "too_many_pixels", file_name="script.js.gif")
def script_that_begins_like_a_gif() -> bytes:
    return b"GIF89a/*" + bytes(40) + b"*/=1;alert(document.cookie);//"


@picture("not_a_picture", file_name="photo.png")
def svg_with_script() -> bytes:
    return b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'


@picture("not_a_picture", file_name="photo.svg")
def svg_that_reads_a_file() -> bytes:
    return b'<?xml version="1.0"?><!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg><text>&x;</text><image href="http://127.0.0.1/"/></svg>'


@picture("not_a_picture", file_name="photo.svgz")
def packed_svg() -> bytes:
    return zlib.compress(svg_with_script(), wbits=31)


@picture("not_a_picture", file_name="photo.mvg")
def drawing_commands() -> bytes:
    return b"push graphic-context\nviewbox 0 0 640 480\nfill 'url(https://127.0.0.1/x.jpg\"|ls \"-la)'\npop graphic-context"


@picture("not_a_picture", file_name="photo.msl")
def picture_script() -> bytes:
    return b'<?xml version="1.0"?><image><read filename="/etc/passwd"/><write filename="/tmp/x.php"/></image>'


@picture("not_a_picture", file_name="photo.jpg")
def postscript() -> bytes:
    return b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n(/etc/passwd) (r) file\n"


@picture("not_a_picture", file_name="photo.jpg")
def pdf() -> bytes:
    return b"%PDF-1.7\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj"


@picture("not_a_picture")
def tiff() -> bytes:
    return _saved(_plain(), "TIFF")


@picture("not_a_picture")
def bitmap() -> bytes:
    return _saved(_plain(), "BMP")


@picture("not_a_picture")
def icon() -> bytes:
    return _saved(_plain(), "ICO")


@picture("not_a_picture")
def jpeg_2000() -> bytes:
    return _saved(_plain(), "JPEG2000")


@picture("not_a_picture")
def playlist_as_a_picture() -> bytes:
    return b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n"


@picture("heic", file_name="IMG_0001.HEIC")
def heic() -> bytes:
    return b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200)


# --- damage ------------------------------------------------------------------------------------------------------------


@picture("not_a_picture")
def nothing() -> bytes:
    return b""


@picture("not_a_picture")
def one_byte() -> bytes:
    return b"\xff"


@picture("broken_picture")
def jpeg_cut_short() -> bytes:
    return _saved(Image.effect_noise((300, 300), 90), "JPEG")[:5000]


@picture("broken_picture")
def png_cut_short() -> bytes:
    return _saved(Image.effect_noise((300, 300), 90), "PNG")[:5000]


@picture("broken_picture")
def gif_cut_short() -> bytes:
    return _saved(Image.effect_noise((300, 300), 90), "GIF")[:5000]


@picture("broken_picture")
def webp_cut_short() -> bytes:
    return _saved(Image.effect_noise((300, 300), 90), "WEBP")[:3000]


@picture("broken_picture")
def avif_cut_short() -> bytes:
    return _saved(Image.effect_noise((300, 300), 90).convert("RGB"), "AVIF")[:3000]


@picture("broken_picture", KEPT)
def png_with_a_wrong_checksum() -> bytes:
    return _small_png()[:-20] + b"\0" * 20


@picture("broken_picture")
def png_without_data() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)) + _chunk(b"IEND", b"")


@picture("broken_picture")
def png_of_no_size() -> bytes:
    return _png(0, 0, zlib.compress(b""))


@picture("broken_picture")
def gif_of_no_size() -> bytes:
    return b"GIF89a" + struct.pack("<HHBBB", 0, 0, 0, 0, 0) + b";"


@picture("broken_picture", KEPT)
def gif_without_frames() -> bytes:
    return b"GIF89a" + struct.pack("<HHBBB", 10, 10, 0, 0, 0) + b";"


@picture("broken_picture", KEPT)
def gif_with_wild_codes() -> bytes:
    return (
        b"GIF89a"
        + struct.pack("<HHBBB", 100, 100, 0, 0, 0)
        + b","
        + struct.pack("<HHHHB", 0, 0, 100, 100, 0)
        + b"\x0c\xff"
        + b"\xff" * 255
        + b"\0;"
    )


@picture("broken_picture")
def webp_that_lies_about_its_length() -> bytes:
    return b"RIFF\xff\xff\xff\xffWEBPVP8 \xff\xff\xff\x7f" + bytes(60)


@picture("broken_picture")
def jpeg_of_noise() -> bytes:
    return b"\xff\xd8\xff\xe0" + random.Random(1).randbytes(20_000)


@picture("broken_picture", KEPT, "too_complex", "too_many_pixels")
def jpeg_with_flipped_bits() -> bytes:
    data, dice = bytearray(_saved(_plain(size=(400, 400)), "JPEG")), random.Random(7)
    for _ in range(60):
        data[dice.randrange(20, len(data))] ^= 1 << dice.randrange(8)
    return bytes(data)


@picture("broken_picture")
def avif_of_noise() -> bytes:
    return b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf" + random.Random(2).randbytes(5000)


# --- what cameras and programs write about people ----------------------------------------------------------------------


@picture(KEPT)
def jpeg_with_place_and_device() -> bytes:
    return _saved(_plain(), "JPEG", exif=_gps_exif(), comment=SECRET)


@picture(KEPT, file_name="photo.webp")
def webp_with_place_and_device() -> bytes:
    return _saved(_plain(), "WEBP", exif=_gps_exif(), xmp=b"<x:xmpmeta>" + SECRET + b"</x:xmpmeta>")


@picture(KEPT, file_name="photo.png")
def png_with_place_and_device() -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    info.add_text("Location", SECRET.decode())
    return _saved(_plain(), "PNG", exif=_gps_exif(), pnginfo=info)


@picture(KEPT, file_name="photo.avif")
def avif_with_place_and_device() -> bytes:
    return _saved(_plain(), "AVIF", exif=_gps_exif().tobytes(), xmp=SECRET)


@picture(KEPT)
def jpeg_with_photoshop_notes() -> bytes:
    return _with_segment(_saved(_plain(), "JPEG"), 0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(SECRET)) + SECRET)


@picture(KEPT, "broken_picture")
def exif_that_points_at_itself() -> bytes:
    table = b"II*\0\x08\0\0\0" + struct.pack("<H", 1) + struct.pack("<HHII", 0x8769, 4, 1, 8) + struct.pack("<I", 8)
    return _with_segment(_saved(_plain(), "JPEG"), 0xE1, b"Exif\0\0" + table)


@picture(KEPT, "broken_picture")
def exif_with_a_wild_orientation() -> bytes:
    table = b"II*\0\x08\0\0\0" + struct.pack("<H", 1) + struct.pack("<HHII", 0x0112, 2, 4, 0x7FFFFFFF) + struct.pack("<I", 0)
    return _with_segment(_saved(_plain(), "JPEG"), 0xE1, b"Exif\0\0" + table)


@picture(KEPT)
def jpeg_with_a_huge_profile() -> bytes:
    return _saved(_plain(), "JPEG", icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() + SECRET * 80_000)


@picture(KEPT)
def jpeg_with_a_broken_profile() -> bytes:
    return _saved(_plain(), "JPEG", icc_profile=SECRET * 20)


# --- rare but honest ---------------------------------------------------------------------------------------------------


@picture(KEPT)
def one_pixel() -> bytes:
    return _saved(Image.new("RGB", (1, 1), "red"), "PNG")


@picture(KEPT)
def a_line_ten_thousand_pixels_high() -> bytes:
    return _saved(Image.new("RGB", (1, 10_000), "red"), "PNG")


@picture(KEPT)
def sixteen_bits_of_grey() -> bytes:
    return _saved(Image.new("I;16", (40, 40), 40_000), "PNG")


@picture(KEPT)
def sixteen_bits_of_colour() -> bytes:
    return _png(8, 8, zlib.compress((b"\0" + b"\x40\0\x80\0\x30\0" * 8) * 8), depth=16)


@picture(KEPT)
def printers_colours() -> bytes:
    return _saved(_plain("CMYK"), "JPEG")


@picture(KEPT, file_name="photo.gif")
def palette_with_a_hole() -> bytes:
    return _saved(_plain("P"), "GIF", transparency=0)


@picture(KEPT)
def palette_with_soft_holes() -> bytes:
    return _saved(_plain("P"), "PNG", transparency=bytes(range(0, 250, 10)))


@picture(KEPT)
def black_and_white() -> bytes:
    return _saved(_plain("1"), "PNG")


@picture(KEPT)
def short_animation() -> bytes:
    return _frames(3, (64, 64), "GIF")


@picture(KEPT)
def jpeg_whose_name_says_png() -> bytes:
    return _saved(_plain(), "JPEG")


@picture(KEPT, file_name="../../../../etc/cron.d/evil.jpg")
def name_that_climbs() -> bytes:
    return _saved(_plain(), "JPEG")


@picture(KEPT, file_name="a\0b;rm -rf ~|`id`$(id).jpg" + "长" * 300)
def name_for_a_shell() -> bytes:
    return _saved(_plain(), "JPEG")


# --- videos ------------------------------------------------------------------------------------------------------------


def _made(build: Callable[[Path], Path], name: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        return build(Path(folder) / name).read_bytes()


def _repeated(count: int, rate: int) -> bytes:
    """One tiny picture, shown `count` times."""

    def build(path: Path) -> Path:
        with av.open(str(path), "w") as container:
            stream = container.add_stream("libx264", rate=rate)
            stream.width = stream.height = 16
            stream.pix_fmt = "yuv420p"
            frame = av.VideoFrame(16, 16, "yuv420p")
            frame.pts, frame.time_base = 0, Fraction(1, rate)
            content = bytes(next(iter([*stream.encode(frame), *stream.encode(None)])))
            for number in range(count):
                packet = av.Packet(content)
                packet.stream, packet.time_base = stream, Fraction(1, rate)
                packet.pts = packet.dts = number
                packet.duration, packet.is_keyframe = 1, True
                container.mux(packet)
        return path

    return _made(build, "clip.mp4")


def _clip() -> bytes:
    return _made(lambda path: make_clip(path, 160, 120, seconds=2), "clip.mp4")


@video("not_a_video")
def playlist_named_mp4() -> bytes:
    return b"#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:10.0,\nconcat:http://127.0.0.1/header.m3u8|file:///etc/passwd\n#EXT-X-ENDLIST\n"


@video("not_a_video")
def joining_script_named_mp4() -> bytes:
    return b"ffconcat version 1.0\nfile /etc/passwd\n"


@video("not_a_video", file_name="clip.mpd")
def dash_manifest() -> bytes:
    return b'<?xml version="1.0"?><MPD><Period><BaseURL>http://127.0.0.1/</BaseURL></Period></MPD>'


@video("not_a_video", file_name="clip.sdp")
def session_description() -> bytes:
    return b"v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=video 5004 RTP/AVP 96\n"


@video("broken_video")
def playlist_behind_an_mp4_head() -> bytes:
    return b"\0\0\0\x14ftypisom\0\0\0\0isom" + playlist_named_mp4() * 20


@video("broken_video", "too_complex", KEPT)
def tracks_that_lie_elsewhere() -> bytes:
    data = _clip()
    at = data.index(b"url \0\0\0\x01")
    return data[:at] + b"url \0\0\0\0" + data[at + 8 :]


@video("no_picture_track", file_name="song.m4a")
def sound_only() -> bytes:
    return _made(make_sound, "song.m4a")


@video("broken_video")
def mp4_cut_short() -> bytes:
    return _clip()[:2000]


@video("broken_video")
def mp4_of_noise() -> bytes:
    return b"\0\0\0\x14ftypisom\0\0\0\0isom" + random.Random(3).randbytes(50_000)


@video("broken_video", file_name="clip.mkv")
def matroska_of_noise() -> bytes:
    return b"\x1a\x45\xdf\xa3" + random.Random(4).randbytes(50_000)


@video("broken_video", KEPT, "no_picture_track", "too_complex", "too_large_video", "too_long", "too_fast")
def mp4_with_flipped_bits() -> bytes:
    data, dice = bytearray(_clip()), random.Random(5)
    for _ in range(300):
        data[dice.randrange(40, len(data))] ^= 1 << dice.randrange(8)
    return bytes(data)


@video("broken_video", KEPT, file_name="clip.webm")
def webm_cut_short() -> bytes:
    data = _made(lambda path: make_clip(path, 160, 120, seconds=2, codec="libvpx"), "clip.webm")
    return data[: len(data) * 2 // 3]


@video("too_large_video")
def larger_than_4k() -> bytes:
    return _made(lambda path: make_clip(path, 4096, 2400, seconds=0.1, rate=10, sound=False), "clip.mp4")


@video("too_large_video", "broken_video")
def larger_than_4k_under_a_modest_header() -> bytes:
    data = bytearray(larger_than_4k())
    at = data.index(b"avc1", data.index(b"stsd")) + 28
    assert data[at : at + 4] == struct.pack(">HH", 4096, 2400)
    data[at : at + 4] = struct.pack(">HH", 320, 240)
    return bytes(data)


@video("too_fast")
def two_hundred_frames_a_second() -> bytes:
    return _repeated(400, 200)


@video("too_long")
def sixteen_minutes() -> bytes:
    return _repeated(16 * 60, 1)


@video("too_many_video_frames")
def forty_thousand_frames() -> bytes:
    return _repeated(40_000, 50)


@video("too_complex")
def twelve_tracks() -> bytes:
    def build(path: Path) -> Path:
        with av.open(str(path), "w") as container:
            streams = [container.add_stream("libx264", rate=10) for _ in range(12)]
            for stream in streams:
                stream.width = stream.height = 16
                stream.pix_fmt = "yuv420p"
            for stream in streams:
                frame = av.VideoFrame(16, 16, "yuv420p")
                frame.pts, frame.time_base = 0, Fraction(1, 10)
                container.mux(stream.encode(frame))
                container.mux(stream.encode(None))
        return path

    return _made(build, "clip.mkv")


@video("not_a_video")
def picture_named_mp4() -> bytes:
    return _saved(_plain(), "AVIF")


@video("too_large")
def over_ninety_nine_megabytes() -> bytes:
    return b"\0\0\0\x14ftypisom\0\0\0\0isom" + bytes(100 * 1024 * 1024)
