"""What stands around every page: errors in words."""

import gzip
import secrets
from collections.abc import Callable
from functools import cache

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware, re_accepts_gzip
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.http import urlencode

from tallgrass.platform.changes import settle
from tallgrass.platform.errors import DomainError, as_refusal, problem


class ErrorMiddleware:
    """Turns a refusal into a page, a fragment or problem+json, by what the caller can read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        refusal = as_refusal(error)
        return error_response(request, refusal) if refusal else None


def error_response(request: HttpRequest, error: DomainError) -> HttpResponse:
    response: HttpResponse
    if wants_json(request):
        response = JsonResponse(problem(error), status=error.status, content_type="application/problem+json")
    elif error.status == 401 and request.method in {"GET", "HEAD"} and request.headers.get("HX-Request") != "true":
        response = HttpResponse(
            status=302, headers={"Location": f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}"}
        )
    elif request.headers.get("HX-Request") == "true":
        response = render(request, "site/errors/fragment.html", {"error": error}, status=error.status)
        if error.status == 401:
            response["HX-Redirect"] = f"{reverse('account_login')}?{urlencode({'next': request.headers.get('HX-Current-URL', '/')})}"
    else:
        response = render(request, "site/errors/domain.html", {"error": error}, status=error.status)
    if error.retry_after:
        response["Retry-After"] = str(error.retry_after)
    return response


def wants_json(request: HttpRequest) -> bool:
    return request.path.startswith("/api/") or "application/json" in request.headers.get("Accept", "")


class SettlingMiddleware:
    """The page that follows a form shows what the form changed, though rows are remembered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self._get_response(request)
        if request.method == "POST" and (response.status_code in {302, 303} or "HX-Redirect" in response):
            settle()
        return response


class AddressLanguageMiddleware:
    """`?lang=en` shows this page in that language, whoever reads: the address search engines are given for each language."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = request.GET.get("lang", "") if "lang=" in request.META.get("QUERY_STRING", "") else ""
        if language in dict(settings.LANGUAGES):
            translation.activate(language)
            request.LANGUAGE_CODE = language  # type: ignore[attr-defined]
        return self._get_response(request)


class CompressionMiddleware(GZipMiddleware):
    """Django's, with the quickest level for whole pages: they come out a twelfth larger for half the work."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        content = getattr(response, "content", b"")
        if len(content) < _WORTH_IT or response.has_header("Content-Encoding") or not re_accepts_gzip.search(_accepted(request)):
            return super().process_response(request, response)  # type: ignore[arg-type]
        patch_vary_headers(response, ("Accept-Encoding",))
        # A name of random length in the head hides the length of what a page holds in secret (BREACH; docs of Django's class).
        name = secrets.token_urlsafe(secrets.randbelow(self.max_random_bytes) + 1).encode()
        packed = gzip.compress(content, compresslevel=1, mtime=0)
        response.content = b"".join((packed[:3], _HAS_NAME, packed[4:10], name, b"\0", packed[10:]))  # type: ignore[attr-defined]
        response.headers["Content-Length"] = str(len(response.content))  # type: ignore[attr-defined]
        response.headers["Content-Encoding"] = "gzip"
        return response


_WORTH_IT = 1_000
_HAS_NAME = bytes([gzip.FNAME])


def _accepted(request: HttpRequest) -> str:
    accepted: str = request.META.get("HTTP_ACCEPT_ENCODING", "")
    return accepted


class PolicyMiddleware(CSPMiddleware):
    """django-csp, with the text of the policy put together once: only the nonce differs from page to page."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if any(name.startswith("_csp") for name in vars(response)) or HEADER in response:
            return super().process_response(request, response)
        nonce: str | None = getattr(request, "_csp_nonce", None)
        response[HEADER] = _policy(nonce is not None).replace(_PLACE, nonce or "")
        return response


_PLACE = "nonce-of-the-page"


@cache
def _policy(with_nonce: bool) -> str:
    return str(build_policy(nonce=_PLACE if with_nonce else None))
