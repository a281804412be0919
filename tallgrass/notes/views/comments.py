"""Comments under a note: the list and its pages, writing, and what one does with each."""

import json
import secrets

import orjson
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tallgrass.accounts.guards import MemberRequest, VisitorRequest, limited, require_member
from tallgrass.accounts.models import Person
from tallgrass.notes.actions import (
    choose_commenters,
    delete_comment,
    edit_comment,
    like_comment,
    pin_comment,
    restore_comment,
    unlike_comment,
    unpin_comment,
    write_comment,
)
from tallgrass.notes.errors import not_yours
from tallgrass.notes.forms import comment_id_in, many_lines, picture_ids_in
from tallgrass.notes.models import Comment, Note
from tallgrass.notes.queries import (
    access_comment,
    access_deleted_comment,
    access_note,
    access_own_note,
    access_thread,
    commenting_of,
    comments_shown,
    get_comment_view,
    get_thread_view,
    list_arrivals,
    page_comments,
    page_replies,
)
from tallgrass.notes.types import Commenters, CommentOrder, CommentView
from tallgrass.platform import idempotency
from tallgrass.platform.errors import DomainError, not_found, sign_in_first
from tallgrass.platform.ids import from_short, short
from tallgrass.platform.words import Words, say


@require_http_methods(["GET", "HEAD", "POST"])
@limited("comment")
def comments(request: VisitorRequest, note_id: int) -> HttpResponse:
    """GET the comments of a note: a page, for htmx the part it asks for. POST a comment."""
    if request.method == "POST":
        return _write(request, note_id)
    note = access_note(request.person, note_id)
    if after := request.GET.get("after"):
        arrived = list_arrivals(note, viewer=request.person, after=comment_id_in(after))
        return render(request, "notes/comments/arrived.html", {"arrived": arrived})
    order = _order(request)
    cursor = request.GET.get("cursor")
    if cursor and _by_htmx(request):
        page = page_comments(note, viewer=request.person, order=order, cursor=cursor, focus=_focus(request))
        return render(request, "notes/comments/part.html", {"comments": page.items, "more": _more(request, page.next)})
    shown = comments_shown(note, viewer=request.person, order=order, cursor=cursor, focus=_focus(request))
    template = "notes/comments/section.html" if _by_htmx(request) else "notes/comments/page.html"
    return render(request, template, {"shown": shown, "note_id": note_id})


@require_safe
def thread(request: VisitorRequest, comment_id: int) -> HttpResponse:
    """A thread, for those who open a long one without script; for htmx the replies that follow."""
    head = access_thread(request.person, comment_id)
    page = page_replies(head.note, head.id, viewer=request.person, cursor=request.GET.get("cursor"))
    more = f"{request.path}?cursor={page.next}" if page.next else None
    if _by_htmx(request):
        return render(request, "notes/comments/replies.html", {"comments": page.items, "more": more})
    view = get_thread_view(head.note, head.id, viewer=request.person)
    if view is None:
        raise not_found()
    return render(request, "notes/comments/thread.html", {"head": view, "comments": page.items, "more": more})


@require_http_methods(["GET", "POST"])
@require_member
@limited("comment_change")
def edit(request: MemberRequest, comment_id: int) -> HttpResponse:
    """Change the words in their place; without script on a page of its own."""
    comment = access_comment(request.person, comment_id)
    if comment.author_id != request.person.id:
        raise not_yours()
    text, problem = comment.text, None
    if "leave" in request.GET:
        return _body(request, comment)
    if request.method == "POST":
        text = many_lines(request.POST.get("text", ""))
        try:
            edit_comment(actor=request.person, comment=comment, text=text)
            return _body(request, comment)
        except DomainError as error:
            problem = error
    template = "notes/comments/edit.html" if _by_htmx(request) else "notes/comments/edit_page.html"
    context = {"comment": comment, "text": text, "problem": problem, "most": settings.TALLGRASS_COMMENT_LENGTH}
    return render(request, template, context, status=problem.status if problem else 200)


@require_http_methods(["POST", "DELETE"])
@require_member
@limited("comment_change")
def delete(request: MemberRequest, comment_id: int) -> HttpResponse:
    """Take a comment back, with an offer to undo it."""
    comment = access_comment(request.person, comment_id)
    delete_comment(actor=request.person, comment=comment)
    if not _by_htmx(request):
        return HttpResponseRedirect(f"/notes/{short(comment.note_id)}/?deleted_comment={short(comment.id)}#comments")
    undo = {
        "words": say("评论已删除", "The comment is deleted"),
        "act": say("撤销", "Undo"),
        "url": f"/comments/{short(comment.id)}/restore/",
        "target": f"#comment-body-{short(comment.id)}",
        "swap": "outerHTML",
    }
    response = render(request, "notes/comments/gone.html", {"comment_id": comment.id})
    response["HX-Trigger"] = json.dumps({"toast": undo, "comments:changed": {"by": -1}})  # Headers hold ASCII only; htmx reads the escapes.
    return response


