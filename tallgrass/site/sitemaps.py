"""What robots are told: where they may go, and what there is, in parts (sitemaps.org 0.9)."""

from xml.sax.xmlreader import AttributesImpl

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from tallgrass.notes.queries.sitemaps import KINDS, list_sitemap_entries, list_sitemap_parts
from tallgrass.platform.errors import not_found
from tallgrass.platform.memory import Memory

_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_CLOSED = (
    "/api/",
    "/console/",
    "/settings/",
    "/me/",
    "/publish/",
    "/notifications/",
    "/following/",
    "/live/",
    "/s/",
    "/sign-",
    "/uploads/",
    "/style-guide/",
)
_ADDRESS = {"notes": "note", "topics": "topic", "people": "profile"}

_parts: Memory[str, list[int]] = Memory(len(KINDS), seconds=600)


@require_safe
@cache_control(max_age=3600, public=True)
def robots(request: HttpRequest) -> HttpResponse:
    """A demo's invented people are not for search engines."""
    lines = ["User-agent: *"]
    lines += ["Disallow: /"] if settings.DEMO else [f"Disallow: {path}" for path in _CLOSED]
    lines += ["", f"Sitemap: {settings.BASE_URL}{reverse('sitemap')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
@cache_control(max_age=3600, public=True)
def sitemap(request: HttpRequest) -> HttpResponse:
    """The list of parts; each kind is walked once in ten minutes a process."""
    response = HttpResponse(content_type="application/xml; charset=utf-8")
    xml = _begun(response, "sitemapindex")
    for kind in KINDS:
        for first in _parts.fill([kind], lambda kinds: {kinds[0]: list_sitemap_parts(kinds[0])})[kind]:
            _entry(xml, "sitemap", settings.BASE_URL + reverse("sitemap_part", args=[kind, first]))
    return _ended(xml, "sitemapindex", response)


@require_safe
@cache_control(max_age=3600, public=True)
def part(request: HttpRequest, kind: str, first: int) -> HttpResponse:
    if kind not in KINDS:
        raise not_found()
    response = HttpResponse(content_type="application/xml; charset=utf-8")
    xml = _begun(response, "urlset")
    for id, name, changed in list_sitemap_entries(kind, first):
        _entry(xml, "url", settings.BASE_URL + reverse(_ADDRESS[kind], args=[name or id]), changed.date().isoformat() if changed else None)
    return _ended(xml, "urlset", response)


def _begun(response: HttpResponse, root: str) -> SimplerXMLGenerator:
    xml = SimplerXMLGenerator(response, "utf-8", short_empty_elements=True)
    xml.startDocument()
    xml.startElement(root, AttributesImpl({"xmlns": _SPACE}))
    return xml


def _entry(xml: SimplerXMLGenerator, element: str, address: str, changed: str | None = None) -> None:
    xml.startElement(element, AttributesImpl({}))
    xml.addQuickElement("loc", address)
    if changed:
        xml.addQuickElement("lastmod", changed)
    xml.endElement(element)


def _ended(xml: SimplerXMLGenerator, root: str, response: HttpResponse) -> HttpResponse:
    xml.endElement(root)
    xml.endDocument()
    return response
