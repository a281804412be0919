"""What one does to one's side of a conversation, and to a letter."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from tallgrass.accounts.guards import MemberRequest, limited, require_member
from tallgrass.messages.actions import (
    choose_who_may_write,
    decline_request,
    delete_conversation,
    delete_letter,
    mark_read,
    mute_conversation,
    take_back_letter,
    tell_typing,
    unmute_conversation,
)
from tallgrass.messages.forms import read_number
from tallgrass.messages.queries import access_conversation, access_letter, get_letter, who_may_write
from tallgrass.messages.types import WhoMayWrite
from tallgrass.platform.ids import short
from tallgrass.platform.words import say


@require_POST
@require_member
@limited("letter_read")
def read(request: MemberRequest, conversation_id: int) -> HttpResponse:
    side = access_conversation(request.person, conversation_id)
    mark_read(actor=request.person, side=side, number=read_number(request.POST.get("number")) or 0)
    return HttpResponse(status=204)


@require_POST
@require_member
@limited("letter_typing")
def typing(request: MemberRequest, conversation_id: int) -> HttpResponse:
    tell_typing(actor=request.person, side=access_conversation(request.person, conversation_id))
    return HttpResponse(status=204)


@require_http_methods(["POST", "DELETE"])
@require_member
@limited("letter_read")
def mute(request: MemberRequest, conversation_id: int, end: bool = False) -> HttpResponse:
    side = access_conversation(request.person, conversation_id)
    ends = end or request.method == "DELETE"
    (unmute_conversation if ends else mute_conversation)(actor=request.person, side=side)
    return _to(request, f"/letters/{short(conversation_id)}/")


@require_POST
@require_member
@limited("delete")
def decline(request: MemberRequest, conversation_id: int) -> HttpResponse:
    decline_request(actor=request.person, side=access_conversation(request.person, conversation_id))
    messages.success(request, say("收起来了，对方不会知道。", "Put away. They are not told."))
    return _to(request, "/letters/requests/")


@require_POST
@require_member
@limited("delete")
def delete(request: MemberRequest, conversation_id: int) -> HttpResponse:
    delete_conversation(actor=request.person, side=access_conversation(request.person, conversation_id))
    messages.success(request, say("对话从你这边删掉了。", "The conversation is deleted on your side."))
    return _to(request, "/letters/")


@require_POST
@require_member
@limited("delete")
def delete_one(request: MemberRequest, conversation_id: int, number: int) -> HttpResponse:
    letter = access_letter(request.person, conversation_id, number)
    delete_letter(actor=request.person, side=access_conversation(request.person, conversation_id), letter=letter)
    if request.headers.get("HX-Request") == "true":
        return HttpResponse("")
    return HttpResponseRedirect(f"/letters/{short(conversation_id)}/")


@require_POST
@require_member
@limited("delete")
def take_back(request: MemberRequest, conversation_id: int, number: int) -> HttpResponse:
    take_back_letter(actor=request.person, letter=access_letter(request.person, conversation_id, number))
    if request.headers.get("HX-Request") == "true":
        letter = get_letter(request.person, access_letter(request.person, conversation_id, number))
        return render(request, "messages/one_letter.html", {"letter": letter})
    return HttpResponseRedirect(f"/letters/{short(conversation_id)}/#letter-{number}")


@require_http_methods(["GET", "POST"])
@require_member
@limited("profile")
def choices(request: MemberRequest) -> HttpResponse:
    """Whom one lets write."""
    if request.method == "POST":
        choose_who_may_write(actor=request.person, who=request.POST.get("who", ""))
        messages.success(request, say("已保存。", "Saved."))
        return redirect("letter_choices")
    return render(request, "messages/choices.html", {"who": who_may_write(request.person.id), "choices": list(WhoMayWrite)})


def _to(request: HttpRequest, address: str) -> HttpResponse:
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)
