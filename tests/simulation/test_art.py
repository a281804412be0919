"""Drawn scenes and portraits of the invented world."""

import io
import xml.etree.ElementTree as ElementTree

import pytest
from PIL import Image

from tallgrass.media.drawing import rasterize
from tallgrass.simulation.art import PALETTES, SCENES, draw_portrait, draw_scene

KINDS = [kind for kinds in SCENES.values() for kind in kinds]
SHAPES = {"svg", "g", "path", "rect", "circle", "ellipse"}


def elements(svg: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(svg).iter())


def test_every_channel_has_scenes_and_no_kind_is_in_two():
    assert set(SCENES) == {"fashion", "skin-care", "make-up", "food", "travel", "film", "fitness", "home", "handmade", "reading", "pets"}
    assert all(len(kinds) >= 3 for kinds in SCENES.values())
    assert len(KINDS) == len(set(KINDS)) >= 40
    assert {palette.light for palette in PALETTES.values()} == {"day", "dusk", "night"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_scene_is_plain_shapes_on_every_palette(kind: str):
    for palette in PALETTES:
        for height, seed in ((300, 1), (375, 2), (420, 3)):
            svg = draw_scene(kind, height=height, palette=palette, seed=seed)
            found = elements(svg)
            assert found[0].get("viewBox") == f"0 0 300 {height}"
            assert {element.tag.rpartition("}")[2] for element in found} <= SHAPES
            assert "nan" not in svg
            assert len(svg) < 60_000


@pytest.mark.parametrize("kind", KINDS)
def test_a_scene_is_the_same_for_a_seed_and_another_for_another(kind: str):
    drawn = [draw_scene(kind, height=400, palette="mint", seed=seed) for seed in range(6)]
    assert draw_scene(kind, height=400, palette="mint", seed=4) == drawn[4]
    assert len(set(drawn)) == 6


@pytest.mark.parametrize("kind", KINDS)
def test_a_scene_fills_the_whole_picture(kind: str):
    for seed in (1, 2):
        picture = Image.open(io.BytesIO(rasterize(draw_scene(kind, height=400, palette="cream", seed=seed), 90)))
        assert picture.size == (90, 120)
        assert picture.convert("RGBA").getchannel("A").crop((1, 1, 89, 119)).getextrema()[0] >= 250


def test_no_two_of_the_first_thousand_people_look_the_same():
    portraits = [draw_portrait(seed) for seed in range(1000)]
    assert draw_portrait(17) == portraits[17]
    assert len(set(portraits)) == 1000
    for svg in portraits[:200]:
        assert {element.tag.rpartition("}")[2] for element in elements(svg)} <= SHAPES


def test_an_unknown_kind_or_palette_is_an_error():
    with pytest.raises(KeyError):
        draw_scene("spaceship", height=400, palette="mint", seed=1)
    with pytest.raises(KeyError):
        draw_scene("noodles", height=400, palette="tartan", seed=1)
