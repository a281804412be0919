"""Cards of the wall, drawn once for many readers: the page most seen is made of parts that hardly change."""

from jinja2 import Environment
from markupsafe import Markup

from tallgrass.notes.types import NoteCard
from tallgrass.platform.memory import Memory
from tallgrass.platform.words import reader_language

SIZE = 5_000
"""Cards remembered a process, about 2.5 kB each. A card that changed is another card: nothing ever goes stale."""


class CardDrawer:
    """`drawn_card(card, first)` in templates: the markup of a note's card with its heart, in the reader's language.

    A card that is no note's names the `template` that draws it.
    """

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._drawn: Memory[tuple[NoteCard, bool, str], Markup] = Memory(SIZE)

    def __call__(self, card: NoteCard, first: bool = False) -> Markup:
        key = (card, first, reader_language())
        drawn = self._drawn.get(key)
        if drawn is None:
            template = self._environment.get_template(getattr(card, "template", "notes/card.html"))
            drawn = Markup(template.render(card=card, first=first).strip())  # noqa: S704  (it was escaped as it was drawn)
            self._drawn.put(key, drawn)
        return drawn
