"""From an address to its view without asking every pattern whether it fits: only those that can begin like the address are tried.

Django tries one pattern after the other, which with some hundreds of addresses is a tenth of what a small answer takes.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.urls import ResolverMatch, URLPattern, URLResolver
from django.urls.resolvers import RoutePattern


def by_first_word(patterns: Sequence[URLPattern | URLResolver]) -> list[URLResolver]:
    """The same addresses with the same answers, for `urlpatterns` or `include`."""
    return [_ByFirstWord(RoutePattern(""), list(patterns))]


class _ByFirstWord(URLResolver):
    """Lists of patterns by what stands before the first slash; each in the old order, with those that may begin in many ways."""

    def resolve(self, path: Any) -> ResolverMatch:
        word, _, _ = str(path).partition("/")
        return self._lists.get(word, self._others).resolve(path)

    @cached_property
    def _lists(self) -> dict[str, URLResolver]:
        words = {_first_word(pattern) for pattern in self.url_patterns} - {None}
        return {word: self._list_of(word) for word in words if word is not None}

    @cached_property
    def _others(self) -> URLResolver:
        return self._list_of(None)

    def _list_of(self, word: str | None) -> URLResolver:
        return URLResolver(self.pattern, [pattern for pattern in self.url_patterns if _first_word(pattern) in {word, None}])


def _first_word(pattern: URLPattern | URLResolver) -> str | None:
    """What each address of a pattern begins with; None where that is not one word."""
    if not isinstance(pattern.pattern, RoutePattern):
        return None
    word, slash, _ = str(pattern.pattern).partition("/")
    ends_open = isinstance(pattern, URLResolver) and not slash  # Addresses go on after it without a slash.
    return None if "<" in word or ends_open else word
