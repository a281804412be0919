"""Addresses in the words of a letter."""

import re
from collections.abc import Iterator

# Ends at white space, at Chinese text or punctuation, and before closing punctuation of the sentence around it.
_LINK = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(?::\d{1,5})?(?:/[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]*)?", re.IGNORECASE)
_TAIL = ".,;:!?'\")]"


def link_pieces(text: str) -> Iterator[tuple[str, str]]:
    """The text cut into ("text" | "link", value), for the page to link."""
    at = 0
    for match in _LINK.finditer(text):
        address = match.group().rstrip(_TAIL)
        if match.start() > at:
            yield "text", text[at : match.start()]
        yield "link", address
        at = match.start() + len(address)
    if at < len(text):
        yield "text", text[at:]
