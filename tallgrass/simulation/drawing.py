"""Drawing and encoding pictures in other processes. Imports no Django: a drawing process starts in a moment.

These pictures are our own, so they need no dark room; the sizes and the placeholder are written by the same code as everybody's.
"""

import io
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from tallgrass.media.darkroom.pictures import write_renditions
from tallgrass.media.drawing import rasterize
from tallgrass.platform.processes import helping_processes
from tallgrass.simulation.art import draw_portrait, draw_scene


@dataclass(frozen=True)
class Sketch:
    """A picture to be drawn: a scene, or a portrait when `kind` is empty."""

    kind: str
    seed: int
    palette: str = ""
    height: int = 400
    """Of the canvas, which is 300 wide."""
    width: int = 720
    """In pixels."""


@dataclass(frozen=True)
class Drawn:
    """Where the finished files lie, and their width, height and blur."""

    prints: Path
    facts: dict[str, Any]


def draw(sketch: Sketch, into: Path) -> Drawn:
    into.mkdir()
    with Image.open(io.BytesIO(rasterize(svg_of(sketch), sketch.width))) as image:
        return Drawn(into, write_renditions(image.convert("RGB"), into, effort=2))


def svg_of(sketch: Sketch) -> str:
    if not sketch.kind:
        return draw_portrait(sketch.seed)
    return draw_scene(sketch.kind, height=sketch.height, palette=sketch.palette, seed=sketch.seed)


@contextmanager
def drawing(sketches: Iterable[Sketch], desk: Path) -> Iterator[dict[Sketch, "Future[Drawn]"]]:
    """Have all sketches drawn, in their order, on every core; each has its answer as soon as it is finished."""
    with helping_processes() as pool:
        yield {sketch: pool.submit(draw, sketch, desk / f"{place:05}") for place, sketch in enumerate(dict.fromkeys(sketches))}
