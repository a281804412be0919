"""Operators look after topics: who hosts one, and which are spellings of another."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from tallgrass.accounts.guards import MemberRequest, limited, require_operator
from tallgrass.notes.actions import appoint_host, merge_topic, part_topic
from tallgrass.notes.queries import get_topic, get_topic_view, topic_cards
from tallgrass.notes.queries.topics import list_spellings, page_topics
from tallgrass.platform.errors import DomainError


@require_safe
@require_operator
def topics(request: MemberRequest) -> HttpResponse:
    words = request.GET.get("words", "").strip()[:30].replace("\0", "")
    page = page_topics(words, request.GET.get("cursor"))
    counts = {card.id: card for card in topic_cards([topic.id for topic in page.items])}
    return render(request, "notes/ops/topics.html", {"page": page, "words": words, "counts": counts})


@require_safe
@require_operator
def topic(request: MemberRequest, topic_id: int) -> HttpResponse:
    return _page(request, topic_id)


@require_POST
@require_operator
@limited("privileged")
def host(request: MemberRequest, topic_id: int) -> HttpResponse:
    return _act(
        request, topic_id, lambda: appoint_host(actor=request.person, topic=get_topic(topic_id), handle=request.POST.get("handle", ""))
    )


@require_POST
@require_operator
@limited("privileged")
def merge(request: MemberRequest, topic_id: int) -> HttpResponse:
    return _act(request, topic_id, lambda: merge_topic(actor=request.person, topic=get_topic(topic_id), into=request.POST.get("into", "")))


@require_POST
@require_operator
@limited("privileged")
def part(request: MemberRequest, topic_id: int) -> HttpResponse:
    return _act(request, topic_id, lambda: part_topic(actor=request.person, topic=get_topic(topic_id)))


def _act(request: HttpRequest, topic_id: int, act: Callable[[], object]) -> HttpResponse:
    try:
        act()
    except DomainError as error:
        if error.status not in {409, 422}:
            raise
        return _page(request, topic_id, error=error, status=error.status)
    return redirect("ops_topic", topic_id)


def _page(request: HttpRequest, topic_id: int, *, error: DomainError | None = None, status: int = 200) -> HttpResponse:
    found = get_topic(topic_id)
    context = {
        "topic": found,
        "view": get_topic_view(found, viewer=request.person),  # type: ignore[attr-defined]
        "spellings": list_spellings(found.id),
        "error": error,
    }
    return render(request, "notes/ops/topic.html", context, status=status)
