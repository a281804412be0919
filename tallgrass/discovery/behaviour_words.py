"""The short words in which a page tells what was done with it.

    PAGE*thing-e*thing-d-5300_PAGE*…      ids in short form; a kind is one letter; milliseconds after it where there are some

A screen of twenty cards is under a kilobyte, and no sign of it grows when a form is sent.
"""

from tallgrass.discovery.types import BehaviourKind, Seen
from tallgrass.platform.errors import DomainError
from tallgrass.platform.ids import from_short
from tallgrass.platform.words import Words

LONGEST = 8_000
MOST = 300
LETTERS = {
    "e": BehaviourKind.EXPOSURE,
    "c": BehaviourKind.CLICK,
    "d": BehaviourKind.DWELL,
    "p": BehaviourKind.PLAY,
    "h": BehaviourKind.HIDE,
    "n": BehaviourKind.NOT_INTERESTED,
}
MOST_MS = 4 * 3600 * 1000
"""Longer than this nobody looks: a page was left open."""


def unreadable() -> DomainError:
    return DomainError(
        "bad_behaviour", Words("这份浏览记录读不懂。", "This report of what was seen cannot be read."), field="seen", status=400
    )


def read_seen(text: str) -> list[Seen]:
    """What a page tells.

    Raises:
        DomainError: `bad_behaviour` for what no page of ours writes.
    """
    if len(text) > LONGEST or not text.isascii():
        raise unreadable()
    found: list[Seen] = []
    try:
        for part in filter(None, text.split("_")):
            page, *entries = part.split("*")
            page_id = from_short(page)
            found += [_entry(page_id, *entry.split("-")) for entry in entries]
    except (ValueError, KeyError, TypeError):
        raise unreadable() from None
    if len(found) > MOST:
        raise unreadable()
    return found


def _entry(page_id: int, thing: str, letter: str, value: str = "0") -> Seen:
    if not (value.isdigit() and len(value) < 10):
        raise ValueError(value)
    return Seen(page_id, from_short(thing), LETTERS[letter], min(int(value), MOST_MS))
