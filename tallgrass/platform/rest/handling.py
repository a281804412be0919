"""From a request to an answer: the one way through which every JSON operation is served."""

import logging
import re
from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from django.core.exceptions import RequestDataTooBig
from django.core.signals import got_request_exception
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.urls import URLPattern
from django.urls import path as django_path

from tallgrass.platform import idempotency
from tallgrass.platform.addresses import address_key, client_address
from tallgrass.platform.errors import DomainError, as_refusal, problem, sign_in_first
from tallgrass.platform.limits import hit, hit_softly
from tallgrass.platform.rest import refusals
from tallgrass.platform.rest.declaring import Access, Call, Operation, Repeat, Shape, Upload

logger = logging.getLogger("tallgrass.api")

JSON, PROBLEM, BYTES = "application/json", "application/problem+json", "application/octet-stream"
KEY = re.compile(r"[!-~]{1,255}")
"""What an Idempotency-Key may be."""

Authenticator = Callable[[str], tuple[Any, int] | None]
"""From a bearer token to whom it stands for (an object with `id`) and the id of the token; None when it stands for nobody."""

_authenticate: Authenticator = lambda token: None  # noqa: E731  (nobody, until the shell says who)
_encode = msgspec.json.Encoder(enc_hook=str).encode


def authenticate_with(authenticator: Authenticator) -> None:
    """Plug in who bearer tokens stand for. Called once, at start-up, by the shell."""
    global _authenticate
    _authenticate = authenticator


def path(route: str, **operations: Operation) -> URLPattern:
    """An address under /api/v1/ and its operations by method: `get`, `post`, `put`, `patch`, `delete`. No slash at the end.

    Raises:
        TypeError: the parameters of an operation are not those of the address.
    """
    pattern = django_path(
        route,
        Resource({method.upper(): operation for method, operation in operations.items()}),
        name=f"api_{next(iter(operations.values())).name}",
    )
    named = frozenset(pattern.pattern.converters)
    for operation in operations.values():
        if operation.path_parameters != named:
            raise TypeError(f"{operation.name} takes {set(operation.path_parameters)}, its address has {set(named)}")
    return pattern


class Resource:
    """The view of one address: hands the request to the operation of its method."""

    csrf_exempt = True  # The session cookie is never looked at: a bearer token cannot be sent by another site.

    def __init__(self, operations: Mapping[str, Operation]) -> None:
        self.operations = dict(operations)
        methods = [*operations, "HEAD"] if "GET" in operations else list(operations)
        self.allow = ", ".join(sorted(methods))

    def __call__(self, request: HttpRequest, **parameters: Any) -> HttpResponse:
        if any(isinstance(value, str) and "\0" in value for value in parameters.values()):
            return problem_response(refusals.unknown_address())  # PostgreSQL holds no such text, so nothing can be named so.
        method = "GET" if request.method == "HEAD" else request.method
        operation = self.operations.get(method or "")
        if operation is None:
            response = problem_response(refusals.wrong_method())
            response["Allow"] = self.allow
            return response
        try:
            response = serve(operation, request, parameters)
        except Exception as error:
            refusal = as_refusal(error)
            if refusal is None:
                # As Django's own handler does: tell who listens (monitoring, the test client), then answer without details.
                got_request_exception.send(sender=None, request=request)
                logger.exception("operation failed", extra={"operation": operation.name}, exc_info=error)
                refusal = refusals.broken()
            response = problem_response(refusal)
        response["Cache-Control"] = "no-store"
        return response


def problem_response(error: DomainError) -> HttpResponse:
    """The error as `application/problem+json`, with the headers its status asks for."""
    response = HttpResponse(_encode(problem(error)), status=error.status, content_type=PROBLEM)
    if error.status == 401:
        response["WWW-Authenticate"] = 'Bearer error="invalid_token"' if error.code == "bad_token" else "Bearer"
    if error.retry_after:
        response["Retry-After"] = str(error.retry_after)
    return response


def serve(operation: Operation, request: HttpRequest, parameters: dict[str, Any]) -> HttpResponse:
    """Who asks, how often, what for; then the operation.

    Raises:
        DomainError: any refusal, those of `rest.refusals` and those of the operation.
    """
    _check_accept(request)
    call = _caller(operation, request)
    if operation.query:
        parameters["query"] = read_query(operation.query, request)
    if operation.decoder:
        parameters["body"] = read_body(operation.decoder, request)
    elif operation.body is Upload:
        if request.content_type != BYTES:
            raise refusals.unsupported_upload()
        parameters["body"] = Upload(request)
    if operation.limit and call.viewer is not None:
        hit(operation.limit, str(call.viewer.id))
    key = _idempotency_key(operation, call)
    if key is None:
        return _response(_act(operation, call, parameters))
    whole = b"\n".join([(request.method or "").encode(), request.get_full_path().encode(), request.body])
    return _response(
        idempotency.once(owner_id=call.viewer.id, key=key, request=whole, act=lambda: _act(operation, call, parameters))  # type: ignore[union-attr]
    )


