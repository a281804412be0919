"""Receipt 小票: a title, then one thing a line; what a line ends with (¥9, 40 min) stands on the right."""

import re
from dataclasses import dataclass

from tallgrass.media.drawing import path, rectangle, stroke
from tallgrass.media.lettering import draw_text, measure
from tallgrass.notes.text_cards.card import HEIGHT, WIDTH, Card, cut_short, ground_of
from tallgrass.notes.text_cards.lines import Line, broken, fit
from tallgrass.notes.text_cards.words import Paragraph, paragraphs, plain

LEFT, RIGHT = 150, 850
SLIP = (86, 914)
ROW = 1.86
SIZES = (52.0, 47.0, 42.0)
TOP = 96
FOOT = 250
SUM = re.compile(r"^(合计|总计|共计|一共|总共|total|sum)\b", re.IGNORECASE)
AMOUNT = re.compile(r"^(.*?\S)(?:\s+|[:：]\s*|\s*[—–-]{2,}\s*|(?=[¥￥$€£]))((?:[¥￥$€£]?\s?[\d.,]+\s?\S{0,4})|免费|free|-)$", re.IGNORECASE)


@dataclass(frozen=True)
class Row:
    lines: list[Line]
    amount: str
    sum_up: bool


def draw(card: Card) -> list[str]:
    title, _, rest = card.text.partition("\n")
    if not rest:
        title, rest = "", card.text
    head = fit(paragraphs(title), RIGHT - LEFT, 260, (74.0, 64.0, 54.0), 1.34) if title else None
    head_height = len(head.lines) * head.size * 1.34 + 56 if head else 20
    most = HEIGHT - TOP - FOOT - 60
    for size in SIZES:
        rows = [_row(paragraph, size) for paragraph in paragraphs(rest) if paragraph]
        if sum(_height(row, size) for row in rows) + head_height <= most:
            break
    return [
        _page(card, head.lines if head and not i else [], head.size if head else 0, part, size, i, len(pages))
        for pages in [_shared(rows, size, head_height, most)]
        for i, part in enumerate(pages)
    ]


def _row(paragraph: Paragraph, size: float) -> Row:
    text = "".join(piece.text for piece in paragraph)
    found = AMOUNT.match(text)
    amount = found[2].strip() if found and measure(found[2], size) < 300 else ""
    name = paragraphs(found[1])[0] if found and amount else paragraph
    lines = broken(name, RIGHT - LEFT - (measure(amount, size) + 50 if amount else 0), size)
    return Row(lines, amount, bool(SUM.match(plain(text))))


def _height(row: Row, size: float) -> float:
    return size * ROW + (len(row.lines) - 1) * size * 1.4 + (50 if row.sum_up else 0)


def _shared(rows: list[Row], size: float, head: float, most: float) -> list[list[Row]]:
    pages: list[list[Row]] = [[]]
    used = head
    for row in rows:
        if used + _height(row, size) > most and pages[-1]:
            pages.append([])
            used = 20
        pages[-1].append(row)
        used += _height(row, size)
    return pages


def _page(card: Card, head: list[Line], head_size: float, rows: list[Row], size: float, page: int, pages: int) -> str:
    dash, ink = card.ground.decoration[2], card.ground.ink
    y = TOP + 66.0
    words = ""
    for line in head:
        words += draw_text(line.text, head_size, WIDTH / 2, y + head_size * 1.04, ink, anchor="middle", bold=0.02)
        y += head_size * 1.34
    if head:
        words += _dashes(y + 34, dash)
        y += 56
    for row in rows:
        if row.sum_up:
            words += _dashes(y + 24, dash)
            y += 50
        words += _drawn_row(card, row, size, y)
        y += _height(row, size) - (50 if row.sum_up else 0)
    low = max(y + FOOT, 720.0)
    foot = _barcode(card, page, low - 190) + _foot(card, low - 52, page, pages)
    slip = _slip(card, min(low, HEIGHT - 60))
    return _table(card) + slip + words + foot


def _drawn_row(card: Card, row: Row, size: float, y: float) -> str:
    bold = 0.03 if row.sum_up else 0
    drawn = ""
    for i, line in enumerate(row.lines):
        baseline = y + size * ROW / 2 + size * 0.37 + i * size * 1.4
        x = float(LEFT)
        for run in line.runs():
            drawn += draw_text(run.text, size, x, baseline, card.ground.accent if run.emphasised else card.ground.ink, bold=bold)
            x += measure(run.text, size)
        if i == len(row.lines) - 1 and row.amount:
            drawn += draw_text(row.amount, size, RIGHT, baseline, card.ground.ink, anchor="end", bold=bold)
            gap = (x + 20, RIGHT - measure(row.amount, size) - 20)
            if gap[1] - gap[0] > 60 and not row.sum_up:
                drawn += stroke(f"M{gap[0]} {baseline - 4}H{gap[1]}", card.ground.decoration[2], 4, 'stroke-dasharray="0 16"')
    return drawn


def _dashes(y: float, colour: str) -> str:
    return stroke(f"M{LEFT} {y}H{RIGHT}", colour, 5, 'stroke-dasharray="12 14"')


def _slip(card: Card, low: float) -> str:
    """The torn paper with its shadow."""
    left, right, tooth = SLIP[0], SLIP[1], 23
    top = f"M{left} {TOP}" + "".join(f"l{tooth / 2} {-17 if k % 2 == 0 else 17}" for k in range(round((right - left) / tooth * 2)))
    bottom = f"L{right} {low}" + "".join(f"l{-tooth / 2} {17 if k % 2 == 0 else -17}" for k in range(round((right - left) / tooth * 2)))
    shadow = rectangle(left + 8, TOP + 14, right - left, low - TOP + 16, card.ground.decoration[1])
    return shadow + path(top + bottom + "Z", card.ground.under[0])


def _table(card: Card) -> str:
    chance = card.chance("table")
    table, darker = card.ground.decoration[:2]
    grain = "".join(
        stroke(f"M0 {y + chance.uniform(-20, 20)}q250 {chance.uniform(-30, 30)} 500 0t500 0", darker, 3) for y in range(60, HEIGHT, 150)
    )
    return ground_of(card) + rectangle(0, 0, WIDTH, HEIGHT, table) + grain


def _barcode(card: Card, page: int, y: float) -> str:
    chance = card.chance(f"barcode {page}")
    x, bars = float(LEFT), ""
    while x < RIGHT - 14:
        width = chance.choice((3, 5, 8, 11))
        bars += f"M{x:.0f} {y:.0f}h{width}v88h-{width}z"
        x += width + chance.choice((4, 6, 9))
    return path(bars, card.ground.decoration[3])


def _foot(card: Card, y: float, page: int, pages: int) -> str:
    chance = card.chance("number")
    left = card.byline or "No. " + "".join(str(chance.randrange(10)) for _ in range(8))
    number = draw_text(f"{page + 1} / {pages}", 30, RIGHT, y, card.ground.quiet, anchor="end") if pages > 1 else ""
    return draw_text(cut_short(left, 32, 560), 32, LEFT, y, card.ground.quiet, tracking=0.02) + number
