"""The short way of JSON operations through the shell."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.cache import patch_vary_headers

PREFIX = "/api/v1/"


class OperationMiddleware:
    """Serves JSON operations without what only pages need: sessions, messages, forms' tokens, the policy of scripts.

    Stands after the middleware that both need. An operation knows its caller by the bearer token and answers its own errors.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(PREFIX):
            return self._get_response(request)
        try:
            found = resolve(request.path_info)
        except Resolver404:
            return self._get_response(request)
        request.get_host()  # Refuses a host that is not ours, as for pages.
        translation.activate(translation.get_language_from_request(request))
        response: HttpResponseBase = found.func(request, *found.args, **found.kwargs)
        response.headers["Content-Language"] = translation.get_language() or ""
        patch_vary_headers(response, ("Accept-Language",))
        return response
