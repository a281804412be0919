"""Pages of the shell: language and look, errors, offline, the installable app, the style guide."""

import hashlib
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from tallgrass.accounts.guards import MemberRequest, limited, require_member
from tallgrass.platform import live
from tallgrass.platform.errors import DomainError, problem
from tallgrass.platform.errors import not_found as not_found_here
from tallgrass.platform.ids import from_short
from tallgrass.platform.subjects import Ref, subject_cards
from tallgrass.platform.words import Words
from tallgrass.site.jinja import THEMES
from tallgrass.site.middleware import wants_json
from tallgrass.site.queries import current_slogan
from tallgrass.site.specimens import specimens

YEAR = 365 * 24 * 3600
PAPER = "#f5f7f2"
"""The colour of the page, as in tokens.css, for the frame a system draws around the app."""


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    language = request.POST.get("language", "")
    response = _back(request)
    if language in dict(settings.LANGUAGES):
        _remember(response, settings.LANGUAGE_COOKIE_NAME, language)
    return response


@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    theme = request.POST.get("theme", "")
    response = _back(request)
    if theme in THEMES:
        _remember(response, "theme", theme)
    return response


@require_POST
@require_member
@limited("watch")
def watch(request: MemberRequest) -> HttpResponse:
    """A page asks its browser's stream to hear what happens to a thing (`of`: `note:4fZk8TqXw2B`) that its reader may see.

    Raises:
        DomainError: `not_found`.
    """
    stream, (kind, _, name) = request.POST.get("stream", "")[:40], request.POST.get("of", "").partition(":")
    try:
        subject = Ref(kind, from_short(name))
    except ValueError:
        raise not_found_here() from None
    if not subject_cards([subject], request.person.id):
        raise not_found_here()
    live.watch(request.person.id, stream, [subject])
    return HttpResponse(status=204)


@require_safe
def style_guide(request: HttpRequest) -> HttpResponse:
    return render(request, "site/style_guide.html", {"specimens": specimens()})


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What the service worker keeps for the times without a network. Says nothing about who reads it."""
    return render(request, "site/offline.html")


@require_safe
@cache_control(max_age=3600)
def manifest(request: HttpRequest) -> HttpResponse:
    icons = [("app-icon-192.png", 192, "any"), ("app-icon-512.png", 512, "any"), ("app-icon-maskable-512.png", 512, "maskable")]
    body = {
        "id": "/",
        "name": str(settings.TALLGRASS_NAME),
        "short_name": str(settings.TALLGRASS_NAME),
        "description": str(current_slogan()),
        "lang": translation.get_language(),
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            {"src": static(f"art/{file}"), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
            for file, size, purpose in icons
        ],
    }
    return JsonResponse(body, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False})


@require_safe
@cache_control(no_cache=True)
def service_worker(request: HttpRequest) -> HttpResponse:
    kept = [
        static(path)
        for path in (
            "css/site.css",
            "js/shell.js",
            "vendor/htmx.min.js",
            "art/favicon.svg",
            "art/empty/offline.svg",
            "js/lists/kept_here.js",
        )
    ]
    version = hashlib.sha256(" ".join(kept).encode()).hexdigest()[:12]
    return render(request, "site/service_worker.js", {"version": version, "kept": kept}, content_type="text/javascript")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _error(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _error(request, 403)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _error(request, 403, page="stale")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _error(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    try:
        return _error(request, 500)
    except Exception:  # Whatever broke the page may break this one too: the plainest answer is better than none.
        return HttpResponse("500", status=500, content_type="text/plain")


def _error(request: HttpRequest, status: int, page: str = "") -> HttpResponse:
    page = page or str(status)
    if wants_json(request):
        error = DomainError(HTTPStatus(status).name.lower(), _WORDS.get(status, _WORDS[400]), status=status)
        return JsonResponse(problem(error), status=status, content_type="application/problem+json")
    if request.headers.get("HX-Request") == "true":
        return render(request, "site/errors/fragment.html", {"page": page}, status=status)
    return render(request, f"site/errors/{page}.html", status=status)


_WORDS = {
    400: Words("这个请求看不懂，什么都没有改。", "This request could not be understood. Nothing was changed."),
    403: Words("这里不能这样做。", "This may not be done here."),
    404: Words("没有找到。", "Not found."),
    500: Words("我们这边出错了，什么都没有改。", "Something went wrong on our side. Nothing was changed."),
}


def _remember(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(name, value, max_age=YEAR, samesite="Lax", secure=settings.HTTPS, httponly=True)


def _back(request: HttpRequest) -> HttpResponse:
    """To the page one came from, if it is one of ours."""
    page = request.POST.get("next") or request.headers.get("Referer", "/")
    if not url_has_allowed_host_and_scheme(page, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        page = "/"
    return HttpResponseRedirect(page)
