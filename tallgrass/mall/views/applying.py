"""A member asks for a store, and sees what became of it."""

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from tallgrass.accounts.guards import MemberRequest, limited, refuse_minors, require_member
from tallgrass.mall import errors
from tallgrass.mall.actions.stores import MOST_DOCUMENTS, apply_for_store
from tallgrass.mall.merchant_forms import read_request
from tallgrass.mall.models import ApplicationDocument
from tallgrass.mall.queries.stores import application_of, stores_of
from tallgrass.mall.types import ApplicationState, StoreKind
from tallgrass.mall.words import COUNTRIES, STORE_KINDS
from tallgrass.media.actions import store_picture
from tallgrass.media.queries import private_file
from tallgrass.platform.errors import DomainError, not_found


@require_safe
@require_member
def merchant(request: MemberRequest) -> HttpResponse:
    """One's stores, or the way to one."""
    stores = stores_of(request.person.id)
    if len(stores) == 1:
        return redirect("merchant_store", stores[0][0].handle)
    application = application_of(request.person)
    if not stores and application is None:
        return redirect("apply_for_store")
    return render(request, "mall/merchant/home.html", {"stores": stores, "application": application})


@require_http_methods(["GET", "POST"])
@require_member
@refuse_minors
@limited("store_application")
def apply(request: MemberRequest) -> HttpResponse:
    """The form; while an application waits, what it says."""
    waiting = application_of(request.person)
    if waiting and waiting.state == ApplicationState.WAITING and request.method != "POST":
        return redirect("merchant")
    error = None
    if request.method == "POST":
        try:
            read_request(request.POST, ())  # What is written is looked at first: papers need not be uploaded again for a missing word.
            apply_for_store(actor=request.person, request=read_request(request.POST, _documents(request)))
            return redirect("merchant")
        except DomainError as refusal:
            if refusal.status not in {409, 413, 422}:
                raise
            error = refusal
    context = {
        "error": error,
        "values": request.POST,
        "countries": COUNTRIES,
        "kinds": {kind: STORE_KINDS[kind] for kind in (StoreKind.FLAGSHIP, StoreKind.OVERSEAS)},
        "refused": waiting if waiting and waiting.state == ApplicationState.REFUSED else None,
    }
    return render(request, "mall/merchant/apply.html", context, status=error.status if error else 200)


def _documents(request: MemberRequest) -> list[int]:
    files = [file for file in request.FILES.getlist("documents") if isinstance(file, UploadedFile)]
    if not 1 <= len(files) <= MOST_DOCUMENTS:
        raise errors.documents_missing()
    return [store_picture(owner_id=request.person.id, file=file, purpose="document").id for file in files]


@require_safe
@require_member
def document(request: MemberRequest, document_id: int, size: str) -> HttpResponse:
    """A paper of an application: to its applicant, and to operators."""
    found = ApplicationDocument.objects.select_related("application").filter(id=document_id).first()
    if found is None or not (request.person.is_operator or found.application.person_id == request.person.id):
        raise not_found()
    headers = {"Cache-Control": "private, max-age=600", "Content-Security-Policy": "default-src 'none'; sandbox"}
    return HttpResponse(private_file(found.picture_id, size).read_bytes(), content_type="image/webp", headers=headers)
