"""The order of what is found: BM25 over weighted fields, then what people made of it and how fresh it is; sentences are widened.

BM25 as Robertson and Zaragoza (2009) have it, k1 = 1.2, b = 0.75. A sentence is widened by pseudo relevance feedback: the
words that stand out in its best documents are sought too (after Rocchio and RM3; Lavrenko and Croft 2001).
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tallgrass.search.asking import LONG, LONG_FROM, Asked, Asker, all_of, any_of, boosted, by_weights
from tallgrass.search.language.folding import fold
from tallgrass.search.language.parsing import Parsed
from tallgrass.search.schema import text_of, word_terms

RANKED = 200
"""How many of the best by words are ordered by everything; beyond, nothing is shown."""

_LIKED, _FRESH, _HALF_LIFE = 0.06, 0.25, 30 * 86400_000
"""What a doubling of what people did adds, what a new note has over an old one, and after how long half of that is gone (ms)."""
_FEEDBACK_DOCUMENTS, _FEEDBACK_TERMS, _FEEDBACK_SHARE, _FEEDBACK_POWER = 12, 60, 0.7, 4.0


@dataclass(frozen=True)
class Found:
    """Ids in order, how many there are in all, and words that stand nowhere."""

    ids: tuple[int, ...] = ()
    total: int = 0
    unknown: tuple[str, ...] = ()


def find(
    searcher: Any,
    parsed: Parsed,
    *,
    filters: Sequence[Any] = (),
    order: str = "best",
    offset: int = 0,
    size: int = 20,
    now: float = 0.0,
    loosely: bool = False,
) -> Found:
    """The documents of a query. `order`: `best`, `at` (newest first) or `saves` (most saved first). `now` in milliseconds."""
    asker = Asker(searcher)
    asked = asker.ask(parsed, loosely=loosely, ranked=order == "best")
    if asked.core is None:
        return Found(unknown=asked.unknown)
    question = all_of([asked.core, *filters], () if order != "best" else asked.helping, asked.without)
    if order != "best":
        result = searcher.search(question, size, order_by_field=order, offset=offset)
        return Found(_ids(searcher, result.hits), result.count, asked.unknown)
    result = searcher.search(question, RANKED)
    hits = result.hits
    if len(asked.terms) >= LONG_FROM and hits:
        wider = _widened(searcher, asker, asked, parsed, hits)
        hits = searcher.search(all_of([wider, *filters], (), asked.without), RANKED, count=False).hits
    return Found(_by_everything(searcher, hits, now)[offset : offset + size], max(result.count, len(hits)), asked.unknown)


def _ids(searcher: Any, hits: Sequence[Any]) -> tuple[int, ...]:
    return tuple(searcher.fast_field_values("id", [address for _, address in hits]))


def _by_everything(searcher: Any, hits: Sequence[Any], now: float) -> tuple[int, ...]:
    """The best by words, ordered by words times liking times freshness. Equal ones newest first, so that the order is one."""
    addresses = [address for _, address in hits]
    fields = (searcher.fast_field_values(name, addresses) for name in ("id", "weight", "at"))
    scored = [
        (
            round(score * (1 + _LIKED / 4 * weight) * (1 + (_FRESH * 0.5 ** (max(0.0, now - at) / _HALF_LIFE) if at else 0)), 4),
            id,
        )
        for (score, _), id, weight, at in zip(hits, *fields, strict=True)
    ]
    return tuple(id for _, id in sorted(scored, reverse=True))


def _widened(searcher: Any, asker: Asker, asked: Asked, parsed: Parsed, hits: Sequence[Any]) -> Any:
    """The sentence with the words that stand out in its best documents."""
    best = hits[:_FEEDBACK_DOCUMENTS]
    whole = sum(score**_FEEDBACK_POWER for score, _ in best) or 1.0
    standing: Counter[str] = Counter()
    for score, address in best:
        title, body = text_of(searcher.doc(address))
        words = Counter(word_terms(f"{fold(title)} {body}"))
        length = sum(words.values())
        for word, times in words.items():
            if len(word) > 1:
                standing[word] += score**_FEEDBACK_POWER / whole * times / (times + 0.5 + length / 120)
    weighed = {word: share * math.log(searcher.num_docs / (1 + searcher.doc_freq("body", word)) + 1) for word, share in standing.items()}
    chosen = sorted(weighed.items(), key=lambda item: (-item[1], item[0]))[:_FEEDBACK_TERMS]
    of_words, of_chosen = Counter(word_terms(parsed.words)), sum(weight for _, weight in chosen) or 1.0
    weights: dict[str, float] = {word: (1 - _FEEDBACK_SHARE) * times / sum(of_words.values()) for word, times in of_words.items()}
    for word, weight in chosen:
        weights[word] = weights.get(word, 0.0) + _FEEDBACK_SHARE * weight / of_chosen
    return any_of([boosted(any_of(by_weights(word, LONG)), 10 * weight) for word, weight in weights.items()])
