"""The editor: a draft that saves itself, published now or later; and the editor again for what is published."""

from typing import cast

import msgspec
import orjson
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from tallgrass.accounts.guards import MemberRequest, limited, require_member
from tallgrass.media.queries import picture_views, video_views
from tallgrass.notes.actions import (
    cancel_schedule,
    change_draft,
    discard_draft,
    edit_note,
    publish_note,
    schedule_note,
    start_draft,
)
from tallgrass.notes.actions.content import MAX_PICTURES, drawn_pages
from tallgrass.notes.actions.genres import may_collect
from tallgrass.notes.channels import CHANNELS
from tallgrass.notes.forms import DraftBody, PublishBody, TextCardBody, read_json
from tallgrass.notes.genre_shapes import evaluation_shape, place_shape, tutorial_shape
from tallgrass.notes.models import Note
from tallgrass.notes.queries import (
    access_draft,
    access_own_note,
    entry_cards,
    find_empty_draft,
    get_content,
    list_versions,
    page_deleted,
    page_drafts,
)
from tallgrass.notes.text_cards import MOST_LETTERS, TEMPLATES
from tallgrass.notes.types import Content, MarkKind, State
from tallgrass.notes.views.collecting import collected
from tallgrass.notes.views.goods import draft_on_product, goods_state, judged_good
from tallgrass.platform.ids import short
from tallgrass.platform.money import DIGITS
from tallgrass.platform.pagination import Page


@require_GET
@require_member
def publish(request: MemberRequest) -> HttpResponse:
    """Begin a note: the empty draft at hand, or a new one; with `product`, a review of it."""
    judged = draft_on_product(request)
    if judged:
        return HttpResponseRedirect(reverse("editor", args=[judged.id]))
    draft = find_empty_draft(request.person) or start_draft(actor=request.person)
    topic = request.GET.get("topic", "")
    return HttpResponseRedirect(reverse("editor", args=[draft.id]) + (f"?{urlencode({'topic': topic[:30]})}" if topic else ""))


@require_http_methods(["GET", "PUT", "POST", "DELETE"])
@require_member
@limited("draft")
def editor(request: MemberRequest, note_id: int) -> HttpResponse:
    """GET the editor; PUT what it holds; DELETE the draft. (POST publishes: see `publish_draft`.)"""
    if request.method == "PUT":
        return _save(request, access_own_note(request.person, note_id))
    if request.method == "DELETE":
        discard_draft(actor=request.person, note=access_draft(request.person, note_id))
        return JsonResponse({"next": reverse("drafts")})
    if request.method == "POST":
        return _publish(request, access_draft(request.person, note_id))
    note = access_own_note(request.person, note_id)
    if note.state == State.DELETED:
        return HttpResponseRedirect(reverse("deleted_notes"))
    return render(
        request,
        "notes/editor.html",
        {
            "note": note,
            "state": orjson.dumps(_state(note)).decode(),
            "channels": CHANNELS,
            "templates": TEMPLATES,
            "mark_kinds": list(MarkKind),
            "lengths": {"title": settings.TALLGRASS_TITLE_LENGTH, "body": settings.TALLGRASS_BODY_LENGTH, "card": MOST_LETTERS},
            "most_pictures": MAX_PICTURES,
            "may_collect": may_collect(request.person),
            "chosen_genre": note.genre,
            "currencies": DIGITS,
            "judged": judged_good(note),
        },
    )


@require_POST
@require_member
@limited("text_card")
def text_card(request: MemberRequest) -> HttpResponse:
    """A text card as it will look, small: the first page as PNG, how many there are in a header."""
    card = cast(TextCardBody, read_json(request.body, TextCardBody))
    pages = drawn_pages(card.card(), request.person.name, width=540)
    asked = request.GET.get("page", "0")
    index = min(int(asked), len(pages) - 1) if asked.isdecimal() else 0
    return HttpResponse(pages[index], content_type="image/png", headers={"X-Pages": str(len(pages)), "Cache-Control": "no-store"})


@require_POST
@require_member
def unschedule(request: MemberRequest, note_id: int) -> HttpResponse:
    cancel_schedule(actor=request.person, note=access_draft(request.person, note_id))
    return HttpResponseRedirect(reverse("editor", args=[note_id]))


