"""Drawn pictures for an invented world: scenes as notes would show them, and portraits. All of it is paths; nothing is loaded."""

import random
from collections.abc import Callable

from tallgrass.media.drawing import document
from tallgrass.simulation.art import care, food, home, pastime, pets, travel, wear
from tallgrass.simulation.art.portraits import draw_portrait
from tallgrass.simulation.art.scene import PALETTES, WIDTH, Scene

__all__ = ["PALETTES", "SCENES", "draw_portrait", "draw_scene"]

_DRAWN: dict[str, tuple[Callable[[Scene], str], ...]] = {
    "fashion": (wear.rail, wear.one_dress, wear.shoes, wear.handbag, wear.hat, wear.knits),
    "skin-care": (care.bottles, care.serum, care.jars, care.soap, care.washstand),
    "make-up": (care.lipstick, care.colour_pans, care.brushes, care.perfume),
    "food": (
        *(food.noodles, food.coffee, food.orchard, food.market_bag, food.cake),
        *(food.hotpot, food.tea, food.dumplings, food.breakfast),
    ),
    "travel": (
        *(travel.mountains, travel.sea, travel.lake, travel.camp),
        *(travel.tram, travel.city, travel.suitcase, travel.train_window),
    ),
    "film": (pastime.popcorn, pastime.cinema, pastime.television),
    "fitness": (pastime.dumbbells, pastime.running, pastime.yoga, pastime.cycling),
    "home": (home.window, home.vase, home.armchair, home.shelf, home.bed),
    "handmade": (pastime.yarn, pastime.pottery, pastime.embroidery, pastime.painting),
    "reading": (pastime.pile, pastime.reader, pastime.bookshop, home.desk),
    "pets": (pets.cat_asleep, pets.cat_near, pets.dog, pets.birds, pets.fish),
}

SCENES: dict[str, list[str]] = {channel: [draw.__name__ for draw in drawn] for channel, drawn in _DRAWN.items()}
"""Channel → kinds of scene that suit it."""

_BY_KIND = {draw.__name__: draw for drawn in _DRAWN.values() for draw in drawn}


def draw_scene(kind: str, *, height: int, palette: str, seed: int) -> str:
    """One scene as an SVG document, 300 units wide and `height` high (300 to 420 look best). KeyError for an unknown kind or palette.

    The seed also chooses how near the scene is seen and from which side.
    """
    chance = random.Random(f"{kind}/{palette}/{seed}")
    inner = _BY_KIND[kind](Scene(height, PALETTES[palette], chance))
    near = chance.choice((1.0, 1.0, 1.12, 1.25, 1.4))
    x, y = chance.uniform(0.35, 0.65) * WIDTH * (1 - near), chance.uniform(0.45, 0.75) * height * (1 - near)
    mirror = f"translate({WIDTH}) scale(-1 1) " if chance.random() < 0.5 else ""
    return document(f'<g transform="{mirror}translate({x:.1f} {y:.1f}) scale({near})">{inner}</g>', WIDTH, height)
