"""Lists: one's own, and those one was given the link of."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tallgrass.accounts.guards import MemberRequest, VisitorRequest, limited, require_member
from tallgrass.mall.queries.cards import product_cards
from tallgrass.notes.actions import (
    add_goods_to_list,
    add_note_to_list,
    change_list,
    copy_list,
    count_list_visit,
    delete_list,
    make_list,
    restore_list,
    revoke_list_share,
    share_list,
)
from tallgrass.notes.forms import one_line
from tallgrass.notes.list_forms import ListForm
from tallgrass.notes.list_types import ListKind
from tallgrass.notes.models import Checklist
from tallgrass.notes.queries import access_note, access_own_list, access_shared_list, get_list_view, lists_holding, page_lists
from tallgrass.notes.views.list_entries import list_page
from tallgrass.notes.views.reading import deleted_just_now
from tallgrass.platform.errors import DomainError, not_found
from tallgrass.platform.ids import short
from tallgrass.platform.pagination import MAX_PAGE_SIZE
from tallgrass.platform.rest import id_of
from tallgrass.platform.subjects import Ref


@require_safe
@require_member
def lists(request: MemberRequest) -> HttpResponse:
    page = page_lists(request.person, request.GET.get("cursor"))
    return render(request, "notes/lists/lists.html", {"page": page, "deleted": deleted_just_now(request)})


@require_safe
@require_member
def checklist(request: MemberRequest, list_id: int) -> HttpResponse:
    return list_page(request, access_own_list(request.person, list_id))


@require_http_methods(["GET", "POST"])
@require_member
@limited("list_new")
def new(request: MemberRequest) -> HttpResponse:
    form = ListForm(request.POST or None)
    if form.is_valid():
        try:
            made = make_list(actor=request.person, **form.cleaned_data)
            return HttpResponseRedirect(reverse("list", args=[made.id]))
        except DomainError as error:
            form.refuse(error)
    return render(request, "notes/lists/form.html", {"form": form, "checklist": None}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@require_member
@limited("list")
def change(request: MemberRequest, list_id: int) -> HttpResponse:
    found = access_own_list(request.person, list_id)
    initial = {"name": found.name, "kind": found.kind, "about": found.about, "currency": found.currency}
    form = ListForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            change_list(actor=request.person, checklist=found, **form.cleaned_data)
            return HttpResponseRedirect(reverse("list", args=[found.id]))
        except DomainError as error:
            form.refuse(error)
    return render(request, "notes/lists/form.html", {"form": form, "checklist": found}, status=422 if form.errors else 200)


@require_POST
@require_member
@limited("delete")
def delete(request: MemberRequest, list_id: int) -> HttpResponse:
    """Take a list back; the next page offers to undo it."""
    found = access_own_list(request.person, list_id, deleted=True)
    delete_list(actor=request.person, checklist=found)
    return HttpResponseRedirect(f"{reverse('lists')}?deleted={short(found.id)}")


@require_POST
@require_member
@limited("delete")
def restore(request: MemberRequest, list_id: int) -> HttpResponse:
    restored = restore_list(actor=request.person, checklist=access_own_list(request.person, list_id, deleted=True))
    return HttpResponseRedirect(reverse("list", args=[restored.id]))


@require_POST
@require_member
@limited("share")
def share(request: MemberRequest, list_id: int, end: bool = False) -> HttpResponse:
    """Make the link of a list, or take it back."""
    found = access_own_list(request.person, list_id)
    if end:
        revoke_list_share(actor=request.person, checklist=found)
    else:
        share_list(actor=request.person, checklist=found)
    return list_page(request, found) if _by_htmx(request) else HttpResponseRedirect(f"{reverse('list', args=[found.id])}#hand-on")


@require_safe
def shared(request: VisitorRequest, list_code: str) -> HttpResponse:
    """Someone's list, to read, for who has the link."""
    found, link = access_shared_list(request.person, list_code)
    count_list_visit(share=link, visitor=request.person, owner_id=found.owner_id)
    view = get_list_view(found, viewer=request.person)
    return render(request, "notes/lists/shared.html", {"list": view, "code": list_code})


@require_POST
@require_member
@limited("list_new")
def copy(request: MemberRequest, list_code: str) -> HttpResponse:
    """Someone's list into one's own."""
    found, _ = access_shared_list(request.person, list_code)
    return HttpResponseRedirect(reverse("list", args=[copy_list(actor=request.person, checklist=found).id]))


@dataclass(frozen=True)
class Put:
    """What is to go onto a list: where the choice is sent, where it came from; `place` where that could go there instead."""

    ref: Ref
    title: str
    address: str
    back: str
    kind: ListKind = ListKind.WISH
    """Of a list begun with it."""
    place: str = ""


@require_http_methods(["GET", "POST"])
@require_member
@limited("list")
def lists_of_note(request: MemberRequest, note_id: int) -> HttpResponse:
    """Onto which list a note, or its place, is to go."""
    note, as_place = access_note(request.person, note_id), request.POST.get("as") == "place"
    kind = ListKind.TRIP if note.channel == "travel" or note.place else ListKind.WISH
    put = Put(Ref("note", note.id), note.title, reverse("lists_of_note", args=[note.id]), reverse("note", args=[note.id]), kind, note.place)
    return _choose(request, put, lambda target: add_note_to_list(actor=request.person, checklist=target, note=note, as_place=as_place))


@require_http_methods(["GET", "POST"])
@require_member
@limited("list")
def lists_of_goods(request: MemberRequest, product_id: int) -> HttpResponse:
    """Onto which list a product is to go."""
    product = next(iter(product_cards([product_id])), None)
    if product is None:
        raise not_found()
    put = Put(Ref("product", product.id), str(product.title), reverse("lists_of_goods", args=[product.id]), product.url)
    return _choose(request, put, lambda target: add_goods_to_list(actor=request.person, checklist=target, product_id=product.id))


def _choose(request: MemberRequest, put: Put, add: Callable[[Checklist], object]) -> HttpResponse:
    """The choice as a sheet or a page. POST puts it on one (`list`) or on a new one (`name`)."""
    problem: DomainError | None = None
    if request.method == "POST":
        try:
            if name := one_line(request.POST.get("name", "")):
                target = make_list(actor=request.person, name=name, kind=put.kind)
            else:
                target = access_own_list(request.person, id_of(request.POST.get("list", "")))
            add(target)
        except DomainError as error:
            if error.status == 404:
                raise
            problem = error
    page = page_lists(request.person, request.GET.get("cursor"), MAX_PAGE_SIZE)
    over = _by_htmx(request)
    context = {"put": put, "page": page, "holding": lists_holding(put.ref, [card.id for card in page.items]), "problem": problem}
    status = 422 if problem else 200
    response = render(request, "notes/lists/put_sheet.html" if over else "notes/lists/put.html", context, status=status)
    response["Vary"] = "HX-Request"
    return response


def _by_htmx(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"
