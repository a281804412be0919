"""Calendar 日历: one leaf of a tear-off calendar, the day large, a thought beneath.

The day is the first line when that is a date ("11月22日", "22 Nov", "11/22"), else the day the card is drawn.
"""

import re
from datetime import date

from tallgrass.media.drawing import circle, leaf, path, rectangle
from tallgrass.media.lettering import draw_text
from tallgrass.notes.text_cards.card import HEIGHT, WIDTH, Card, block_height, cut_short, draw_lines, ground_of
from tallgrass.notes.text_cards.lines import fit
from tallgrass.notes.text_cards.words import mostly_han, paragraphs, plain

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
HAN_MONTHS = ("一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "十一月", "十二月")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HAN_WEEKDAYS = "一二三四五六日"
BAR = 168
LEADING = 1.5


def draw(card: Card) -> list[str]:
    day, text = dated(card.text, card.day)
    han = mostly_han(plain(text)) if text else True
    setting = fit(paragraphs(text or "…"), 800, 410, (84.0, 72.0, 60.0, 50.0), LEADING)
    pages = setting.pages() or [[]]
    drawn = []
    for i, lines in enumerate(pages):
        height = block_height(lines, setting.size, LEADING)
        top = 600 + (410 - height) / 2
        inner = ground_of(card) + _foot(card, i) + _bar(card, day, han, i, len(pages)) + _day(card, day)
        inner += draw_lines(lines, setting.size, top, LEADING, card, x=WIDTH / 2, anchor="middle", bold=0.012)
        drawn.append(inner)
    return drawn


def dated(text: str, today: date) -> tuple[date, str]:
    """(day, words): a date that stands alone on the first line is taken out of the words."""
    first, _, rest = text.partition("\n")
    found = _parsed(plain(first).strip(), today)
    return (found, rest.strip() or first) if found else (today, text)


def _parsed(text: str, today: date) -> date | None:
    numbers = re.fullmatch(r"(?:(\d{4})\s*[年./-]\s*)?(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*[日号]?", text)
    if numbers:
        return _possible(int(numbers[1] or today.year), int(numbers[2]), int(numbers[3]))
    for named in (
        re.fullmatch(r"(?P<day>\d{1,2})\.? (?P<month>[A-Za-z]{3,9})\.?", text),
        re.fullmatch(r"(?P<month>[A-Za-z]{3,9})\.? (?P<day>\d{1,2})", text),
    ):
        if named:
            month = next((i for i, name in enumerate(MONTHS, 1) if name.lower().startswith(named["month"].lower())), 0)
            return _possible(today.year, month, int(named["day"])) if month else None
    return None


def _possible(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _bar(card: Card, day: date, han: bool, page: int, pages: int) -> str:
    """The head with month and weekday, bound by two rings; light words on the bar."""
    bar, words = card.ground.decoration[:2]
    month = HAN_MONTHS[day.month - 1] if han else MONTHS[day.month - 1]
    weekday = f"星期{HAN_WEEKDAYS[day.weekday()]}" if han else WEEKDAYS[day.weekday()]
    rings = "".join(circle(x, 24, 15, card.ground.under[0]) + rectangle(x - 6, -20, 12, 50, words, 6) for x in (330, 670))
    number = draw_text(f"{page + 1} / {pages}", 34, WIDTH / 2, 122, words, anchor="middle") if pages > 1 else ""
    inner = rectangle(0, 0, WIDTH, BAR, bar) + rings + number
    return inner + draw_text(month, 52, 90, 126, words, bold=0.01) + draw_text(weekday, 52, WIDTH - 90, 126, words, anchor="end", bold=0.01)


def _day(card: Card, day: date) -> str:
    return draw_text(
        str(day.day),
        430,
        WIDTH / 2,
        562,
        card.ground.accent if card.ground.name != "fire" else card.ground.decoration[2],
        anchor="middle",
        tracking=-0.02,
    )


def _foot(card: Card, page: int) -> str:
    """Two waves of paper with a few leaves; the by-line lies above them."""
    chance = card.chance(f"foot {page}")
    far, near = card.ground.decoration[3:5]
    a, b, c = (chance.uniform(-26, 26) for _ in range(3))
    plants = ""
    for x in sorted(chance.sample(range(80, 940, 60), 5)):
        height = chance.uniform(70, 120)
        plants += "".join(
            leaf(x, 1190, height * share, 20, turn + a, near if chance.random() < 0.6 else far)
            for share, turn in ((0.8, -38), (1, 0), (0.75, 40))
        )
    waves = path(f"M0 {1150 + a}Q250 {1100 + b} 500 {1145 + c}T1000 {1130 + a}V1250H0Z", far)
    front = path(f"M0 {1200 + b}Q280 {1160 + c} 560 {1196 + a}T1000 {1180 + b}V1250H0Z", near)
    by = draw_text(cut_short(card.byline, 34, 700), 34, WIDTH / 2, 1056, card.ground.quiet, anchor="middle") if card.byline else ""
    return waves + plants + front + rectangle(0, HEIGHT - 30, WIDTH, 30, near) + by
