"""Addresses are found as Django finds them, with fewer patterns asked."""

import pytest
from django.urls import Resolver404, URLResolver, include, path, re_path
from django.urls.resolvers import RoutePattern

from tallgrass.platform.dispatch import by_first_word

VIEWS = {
    name: (lambda request, name=name, **given: name)
    for name in ["home", "person", "list", "first", "note", "deep", "open", "page", "open_deep", "any"]
}
PATTERNS = [
    path("", VIEWS["home"], name="home"),
    path("<str:who>/", VIEWS["person"], name="person"),
    path("lists/", VIEWS["list"], name="list"),  # Never reached: what stands before it fits too.
    path("notes/first/", VIEWS["first"], name="first"),
    path("notes/<int:number>/", VIEWS["note"], name="note"),
    path("notes/", include([path("deep/", VIEWS["deep"], name="deep")]), {"given": 1}),
    path("open", include([path("ed/", VIEWS["open"], name="open"), path("/deep/", VIEWS["open_deep"], name="open_deep")])),
    path("page.txt", VIEWS["page"], name="page"),
    re_path(r"^any/(?P<rest>.+)$", VIEWS["any"], name="any"),
]
PLAIN = URLResolver(RoutePattern(""), PATTERNS)
INDEXED = URLResolver(RoutePattern(""), by_first_word(PATTERNS))


@pytest.mark.parametrize(
    "address",
    ["", "lists/", "someone/", "notes/first/", "notes/7/", "notes/deep/", "opened/", "open/deep/", "page.txt", "any/of/them"],
)
def test_the_same_view_with_the_same_words(address: str) -> None:
    expected, found = PLAIN.resolve(address), INDEXED.resolve(address)
    assert (found.func, found.kwargs, found.url_name, found.route) == (expected.func, expected.kwargs, expected.url_name, expected.route)
    assert found.extra_kwargs == expected.extra_kwargs


@pytest.mark.parametrize("address", ["notes/x/", "notes", "nobody", "notes/deep", "/", "//", "open"])
def test_what_is_nowhere_is_nowhere(address: str) -> None:
    with pytest.raises(Resolver404):
        PLAIN.resolve(address)
    with pytest.raises(Resolver404):
        INDEXED.resolve(address)


def test_addresses_are_made_from_names_as_before() -> None:
    assert INDEXED.reverse("note", number=7) == PLAIN.reverse("note", number=7) == "notes/7/"
    assert INDEXED.reverse("deep") == "notes/deep/"
