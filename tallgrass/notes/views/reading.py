"""A note, a person's notes."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tallgrass.accounts.guards import MemberRequest, VisitorRequest, require_member, who_counts
from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import count_relations, get_person, person_cards, relation
from tallgrass.moderation.queries import find_restriction
from tallgrass.notes.actions import count_reading
from tallgrass.notes.actions.card_drawing import ask_for_card
from tallgrass.notes.models import Note
from tallgrass.notes.previews import Preview, preview_of_note, preview_of_person
from tallgrass.notes.queries import (
    access_note,
    comments_shown,
    count_verdicts,
    entry_cards,
    get_comment_view,
    get_note_view,
    page_answers,
    page_liked_notes,
    page_notes_of,
    page_saved_notes,
    thing_key,
)
from tallgrass.notes.queries.goods import shown_goods
from tallgrass.notes.queries.lists import page_daily_notes
from tallgrass.notes.queries.talks import page_talks
from tallgrass.notes.types import AnswerView, Genre, Kind, NoteCard, NoteView
from tallgrass.notes.views.comments import composing
from tallgrass.platform.addresses import is_robot
from tallgrass.platform.errors import not_found
from tallgrass.platform.ids import from_short
from tallgrass.platform.pagination import Page
from tallgrass.platform.subjects import Ref

_FIRST_COMMENTS = 10
"""On the page of a note; more follow when asked for."""


@require_safe
def note(request: VisitorRequest, note_id: int) -> HttpResponse:
    """A note over the wall when htmx asks, else as a page of its own."""
    viewer = request.person
    found = access_note(viewer, note_id)
    view = get_note_view(found, viewer=viewer)
    restriction = find_restriction(Ref("note", note_id)) if view.mine and (view.withheld or view.limited) else None
    if request.method == "GET" and not view.mine and not is_robot(request):
        count_reading(note_id=note_id, reader=f"{who_counts(request)} {request.headers.get('User-Agent', '') if viewer is None else ''}")
    if found.kind == Kind.TEXT and not found.picture_count and not is_robot(request):
        ask_for_card(note_id)
    over = request.headers.get("HX-Request") == "true"
    of_genre = _of_genre(found, view, viewer)
    context = {
        "note": view,
        "relation": relation(viewer, view.author.id),
        "restriction": restriction,
        "preview": None if over else _preview(view, of_genre),
        "goods": shown_goods(view.id, view.goods, viewer=viewer),
    }
    context |= of_genre | composing(found, viewer) | ({} if over else _comments(request, found))
    response = render(request, "notes/over.html" if over else "notes/note.html", context)
    response["Vary"] = "HX-Request"
    return response


@require_safe
def profile(request: VisitorRequest, handle: str, tab: str = "notes") -> HttpResponse:
    """A person and their notes; saves and likes only when they show them, or to themselves."""
    viewer: Person | None = request.person
    person = get_person(handle, viewer=viewer)
    mine = viewer is not None and viewer.id == person.id
    tabs = profile_tabs(person, mine=mine)
    if tab not in tabs:
        raise not_found()
    pages = {"notes": page_notes_of, "daily": page_daily_notes, "saves": page_saved_notes, "likes": page_liked_notes}
    page = pages[tab](person.id, viewer=viewer, cursor=request.GET.get("cursor"))
    return wall(
        request,
        "notes/profile.html",
        page,
        person=person,
        relations=count_relations(person.id),
        relation=relation(viewer, person.id),
        mine=mine,
        preview=preview_of_person(person_cards([person.id])[person.id], person.bio) if tab == "notes" else None,
        tab=tab,
        deleted=deleted_just_now(request) if mine else None,
        tabs=tabs,
    )


@require_safe
def talks(request: VisitorRequest, handle: str) -> HttpResponse:
    """What a verified person answered under their notes."""
    viewer: Person | None = request.person
    person = get_person(handle, viewer=viewer)
    mine = viewer is not None and viewer.id == person.id
    tabs = profile_tabs(person, mine=mine)
    if "talks" not in tabs:
        raise not_found()
    page = page_talks(person, viewer=viewer, cursor=request.GET.get("cursor"))
    shown = {"person": person, "relations": count_relations(person.id), "relation": relation(viewer, person.id), "mine": mine}
    return render(request, "notes/talks.html", shown | {"tab": "talks", "tabs": tabs, "page": page})


def profile_tabs(person: Person, *, mine: bool) -> list[str]:
    """What of a person is shown: saves and likes only when they show them, or to themselves; of the verified also what they live and whom
    they answer."""
    known = bool(person.verified)
    shown = {"notes": True, "daily": known, "talks": known, "boards": True}
    shown |= {"saves": mine or person.shows_saves, "likes": mine or person.shows_likes}
    return [name for name, is_shown in shown.items() if is_shown]


@require_safe
@require_member
def me(request: MemberRequest) -> HttpResponse:
    """One's own page, by an address that is the same for everybody."""
    return HttpResponseRedirect(request.person.url)


def _preview(view: NoteView, of_genre: dict[str, Any]) -> Preview | None:
    answers: Page[AnswerView] = of_genre.get("answers", Page())
    return preview_of_note(view, answers=answers.items, entries=of_genre.get("entries", ()))


def _of_genre(note: Note, view: NoteView, viewer: Person | None) -> dict[str, Any]:
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


def deleted_just_now(request: HttpRequest) -> int | None:
    """The thing that was taken back just now, for the offer to undo it."""
    return _named(request, "deleted")


def _comments(request: VisitorRequest, row: Note) -> dict[str, object]:
    """The first comments of a note, when its address names one: led to it, to reply to it, deleted just now. Else they follow when they
    come into view: most readers of a note do not go that far."""
    viewer = request.person
    led, answered, undo = (_named(request, name) for name in ("comment", "reply", "deleted_comment"))
    if not (led or answered or undo):
        return {}
    shown = comments_shown(row, viewer=viewer, focus=led, size=_FIRST_COMMENTS)
    return {
        "shown": shown,
        "reply_to": get_comment_view(row, answered, viewer=viewer) if answered else None,
        "undo": undo if viewer else None,
    }


def _named(request: HttpRequest, name: str) -> int | None:
    """The id an address names; None when it names none."""
    try:
        return from_short(request.GET.get(name, ""))
    except ValueError:
        return None


def wall(request: HttpRequest, template: str, page: Page[NoteCard], **context: object) -> HttpResponse:
    """A page with a wall; only the next cards when htmx asks for them by cursor."""
    kept = "".join(f"{name}={request.GET[name]}&" for name in ("order", "lang") if request.GET.get(name, "").replace("-", "").isalpha())
    more = f"{request.path}?{kept}cursor={page.next}" if page.next else None
    if request.headers.get("HX-Request") == "true" and request.GET.get("cursor"):
        template = "notes/wall_part.html"
    response = render(request, template, {"cards": page.items, "more": more, **context})
    response["Vary"] = "HX-Request"
    return response
