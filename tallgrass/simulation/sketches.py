"""Which drawings a world needs: the pictures of every note, a portrait for everyone written by hand."""

from random import Random

from tallgrass.simulation.art import PALETTES
from tallgrass.simulation.drawing import Sketch
from tallgrass.simulation.people import EVERYBODY
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
    palettes = chance.sample(_DARK if at_night else _LIGHT, 2)
    return [
        Sketch(kind, note.seed + place, palettes[min(place, 1)], height, INNER_WIDTH if place else COVER_WIDTH)
        for place, kind in enumerate(note.written.scenes)
    ]


def portrait_of(handle: str) -> Sketch:
    place = next(place for place, persona in enumerate(EVERYBODY) if persona.handle == handle)
    return Sketch("", place + 1, width=PORTRAIT_WIDTH)
