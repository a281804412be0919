"""Text cards: every template on every ground, read as the SVG that is painted."""

import io
import random
import re
import xml.etree.ElementTree as ElementTree
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from PIL import Image

from tallgrass.media.drawing import contrast, mixed
from tallgrass.notes.text_cards import MOST_PAGES, TEMPLATES, card_svg, draw_card
from tallgrass.notes.text_cards.lines import NEVER_FIRST, NEVER_LAST, broken
from tallgrass.notes.text_cards.templates.calendar import dated
from tallgrass.notes.text_cards.words import clean, paragraphs
from tallgrass.platform.errors import DomainError

DAY = date(2026, 11, 22)
EVERY_GROUND = [(template.name, ground.name) for template in TEMPLATES.values() for ground in template.grounds]
HOSTILE = '<script>alert(1)</script> & "quotes" ]]> &amp; </svg>\x00\x1b[31m\u202e😀👩‍👩‍👧 한국어 *un*closed* \ud800 *'


def card(text: str, template: str = "meadow", ground: str = "", seed: int = 1, byline: str = "") -> list[str]:
    return card_svg(text, template=template, ground=ground or TEMPLATES[template].grounds[0].name, seed=seed, byline=byline, day=DAY)


def test_there_are_eight_templates_with_four_grounds_each():
    assert list(TEMPLATES) == ["meadow", "letter", "marker", "poster", "night", "receipt", "calendar", "list"]
    assert all(len({ground.name for ground in template.grounds}) == 4 for template in TEMPLATES.values())
    assert all(template.label.zh and template.label.en for template in TEMPLATES.values())


@pytest.mark.parametrize(("template", "ground"), EVERY_GROUND)
def test_words_can_be_read_on_every_ground(template: str, ground: str):
    found = next(g for g in TEMPLATES[template].grounds if g.name == ground)
    ends = found.under
    grounds = [mixed(ends[0], ends[-1], share / 8) for share in range(9)]
    if found.highlight:
        grounds.append(found.highlight)
    for under in grounds:
        assert contrast(found.ink, under) >= 4.5, (found.ink, under)
        assert contrast(found.quiet, under) >= 4.5 or under == found.highlight, (found.quiet, under)
        assert contrast(found.accent, under) >= (3 if template in ("meadow", "poster", "marker") else 4.5), (found.accent, under)
    if template == "calendar":
        bar, words, figure = found.decoration[:3]
        assert contrast(words, bar) >= 4.5
        assert contrast(figure, ends[0]) >= 3
    if template == "night":
        assert all(contrast(found.quiet, hill) >= 4.5 for hill in found.decoration[1:3])


@pytest.mark.parametrize(("template", "ground"), EVERY_GROUND)
@pytest.mark.parametrize("text", ["早安", "Good morning, *world*", HOSTILE, "一二三四五六七八九十" * 50, "a" * 500, "word " * 100])
def test_any_text_on_any_ground_is_well_formed_and_holds_no_text_of_the_author(template: str, ground: str, text: str):
    pages = card(text, template, ground, byline=HOSTILE)
    assert 1 <= len(pages) <= MOST_PAGES
    for page in pages:
        root = ElementTree.fromstring(page)
        tags = {element.tag.rpartition("}")[2] for element in root.iter()}
        assert tags <= {"svg", "g", "path", "rect", "circle", "ellipse"}
        assert not "".join(root.itertext()).strip()
        assert root.get("viewBox") == "0 0 1000 1250"


def test_pages_are_png_of_the_width_asked_for():
    pages = draw_card("把日子过成\n*慢慢长出来*\n的样子", template="meadow", ground="grass", seed=3, width=360, day=DAY)
    picture = Image.open(io.BytesIO(pages[0]))
    assert (picture.format, picture.size) == ("PNG", (360, 450))


@pytest.mark.parametrize("template", list(TEMPLATES))
def test_the_seed_redraws_the_decoration_and_leaves_the_words(template: str):
    text = "先别买它\n这款加湿器 ¥9\n用了四十天"

    def words(page: str) -> set[str]:
        return {
            element.get("d", "")
            for element in ElementTree.fromstring(page).iter()
            if (element.get("transform") or "").startswith("translate(") and element.get("d")
        }

    drawn = {seed: card(text, template, seed=seed)[0] for seed in range(8)}
    assert card(text, template, seed=3)[0] == drawn[3]
    assert len(set(drawn.values())) > 4
    if template != "receipt":  # its number is decoration, set in letters
        assert len({frozenset(words(page)) for page in drawn.values()}) == 1


def test_long_text_goes_over_several_pages():
    assert len(card("海边的面馆今天只有一种面，" * 30)) > 1
    assert len(card("短短一句。")) == 1


def test_refusals_name_the_field():
    for text, code in (("", "card_empty"), ("\x00\u200b **", "card_empty"), ("字" * 501, "card_too_long")):
        with pytest.raises(DomainError) as refused:
            card(text)
        assert (refused.value.code, refused.value.field) == (code, "text")
    with pytest.raises(DomainError) as refused:
        card("\n".join("字" * 250), "calendar")
    assert refused.value.code == "card_too_many_pages"
    with pytest.raises(DomainError) as refused:
        card_svg("早", template="haiku", ground="grass", seed=1)
    assert refused.value.field == "template"
    with pytest.raises(DomainError) as refused:
        card_svg("早", template="meadow", ground="tartan", seed=1)
    assert refused.value.field == "ground"


@given(st.text(alphabet="海边的面馆今天，。「」！ ", min_size=1, max_size=120), st.integers(300, 900))
@settings(max_examples=120, deadline=None)
def test_lines_keep_all_words_stay_within_the_width_and_never_begin_with_a_stop(text: str, width: int):
    assume(not re.search(r"[，。「」！ ]{3}|「 ", text))  # so many stops in a row may be wider than the line
    lines = broken(paragraphs(text)[0], width, 60)
    assert "".join(line.text for line in lines).replace(" ", "") == text.replace(" ", "")
    assert all(line.width <= width for line in lines)
    assert all(line.text[:1] not in NEVER_FIRST and previous.text[-1:] not in NEVER_LAST for previous, line in pairwise(lines) if line.text)


def test_a_last_line_of_one_letter_is_avoided():
    line = "把日子过成慢慢长出来的样子吧"
    for size in (110, 94, 76, 62):
        lines = broken(paragraphs(line)[0], 820, size)
        assert len(lines) == 1 or len(lines[-1].text) > 1


def test_calendar_takes_the_day_from_a_first_line_that_is_a_date():
    for text in ("11月3日\n晒被子", "3 Nov\n晒被子", "11/3\n晒被子", "November 3\n晒被子"):
        assert dated(text, DAY) == (date(2026, 11, 3), "晒被子")
    assert dated("2月30日\n晒被子", DAY) == (DAY, "2月30日\n晒被子")
    assert dated("晒被子", DAY) == (DAY, "晒被子")


def test_clean_text_keeps_lines_and_drops_signs_without_shape():
    assert clean("  早\r\n\r\n\r\n\r\n安\t \u200b\u202e好 ") == "早\n\n安 好"


def test_random_seeds_of_any_size_are_taken():
    chance = random.Random(4)
    for template in TEMPLATES:
        assert card("早安", template, seed=chance.getrandbits(63))
