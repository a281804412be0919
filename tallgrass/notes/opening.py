"""Opening hours as people say them: days that are alike in one line."""

from collections.abc import Sequence
from itertools import groupby

from tallgrass.notes.genre_types import Hours


def opening_lines(hours: Sequence[Hours]) -> list[tuple[int, int, tuple[str, ...]]]:
    """The week from Monday in lines: first weekday, last weekday, and when it is open (`09:00–18:00`; nothing for a day of rest).

    Nothing at all is known without hours.
    """
    if not hours:
        return []
    spans = [
        tuple(
            f"{clock_of(span.opens)}–{clock_of(span.closes)}"
            for span in sorted(hours, key=lambda span: span.opens)
            if span.weekday == weekday
        )
        for weekday in range(7)
    ]
    return [(days[0], days[-1], spans[days[0]]) for _, group in groupby(range(7), key=spans.__getitem__) for days in [list(group)]]


def clock_of(minutes: int) -> str:
    """Minutes after midnight as a clock shows them; the midnight that ends a day is 24:00."""
    return "24:00" if minutes == 1440 else f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"
