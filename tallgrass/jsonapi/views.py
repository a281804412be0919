"""What the shell itself answers: the document, its human page, and a problem for unknown addresses."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from tallgrass.jsonapi.document import Document, errors_of
from tallgrass.platform.rest import problem_response, refusals


class Description:
    """`/api/v1/openapi.json`."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in {"GET", "HEAD"}:
            return _only_read()
        return HttpResponse(self._document.as_json(), content_type="application/json", headers={"Cache-Control": "public, max-age=300"})


class Handbook:
    """`/api/`: the same for people."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in {"GET", "HEAD"}:
            return _only_read()
        return render(request, "jsonapi/handbook.html", {"description": self.document.build(), "problems": self._problems()})

    def _problems(self) -> list[tuple[int, str, str]]:
        """Status, code and words of every refusal there is."""
        errors = {
            (error.status, error.code): str(error)
            for path, method, operation in self.document.operations
            for error in errors_of(operation, method, "{" in path)
        }
        return [(status, code, words) for (status, code), words in sorted(errors.items())]


@csrf_exempt
def unknown(request: HttpRequest) -> HttpResponse:
    return problem_response(refusals.unknown_address())


def _only_read() -> HttpResponse:
    response = problem_response(refusals.wrong_method())
    response["Allow"] = "GET, HEAD"
    return response
