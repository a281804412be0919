"""The blur placeholder as a drawing that stands behind a picture until it has come."""

import re
from html import escape
from zlib import crc32

from django.utils.safestring import SafeString

_BLUR = re.compile(r"(#[0-9a-f]{6}),(#[0-9a-f]{6}),(#[0-9a-f]{6}),(\d{1,3}),(\d{1,3})")


def blur_svg(blur: str) -> SafeString:
    """An SVG of the ground (top to bottom) and the subject as a soft spot; empty for text that is no placeholder.

    It fills its box whatever the proportions. Only presentation attributes: the policy of pages allows no style attribute.
    Two equal placeholders on a page share the same ids, and that is harmless, since they look the same.
    """
    match = _BLUR.fullmatch(blur)
    if not match:
        return SafeString("")
    top, bottom, subject, x, y = (escape(part) for part in match.groups())
    name = f"blur{crc32(blur.encode()):08x}"
    return SafeString(
        '<svg class="blur" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" focusable="false"><defs>'
        f'<linearGradient id="{name}a" x1="0" y1="0" x2="0" y2="1">'
        f'<stop offset="0" stop-color="{top}"/><stop offset="1" stop-color="{bottom}"/></linearGradient>'
        f'<radialGradient id="{name}b" gradientUnits="userSpaceOnUse" cx="{x}" cy="{y}" r="46">'
        f'<stop offset="0" stop-color="{subject}" stop-opacity=".9"/><stop offset="1" stop-color="{subject}" stop-opacity="0"/>'
        f'</radialGradient></defs><rect width="100" height="100" fill="url(#{name}a)"/>'
        f'<rect width="100" height="100" fill="url(#{name}b)"/></svg>'
    )
