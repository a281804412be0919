"""The colours: every pair used for words keeps its contrast in both themes, and both ways into the dark theme are one."""

import re

import pytest

from tallgrass.site.static_files import CSS

TOKENS = (CSS / "tokens.css").read_text()

WORDS = [  # words on a ground: 4.5 : 1
    *[(ink, ground) for ink in ("ink", "ink-2", "ink-3", "brand-text", "price", "danger") for ground in ("paper", "surface", "raised")],
    *[(ink, "surface-2") for ink in ("ink", "ink-2", "ink-3")],
    ("on-brand", "brand"),
    ("on-brand", "brand-hover"),
    ("on-buy", "buy"),
    ("on-buy", "buy-hover"),
    ("on-brand-soft", "brand-soft"),
    ("on-sprout", "sprout"),
    ("love-text", "love-soft"),
    ("love-text", "surface"),
    ("dew-text", "dew-soft"),
    ("warn-text", "warn-soft"),
    ("danger", "danger-soft"),
    ("on-toast", "toast"),
    ("toast-act", "toast"),
    ("on-shade", "live"),
    ("ok", "surface"),
    *[
        (f"on-theme-{ground}", f"theme-{ground}{end}")
        for ground in ("meadow", "dawn", "lake", "harvest", "dusk", "night")
        for end in ("", "-to")
    ],
]
SHAPES = [
    ("love", "surface"),
    ("line-strong", "surface"),
    ("line-strong", "paper"),
    ("brand", "surface"),
    ("focus", "paper"),
    ("focus", "surface"),
]


def _declared(block):
    return dict(re.findall(r"--([a-z0-9-]+):\s*([^;]+);", re.sub(r"/\*.*?\*/", "", block, flags=re.S)))


def _block(start):
    begin = TOKENS.index(start) + len(start)
    return TOKENS[begin : TOKENS.index("}", begin)]


LIGHT = _declared(_block(":root {"))
DARK = _declared(_block(":root[data-theme=dark] {"))


def _luminance(value, theme):
    while value.startswith("var("):
        value = theme[value[6:-1]]
    channels = [int(value[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one, other, theme):
    bright, dark = sorted((_luminance(theme[one], theme), _luminance(theme[other], theme)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, LIGHT | DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("one", "other"), WORDS)
def test_words_can_be_read(one, other, theme):
    assert _contrast(one, other, theme) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, LIGHT | DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("one", "other"), SHAPES)
def test_shapes_can_be_seen(one, other, theme):
    assert _contrast(one, other, theme) >= 3


def test_both_ways_into_the_dark_theme_are_one():
    assert _declared(_block(":root:not([data-theme=light]) {")) == DARK


def test_the_style_sheets_name_roles_only():
    raw = re.compile(r"#[0-9a-fA-F]{3,8}\b(?=[^{}]*[;}])|\brgba?\(|\bhsla?\(")
    for sheet in [CSS / "base.css", *CSS.glob("*/*.css")]:
        text = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.S)
        assert not raw.findall(text), sheet.name


def test_every_role_that_is_used_exists():
    joined = "".join(sheet.read_text() for sheet in [CSS / "base.css", *CSS.glob("*/*.css")])
    assert set(re.findall(r"var\(--([a-z0-9-]+)", joined)) <= set(LIGHT)


def test_no_class_is_dressed_twice():
    """All sheets are one: a class with rules of its own in two of them dresses the things of both pages in both clothes."""
    dressed: dict[str, set[str]] = {}
    for sheet in CSS.glob("*/*.css"):
        for selectors in re.findall(r"^\s*([^{}@/]+)\{", sheet.read_text(), re.MULTILINE):
            for selector in selectors.split(","):
                if re.fullmatch(r"\.[a-z-]+", selector.strip()):
                    dressed.setdefault(selector.strip(), set()).add(sheet.name)
    assert {name: sheets for name, sheets in dressed.items() if len(sheets) > 1} == {}
