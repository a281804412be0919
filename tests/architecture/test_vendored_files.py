"""Files from elsewhere are the ones that VERSIONS.md names, byte for byte; drawings of pages are well formed."""

import hashlib
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

STATIC = Path(__file__).parents[2] / "tallgrass" / "site" / "static"


def test_every_vendored_file_is_listed_with_its_hash():
    listed = dict(re.findall(r"^\| `([^`]+)` .* `([0-9a-f]{64})` \|$", (STATIC / "vendor" / "VERSIONS.md").read_text(), re.MULTILINE))
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (STATIC / "vendor").iterdir() if path.name != "VERSIONS.md"
    }
    assert found == listed


def test_drawings_are_well_formed_and_load_nothing():
    for path in (STATIC / "art").rglob("*.svg"):
        text = path.read_text()
        tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(text).iter()}
        assert not tags & {"script", "image", "style", "foreignObject"}, path.name
        assert not re.search(r"(href|url\()\W*http", text), path.name


def test_icons_have_names_of_their_own_and_one_grid():
    symbols = re.findall(r'<symbol id="([^"]+)" viewBox="([^"]+)">', (STATIC / "art" / "icons.svg").read_text())
    names = [name for name, _ in symbols]
    assert len(names) == len(set(names)) >= 100
    assert {box for _, box in symbols} == {"0 0 24 24"}
