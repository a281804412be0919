"""Uploads of members: one file a request, answered in JSON."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST

from tallgrass.media.actions import discard_upload, store_picture, store_video
from tallgrass.media.errors import PICTURE, PICTURE_BYTES, VIDEO, VIDEO_BYTES, too_large, words_for
from tallgrass.media.files import PRIVATE
from tallgrass.media.forms import UploadForm
from tallgrass.media.queries import get_video, picture_views
from tallgrass.media.types import PictureView, VideoView
from tallgrass.platform.guards import View, member_id
from tallgrass.platform.ids import short
from tallgrass.platform.limits import hit
from tallgrass.platform.words import Words

_ENVELOPE = 64 * 1024
"""What a form may weigh beside its file."""


def _upload(limit: int, thing: Words) -> Callable[[View], View]:
    """Takes at most `limit` bytes of file. A larger body is refused before a byte of it is read, so the check against forged
    requests, which reads the form, must come after that and not in the middleware."""

    def guard(view: View) -> View:
        @csrf_protect
        def counted(request: HttpRequest, owner_id: int) -> HttpResponse:
            hit("upload", str(owner_id))
            return view(request, owner_id)

        @csrf_exempt
        @require_POST
        @member_id
        @wraps(view)
        def bounded(request: HttpRequest, owner_id: int) -> HttpResponse:
            length = int(request.META.get("CONTENT_LENGTH") or 0)
            if length > limit + _ENVELOPE:
                raise too_large(limit, length, thing)
            return counted(request, owner_id)

        bounded.limit = "upload"  # type: ignore[attr-defined]
        return bounded

    return guard


@_upload(PICTURE_BYTES, PICTURE)
def pictures(request: HttpRequest, owner_id: int) -> HttpResponse:
    form = UploadForm(request.POST, request.FILES)
    picture = store_picture(owner_id=owner_id, file=form.uploaded(), purpose=form.purpose_told())
    if form.purpose_told() in PRIVATE:
        body = {"id": short(picture.id), "width": picture.width, "height": picture.height, "blur": picture.blur}
        return JsonResponse(body, status=201)
    return JsonResponse(_picture(picture_views([picture.id])[picture.id]), status=201)


@_upload(VIDEO_BYTES, VIDEO)
def videos(request: HttpRequest, owner_id: int) -> HttpResponse:
    video = store_video(owner_id=owner_id, file=UploadForm(request.POST, request.FILES).uploaded())
    return JsonResponse(_video(get_video(owner_id, video.id)), status=201)


@require_http_methods(["DELETE"])
@member_id
def picture(request: HttpRequest, owner_id: int, picture_id: int) -> HttpResponse:
    discard_upload(owner_id=owner_id, upload_id=picture_id)
    return HttpResponse(status=204)


@require_http_methods(["GET", "DELETE"])
@member_id
def video(request: HttpRequest, owner_id: int, video_id: int) -> HttpResponse:
    if request.method == "DELETE":
        discard_upload(owner_id=owner_id, upload_id=video_id)
        return HttpResponse(status=204)
    return JsonResponse(_video(get_video(owner_id, video_id)), headers={"Cache-Control": "no-store"})


def _picture(view: PictureView) -> dict[str, Any]:
    return {
        "id": short(view.id),
        "width": view.width,
        "height": view.height,
        "blur": view.blur,
        "small": view.small,
        "medium": view.medium,
        "large": view.large,
    }


def _video(view: VideoView) -> dict[str, Any]:
    return {
        "id": short(view.id),
        "state": view.state.value,
        "percent": view.percent,
        "seconds": view.seconds,
        "width": view.width,
        "height": view.height,
        "url": view.url,
        "poster": _picture(view.poster) if view.poster else None,
        "error": view.error or None,
        "detail": str(words_for(view.error)) if view.error else None,
    }
