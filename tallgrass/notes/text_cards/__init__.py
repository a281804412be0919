"""Text cards: a written cover for those without a photo, drawn on the server.

`draw_card` gives the pages as PNG, `card_svg` as SVG (for a live preview). The seed decides the decoration only, never the words.
"""

from datetime import date

from tallgrass.media.drawing import document, rasterize
from tallgrass.notes.text_cards import grounds
from tallgrass.notes.text_cards.card import HEIGHT, WIDTH, Card, Template
from tallgrass.notes.text_cards.templates import calendar, checklist, letter, marker, meadow, night, poster, receipt
from tallgrass.notes.text_cards.words import MOST_LETTERS, clean
from tallgrass.platform import clock
from tallgrass.platform.errors import DomainError
from tallgrass.platform.words import Words

__all__ = ["MOST_LETTERS", "MOST_PAGES", "TEMPLATES", "Template", "card_svg", "draw_card"]

MOST_PAGES = 9

TEMPLATES: dict[str, Template] = {
    template.name: template
    for template in (
        Template("meadow", Words("草野", "Meadow"), grounds.MEADOW, meadow.draw),
        Template("letter", Words("信笺", "Letter"), grounds.LETTER, letter.draw),
        Template("marker", Words("划重点", "Marker"), grounds.MARKER, marker.draw),
        Template("poster", Words("大字", "Poster"), grounds.POSTER, poster.draw),
        Template("night", Words("夜话", "Night"), grounds.NIGHT, night.draw),
        Template("receipt", Words("小票", "Receipt"), grounds.RECEIPT, receipt.draw),
        Template("calendar", Words("日历", "Calendar"), grounds.CALENDAR, calendar.draw),
        Template("list", Words("清单", "List"), grounds.LIST, checklist.draw),
    )
}


def draw_card(
    text: str, *, template: str, ground: str, seed: int, byline: str = "", width: int = 1080, day: date | None = None
) -> list[bytes]:
    """The pages as PNG, `width` pixels wide, 4:5. Raises DomainError as `card_svg` does."""
    return [rasterize(page, width) for page in card_svg(text, template=template, ground=ground, seed=seed, byline=byline, day=day)]


def card_svg(text: str, *, template: str, ground: str, seed: int, byline: str = "", day: date | None = None) -> list[str]:
    """The pages as SVG documents without any text element or reference: words are outlines.

    `day` is what Calendar shows when the text names none; today by default. Raises DomainError: card_template_unknown,
    card_ground_unknown, card_empty, card_too_long, card_too_many_pages.
    """
    chosen = TEMPLATES.get(template)
    if chosen is None:
        raise DomainError("card_template_unknown", Words("没有这种文字卡。", "There is no such text card."), field="template")
    under = next((found for found in chosen.grounds if found.name == ground), None)
    if under is None:
        raise DomainError("card_ground_unknown", Words("这种文字卡没有这个底色。", "This text card has no such ground."), field="ground")
    by = clean(byline).replace("\n", " ").replace("*", "") if byline.strip() else ""
    pages = chosen.draw(Card(clean(text), under, by, seed, day or clock.now().date()))
    if len(pages) > MOST_PAGES:
        words = Words("这些字要 {pages} 张卡，最多 {most} 张。少几行试试。", "This takes {pages} cards; {most} at most. Try fewer lines.")
        raise DomainError("card_too_many_pages", words.format(pages=len(pages), most=MOST_PAGES), field="text")
    return [document(page, WIDTH, HEIGHT) for page in pages]
