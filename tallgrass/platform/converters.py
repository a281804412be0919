"""Converters of addresses; that of ids stands with them, in `ids`."""

from django.urls.converters import StringConverter


class Text(StringConverter):
    """URL converter `<text:name>`: a piece of the path without control characters, which no name of ours has.

    PostgreSQL refuses a NUL in a text; so an address with one names nothing, and is not found.
    """

    regex = r"[^/\x00-\x1f\x7f]+"
