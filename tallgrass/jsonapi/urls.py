"""Where the JSON API hangs its apps."""

from collections.abc import Sequence

from django.urls import URLPattern, path, re_path

from tallgrass.jsonapi import views
from tallgrass.jsonapi.document import Document


def mounted(routes: Sequence[URLPattern]) -> list[URLPattern]:
    """All under /api/: the operations of the apps, the document that describes them, and a problem for every other address."""
    document = Document(routes)
    return [
        path("", views.Handbook(document), name="api"),
        path("v1/openapi.json", views.Description(document), name="openapi"),
        *(_under_version(route) for route in routes),
        re_path(r"", views.unknown, name="api_unknown"),
    ]


def _under_version(route: URLPattern) -> URLPattern:
    return path(f"v1/{route.pattern}", route.callback, route.default_args, route.name)