@require_safe
@require_member
def drafts(request: MemberRequest) -> HttpResponse:
    return _own_list(request, "notes/drafts.html", page_drafts(request.person.id, request.GET.get("cursor")))


@require_safe
@require_member
def deleted_notes(request: MemberRequest) -> HttpResponse:
    return _own_list(request, "notes/deleted.html", page_deleted(request.person.id, request.GET.get("cursor")))


@require_safe
@require_member
def versions(request: MemberRequest, note_id: int) -> HttpResponse:
    """What one's note said before each edit."""
    note = access_own_note(request.person, note_id)
    return render(request, "notes/versions.html", {"note": note, "versions": list_versions(note)})


def _own_list(request: HttpRequest, template: str, page: Page[Note]) -> HttpResponse:
    covers = picture_views([note.cover_id for note in page.items if note.cover_id])
    return render(request, template, {"page": page, "covers": covers})


def _save(request: MemberRequest, note: Note) -> HttpResponse:
    body = cast(DraftBody, read_json(request.body, DraftBody))
    write = edit_note if note.is_out else change_draft
    saved = write(actor=request.person, note=note, content=body.content.content(), version=body.version)
    return JsonResponse({"version": saved.version, "url": f"/notes/{short(note.id)}/"})


def _publish(request: MemberRequest, note: Note) -> HttpResponse:
    body = cast(PublishBody, read_json(request.body or b"{}", PublishBody))
    if body.at:
        schedule_note(actor=request.person, note=note, at=body.at)
        return JsonResponse({"next": reverse("drafts")})
    publish_note(actor=request.person, note=note)
    return JsonResponse({"next": f"/notes/{short(note.id)}/"})


def _state(note: Note) -> dict[str, object]:
    """What the editor's script starts from."""
    content: Content = get_content(note)
    video = video_views([content.video_id]).get(content.video_id) if content.video_id else None
    return {
        "id": short(note.id),
        "version": note.version,
        "published": note.is_out,
        "content": {
            "kind": content.kind.value,
            "title": content.title,
            "body": content.body,
            "channel": content.channel,
            "place": content.place,
            "visibility": content.visibility.value,
            "pictures": _pictures_state(content),
            "video": {
                "id": short(video.id),
                "state": video.state.value,
                "percent": video.percent,
                "poster": video.poster.medium if video.poster else None,
            }
            if video
            else None,
            "text_card": {
                "text": content.text_card.text,
                "template": content.text_card.template,
                "ground": content.text_card.ground,
                "seed": content.text_card.seed,
            }
            if content.text_card
            else None,
            **_genre_state(content),
            "goods": goods_state(note, content.goods),
        },
    }


def _pictures_state(content: Content) -> list[dict[str, object]]:
    views = picture_views([picture.picture_id for picture in content.pictures])
    return [
        {
            "id": short(picture.picture_id),
            "alt": picture.alt,
            "marks": [
                {
                    "kind": mark.kind.value,
                    "label": mark.label,
                    "x": mark.x,
                    "y": mark.y,
                    "product": short(mark.product_id) if mark.product_id else None,
                }
                for mark in picture.marks
            ],
            "small": views[picture.picture_id].small,
            "medium": views[picture.picture_id].medium,
            "large": views[picture.picture_id].large,
            "width": views[picture.picture_id].width,
            "height": views[picture.picture_id].height,
        }
        for picture in content.pictures
        if picture.picture_id in views
    ]


def _genre_state(content: Content) -> dict[str, object]:
    """The parts of genres as the JSON API shows them; notes of a collection as the editor lists them."""
    cards = {card.id: (card, remark) for card, remark in entry_cards(content.entries, viewer=None)}
    return {
        "genre": content.genre.value,
        "evaluation": msgspec.to_builtins(evaluation_shape(content.evaluation)) if content.evaluation else None,
        "tutorial": msgspec.to_builtins(tutorial_shape(content.tutorial)) if content.tutorial else None,
        "place_facts": msgspec.to_builtins(place_shape(content.place_facts)) if content.place_facts else None,
        "entries": [
            collected(cards[entry.note_id][0]) | {"remark": entry.remark}
            if entry.note_id in cards
            else {"note": short(entry.note_id), "title": "", "author": "", "cover": None, "remark": entry.remark}
            for entry in content.entries
        ],
    }
