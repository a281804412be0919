"""Topics: one, all, following, and what its host makes of it."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_safe

from tallgrass.accounts.guards import MemberRequest, VisitorRequest, limited, require_member, who_counts
from tallgrass.notes.actions import edit_topic_page, follow_topic, see_topic, unfollow_topic
from tallgrass.notes.actions.topics import check_host
from tallgrass.notes.markup import topic_key
from tallgrass.notes.ops_forms import TopicPageForm
from tallgrass.notes.previews import preview_of_topic
from tallgrass.notes.queries import (
    access_topic,
    find_topic,
    get_topic_view,
    list_followed_topics,
    lively_topics,
    page_topic_notes,
    suggest_topics,
)
from tallgrass.notes.topic_types import Order, TopicView
from tallgrass.notes.types import NoteCard
from tallgrass.notes.views.reading import wall
from tallgrass.platform.errors import DomainError
from tallgrass.platform.limits import hit_softly
from tallgrass.platform.pagination import Page


@require_safe
def topic(request: VisitorRequest, name: str) -> HttpResponse:
    """A topic's page; another spelling of a topic leads there. What nobody has written yet invites to write it."""
    found = find_topic(name)
    if found is None:
        page: Page[NoteCard] = Page()
        return wall(request, "notes/topic.html", page, name=name, topic=None, preview=None, order=Order.HOT)
    if found.key != topic_key(name):
        return HttpResponseRedirect(reverse("topic", args=[found.name]))
    order = order_asked(request)
    page = page_topic_notes(found.id, viewer=request.person, order=order, cursor=request.GET.get("cursor"))
    if request.GET.get("cursor") and request.headers.get("HX-Request") == "true":
        return wall(request, "notes/topic.html", page, order=order)
    view = get_topic_view(found, viewer=request.person)
    if view.unseen and request.person:
        see_topic(actor=request.person, topic=found)
    preview = preview_of_topic(view, reverse("topic", args=[found.name]), list(page.items))
    return wall(request, "notes/topic.html", page, name=found.name, topic=view, preview=preview, order=order)


@require_safe
def topics(request: VisitorRequest) -> HttpResponse:
    """The topics one follows, and those most talked about."""
    followed = list_followed_topics(request.person) if request.person else []
    return render(request, "notes/topics.html", {"followed": followed, "lively": lively_topics()})


@require_http_methods(["POST", "DELETE"])
@require_member
@limited("follow")
def follow(request: MemberRequest, name: str, end: bool = False) -> HttpResponse:
    found = access_topic(name)
    if end or request.method == "DELETE":
        unfollow_topic(actor=request.person, topic=found)
    else:
        follow_topic(actor=request.person, topic=found)
    if request.headers.get("HX-Request") == "true":
        return render(request, "notes/topic_follow_button.html", {"topic": get_topic_view(found, viewer=request.person)})
    place = request.POST.get("next", "")
    here = url_has_allowed_host_and_scheme(place, allowed_hosts=None)
    return HttpResponseRedirect(place if here else reverse("topic", args=[found.name]))


@require_http_methods(["GET", "POST"])
@require_member
@limited("topic_page")
def edit(request: MemberRequest, name: str) -> HttpResponse:
    """What the host says of the topic, its cover, and the notes shown first."""
    found = access_topic(name)
    check_host(request.person, found)
    view = get_topic_view(found, viewer=request.person)
    posted = request.method == "POST"
    form = TopicPageForm(request.POST if posted else None, request.FILES if posted else None, initial=_written(view))
    error = None
    if posted and form.is_valid():
        try:
            cleaned = form.cleaned_data
            edit_topic_page(
                actor=request.person,
                topic=found,
                introduction=cleaned["introduction"],
                pinned_ids=cleaned["pinned"],
                cover=cleaned["cover"],
            )
            return HttpResponseRedirect(reverse("topic", args=[found.name]))
        except DomainError as refusal:
            if refusal.status not in {409, 413, 422}:
                raise
            error = refusal
    status = 422 if form.errors or error else 200
    return render(request, "notes/topic_edit.html", {"topic": view, "form": form, "error": error}, status=status)


@require_safe
@require_member
def suggestions(request: MemberRequest) -> HttpResponse:
    """Topics for what stands behind a # in the editor."""
    hit_softly("suggest_topics", who_counts(request))
    found = suggest_topics(request.GET.get("words", "")[:30].replace("\0", ""), person=request.person)
    return JsonResponse({"topics": [{"name": card.name, "notes": card.notes, "discussions": card.discussions} for card in found]})


def order_asked(request: HttpRequest) -> Order:
    """`?order=new`; hot for anything else."""
    return Order.NEW if request.GET.get("order") == "new" else Order.HOT


def _written(view: TopicView) -> dict[str, str]:
    return {"introduction": view.introduction, "pinned": "\n".join(card.url for card in view.pinned)}
