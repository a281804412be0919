"""A note, a topic, a person's notes."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tallgrass.accounts.guards import MemberRequest, VisitorRequest, require_member
from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import count_relations, get_person, relation
from tallgrass.moderation.queries import find_restriction
from tallgrass.notes.actions import follow_share
from tallgrass.notes.models import Note
from tallgrass.notes.queries import (
    access_note,
    count_verdicts,
    entry_cards,
    get_note_view,
    page_answers,
    page_liked_notes,
    page_notes_of,
    page_saved_notes,
    page_topic_notes,
    thing_key,
)
from tallgrass.notes.types import Genre, NoteCard, NoteView
from tallgrass.platform.errors import DomainError, not_found
from tallgrass.platform.ids import from_short, short
from tallgrass.platform.pagination import Page
from tallgrass.platform.subjects import Ref
from tallgrass.platform.words import Words


@require_safe
def note(request: VisitorRequest, note_id: int) -> HttpResponse:
    """A note over the wall when htmx asks, else as a page of its own."""
    viewer = request.person
    found = access_note(viewer, note_id)
    view = get_note_view(found, viewer=viewer)
    restriction = find_restriction(Ref("note", note_id)) if view.mine and (view.withheld or view.limited) else None
    template = "notes/over.html" if request.headers.get("HX-Request") == "true" else "notes/note.html"
    context = {"note": view, "relation": relation(viewer, view.author.id), "restriction": restriction}
    response = render(request, template, context | _of_genre(found, view, viewer))
    response["Vary"] = "HX-Request"
    return response


@require_safe
def topic(request: VisitorRequest, name: str) -> HttpResponse:
    page = page_topic_notes(name, viewer=request.person, cursor=request.GET.get("cursor"))
    return wall(request, "notes/topic.html", page, topic=name)


@require_safe
def profile(request: VisitorRequest, handle: str, tab: str = "notes") -> HttpResponse:
    """A person and their notes; saves and likes only when they show them, or to themselves."""
    viewer: Person | None = request.person
    person = get_person(handle, viewer=viewer)
    mine = viewer is not None and viewer.id == person.id
    shown = {"notes": True, "saves": mine or person.shows_saves, "likes": mine or person.shows_likes}
    if not shown[tab]:
        raise not_found()
    pages = {"notes": page_notes_of, "saves": page_saved_notes, "likes": page_liked_notes}
    page = pages[tab](person.id, viewer=viewer, cursor=request.GET.get("cursor"))
    return wall(
        request,
        "notes/profile.html",
        page,
        person=person,
        relations=count_relations(person.id),
        relation=relation(viewer, person.id),
        mine=mine,
        tab=tab,
        deleted=_deleted(request) if mine else None,
        tabs=[name for name, is_shown in shown.items() if is_shown],
    )


@require_safe
@require_member
def me(request: MemberRequest) -> HttpResponse:
    """One's own page, by an address that is the same for everybody."""
    return HttpResponseRedirect(request.person.url)


@require_safe
def shared(request: VisitorRequest, code: str) -> HttpResponse:
    """A share link: counts the visit and leads to the note."""
    share = follow_share(code=code, visitor=request.person)
    if share is None:
        raise DomainError(
            "unknown_link", Words("这个链接不对，可能少复制了几个字。", "This link is not right; some of it may be missing."), status=404
        )
    return HttpResponseRedirect(f"/notes/{short(share.note_id)}/")


def _of_genre(note: Note, view: NoteView, viewer: Person | None) -> dict[str, object]:
    """What the page of a note shows beside it because of its genre: the word of others on the thing, the notes of a collection, answers."""
    match view.genre:
        case Genre.EVALUATION if view.evaluation:
            key = thing_key(view.evaluation)
            return {"verdicts": count_verdicts([key]).get(key)}
        case Genre.COLLECTION:
            return {"entries": entry_cards(view.entries, viewer=viewer)}
        case Genre.QUESTION:
            return {"answers": page_answers(note, viewer=viewer, cursor=None)}
        case _:
            return {}


def _deleted(request: HttpRequest) -> int | None:
    """The note that was taken back just now, for the offer to undo it."""
    try:
        return from_short(request.GET.get("deleted", ""))
    except ValueError:
        return None


def wall(request: HttpRequest, template: str, page: Page[NoteCard], **context: object) -> HttpResponse:
    """A page with a wall; only the next cards when htmx asks for them by cursor."""
    more = f"{request.path}?cursor={page.next}" if page.next else None
    if request.headers.get("HX-Request") == "true" and request.GET.get("cursor"):
        template = "notes/wall_part.html"
    response = render(request, template, {"cards": page.items, "more": more, **context})
    response["Vary"] = "HX-Request"
    return response
