"""How an app declares its JSON operations (`api.py`). The shell `jsonapi` mounts and documents them.

    from tallgrass.platform import rest

    class DraftShape(rest.Shape):                      # what comes in, or goes out
        title: Annotated[str, rest.text("标题", "The title", max_length=20)]
        channel: rest.Id | None = None                 # ids travel as short text: short(id) out, rest.id_of(text) in

    @rest.operation(Words("发一篇笔记", "Publish a note"), status=201, limit="publish", errors=[draft_is_empty()])
    def publish(call: rest.Call[Person], body: DraftShape) -> NoteShape:
        note = publish_note(actor=call.actor, ...)     # one action or query
        return note_shape(note)

    @rest.operation(Words("一个人的笔记", "Notes of a person"), access=rest.ANYONE)
    def list_notes(call: rest.Call[Person], handle: str, query: rest.PageQuery) -> Page[NoteShape]:
        person = get_person(handle, viewer=call.viewer)
        return page_notes(person.id, viewer=call.viewer, cursor=query.cursor, size=query.size).map(note_shape)

and in urls.py:

    api = [
        rest.path("notes", post=publish),
        rest.path("notes/<id:note_id>", get=get_note, put=edit_note, delete=remove_note),
        rest.path("people/<slug:handle>/notes", get=list_notes),
    ]

A file comes as `body: rest.Upload` (such an operation takes no Idempotency-Key: `repeat=rest.Repeat.NEVER`).

Parameters: `call` first, then those of the path by name, `query` (a Shape) and `body` (a Shape). The annotations are the
contract: they are checked on the way in and make the OpenAPI document. The answer is a Shape, a `Page` of them, or None
(204). A DomainError becomes problem+json (RFC 9457) with its status; those peculiar to the operation stand in `errors`.
"""

from tallgrass.platform.rest import refusals
from tallgrass.platform.rest.declaring import (
    ANYONE,
    MEMBER,
    Access,
    Call,
    CursorQuery,
    Id,
    Operation,
    PageQuery,
    Repeat,
    Shape,
    Upload,
    id_of,
    operation,
    text,
)
from tallgrass.platform.rest.handling import Resource, authenticate_with, path, problem_response

__all__ = [
    "ANYONE",
    "MEMBER",
    "Access",
    "Call",
    "CursorQuery",
    "Id",
    "Operation",
    "PageQuery",
    "Repeat",
    "Resource",
    "Shape",
    "Upload",
    "authenticate_with",
    "id_of",
    "operation",
    "path",
    "problem_response",
    "refusals",
    "text",
]