def _act(operation: Operation, call: Call[Any], parameters: dict[str, Any]) -> idempotency.Answer:
    answer = operation.run(call, **parameters)
    return idempotency.Answer(operation.status, b"" if operation.status == 204 else _encode(answer))


def _response(answer: idempotency.Answer) -> HttpResponse:
    if answer.status == 204:
        response = HttpResponse(status=204)
        del response["Content-Type"]
        return response
    return HttpResponse(answer.body, status=answer.status, content_type=JSON)


def _check_accept(request: HttpRequest) -> None:
    accept = request.META.get("HTTP_ACCEPT", "*/*")
    if accept not in {"*/*", JSON} and not request.accepts(JSON):
        raise refusals.not_acceptable()


def _caller(operation: Operation, request: HttpRequest) -> Call[Any]:
    header = request.META.get("HTTP_AUTHORIZATION", "")
    if not header:
        hit_softly("api_address", address_key(client_address(request)))
        if operation.access is Access.MEMBER:
            raise sign_in_first()
        return Call(request)
    scheme, _, token = header.partition(" ")
    found = _authenticate(token.strip()) if scheme.lower() == "bearer" and 0 < len(token) <= 500 and token.isascii() else None
    if found is None:
        hit_softly("api_address", address_key(client_address(request)))
        raise refusals.bad_token()
    viewer, token_id = found
    hit_softly("api_token", str(token_id))
    hit_softly("api_person", str(viewer.id))
    return Call(request, viewer, token_id)


def _idempotency_key(operation: Operation, call: Call[Any]) -> str | None:
    if operation.repeat is Repeat.NEVER or call.viewer is None or call.request.method in {"GET", "HEAD"}:
        return None
    key = call.request.META.get("HTTP_IDEMPOTENCY_KEY")
    if key is None and operation.repeat.needs_key:
        raise refusals.key_missing()
    if key is not None and not KEY.fullmatch(key):
        raise refusals.bad_key()
    return None if operation.repeat is Repeat.OWN else key


def read_query(shape: type[Shape], request: HttpRequest) -> Shape:
    """The query string as its shape.

    Raises:
        DomainError: `invalid_input` (422): a wrong value, an unknown name, a name given twice.
    """
    values = {}
    for name, several in request.GET.lists():
        if len(several) > 1:
            raise refusals.invalid_input(name, "given more than once")
        _refuse_control(name, several[0])
        values[name] = several[0]
    try:
        query = msgspec.convert(values, shape, strict=False)
    except msgspec.ValidationError as error:
        raise refusals.invalid_input(*_fault(error)) from None
    for name, value in values.items():
        # A reading that is not strict takes the word "null" for nothing; here nothing is what is left out.
        if getattr(query, name) is None:
            raise refusals.invalid_input(name, f"`{value}` is none of what may stand here")
    return query


def read_body(decoder: msgspec.json.Decoder[Any], request: HttpRequest) -> Any:
    """The JSON body as the shape of the decoder.

    Raises:
        DomainError: 413 too large, 415 not JSON by its type, 400 not JSON by its text, 422 not of the shape.
    """
    if request.content_type != JSON:
        raise refusals.unsupported_type()
    try:
        body = request.body
    except RequestDataTooBig:
        raise refusals.too_large() from None
    except UnreadablePostError:
        raise refusals.not_json() from None
    if b"\\u0000" in body:
        raise refusals.invalid_input(None, "texts may not hold the character U+0000")
    try:
        return _decode(decoder, body)
    except msgspec.ValidationError as error:
        raise refusals.invalid_input(*_fault(error)) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise refusals.not_json() from None


def _decode(decoder: msgspec.json.Decoder[Any], body: bytes) -> Any:
    try:
        return decoder.decode(body)
    except msgspec.ValidationError as error:
        if "got `float`" not in str(error):
            raise
        # To JSON Schema 1.0 is an integer, and some clients know no other numbers; msgspec takes it for a float.
        return msgspec.convert(_with_integers(msgspec.json.decode(body)), decoder.type)


def _with_integers(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return [_with_integers(part) for part in value]
    if isinstance(value, dict):
        return {name: _with_integers(part) for name, part in value.items()}
    return value


def _refuse_control(name: str, value: str) -> None:
    if "\0" in value or "\0" in name:
        raise refusals.invalid_input(name.replace("\0", ""), "texts may not hold the character U+0000")


_WHERE = re.compile(r"^(?P<what>.*?)(?: - at `\$?\.?(?P<where>[^`]*)`)?$", re.DOTALL)
_NAMED = re.compile(r"field `(?P<name>[^`]*)`")


def _fault(error: msgspec.ValidationError) -> tuple[str | None, str]:
    """The field at fault and what is wrong with it, from msgspec's message (``Expected `int` <= 50 - at `$.size` ``)."""
    match = _WHERE.match(str(error))
    what, where = (match["what"], match["where"]) if match else (str(error), None)
    named = _NAMED.search(what)
    field = ".".join(part for part in (where, named["name"] if named else None) if part)
    return field or None, what.replace("`", "")
