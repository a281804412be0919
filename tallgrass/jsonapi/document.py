"""The OpenAPI 3.1 document, made from the declared operations: what it says is what is checked."""

import re
from collections.abc import Sequence
from functools import cached_property
from importlib.metadata import version
from typing import Any

import msgspec
from django.conf import settings
from django.urls import URLPattern
from django.urls.converters import IntConverter, SlugConverter

from tallgrass.platform.errors import DomainError, not_found, sign_in_first, too_many
from tallgrass.platform.ids import ShortId
from tallgrass.platform.pagination import bad_cursor
from tallgrass.platform.rest import Access, Operation, Repeat, Resource, Upload, refusals
from tallgrass.platform.rest.handling import BYTES
from tallgrass.platform.words import reader_language, say

REFERENCE = "#/components/schemas/{name}"
KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
    "example": "7f0c1f0e-order-1",
}
PROBLEM: dict[str, Any] = {
    "type": "object",
    "description": "RFC 9457",
    "required": ["type", "title", "status", "detail", "code"],
    "additionalProperties": False,
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": {"type": "string"},
        "code": {"type": "string", "pattern": "^[a-z0-9_]+$"},
        "field": {"type": "string"},
    },
}


class Document:
    """Describes the API that these addresses make."""

    def __init__(self, routes: Sequence[URLPattern]) -> None:
        self._resources: list[tuple[str, dict[str, Any], Resource]] = []
        for route in routes:
            if not isinstance(route.callback, Resource):
                raise TypeError(f"api/v1/{route.pattern} is not declared with rest.path")
            self._resources.append((str(route.pattern), route.pattern.converters, route.callback))

    @property
    def operations(self) -> list[tuple[str, str, Operation]]:
        """Path with `{name}`s, method, operation: all there are."""
        return [
            (_braced(route), method, operation)
            for route, _, resource in self._resources
            for method, operation in resource.operations.items()
        ]

    @cached_property
    def _by_language(self) -> dict[str, bytes]:
        return {}

    def as_json(self) -> bytes:
        """The document in the language of the reader."""
        language = reader_language()
        if language not in self._by_language:
            self._by_language[language] = msgspec.json.encode(self.build())
        return self._by_language[language]

    def build(self) -> dict[str, Any]:
        inputs, answers = self._schemas()
        queries = {_name(operation.query.__name__) for _, _, operation in self.operations if operation.query}
        paths: dict[str, dict[str, Any]] = {}
        for route, converters, resource in self._resources:
            item: dict[str, Any] = paths.setdefault(_braced(route), {})
            if converters:
                item["parameters"] = [_path_parameter(name, converter) for name, converter in converters.items()]
            for method, operation in resource.operations.items():
                item[method.lower()] = self._operation(operation, method, bool(converters), inputs, answers)
        return {
            "openapi": "3.1.0",
            "info": {
                "title": say(f"{settings.TALLGRASS_NAME.zh}的接口", f"{settings.TALLGRASS_NAME.en} API"),
                "version": version("tallgrass"),
                "description": say(
                    "错误都是 application/problem+json。列表按 next 往下翻。编号是短文本。"
                    "写操作可带 Idempotency-Key，七天内重试得到同一个回答。",
                    "Errors are application/problem+json. Lists go on with `next`. Ids are short text."
                    " Writes may carry an Idempotency-Key: for seven days a repeated request gets the same answer.",
                ),
            },
            "servers": [{"url": "/api/v1"}],
            "paths": paths,
            "components": {
                "schemas": {
                    **{name: schema for name, schema in inputs.components.items() if name not in queries},
                    **answers.components,
                    "Problem": PROBLEM,
                },
                "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            },
        }

    def _schemas(self) -> tuple["Schemas", "Schemas"]:
        operations = [operation for _, _, operation in self.operations]
        inputs = Schemas(
            [shape for operation in operations for shape in (operation.query, operation.body) if shape and shape is not Upload]
        )
        answers = Schemas([operation.answer for operation in operations if operation.answer is not type(None)], whole=True)
        inputs.tell_apart(answers)
        return inputs, answers

    def _operation(self, operation: Operation, method: str, has_parameters: bool, inputs: "Schemas", answers: "Schemas") -> dict[str, Any]:
        parameters = _query_parameters(inputs, operation.query) if operation.query else []
        if takes_key(operation, method):
            parameters.append(KEY | {"required": operation.repeat.needs_key})
        described: dict[str, Any] = {
            "operationId": operation.name,
            "summary": str(operation.summary),
            "tags": [operation.tag],
            "security": [{"token": []}] if operation.access is Access.MEMBER else [{"token": []}, {}],
            "responses": {str(operation.status): {"description": str(operation.summary)}},
        }
        if parameters:
            described["parameters"] = parameters
        if operation.body is Upload:
            described["requestBody"] = {"required": True, "content": {BYTES: {"schema": {"type": "string", "format": "binary"}}}}
        elif operation.body:
            schema = inputs.of(operation.body)
            described["requestBody"] = {
                "required": True,
                "content": {"application/json": {"schema": schema, "example": inputs.example(schema)}},
            }
        if operation.answer is not type(None):
            schema = answers.of(operation.answer)
            described["responses"][str(operation.status)]["content"] = {
                "application/json": {"schema": schema, "example": answers.example(schema)}
            }
        described["responses"] |= _problems(errors_of(operation, method, has_parameters))
        return described


def takes_key(operation: Operation, method: str) -> bool:
    return method != "GET" and operation.repeat is not Repeat.NEVER and operation.access is Access.MEMBER


def errors_of(operation: Operation, method: str, has_parameters: bool) -> list[DomainError]:
    """All that an operation may refuse with: what the way to it refuses, and its own."""
    errors = [refusals.bad_token(), refusals.not_acceptable(), too_many(60), refusals.broken()]
    if operation.access is Access.MEMBER:
        errors.append(sign_in_first())
    if has_parameters:
        errors.append(not_found())
    if operation.query:
        errors.append(refusals.invalid_input("size", "…"))
        if "cursor" in operation.query.__struct_fields__:
            errors.append(bad_cursor())
    if operation.body is Upload:
        errors += [refusals.unsupported_upload(), refusals.cut_short()]
    elif operation.body:
        errors += [refusals.not_json(), refusals.too_large(), refusals.unsupported_type(), refusals.invalid_input("title", "…")]
    if takes_key(operation, method):
        errors += [refusals.key_missing()] if operation.repeat.needs_key else []
        errors += [refusals.bad_key(), refusals.key_reused()]
    return [*errors, *operation.errors]


def _problems(errors: list[DomainError]) -> dict[str, Any]:
    by_status: dict[int, dict[str, DomainError]] = {}
    for error in errors:
        by_status.setdefault(error.status, {})[error.code] = error
    responses: dict[str, Any] = {}
    for status, codes in sorted(by_status.items()):
        response: dict[str, Any] = {
            "description": " ".join(f"`{code}`: {error}" for code, error in codes.items()),
            "content": {"application/problem+json": {"schema": {"$ref": REFERENCE.format(name="Problem")}}},
        }
        if status == 401:
            response["headers"] = {"WWW-Authenticate": {"required": True, "schema": {"type": "string"}}}
        if status == 429:
            response["headers"] = {"Retry-After": {"required": True, "schema": {"type": "integer", "minimum": 1}}}
        responses[str(status)] = response
    return responses


class Schemas:
    """JSON schemas of shapes, under names of ours: `NoteShape` is `Note`, `Page[NoteShape]` is `NotePage`."""

    def __init__(self, types: list[Any], whole: bool = False) -> None:
        """`whole`: objects go out, so every field is there."""
        schemas, components = msgspec.json.schema_components(types, ref_template=REFERENCE)
        self._by_type = [(type_, _renamed(schema)) for type_, schema in zip(types, schemas, strict=True)]
        self.components: dict[str, Any] = {_name(name): _renamed(schema) for name, schema in components.items()}
        for name, schema in self.components.items():
            schema["title"] = name
            schema.pop("description", None)  # The docstring: for those who read the code.
            if whole and "properties" in schema:
                schema["required"] = list(schema["properties"])
                schema["additionalProperties"] = False
                for field in schema["properties"].values():
                    field.pop("default", None)

    def tell_apart(self, answers: "Schemas") -> None:
        """Call inputs those of these shapes that may be sent with fields left out but are answered whole, and those that hold such a one."""
        both = self.components.keys() & answers.components.keys()
        names = {name for name in both if self.components[name] != answers.components[name]}
        while more := {name for name in both - names if _as_inputs(self.components[name], names) != self.components[name]}:
            names |= more
        self._by_type = [(type_, _as_inputs(schema, names)) for type_, schema in self._by_type]
        self.components = {f"{name}Input" if name in names else name: _as_inputs(part, names) for name, part in self.components.items()}
        for name, schema in self.components.items():
            schema["title"] = name

    def of(self, type_: Any) -> dict[str, Any]:
        return next(schema for known, schema in self._by_type if known == type_)

    def object_of(self, type_: Any) -> dict[str, Any]:
        """The schema behind the reference."""
        component: dict[str, Any] = self.components[self.of(type_)["$ref"].rsplit("/", 1)[1]]
        return component

    def example(self, schema: dict[str, Any]) -> Any:
        """A value of the schema, from the examples of its fields."""
        if "$ref" in schema:
            return self.example(self.components[schema["$ref"].rsplit("/", 1)[1]])
        if "examples" in schema:
            return schema["examples"][0]
        if "default" in schema:
            return schema["default"]
        if "enum" in schema:
            return schema["enum"][0]
        if "anyOf" in schema:
            return self.example(schema["anyOf"][0])
        kind = schema.get("type")
        if kind == "object":
            return {name: self.example(field) for name, field in schema.get("properties", {}).items()}
        if kind == "array":
            return [self.example(schema["items"])] if schema.get("items") else []
        if kind == "string" and schema.get("format") == "date-time":
            return "2026-11-24T08:00:00Z"
        return {"string": "x" * schema.get("minLength", 0), "integer": schema.get("minimum", 0), "number": 0, "boolean": False}.get(
            str(kind)
        )


def _braced(route: str) -> str:
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", route)


def _path_parameter(name: str, converter: Any) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string", "minLength": 1}
    example: Any = name
    if isinstance(converter, ShortId):
        schema, example = {"type": "string", "pattern": f"^{ShortId.regex}$"}, "4fZk8TqXw2B"
    elif isinstance(converter, SlugConverter):
        schema = {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"}
    elif isinstance(converter, IntConverter):
        schema, example = {"type": "integer", "minimum": 0}, 1
    return {"name": name, "in": "path", "required": True, "schema": schema, "example": example}


def _query_parameters(inputs: Schemas, shape: Any) -> list[dict[str, Any]]:
    schema = inputs.object_of(shape)
    parameters = []
    for name, field in schema["properties"].items():
        # In a query string nothing is null: what is not given is left out.
        kinds = [kind for kind in field.get("anyOf", []) if kind != {"type": "null"}]
        own = {key: value for key, value in (kinds[0] if len(kinds) == 1 else field).items() if key != "description"}
        if field.get("default") is not None:
            own["default"] = field["default"]
        description = field.get("description") or (kinds[0].get("description") if kinds else None)
        parameters.append(
            {"name": name, "in": "query", "required": name in schema["required"], "schema": own}
            | ({"description": description} if description else {})
        )
    return parameters


def _name(name: str) -> str:
    page = re.fullmatch(r"Page_(\w+?)(?:Shape)?_", name)
    return f"{page[1]}Page" if page else name.removesuffix("Shape")


def _as_inputs(schema: Any, names: set[str]) -> Any:
    if isinstance(schema, list):
        return [_as_inputs(part, names) for part in schema]
    if not isinstance(schema, dict):
        return schema
    changed = {key: _as_inputs(value, names) for key, value in schema.items()}
    if "$ref" in schema and schema["$ref"].rsplit("/", 1)[1] in names:
        changed["$ref"] = f"{schema['$ref']}Input"
    return changed


def _renamed(schema: Any) -> Any:
    """The schema with our names, and descriptions in the language of the reader."""
    if isinstance(schema, list):
        return [_renamed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    changed = {key: _renamed(value) for key, value in schema.items() if key != "x-zh"}
    if "$ref" in schema:
        changed["$ref"] = REFERENCE.format(name=_name(schema["$ref"].rsplit("/", 1)[1]))
    if "x-zh" in schema:
        changed["description"] = say(schema["x-zh"], schema["description"])
    return changed
