"""What stands around every page: errors in words."""

from collections.abc import Callable
from functools import cache

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

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
