"""Sending: into a conversation, to someone new, a card to several."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tallgrass.accounts.guards import MemberRequest, limited, require_member, who_counts
from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import access_person, person_cards
from tallgrass.messages.actions import send_letter
from tallgrass.messages.forms import read_card, read_cards, read_letter
from tallgrass.messages.models import Letter
from tallgrass.messages.queries import access_conversation, get_other, list_recipients
from tallgrass.messages.types import Content, Kind
from tallgrass.messages.views.reading import show_new_thread, show_thread
from tallgrass.platform.errors import DomainError
from tallgrass.platform.ids import short
from tallgrass.platform.limits import hit


@require_http_methods(["GET", "POST"])
@require_member
@limited("letter")
def conversation(request: MemberRequest, conversation_id: int) -> HttpResponse:
    if request.method != "POST":
        return show_thread(request, conversation_id)
    other = get_other(access_conversation(request.person, conversation_id))
    return _sent(request, send_letter(actor=request.person, other=other, content=read_letter(request.POST)))


@require_http_methods(["GET", "POST"])
@require_member
@limited("letter")
def to_person(request: MemberRequest, person_id: int) -> HttpResponse:
    if request.method != "POST":
        return show_new_thread(request, person_id)
    other = access_person(request.person, person_id)
    return _sent(request, send_letter(actor=request.person, other=other, content=read_letter(request.POST)))


@require_safe
@require_member
def recipients(request: MemberRequest) -> HttpResponse:
    """The picker in a sheet: whom one may want to send this note or person to."""
    content = read_card(request.GET)
    return render(request, "messages/recipients.html", _picker(request.person, content))


@require_POST
@require_member
@limited("letter")
def cards(request: MemberRequest) -> HttpResponse:
    """Send a card to up to five people. Each is a letter of its own: what one may not get, the others still do."""
    ids, content = read_cards(request.POST)
    if len(ids) > 1:
        hit("letter", who_counts(request), times=len(ids) - 1)
    sent, refused = [], []
    for person_id in ids:
        try:
            other = access_person(request.person, person_id)
            send_letter(actor=request.person, other=other, content=content)
            sent.append(other)
        except DomainError as error:
            refused.append((person_cards([person_id]).get(person_id), error))
    if request.headers.get("HX-Request") != "true":
        return HttpResponseRedirect("/letters/")
    context = _picker(request.person, content) | {"sent": sent, "refused": refused}
    return render(request, "messages/recipients.html", context)


def _picker(person: Person, content: Content) -> dict[str, object]:
    people = [card for card in list_recipients(person) if content.kind is not Kind.PERSON or card.id != content.subject_id]
    return {"people": people, "content": content}


def _sent(request: HttpRequest, letter: Letter) -> HttpResponse:
    address = f"/letters/{short(letter.conversation_id)}/"
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"url": address, "number": letter.number})
    return HttpResponseRedirect(f"{address}#letter-{letter.number}")
