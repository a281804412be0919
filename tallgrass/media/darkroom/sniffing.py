"""What a file really is, from its first bytes. Names and declared types are not looked at."""

from typing import Literal

PictureKind = Literal["jpeg", "png", "gif", "webp", "avif"]
VideoKind = Literal["mp4", "matroska"]
HEAD = 64
"""How many bytes the sniffers want to see."""

_AVIF_BRANDS = {b"avif", b"avis"}
_HEIC_BRANDS = {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"}
_MP4_BRANDS = {
    b"isom", b"iso2", b"iso3", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"M4VH", b"M4VP",
    b"qt  ", b"dash", b"MSNV", b"3gp4", b"3gp5", b"3gp6", b"3g2a", b"mmp4", b"XAVC",
}  # fmt: skip


def picture_kind(head: bytes) -> PictureKind | Literal["heic"] | None:
    """The kind of picture that begins with `head`; `heic` is known, but cannot be read here."""
    if head.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    brands = _brands(head)
    if brands & _AVIF_BRANDS:
        return "avif"
    return "heic" if brands & _HEIC_BRANDS else None


def video_kind(head: bytes) -> VideoKind | None:
    """The container that begins with `head`. Playlists and scripts, which name other files, are none."""
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return "matroska"
    brands = _brands(head)
    if brands & (_AVIF_BRANDS | _HEIC_BRANDS):
        return None
    return "mp4" if brands & _MP4_BRANDS else None


def _brands(head: bytes) -> set[bytes]:
    """Major and compatible brands of an ISO base media file (ISO/IEC 14496-12 §4.3), as far as `head` shows them."""
    if len(head) < 12 or head[4:8] != b"ftyp":
        return set()
    end = min(int.from_bytes(head[:4]), len(head))
    return {head[8:12], *(head[at : at + 4] for at in range(16, end - 3, 4))}
