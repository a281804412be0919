"""Letter 信笺: ruled paper, a stamp, a signature."""

from tallgrass.media.drawing import circle, leaf, mark, moved, rectangle, stroke
from tallgrass.media.lettering import draw_text
from tallgrass.notes.text_cards.card import HEIGHT, MARGIN, WIDTH, Card, cut_short, draw_lines, ground_of, page_number
from tallgrass.notes.text_cards.lines import Setting, fit
from tallgrass.notes.text_cards.words import paragraphs

LEADING = 1.46
TOP = 290
BOTTOM = 170


def draw(card: Card) -> list[str]:
    setting = fit(paragraphs(card.text), WIDTH - 2 * MARGIN, HEIGHT - TOP - BOTTOM, (84.0, 76.0, 62.0, 54.0), LEADING)
    pages = setting.pages()
    drawn = []
    for i, lines in enumerate(pages, start=1):
        inner = ground_of(card) + _rules(card, setting) + _stamp(card)
        inner += draw_lines(lines, setting.size, TOP, LEADING, card)
        if card.byline and i == len(pages):
            inner += draw_text("—— " + cut_short(card.byline, 40, 560), 40, WIDTH - MARGIN, HEIGHT - 78, card.ground.quiet, anchor="end")
        drawn.append(inner + page_number(card, i, len(pages), x=MARGIN + 70))
    return drawn


def _rules(card: Card, setting: Setting) -> str:
    """Lines the letters stand on, over the whole sheet."""
    pitch = setting.size * LEADING
    first = TOP + pitch * 0.5 + setting.size * 0.37 + setting.size * 0.2
    while first - pitch > 60:
        first -= pitch
    count = int((HEIGHT - first) / pitch) + 1
    return "".join(rectangle(0, first + i * pitch, WIDTH, 3, card.ground.decoration[0]) for i in range(count))


def _stamp(card: Card) -> str:
    """The stamp leans a little, with a postmark; what it shows changes with the seed."""
    chance = card.chance("stamp")
    colour, paper = card.ground.decoration[1], card.ground.decoration[2]
    width, height = 150, 180
    holes = "".join(circle(x, y, 7.5, card.ground.under[0]) for x in range(0, width + 1, 25) for y in (0, height))
    holes += "".join(circle(x, y, 7.5, card.ground.under[0]) for y in range(0, height + 1, 25) for x in (0, width))
    picture = chance.randrange(3)
    if picture == 0:
        inside = mark(26, 40, 98, "#ffe8e2", "#ffffff", "#ffe8e2", "#f6d172")
    elif picture == 1:
        inside = circle(75, 78, 40, "#f6d172") + "".join(leaf(75, 150, 74, 20, turn, paper) for turn in (-36, 0, 36))
    else:
        inside = stroke("M75 152V92", paper, 7) + "".join(
            circle(75 + x, 78 + y, 21, paper) for x, y in ((0, -26), (25, -8), (15, 21), (-15, 21), (-25, -8))
        )
        inside += circle(75, 78, 15, "#f6d172")
    stamp = rectangle(0, 0, width, height, colour) + holes + inside
    ring = card.ground.quiet
    post = "".join(f'<circle cx="-38" cy="150" r="{r}" fill="none" stroke="{ring}" stroke-width="4"/>' for r in (62, 46))
    post += "".join(stroke(f"M20 {y}q30 -16 60 0t60 0", ring, 4) for y in (136, 154, 172))
    return moved(stamp + (post if chance.random() < 0.7 else ""), 770, 62, chance.uniform(-5, 5))
