"""From a parsed query to what the index is asked: every word in every field, by its letters, by its sound, by its likes."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from tallgrass.search.language import cutting
from tallgrass.search.language.parsing import Parsed
from tallgrass.search.language.sounds import may_be_pinyin, sounds_of
from tallgrass.search.schema import EXACT, SOUND, TAGS, WORDS, exact_terms, schema, tag, word_terms

SHORT: Mapping[str, float] = {"title": 1.6, "topics": 1.3, "labels": 0.9, "place": 0.9, "author": 0.6, "body": 1.0}
"""Weights of the fields for a few words: who types two words means what the note is about."""
LONG: Mapping[str, float] = {"title": 0.5, "topics": 0.5, "labels": 0.4, "place": 0.4, "author": 0.2, "body": 1.0}
"""For a sentence: its words stand in the body; the title says most of them again."""
LONG_FROM = 5
"""Words from which a query is a sentence."""

_COMMON = 400
"""A word found this often needs no other ways to be found by."""
_RARE = 3
_BY_LETTERS, _BY_SOUND, _BY_LIKENESS, _TOGETHER = 0.4, 0.7, 0.5, 0.6
_MOST = 24
"""Different words of a query that are sought; the rest are passed over."""


@cache
def _tantivy() -> Any:
    import tantivy  # only for processes that search

    return tantivy


def any_of(parts: Sequence[Any], least: int = 1) -> Any:
    """Documents that hold at least `least` of the parts; scores add up."""
    module = _tantivy()
    return module.Query.boolean_query([(module.Occur.Should, part) for part in parts], max(1, least))


def all_of(parts: Sequence[Any], helping: Sequence[Any] = (), without: Sequence[Any] = ()) -> Any:
    """Documents that hold all `parts` and none of `without`; `helping` only adds to the score."""
    module = _tantivy()
    occurs = module.Occur
    return module.Query.boolean_query(
        [
            *((occurs.Must, part) for part in parts),
            *((occurs.Should, part) for part in helping),
            *((occurs.MustNot, part) for part in without),
        ]
    )


def boosted(part: Any, by: float) -> Any:
    return _tantivy().Query.boost_query(part, by)


def silent(part: Any) -> Any:
    """Counts for nothing in the score."""
    return _tantivy().Query.const_score_query(part, 0.0)


def tagged(facet: str) -> Any:
    return silent(_tantivy().Query.term_query(schema(), TAGS, tag(facet)))


def since(seconds: int) -> Any:
    module = _tantivy()
    return silent(module.Query.range_query(schema(), "at", module.FieldType.Integer, lower_bound=seconds))


def by_weights(term: str, weights: Mapping[str, float]) -> list[Any]:
    query = _tantivy().Query
    return [boosted(query.term_query(schema(), field, term), weight) for field, weight in weights.items()]


@dataclass(frozen=True)
class Asked:
    """What a query asks of the index."""

    core: Any
    """What must hold; None when nothing is asked."""
    helping: tuple[Any, ...] = ()
    without: tuple[Any, ...] = ()
    terms: tuple[str, ...] = ()
    """Stems of the plain words, for a sentence to be widened by."""
    unknown: tuple[str, ...] = ()
    """Words that stand nowhere in the index as they were typed."""


class Asker:
    """Builds questions for one state of the index (it asks how common the words are)."""

    def __init__(self, searcher: Any) -> None:
        self._searcher = searcher
        self._query = _tantivy().Query

    def ask(self, parsed: Parsed, *, loosely: bool = False, ranked: bool = True) -> Asked:
        """The question of a query. `loosely`: one of its words is enough, as it is for a sentence whose answers are `ranked` by words."""
        terms = list(dict.fromkeys(word_terms(parsed.words)))[:_MOST]
        weights = SHORT if len(terms) < LONG_FROM else LONG
        clauses, unknown = self._clauses(parsed.words, terms, weights)
        must = [self.phrase(phrase) for phrase in parsed.phrases if exact_terms(phrase)]
        must += [clause for topic in parsed.topics if (clause := self._topic(topic))]
        must += [clause for person in parsed.people if (clause := self.in_field("author", person))]
        if clauses:
            enough = loosely or (ranked and len(terms) >= LONG_FROM)
            must.append(any_of(clauses, 1 if enough else least_of(len(clauses))))
        elif exact_terms(parsed.words):  # Only words that say nothing by themselves: together they do.
            must.append(self.phrase(parsed.words))
        helping = (boosted(self.phrase(parsed.words), _TOGETHER),) if 2 <= len(terms) < LONG_FROM else ()
        without = tuple(clause for text in parsed.without if (clause := self._without(text)))
        core = None if not must else must[0] if len(must) == 1 else all_of(must)
        return Asked(core, helping, without, tuple(terms), tuple(unknown))

    def known(self, term: str) -> int:
        """In how many documents a stem stands, counted in the field where it is most common."""
        return max(self._searcher.doc_freq(field, term) for field in WORDS)

    def phrase(self, text: str) -> Any:
        """Documents where the text stands as it is."""
        terms = exact_terms(text)
        if len(terms) == 1:
            return self._query.term_query(schema(), EXACT, terms[0])
        return self._query.phrase_query(schema(), EXACT, terms)

    def _clauses(self, words: str, terms: list[str], weights: Mapping[str, float]) -> tuple[list[Any], list[str]]:
        """One clause a word of the query. Chinese is asked by the words it is cut into once, not by their parts."""
        typed = {stem: word for word in exact_terms(words) if word.isascii() for stem in word_terms(word)}
        whole = {word for run in cutting.han_runs(words) for word in cutting.han_words(run)}
        clauses, unknown = [], []
        for term in terms:
            is_han = not term.isascii() and cutting.han_runs(term) == [term]
            if is_han and whole and term not in whole and any(term in word for word in whole):
                continue
            known = self.known(term)
            clauses.append(
                any_of([*by_weights(term, weights), *(self._han(term, known) if is_han else self._latin(typed.get(term, term), known))])
            )
            if not known:
                unknown.append(term)
        return clauses, unknown

    def _han(self, word: str, known: int) -> list[Any]:
        """A Chinese word cut otherwise in the text is found by its letters; one that stands nowhere by its sound and its halves."""
        if len(word) == 1:
            return [boosted(self.phrase(word), _BY_LETTERS)]
        if known >= _COMMON:
            return []
        ways = [boosted(self.phrase(word), _BY_LETTERS)]
        if known < _RARE:
            ways += [self._sound(whole, _BY_SOUND / 2) for whole, _ in sounds_of(word)]
        if not known and len(word) > 2:
            ways += [boosted(self.phrase(word[at : at + 2]), _BY_LETTERS / 2) for at in range(len(word) - 1)]
        return ways

    def _latin(self, word: str, known: int) -> list[Any]:
        """A Latin word (as typed, since a stem neither sounds nor is misspelt) that stands almost nowhere may be pinyin, or mistyped."""
        if known >= _RARE or not word.isalpha():
            return []
        ways = self._pinyin(word)
        if not known and not ways and len(word) >= 4:
            far = 1 if len(word) < 8 else 2
            ways.append(boosted(self._query.fuzzy_term_query(schema(), EXACT, word, distance=far), _BY_LIKENESS))
        return ways

    def _pinyin(self, word: str) -> list[Any]:
        """The word as it sounds, or as sounds one after the other: `luyingzhuangbei` is `luying` and `zhuangbei`."""
        if not may_be_pinyin(word):
            return []
        if self._searcher.doc_freq(SOUND, word):
            return [self._sound(word, _BY_SOUND)]
        parts = self._split(word)
        return [all_of([self._sound(part, _BY_SOUND) for part in parts])] if parts else []

    def _split(self, word: str) -> list[str]:
        """The fewest known sounds that make up the word; empty when none do."""
        best: list[list[str] | None] = [[]] + [None] * len(word)
        for end in range(2, len(word) + 1):
            for start in range(max(0, end - 18), end - 1):
                before = best[start]
                if before is not None and (best[end] is None or len(before) + 1 < len(best[end] or [])):
                    part = word[start:end]
                    if len(part) > 2 and self._searcher.doc_freq(SOUND, part):
                        best[end] = [*before, part]
        return best[-1] or []

    def _sound(self, sound: str, by: float) -> Any:
        return boosted(self._query.term_query(schema(), SOUND, sound), by)

    def _topic(self, name: str) -> Any | None:
        exactly = boosted(self._query.term_query(schema(), TAGS, tag(f"topic:{name}")), 3.0)
        inside = self.in_field("topics", name)
        return any_of([exactly, inside]) if inside else exactly

    def in_field(self, field: str, text: str) -> Any | None:
        """Documents that hold all words of the text in one field; None for no words."""
        terms = word_terms(text)
        return all_of([self._query.term_query(schema(), field, term) for term in terms]) if terms else None

    def _without(self, text: str) -> Any | None:
        """What holds all words of the text, in whatever field; several words only as they stand."""
        terms = word_terms(text)
        if len(terms) == 1:
            return any_of(by_weights(terms[0], SHORT))
        return self.phrase(text) if exact_terms(text) else None


def least_of(count: int) -> int:
    """How many of so many words a document must hold: all of two, all but one of four, a third of a sentence."""
    if count <= 2:
        return count
    return count - 1 if count < LONG_FROM else math.ceil(count / 3)
