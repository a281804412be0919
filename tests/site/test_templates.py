"""Rules that hold for every template and every module of the pages, of all apps."""

import re
from pathlib import Path

import pytest

import tallgrass

PACKAGE = Path(tallgrass.__file__).parent
TEMPLATES = sorted(PACKAGE.glob("*/templates/**/*.html"))
MODULES = sorted((PACKAGE / "site" / "static" / "js").glob("*.js"))
ICONS = set(re.findall(r"^  '([a-z-]+)':", (PACKAGE / "site/templates/components/icon.html").read_text(), flags=re.M))


def _names(files):
    return [str(file.relative_to(PACKAGE)) for file in files]


@pytest.mark.parametrize("template", TEMPLATES, ids=_names(TEMPLATES))
def test_nothing_is_inline(template):
    """The policy of the pages would drop it without a word."""
    text = re.sub(r"{#.*?#}", "", template.read_text(), flags=re.S)
    assert not re.findall(r"<[^>]*\sstyle=", text)
    assert not re.findall(r"<[^>]*\son[a-z]+=", text)
    for attributes in re.findall(r"<script\b([^>]*)>", text):
        assert "src=" in attributes or "nonce=" in attributes or "application/" in attributes


@pytest.mark.parametrize("template", TEMPLATES, ids=_names(TEMPLATES))
def test_every_icon_is_drawn(template):
    text = template.read_text()
    drawn = re.findall(r"\b(?:icon|draw)\(\"([a-z-]+)\"", text) + re.findall(r"\bicon=\"([a-z-]+)\"", text)
    assert set(drawn) <= ICONS


@pytest.mark.parametrize("template", TEMPLATES, ids=_names(TEMPLATES))
def test_chinese_stands_in_pairs_only(template):
    """A Chinese text outside `say(zh, en)` would be shown to those who read English."""
    text = re.sub(r"{#.*?#}", "", template.read_text(), flags=re.S)
    text = re.sub(r"say\(\s*\"[^\"]*\"\s*,", "", text)
    text = re.sub(r"<[^>]*lang=\"zh\"[^>]*><span>[^<]*</span>", "", text)
    text = re.sub(r"\"[^\"]*\" if lang == \"zh\"", "", text)
    assert not re.findall(r"[\u4e00-\u9fff]+", text)


@pytest.mark.parametrize("module", MODULES, ids=_names(MODULES))
def test_modules_stay_small(module):
    assert len(module.read_text().splitlines()) <= 80
