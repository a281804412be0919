"""Where the JSON API hangs its apps."""

from collections.abc import Sequence

from django.urls import URLPattern, URLResolver, include, path, re_path

from tallgrass.jsonapi import views
from tallgrass.jsonapi.document import Document
from tallgrass.platform.dispatch import by_first_word


def mounted(routes: Sequence[URLPattern]) -> list[URLPattern | URLResolver]:
    """All under /api/: the operations of the apps, the document that describes them, and a problem for every other address."""
    document = Document(routes)
    return [
        path("", views.Handbook(document), name="api"),
        path("v1/openapi.json", views.Description(document), name="openapi"),
        path("v1/", include(by_first_word(routes))),
        re_path(r"", views.unknown, name="api_unknown"),
    ]
