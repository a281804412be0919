"""What someone typed, understood: words, "phrases", -not, #topic, @person. Whatever is typed has a meaning; nothing is an error."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from tallgrass.search.language.folding import fold

LONGEST = 200
"""Letters of a query that are read."""

_TOKEN = re.compile(
    r"""(?P<not>(?<!\S)[-−])?
    (?: ["“”„「『](?P<phrase>[^"“”「」『』]*)["“”」』]?
      | \#(?P<topic>[^\s\#@"“”「」『』,，。!?；;:]{1,30})\#?
      | @(?P<person>[^\s\#@"“”「」『』,，。!?；;:]{1,30})
      | (?P<words>[^\s"“”„「」『』\#@]+)
      | [\#@"“”「」『』] )""",
    re.VERBOSE,
)


@dataclass(frozen=True)
class Parsed:
    """A query in its parts, all folded."""

    words: str = ""
    """The plain words, in order."""
    phrases: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    without: tuple[str, ...] = field(default=())
    """Words and phrases that must not stand in what is found."""

    @property
    def is_empty(self) -> bool:
        return not (self.words.strip() or self.phrases or self.topics or self.people)

    @property
    def text(self) -> str:
        """All that is sought, as plain words."""
        return " ".join(part for part in (self.words, *self.phrases, *self.topics, *self.people) if part)


@lru_cache(2048)
def parse(typed: str) -> Parsed:
    """The parts of a query as it was typed."""
    words: list[str] = []
    found: dict[str, list[str]] = {"phrase": [], "topic": [], "person": [], "without": []}
    for match in _TOKEN.finditer(fold(typed[:LONGEST])):
        kind = next((name for name in ("phrase", "topic", "person", "words") if match[name]), None)
        if kind is None:
            continue
        text = match[kind].strip()
        if match["not"]:
            found["without"].append(text)
        elif kind == "words":
            words.append(text)
        elif text:
            found[kind].append(text)
    return Parsed(
        " ".join(words), tuple(found["phrase"][:5]), tuple(found["topic"][:5]), tuple(found["person"][:3]), tuple(found["without"][:10])
    )
