"""List 清单: a title and things to bring; a line that begins with "-" is a thing to leave."""

from dataclasses import dataclass

from tallgrass.media.drawing import circle, leaf, path, rectangle, stroke
from tallgrass.media.lettering import draw_text, measure
from tallgrass.notes.text_cards.card import HEIGHT, MARGIN, WIDTH, Card, block_height, cut_short, draw_lines, ground_of, page_number
from tallgrass.notes.text_cards.lines import Line, Setting, broken, fit
from tallgrass.notes.text_cards.words import paragraphs

SIZES = (68.0, 60.0, 53.0, 46.0)
TOP = 96
LOWEST = 1100
INDENT = 78


@dataclass(frozen=True)
class Item:
    lines: list[Line]
    left_out: bool


def draw(card: Card) -> list[str]:
    title, rest = _titled(card.text)
    head = fit(paragraphs(title), WIDTH - 2 * MARGIN, 330, (96.0, 84.0, 72.0, 60.0), 1.3) if title else None
    start = TOP + (block_height(head.lines, head.size, 1.3) + 46 if head else 0)
    for size in SIZES:
        items = _items(rest, size)
        if sum(_height(item, size) for item in items) <= LOWEST - start:
            break
    pages = _shared(items, size, start)
    return [_page(card, head if not i else None, part, size, start if not i else TOP, i + 1, len(pages)) for i, part in enumerate(pages)]


def _titled(text: str) -> tuple[str, str]:
    """(title, things): the title is what stands before the first empty line, else the first line."""
    for end in ("\n\n", "\n"):
        title, _, rest = text.partition(end)
        if rest and not title.startswith(("-", "–", "—")) and title.count("\n") < 3:
            return title, rest
    return "", text


def _items(text: str, size: float) -> list[Item]:
    found = []
    for line in text.split("\n"):
        words = line.lstrip("-–—•· ").strip() or line.strip()
        if words:
            lines = broken(paragraphs(words)[0], WIDTH - 2 * MARGIN - INDENT, size)
            found.append(Item(lines, line.startswith(("-", "–", "—"))))
    return found


def _height(item: Item, size: float) -> float:
    return len(item.lines) * size * 1.32 + size * 0.72


def _shared(items: list[Item], size: float, start: float) -> list[list[Item]]:
    pages: list[list[Item]] = [[]]
    used = start
    for item in items:
        if used + _height(item, size) > LOWEST and pages[-1]:
            pages.append([])
            used = TOP
        pages[-1].append(item)
        used += _height(item, size)
    return pages


def _page(card: Card, head: Setting | None, items: list[Item], size: float, start: float, page: int, pages: int) -> str:
    inner = ground_of(card)
    if head:
        inner += draw_lines(head.lines, head.size, TOP, 1.3, card, bold=0.03)
    spare = LOWEST - start - sum(_height(item, size) for item in items)
    air = min(size * 0.42, spare / max(1, len(items) + 1)) if spare > 0 else 0
    y, rows = start, ""
    for item in items:
        height = _height(item, size) + air
        rows += _row(card, item, size, y, height)
        y += height
    by = draw_text(cut_short(card.byline, 36, 600), 36, MARGIN, HEIGHT - 64, card.ground.quiet) if card.byline and page == pages else ""
    return inner + _sprig(card, page, y) + rows + by + page_number(card, page, pages)


def _row(card: Card, item: Item, size: float, y: float, height: float) -> str:
    line, fill = card.ground.decoration[:2]
    first = y + (height - len(item.lines) * size * 1.32) / 2
    middle = first + size * 0.66
    drawn = rectangle(MARGIN, y + height - 2, WIDTH - 2 * MARGIN, 4, line)
    side, tight = size * 0.78, size * 0.07
    x, top, round_ = MARGIN, middle - side / 2, side * 0.36
    straight, long = side - 2 * round_, side - round_ - tight
    box = f"M{x + round_} {top}h{straight}q{round_} 0 {round_} {round_}v{straight}q0 {round_} {-round_} {round_}h{-long}"
    box += f"q{-tight} 0 {-tight} {-tight}v{-long}q0 {-round_} {round_} {-round_}Z"
    if item.left_out:
        drawn += stroke(box, fill, 6) + stroke(f"M{x + side * 0.3} {middle}h{side * 0.4}", fill, 6)
    else:
        drawn += path(box, fill) + stroke(
            f"M{x + side * 0.26} {middle}l{side * 0.18} {side * 0.18}l{side * 0.32} {-side * 0.36}", card.ground.under[0], size * 0.1
        )
    for i, words in enumerate(item.lines):
        along = MARGIN + INDENT + size * 0.3
        baseline = first + size * 1.32 * (i + 0.5) + size * 0.37
        for run in words.runs():
            colour = card.ground.quiet if item.left_out else card.ground.accent if run.emphasised else card.ground.ink
            drawn += draw_text(run.text, size, along, baseline, colour)
            along += measure(run.text, size)
    return drawn


def _sprig(card: Card, page: int, free_from: float) -> str:
    """A twig grows in the free corner, as tall as the room below the last row."""
    chance = card.chance(f"sprig {page}")
    room = HEIGHT - free_from - 40
    if room < 150:
        return ""
    tall = min(room, 420.0)
    colours = card.ground.decoration[1:3]
    x, lean = chance.uniform(740, 840), chance.uniform(-60, 30)
    tip = HEIGHT - tall
    drawn = stroke(f"M{x} {HEIGHT}Q{x + lean * 0.2} {HEIGHT - tall * 0.5} {x + lean} {tip + 40}", colours[0], 8)
    pairs = max(2, round(tall / 95))
    for k in range(pairs):
        share = (k + 0.6) / pairs
        at_x, at_y = x + lean * share**1.6, HEIGHT - (tall - 40) * share
        size = 105 - 40 * share
        drawn += leaf(at_x, at_y, size, size * 0.24, -58 + lean / 4, colours[k % 2]) + leaf(
            at_x, at_y - 14, size, size * 0.24, 56 + lean / 4, colours[(k + 1) % 2]
        )
    return drawn + leaf(x + lean, tip + 44, 70, 18, lean / 3, colours[1]) + circle(x + lean + 46, tip + 66, 15, card.ground.decoration[3])
