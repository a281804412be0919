"""Where a page tells what was seen on it."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from tallgrass.accounts.guards import VisitorRequest, limited_softly
from tallgrass.discovery.actions import note_behaviour
from tallgrass.discovery.behaviour_words import read_seen
from tallgrass.discovery.devices import reader_of


@require_POST
@limited_softly("seen")
def seen(request: VisitorRequest) -> HttpResponse:
    """Takes one report (`behaviour_words.py`); it comes as a form, with the page's token, so that it can be sent while the page is left."""
    note_behaviour(reader=reader_of(request), seen=read_seen(request.POST.get("seen", "")))
    return HttpResponse(status=204)
