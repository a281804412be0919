"""What an editor may put into a collection, for the editor's search."""

import re

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from tallgrass.accounts.guards import MemberRequest, require_member
from tallgrass.notes.queries import list_collectable, note_card
from tallgrass.notes.types import Genre, NoteCard, Visibility
from tallgrass.platform.ids import from_short, short

_ADDRESS = re.compile(r"(?:/notes/|^)([0-9A-Za-z]{6,12})/?(?:[?#].*)?$")


@require_safe
@require_member
def collectable(request: MemberRequest) -> HttpResponse:
    """Public notes by the link in `q`, or among those the person wrote, saved or liked, by words of their title."""
    asked = request.GET.get("q", "").strip()
    linked = _linked(asked, request)
    cards = [linked] if linked else list_collectable(request.person, asked)
    return JsonResponse({"items": [collected(card) for card in cards]}, headers={"Cache-Control": "no-store"})


def collected(card: NoteCard) -> dict[str, object]:
    return {"note": short(card.id), "title": card.title, "author": card.author.name, "cover": card.cover.small if card.cover else None}


def _linked(text: str, request: MemberRequest) -> NoteCard | None:
    found = _ADDRESS.search(text)
    try:
        card = note_card(from_short(found[1]), viewer=request.person) if found else None
    except ValueError:
        return None
    return card if card and card.visibility is Visibility.PUBLIC and card.genre is not Genre.COLLECTION else None
