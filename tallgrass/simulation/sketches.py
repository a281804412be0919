"""Which drawings a world needs: the pictures of every note, a portrait for everyone written by hand."""

from random import Random

from tallgrass.simulation.art import PALETTES
from tallgrass.simulation.drawing import Sketch
from tallgrass.simulation.people import PORTRAITS
from tallgrass.simulation.types import DatedNote

HEIGHTS = (400, 400, 400, 375, 340, 300, 416)
"""Of the canvas, 300 wide: upright more often than square, as phones take them."""
COVER_WIDTH, INNER_WIDTH, PORTRAIT_WIDTH = 720, 600, 240
_DARK = [name for name, palette in PALETTES.items() if palette.light == "night"]
_LIGHT = [name for name, palette in PALETTES.items() if palette.light != "night"]
_NIGHT_WORDS = ("夜", "凌晨", "night", "晚场", "dark")


def sketches_of(note: DatedNote) -> list[Sketch]:
    """The pictures of a note: one light and one shape of paper for all of them, as one phone takes them on one day."""
    chance = Random(note.seed)
    at_night = any(word in note.written.title.lower() for word in _NIGHT_WORDS)
    height = chance.choice(HEIGHTS)
    palettes = list(_DARK if at_night else _LIGHT)
    Random(note.written.scenes[0] if note.written.scenes else "").shuffle(palettes)
    palettes = [palettes[note.turn % len(palettes)], chance.choice(palettes)]
    return [
        Sketch(kind, note.seed + place, palettes[min(place, 1)], height, INNER_WIDTH if place else COVER_WIDTH)
        for place, kind in enumerate(note.written.scenes)
    ]


def portrait_of(handle: str) -> Sketch:
    return Sketch("", PORTRAITS[handle], width=PORTRAIT_WIDTH)
