"""What the index holds of a document."""

import math
from functools import cache
from typing import Any, NamedTuple

from tallgrass.platform.subjects import Ref, SearchDocument
from tallgrass.search.language import cutting
from tallgrass.search.language.folding import fold
from tallgrass.search.language.sounds import BODY_SOUNDS, NAME_SOUNDS

VERSION = 2
"""Of this module and the language package. An index of another version is made anew."""

WORDS = ("title", "topics", "labels", "place", "author", "body")
"""Fields of words, stemmed; in the order a document is read in."""

EXACT, SOUND, TAGS = "exact", "sound", "tags"
NUMBERS = ("id", "at", "saves", "weight")
BODY_KEPT = 6000
"""Letters of a body that are read."""

_MOMENT = 44
"""Bits of a time in milliseconds: `saves` holds the saves above it, so that of two saved alike the newer comes first."""


def level_of(weight: int) -> int:
    """The order of magnitude of a weight, in quarters of a doubling. What differs less is the same."""
    return int(4 * math.log2(1 + max(0, weight)))


def saves_of(saves: int) -> int:
    """Saves as they are ordered by: exact up to 20, then in steps of five in a hundred."""
    return saves if saves <= 20 else 20 + int(math.log(saves / 20) / math.log(1.05))


@cache
def schema() -> Any:
    import tantivy  # 4 MB, only for processes that search

    builder = tantivy.SchemaBuilder()
    for field in WORDS:
        builder.add_text_field(field, tokenizer_name="words", index_option="freq")
    builder.add_text_field(EXACT, tokenizer_name="exact", index_option="position")
    builder.add_text_field(SOUND, tokenizer_name="plain", index_option="basic")
    builder.add_text_field(TAGS, tokenizer_name="plain", index_option="basic")
    for field in NUMBERS:
        builder.add_integer_field(field, fast=True, indexed=field == "at")
    builder.add_bytes_field("text", stored=True)
    return builder.build()


@cache
def analyser(name: str) -> Any:
    """`words` (letters and digits, without stop words, stemmed), `exact` (letters and digits as they stand) or `plain` (what has no space in it)."""
    import tantivy  # only for processes that search

    split, more = tantivy.Tokenizer, tantivy.Filter
    if name == "words":
        builder = tantivy.TextAnalyzerBuilder(split.simple())
        return builder.filter(more.custom_stopword(sorted(cutting.STOP_WORDS))).filter(more.stemmer("english")).build()
    return tantivy.TextAnalyzerBuilder(split.simple() if name == "exact" else split.whitespace()).build()


def open_index(path: str) -> Any:
    """The index at a folder, made if it is empty."""
    import tantivy  # only for processes that search

    index = tantivy.Index(schema(), path=path)
    index.config_reader(reload_policy="manual")  # By default a thread looks for changes twice a second.
    for name in ("words", "exact", "plain"):
        index.register_tokenizer(name, analyser(name))
    return index


def word_terms(folded: str) -> list[str]:
    """A text as the word fields hold it."""
    return list(analyser("words").analyze(cutting.cut(folded)))


def exact_terms(folded: str) -> list[str]:
    """A text as the field of phrases holds it."""
    return list(analyser("exact").analyze(cutting.spread(folded)))


def key_of(ref: Ref) -> str:
    return f"key:{ref.kind}:{ref.id}"


def tag(facet: str) -> str:
    return "_".join(facet.split())


_FIELD, _TOPIC = "\u241e", "\u241f"
"""Stand between fields and between topics while a document is read as one text: reading six texts costs several times as much."""


class Read(NamedTuple):
    """A document read into words: what goes into which field, in order."""

    texts: list[tuple[str, str]]
    numbers: tuple[int, int, int, int]
    """Id, time, saves, weight."""
    shown: bytes


def entry_of(ref: Ref, document: SearchDocument) -> Any:
    """The document as the index takes it."""
    return as_entry(read_document(ref, document))


def as_entry(read: Read) -> Any:
    import tantivy  # only for processes that search

    fields: dict[str, Any] = dict(zip(NUMBERS, read.numbers, strict=True))
    for field, text in read.texts:
        fields.setdefault(field, []).append(text)
    return tantivy.Document(text=read.shown, **fields)


def read_document(ref: Ref, document: SearchDocument) -> Read:
    """The words of a document: cut, spread, sounded. Asks nobody, so that it may run anywhere."""
    given = (
        document.title[:400],
        _TOPIC.join(document.topics),
        "\n".join(document.labels),
        document.place,
        document.author,
        document.body[:BODY_KEPT],
    )
    folded = fold(_FIELD.join(given)).split(_FIELD)
    if len(folded) != len(given):  # Someone wrote the sign that stands between.
        folded = [fold(text.replace(_FIELD, " ")) for text in given]
    whole = _FIELD.join(folded)
    cut, spread = cutting.cut(whole).split(_FIELD), cutting.spread(whole).split(_FIELD)
    texts: list[tuple[str, str]] = []
    for field, words, letters in zip(WORDS, cut, spread, strict=True):
        if words:
            texts += [(field, words), (EXACT, letters)]
    names = dict.fromkeys([*" ".join(cut[:5]).split(" "), *cutting.han_runs(_FIELD.join(folded[:5]))])
    sounds = [*map(NAME_SOUNDS.__getitem__, names), *map(BODY_SOUNDS.__getitem__, dict.fromkeys(cut[5].split(" ")))]
    texts.append((SOUND, " ".join(sounds)))
    tags = [f"kind:{ref.kind}", f"owner:{document.owner_id}", *document.facets]
    tags += [f"topic:{topic}" for topic in folded[1].split(_TOPIC) if topic]
    texts.append((TAGS, " ".join([key_of(ref), *map(tag, tags)])))
    at = int(document.at.timestamp() * 1000) if document.at else 0
    numbers = (ref.id, at, (saves_of(document.saves) << _MOMENT) + at, level_of(document.weight))
    return Read(texts, numbers, f"{' '.join(document.title.split())}\n{folded[5][:2000]}".encode())


def text_of(stored: Any) -> tuple[str, str]:
    """The title as it was written, and the beginning of the body, folded, of a document as the index gives it."""
    title, _, body = bytes(stored["text"][0]).decode().partition("\n")
    return title, body


def figures_of(saves: int, weight: int) -> tuple[int, int]:
    """What `saves_of` and `level_of` gave when the two fields were written."""
    return saves >> _MOMENT, weight
