"""What a body says besides words: `#topics` and `@mentions`."""

import re
import unicodedata
from collections.abc import Iterator

MAX_TOPICS = 10
MAX_MENTIONS = 20

# A topic ends at white space, punctuation, another # or an @. A handle is plain ASCII.
_TOPIC = re.compile(r"#([^\s#@，。！？、；：,.!?;:()（）【】\[\]「」《》<>\"'“”‘’/\\|]{1,30})")
_MENTION = re.compile(r"(?<![A-Za-z0-9_])@([A-Za-z0-9_]{3,24})")
_TOKEN = re.compile(f"{_TOPIC.pattern}|{_MENTION.pattern}")


def topics_in(text: str) -> list[str]:
    """Topic names in the order they stand, each once (folded alike). A number alone is none: `#1` says which, not what of."""
    found: dict[str, str] = {}
    for name in _TOPIC.findall(text):
        if not name.isdecimal():
            found.setdefault(topic_key(name), name)
    return list(found.values())


def handles_in(text: str) -> list[str]:
    """Handles spoken to, in lower case, each once."""
    return list(dict.fromkeys(handle.lower() for handle in _MENTION.findall(text)))


def topic_key(name: str) -> str:
    """A topic's name folded: width, case and compatibility forms make no difference (NFKC, case folding)."""
    return unicodedata.normalize("NFKC", name).casefold()[:30]


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """The text cut into ("text" | "topic" | "mention", value), for the page to link."""
    at = 0
    for match in _TOKEN.finditer(text):
        if match.start() > at:
            yield "text", text[at : match.start()]
        topic, handle = match.groups()
        if topic and topic.isdecimal():
            yield "text", match[0]
        else:
            yield ("topic", topic) if topic else ("mention", handle)
        at = match.end()
    if at < len(text):
        yield "text", text[at:]
