"""Operators plan themes, look at them as members will, open and close them."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tallgrass.accounts.guards import MemberRequest, limited, require_operator
from tallgrass.notes.actions import change_theme, close_theme, open_theme, plan_theme
from tallgrass.notes.models import Theme
from tallgrass.notes.ops_forms import AIM_WORDS, ThemeForm
from tallgrass.notes.queries import access_theme, get_theme_view
from tallgrass.notes.queries.themes import page_themes
from tallgrass.notes.topic_types import Aim, ThemeGround
from tallgrass.platform import clock
from tallgrass.platform.errors import DomainError


@require_safe
@require_operator
def themes(request: MemberRequest) -> HttpResponse:
    return render(request, "notes/ops/themes.html", {"page": page_themes(request.GET.get("cursor")), "aims": AIM_WORDS})


@require_http_methods(["GET", "POST"])
@require_operator
@limited("privileged")
def plan(request: MemberRequest) -> HttpResponse:
    start = (clock.now() + timedelta(hours=1)).replace(minute=0, second=0, microsecond=0)
    initial = {
        "aim": Aim.HOT_SPOT.value,
        "ground": ThemeGround.MEADOW.value,
        "starts_at": start,
        "ends_at": start + timedelta(days=14),
    }
    return _form(request, None, initial)


@require_http_methods(["GET", "POST"])
@require_operator
@limited("privileged")
def change(request: MemberRequest, theme_id: int) -> HttpResponse:
    theme = access_theme(request.person, theme_id)
    return _form(request, theme, _written(theme, request))


@require_POST
@require_operator
@limited("privileged")
def open_now(request: MemberRequest, theme_id: int) -> HttpResponse:
    open_theme(actor=request.person, theme=access_theme(request.person, theme_id))
    return redirect("ops_theme", theme_id)


@require_POST
@require_operator
@limited("privileged")
def close(request: MemberRequest, theme_id: int) -> HttpResponse:
    close_theme(actor=request.person, theme=access_theme(request.person, theme_id))
    return redirect("ops_theme", theme_id)


def _form(request: MemberRequest, theme: Theme | None, initial: dict[str, Any]) -> HttpResponse:
    posted = request.method == "POST"
    form = ThemeForm(request.POST if posted else None, request.FILES if posted else None, initial=initial)
    error = None
    if posted and form.is_valid():
        try:
            cover = form.cleaned_data["cover"]
            if theme is None:
                saved = plan_theme(actor=request.person, plan=form.plan(), cover=cover)
            else:
                saved = change_theme(actor=request.person, theme=theme, plan=form.plan(), cover=cover)
            return redirect("ops_theme", saved.id)
        except DomainError as refusal:
            if refusal.status not in {409, 413, 422}:
                raise
            error = refusal
            if refusal.field in form.fields:
                form.add_error(refusal.field, str(refusal.words))
    return render(request, "notes/ops/theme.html", {"form": form, "occasion": theme, "error": error}, status=422 if posted else 200)


def _written(theme: Theme, request: HttpRequest) -> dict[str, Any]:
    view = get_theme_view(theme, viewer=request.person)  # type: ignore[attr-defined]
    names = [
        "aim",
        "channels",
        "title_zh",
        "title_en",
        "introduction_zh",
        "introduction_en",
        "call_zh",
        "call_en",
        "ground",
        "starts_at",
        "ends_at",
    ]
    return {name: getattr(theme, name) for name in names} | {
        "topics": " ".join(f"#{topic.name}" for topic in view.topics),
        "notes": "\n".join(card.url for card in view.notes),
    }