@require_POST
@require_member
@limited("comment_change")
def restore(request: MemberRequest, comment_id: int) -> HttpResponse:
    comment = access_deleted_comment(request.person, comment_id)
    restore_comment(actor=request.person, comment=comment)
    response = _body(request, comment)
    response["HX-Trigger"] = '{"comments:changed": {"by": 1}}'
    return response


@require_http_methods(["POST", "DELETE"])
@require_member
@limited("like")
def like(request: MemberRequest, comment_id: int, end: bool = False) -> HttpResponse:
    comment = access_comment(request.person, comment_id)
    if end or request.method == "DELETE":
        unlike_comment(actor=request.person, comment=comment)
    else:
        like_comment(actor=request.person, comment=comment)
    if _by_htmx(request):
        return render(request, "notes/comments/like_button.html", {"comment": _view(request, comment)})
    return HttpResponseRedirect(_address(comment))


@require_http_methods(["POST", "DELETE"])
@require_member
@limited("comment_change")
def pin(request: MemberRequest, comment_id: int, end: bool = False) -> HttpResponse:
    comment = access_comment(request.person, comment_id)
    if end or request.method == "DELETE":
        unpin_comment(actor=request.person, comment=comment)
    else:
        pin_comment(actor=request.person, comment=comment)
    return _section(request, comment.note_id)


@require_POST
@require_member
@limited("comment_change")
def commenters(request: MemberRequest, note_id: int) -> HttpResponse:
    """Who may comment on one's note."""
    note = access_own_note(request.person, note_id)
    try:
        chosen = Commenters(request.POST.get("commenters", ""))
    except ValueError:
        raise DomainError("unknown_commenters", Words("没有这个选项。", "There is no such choice."), field="commenters") from None
    choose_commenters(actor=request.person, note=note, commenters=chosen)
    return _section(request, note_id)


def composing(note: Note, viewer: Person | None) -> dict[str, object]:
    """What the place where one writes needs to know."""
    return {
        "commenting": commenting_of(note, viewer),
        "comment_key": secrets.token_urlsafe(9),
        "comment_length": settings.TALLGRASS_COMMENT_LENGTH,
        "most_comment_pictures": settings.TALLGRASS_COMMENT_PICTURES,
    }


def _write(request: VisitorRequest, note_id: int) -> HttpResponse:
    person = request.person
    note = access_note(person, note_id)
    if person is None:
        raise sign_in_first()
    text, pictures = many_lines(request.POST.get("text", "")), picture_ids_in(request.POST.getlist("pictures"))
    answered = request.POST.get("reply_to")
    key = request.POST.get("key", "")

    def act() -> idempotency.Answer:
        reply_to = access_comment(person, comment_id_in(answered)) if answered else None
        if reply_to is not None and reply_to.note_id != note.id:
            raise not_found()
        row = write_comment(actor=person, note=note, text=text, reply_to=reply_to, picture_ids=pictures)
        return idempotency.Answer(201, short(row.id).encode())

    if key:
        asked = orjson.dumps([note_id, text, answered or "", pictures])
        answer = idempotency.once(owner_id=person.id, key=f"comment:{key[:100]}", request=asked, act=act)
    else:
        answer = act()
    comment = access_comment(person, from_short(answer.body.decode()))
    if not _by_htmx(request):
        return HttpResponseRedirect(_address(comment))
    return render(request, "notes/comments/one.html", {"comment": _view(request, comment)}, status=201)


def _section(request: MemberRequest, note_id: int) -> HttpResponse:
    """The comments of one's own note, just changed: read anew, since what a process remembers of a note follows a moment later."""
    if _by_htmx(request):
        shown = comments_shown(access_own_note(request.person, note_id), viewer=request.person, order=_order(request))
        return render(request, "notes/comments/section.html", {"shown": shown, "note_id": note_id})
    return HttpResponseRedirect(f"/notes/{short(note_id)}/#comments")


def _body(request: MemberRequest, comment: Comment) -> HttpResponse:
    if _by_htmx(request):
        return render(request, "notes/comments/body.html", {"comment": _view(request, comment)})
    return HttpResponseRedirect(_address(comment))


def _view(request: MemberRequest | VisitorRequest, comment: Comment) -> CommentView:
    view = get_comment_view(comment.note, comment.id, viewer=request.person)
    if view is None:
        raise not_found()
    return view


def _address(comment: Comment) -> str:
    return f"/notes/{short(comment.note_id)}/?comment={short(comment.id)}#comment-{short(comment.id)}"


def _more(request: HttpRequest, cursor: str | None) -> str | None:
    if cursor is None:
        return None
    query = request.GET.copy()
    query["cursor"] = cursor
    return f"{request.path}?{query.urlencode()}"


def _order(request: HttpRequest) -> CommentOrder:
    return CommentOrder.NEW if request.GET.get("order") == CommentOrder.NEW else CommentOrder.HOT


def _focus(request: HttpRequest) -> int | None:
    """The comment one was led to; a name that cannot be one leads to none."""
    try:
        return from_short(request.GET.get("comment", ""))
    except ValueError:
        return None


def _by_htmx(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"
