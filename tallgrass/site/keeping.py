"""Pieces of pages that are the same for many readers, drawn once.

    {% call kept("rail", lang, at, unread|int) %} … {% endcall %}

The key must name all that the piece depends on, and the piece must hold nothing of one request: no token, no nonce.
"""

from collections.abc import Callable, Hashable

from django.conf import settings
from markupsafe import Markup

from tallgrass.platform.memory import Memory

_kept: Memory[tuple[Hashable, ...], Markup] = Memory(2_000)


def kept(*key: Hashable, caller: Callable[[], Markup]) -> Markup:
    """The piece of this key, drawn by the block when it is not kept yet. While templates are worked on nothing is kept."""
    if settings.DEBUG:
        return caller()
    piece = _kept.get(key)
    if piece is None:
        piece = caller()
        _kept.put(key, piece)
    return piece
