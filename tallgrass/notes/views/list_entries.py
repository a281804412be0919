"""What stands on a list: written, changed, ordered, ticked off."""

from dataclasses import dataclass
from datetime import timedelta
from typing import cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from tallgrass.accounts.guards import MemberRequest, limited, require_member
from tallgrass.notes.actions import (
    add_entry,
    change_entry,
    make_section,
    move_entry,
    move_section,
    remove_entry,
    remove_section,
    rename_section,
    turn_entry,
)
from tallgrass.notes.forms import one_line, read_json
from tallgrass.notes.list_forms import EntryForm
from tallgrass.notes.list_shapes import TurnBody
from tallgrass.notes.list_types import SectionView
from tallgrass.notes.models import Checklist
from tallgrass.notes.queries import access_own_list, get_list_view
from tallgrass.platform.ids import short
from tallgrass.platform.rest import id_of


@require_POST
@require_member
@limited("list")
def add(request: MemberRequest, list_id: int) -> HttpResponse:
    found = access_own_list(request.person, list_id)
    form = EntryForm(request.POST, currency=found.currency)
    if form.is_valid():
        add_entry(actor=request.person, checklist=found, entry=form.entry())
        return _answer(request, found)
    return list_page(request, found, adding=form)


@require_POST
@require_member
@limited("list")
def change(request: MemberRequest, list_id: int, entry_id: int) -> HttpResponse:
    found = access_own_list(request.person, list_id)
    form = EntryForm(request.POST, currency=found.currency)
    if form.is_valid():
        change_entry(actor=request.person, checklist=found, entry_id=entry_id, entry=form.entry())
        return _answer(request, found)
    return list_page(request, found, changing=(entry_id, form))


@require_http_methods(["POST", "DELETE"])
@require_member
@limited("list")
def remove(request: MemberRequest, list_id: int, entry_id: int) -> HttpResponse:
    found = access_own_list(request.person, list_id)
    remove_entry(actor=request.person, checklist=found, entry_id=entry_id)
    return _answer(request, found)


@require_POST
@require_member
@limited("list")
def move(request: MemberRequest, list_id: int, entry_id: int) -> HttpResponse:
    """Put an entry behind another (`after`; empty: first) of a `section` (empty: none)."""
    found = access_own_list(request.person, list_id)
    after, section = request.POST.get("after", ""), request.POST.get("section", "")
    move_entry(
        actor=request.person,
        checklist=found,
        entry_id=entry_id,
        after_id=id_of(after) if after else None,
        section_id=id_of(section) if section else None,
    )
    return _answer(request, found)


@require_http_methods(["POST", "PUT"])
@require_member
@limited("tick")
def turn(request: MemberRequest, list_id: int, entry_id: int, end: bool = False) -> HttpResponse:
    """A tick. PUT brings one that may have waited on the device, and answers how the entry stands; POST is the button without script."""
    found = access_own_list(request.person, list_id)
    if request.method == "POST":
        turn_entry(actor=request.person, checklist=found, entry_id=entry_id, ticked=not end)
        return _answer(request, found)
    body = cast(TurnBody, read_json(request.body, TurnBody))
    entry = turn_entry(
        actor=request.person, checklist=found, entry_id=entry_id, ticked=body.ticked, ago=timedelta(milliseconds=body.ago_ms)
    )
    return JsonResponse({"ticked": entry.ticked, "taken": entry.ticked == body.ticked})


@require_POST
@require_member
@limited("list")
def add_section(request: MemberRequest, list_id: int) -> HttpResponse:
    found = access_own_list(request.person, list_id)
    make_section(actor=request.person, checklist=found, name=one_line(request.POST.get("name", "")))
    return _answer(request, found)


@require_http_methods(["POST", "DELETE"])
@require_member
@limited("list")
def section(request: MemberRequest, list_id: int, section_id: int, end: bool = False) -> HttpResponse:
    """POST renames a section; DELETE (or POST to `end/`) takes it away and leaves its entries."""
    found = access_own_list(request.person, list_id)
    if end or request.method == "DELETE":
        remove_section(actor=request.person, checklist=found, section_id=section_id)
    else:
        rename_section(actor=request.person, checklist=found, section_id=section_id, name=one_line(request.POST.get("name", "")))
    return _answer(request, found)


@require_POST
@require_member
@limited("list")
def shift_section(request: MemberRequest, list_id: int, section_id: int) -> HttpResponse:
    """Put a section behind another (`after`; empty: first)."""
    found = access_own_list(request.person, list_id)
    after = request.POST.get("after", "")
    move_section(actor=request.person, checklist=found, section_id=section_id, after_id=id_of(after) if after else None)
    return _answer(request, found)


@dataclass(frozen=True)
class Steps:
    """Where one step up and one step down lead: (after, section) as short text, None where there is no further."""

    up: tuple[str, str] | None
    down: tuple[str, str] | None


def list_page(
    request: MemberRequest, found: Checklist, *, adding: EntryForm | None = None, changing: tuple[int, EntryForm] | None = None
) -> HttpResponse:
    """The page of one's own list; only what changes when htmx asks."""
    view = get_list_view(access_own_list(request.person, found.id), viewer=request.person)
    context = {
        "list": view,
        "steps": _steps(view.sections),
        "adding": adding,
        "changing": changing,
        "link": request.build_absolute_uri(reverse("shared_list", args=[view.code])) if view.code else "",
    }
    template = "notes/lists/body.html" if request.headers.get("HX-Request") == "true" else "notes/lists/list.html"
    response = render(request, template, context, status=422 if adding or changing else 200)
    response["Vary"] = "HX-Request"
    return response


def _answer(request: HttpRequest, found: Checklist) -> HttpResponse:
    if request.headers.get("HX-Request") == "true":
        return list_page(request, found)  # type: ignore[arg-type]
    return HttpResponseRedirect(reverse("list", args=[found.id]))


def _steps(sections: tuple[SectionView, ...]) -> dict[int, Steps]:
    """One step up or down for each entry, over the borders of sections."""
    steps: dict[int, Steps] = {}
    for place, part in enumerate(sections):
        ids = [entry.id for entry in part.entries]
        before = sections[place - 1] if place else None
        behind = sections[place + 1] if place + 1 < len(sections) else None
        for index, id in enumerate(ids):
            if index:
                up: tuple[str, str] | None = (_short(ids[index - 2]) if index > 1 else "", _short(part.id))
            else:
                up = (_short(before.entries[-1].id) if before.entries else "", _short(before.id)) if before else None
            if index + 1 < len(ids):
                down: tuple[str, str] | None = (_short(ids[index + 1]), _short(part.id))
            else:
                down = ("", _short(behind.id)) if behind else None
            steps[id] = Steps(up, down)
    return steps


def _short(id: int | None) -> str:
    return short(id) if id else ""
