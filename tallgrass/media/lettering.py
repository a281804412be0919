"""Letters as outlines: the vendored Noto Serif SC, read once per process, one outline kept per letter.

Size is in canvas units (the em). A letter the typeface lacks is replaced: pictographs by a leaf, anything else by an open square.
"""

import threading
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.ttGlyphSet import _TTGlyphSet

TYPEFACE = Path(__file__).parents[1] / "site" / "static" / "vendor" / "NotoSerifSC_600SemiBold.ttf"
EM = 1000
BASELINE = 0.88
"""From the top of the em square down to the line the letters stand on, in em."""
SLANT = 12
"""Degrees an emphasised or night-time English letter leans; the typeface has no italic of its own."""

_LEAF = "M140 0C140 380 330 640 860 700C880 330 640 40 140 0Z"
_SQUARE = "M140 0H860V720H140ZM200 60V660H800V60Z"
_NARROW = {ord(sign): chr(0xF8D0 + i) for i, sign in enumerate("‘’“”…")}
_NARROW_BACK = {private: chr(sign) for sign, private in _NARROW.items()}
_reading = threading.Lock()


@dataclass(frozen=True)
class Letter:
    advance: float
    """In em."""
    outline: str
    """Path commands, 1000 to the em, y upwards; empty for a space."""


@dataclass(frozen=True)
class _Face:
    font: TTFont
    glyphs: _TTGlyphSet
    names: dict[int, str]
    upright_to_vertical: dict[str, str]
    wide_to_narrow: dict[str, str]


@cache
def _face() -> _Face:
    font = TTFont(TYPEFACE, lazy=True)
    return _Face(font, font.getGlyphSet(), font.getBestCmap(), _forms(font, "vert"), _forms(font, "pwid"))


def _forms(font: TTFont, feature: str) -> dict[str, str]:
    """Glyph name → name of its other form: for vertical text (`vert`), or of its own width instead of an em (`pwid`)."""
    table = font["GSUB"].table
    lookups = {
        index for record in table.FeatureList.FeatureRecord if record.FeatureTag == feature for index in record.Feature.LookupListIndex
    }
    forms: dict[str, str] = {}
    for index in sorted(lookups):
        for subtable in table.LookupList.Lookup[index].SubTable:
            forms.update(getattr(getattr(subtable, "ExtSubTable", subtable), "mapping", {}))
    return forms


@lru_cache(maxsize=8192)
def letter(character: str, vertical: bool = False) -> Letter:
    """The outline of one character. Reading the file is guarded: fontTools seeks in it."""
    narrow = _NARROW_BACK.get(character)
    with _reading:
        face = _face()
        name = face.names.get(ord(narrow or character))
        if name is None:
            return Letter(1.0, _LEAF if unicodedata.category(character) in ("So", "Sk", "Sm", "Co") else _SQUARE)
        if narrow:
            name = face.wide_to_narrow.get(name, name)
        elif vertical:
            name = face.upright_to_vertical.get(name, name)
        pen = SVGPathPen(face.glyphs, ntos=lambda value: str(round(value)))
        face.glyphs[name].draw(pen)
        return Letter(face.glyphs[name].width / EM, pen.getCommands())


def narrowed(text: str) -> str:
    """The text with quotation marks and dots of Latin width; the typeface gives them a whole em, as Chinese wants it.

    They become private letters that only this module reads.
    """
    return text.translate(_NARROW)


def measure(text: str, size: float, tracking: float = 0) -> float:
    """Width of one line in canvas units; `tracking` is added after each letter, in em."""
    return sum(letter(c).advance + tracking for c in text) * size


def draw_text(
    text: str, size: float, x: float, y: float, fill: str, *, anchor: str = "start", tracking: float = 0, lean: float = 0, bold: float = 0
) -> str:
    """One line of letters standing on `y`. `anchor` is start, middle or end; `lean` in degrees; `bold` thickens the stems, in em."""
    x -= {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * measure(text, size, tracking)
    pieces, along = [], 0.0
    for character in text:
        found = letter(character)
        if found.outline:
            pieces.append(f'<path transform="translate({along * EM:.0f})" d="{found.outline}"/>')
        along += found.advance + tracking
    return _placed("".join(pieces), size, x, y, fill, lean, bold)


def draw_column(text: str, size: float, x: float, top: float, fill: str, *, tracking: float = 0) -> str:
    """One column of vertical text, its middle at `x`, from `top` downwards. Latin words lie on their side."""
    pieces, down = [], 0.0
    for character in text:
        upright = is_wide(character)
        found = letter(character, upright)
        if upright:
            pieces.append(f'<path transform="translate({-found.advance * EM / 2:.0f} {-(down + BASELINE) * EM:.0f})" d="{found.outline}"/>')
        elif found.outline:
            pieces.append(f'<path transform="translate(-350 {-down * EM:.0f}) rotate(-90)" d="{found.outline}"/>')
        down += (1.0 if upright else found.advance) + tracking
    return _placed("".join(pieces), size, x, top, fill, 0, 0)


def column_height(text: str, size: float, tracking: float = 0) -> float:
    return sum((1.0 if is_wide(c) else letter(c).advance) + tracking for c in text) * size


def is_wide(character: str) -> bool:
    """Whether it is set upright in vertical text: Han, kana, full-width signs, and whatever the typeface lacks."""
    return unicodedata.east_asian_width(character) in "WF" or character in "…—·“”‘’"


def _placed(pieces: str, size: float, x: float, y: float, fill: str, lean: float, bold: float) -> str:
    if not pieces:
        return ""
    scale = size / EM
    thick = f' stroke="{fill}" stroke-width="{bold * EM:.0f}" stroke-linejoin="round"' if bold else ""
    skew = f" skewX({lean:g})" if lean else ""
    return f'<g transform="translate({x:.1f} {y:.1f}) scale({scale:.5f} {-scale:.5f}){skew}" fill="{fill}"{thick}>{pieces}</g>'
