"""What one person does to another: a resource each, taken back by DELETE (or by POST to its `end/` where there is no script)."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_safe

from tallgrass.accounts.actions import block_person, follow_person, mute_person, unblock_person, unfollow_person, unmute_person
from tallgrass.accounts.guards import MemberRequest, VisitorRequest, limited, require_member
from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import access_person, followed_among, get_person, page_fans, page_follows, person_cards, relation
from tallgrass.platform.pagination import Page

Act = Callable[..., None]


@require_http_methods(["POST", "DELETE"])
@require_member
@limited("follow")
def follow(request: MemberRequest, person_id: int, end: bool = False) -> HttpResponse:
    return _between(request, person_id, unfollow_person if _ends(request, end) else follow_person, "accounts/follow_button.html")


@require_http_methods(["POST", "DELETE"])
@require_member
@limited("follow")
def block(request: MemberRequest, person_id: int, end: bool = False) -> HttpResponse:
    return _between(request, person_id, unblock_person if _ends(request, end) else block_person)


@require_http_methods(["POST", "DELETE"])
@require_member
@limited("follow")
def mute(request: MemberRequest, person_id: int, end: bool = False) -> HttpResponse:
    return _between(request, person_id, unmute_person if _ends(request, end) else mute_person)


@require_safe
def fans(request: VisitorRequest, handle: str) -> HttpResponse:
    person = get_person(handle, viewer=request.person)
    return _people(request, person, page_fans(person.id, request.GET.get("cursor")), "fans")


@require_safe
def follows(request: VisitorRequest, handle: str) -> HttpResponse:
    person = get_person(handle, viewer=request.person)
    return _people(request, person, page_follows(person.id, request.GET.get("cursor")), "follows")


def _ends(request: MemberRequest, end: bool) -> bool:
    return end or request.method == "DELETE"


def _between(request: MemberRequest, person_id: int, act: Act, fragment: str | None = None) -> HttpResponse:
    other = access_person(request.person, person_id, undoing=act not in {follow_person, block_person, mute_person})
    act(actor=request.person, other=other)
    if request.headers.get("HX-Request") != "true":
        return HttpResponseRedirect(_back(request, other if act is not block_person else None))
    if fragment is None:
        return HttpResponse(status=204, headers={"HX-Refresh": "true"})
    return render(request, fragment, {"person": person_cards([other.id])[other.id], "relation": relation(request.person, other.id)})


def _people(request: VisitorRequest, person: Person, page: Page, which: str) -> HttpResponse:
    followed = followed_among(request.person.id, [card.id for card in page.items]) if request.person else set()
    template = "accounts/people_part.html" if request.headers.get("HX-Request") == "true" else "accounts/people.html"
    return render(request, template, {"person": person, "page": page, "which": which, "followed": followed})


def _back(request: HttpRequest, other: Person | None) -> str:
    """Where the form was, when it says so and it is here; else the other's page, while it can be seen."""
    place = request.POST.get("next", "")
    return place if url_has_allowed_host_and_scheme(place, allowed_hosts=None) else f"/@{other.handle}/" if other else "/"
