"""A theme, as members see it; operators see it before it opens."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tallgrass.accounts.guards import VisitorRequest
from tallgrass.notes.previews import preview_of_theme
from tallgrass.notes.queries import access_theme, get_theme_view
from tallgrass.notes.topic_types import ThemeState


@require_safe
def theme(request: VisitorRequest, theme_id: int) -> HttpResponse:
    view = get_theme_view(access_theme(request.person, theme_id), viewer=request.person)
    preview = preview_of_theme(view) if view.state is not ThemeState.PLANNED else None
    return render(request, "notes/theme.html", {"occasion": view, "cards": view.notes, "more": None, "preview": preview})
