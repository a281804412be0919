"""Search: the page, suggestions as one types, one's history."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from tallgrass.accounts.guards import MemberRequest, VisitorRequest, limited, require_member, who_counts
from tallgrass.accounts.queries import followed_among
from tallgrass.discovery import forms
from tallgrass.discovery.searching import (
    MOST,
    help_for,
    list_topics_found,
    page_boards_found,
    page_goods_found,
    page_notes_found,
    page_people_found,
    page_topics_found,
)
from tallgrass.discovery.types import FoundNote, MarkedCard
from tallgrass.notes.channels import CHANNELS
from tallgrass.platform.limits import hit_softly
from tallgrass.search.actions import forget_search, forget_searches, hear_search, keep_history, write_heard
from tallgrass.search.language.parsing import LONGEST
from tallgrass.search.queries import keeps_history, list_history, list_searching_now
from tallgrass.search.suggesting import FRESH, prepare_suggestions, suggest


@require_safe
def search(request: VisitorRequest) -> HttpResponse:
    """What is found; without words, what one searched for before and what others search for now."""
    asked = forms.read_search(request.GET)
    if not asked.words:
        return render(request, "discovery/search_start.html", {"asked": asked, **_before(request)})
    hit_softly("search", who_counts(request))
    response = _TABS[asked.tab](request, asked)
    response["Vary"] = "HX-Request"
    return response


def _notes(request: VisitorRequest, asked: forms.SearchInput) -> HttpResponse:
    viewer, cursor = request.person, request.GET.get("cursor")
    found = page_notes_found(asked.wanted, viewer=viewer, cursor=cursor)
    context = _context(request, asked, found.page.next) | {
        "cards": [_marked(note) for note in found.page.items],
        "total": found.total,
        "most": MOST,
    }
    if cursor:
        return render(request, "notes/wall_part.html" if _is_part(request) else "discovery/search.html", context)
    if viewer and request.headers.get("Sec-Purpose") != "prefetch":
        hear_search(actor=viewer, words=asked.words, results=found.total)
    if not found.page.items:
        helped = help_for(asked.wanted, viewer=viewer)
        context |= {"help": helped, "fewer": [_marked(note) for note in helped.fewer]}
    else:
        context["topics"] = list_topics_found(asked.words, viewer)
    return render(request, "discovery/search.html", context)


def _people(request: VisitorRequest, asked: forms.SearchInput) -> HttpResponse:
    page = page_people_found(asked.wanted, viewer=request.person, cursor=request.GET.get("cursor"))
    followed = followed_among(request.person.id, [card.id for card in page.items]) if request.person else set()
    return _list(request, asked, page.next, {"people": page.items, "followed": followed})


def _topics(request: VisitorRequest, asked: forms.SearchInput) -> HttpResponse:
    page = page_topics_found(asked.wanted, viewer=request.person, cursor=request.GET.get("cursor"))
    return _list(request, asked, page.next, {"topics": page.items})


def _boards(request: VisitorRequest, asked: forms.SearchInput) -> HttpResponse:
    page = page_boards_found(asked.wanted, viewer=request.person, cursor=request.GET.get("cursor"))
    return _list(request, asked, page.next, {"boards": page.items})


def _goods(request: VisitorRequest, asked: forms.SearchInput) -> HttpResponse:
    page = page_goods_found(asked.wanted, viewer=request.person, cursor=request.GET.get("cursor"))
    part = _is_part(request) and request.GET.get("cursor")
    template = "mall/goods_part.html" if part else "discovery/search_goods.html"
    return render(request, template, _context(request, asked, page.next) | {"goods_found": page.items, "cards": page.items})


_TABS = {"note": _notes, "product": _goods, "person": _people, "topic": _topics, "board": _boards}


def _list(request: VisitorRequest, asked: forms.SearchInput, next: str | None, found: dict[str, object]) -> HttpResponse:
    template = "discovery/search_rows.html" if _is_part(request) and request.GET.get("cursor") else "discovery/search.html"
    return render(request, template, _context(request, asked, next) | found)


def _context(request: VisitorRequest, asked: forms.SearchInput, next: str | None) -> dict[str, object]:
    choices = {
        "forms": forms.FORMS,
        "genres": forms.GENRES,
        "days": forms.DAYS,
        "orders": forms.ORDERS,
        "tabs": forms.TABS,
        "channels": CHANNELS,
    }
    return {"asked": asked, "more": f"{request.path}{asked.address(cursor=next)}" if next else None, "choices": choices}


def _is_part(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def _marked(note: FoundNote) -> MarkedCard:
    snippet = note.snippet.html if note.snippet else None
    return MarkedCard(**(vars(note.card) | {"title": note.title.html}), snippet=snippet)


@require_safe
def suggestions(request: VisitorRequest) -> HttpResponse:
    """What the words begun may become, as options of a list; without words, history and what others search for."""
    words = request.GET.get("q", "")[:LONGEST]
    hit_softly("suggest", who_counts(request))
    if not words.strip():
        prepare_suggestions()
        return render(request, "discovery/search_before.html", _before(request))
    response = render(request, "discovery/suggestions.html", {"suggestions": suggest(words), "words": words})
    response["Cache-Control"] = f"private, max-age={FRESH:.0f}"  # Typed back and forth, it is not asked again.
    return response


def _before(request: VisitorRequest | MemberRequest) -> dict[str, object]:
    viewer = request.person
    write_heard()
    return {"history": list_history(viewer.id) if viewer else [], "now": list_searching_now()}


@require_safe
@require_member
def history(request: MemberRequest) -> HttpResponse:
    """All that one searched for, and whether it is kept."""
    person = request.person
    write_heard()
    return render(request, "discovery/search_history.html", {"history": list_history(person.id, 100), "keeps": keeps_history(person.id)})


@require_POST
@require_member
@limited("search_history")
def forget(request: MemberRequest) -> HttpResponse:
    """One query, or all."""
    key = request.POST.get("key", "")[:60]
    if key:
        forget_search(actor=request.person, key=key)
    else:
        forget_searches(actor=request.person)
    return _after(request)


@require_POST
@require_member
@limited("search_history")
def keep(request: MemberRequest) -> HttpResponse:
    """Keep a history from now on, or stop and forget it."""
    keep_history(actor=request.person, wanted=request.POST.get("wanted") == "on")
    return HttpResponseRedirect(reverse("search_history"))


def _after(request: MemberRequest) -> HttpResponse:
    if _is_part(request):
        return render(request, "discovery/search_before.html", _before(request))
    return HttpResponseRedirect(reverse("search_history" if request.POST.get("back") == "history" else "search"))
