"""The poster of a note: drawn by notes, signed with what the place says of itself."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tallgrass.accounts.guards import VisitorRequest, who_counts
from tallgrass.notes.actions.posters import make_poster
from tallgrass.notes.queries import access_note
from tallgrass.notes.queries.shares import access_share
from tallgrass.platform.limits import hit
from tallgrass.site.queries import current_slogan


@require_safe
def poster(request: VisitorRequest, code: str) -> HttpResponse:
    """The picture to hand on. Drawn once for a version of the note; asking is counted, since drawing costs."""
    hit("poster", who_counts(request))
    share = access_share(code)
    note = access_note(request.person, share.note_id)
    link = request.build_absolute_uri(f"/s/{share.code}/")
    response = HttpResponse(make_poster(note=note, share=share, link=link, slogan=str(current_slogan())), content_type="image/png")
    response["Cache-Control"] = "private, max-age=600"
    response["Content-Disposition"] = f'inline; filename="{code}.png"'
    return response
