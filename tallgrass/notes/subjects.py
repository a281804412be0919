"""Notes as other apps may show them."""

from collections.abc import Collection

from tallgrass.accounts.queries import find_active_person
from tallgrass.notes.queries import board_cards, list_cards, note_cards
from tallgrass.platform.subjects import SubjectCard


class NoteSubject:
    """Notes by id, as one line: title, cover, address."""

    def cards(self, ids: Collection[int], viewer_id: int | None) -> dict[int, SubjectCard]:
        viewer = find_active_person(viewer_id) if viewer_id else None
        return {
            card.id: SubjectCard(card.title, card.url, card.cover.small if card.cover else None)
            for card in note_cards(list(ids), viewer=viewer)
        }


class BoardSubject:
    """Boards by id: their name and what stands for them."""

    def cards(self, ids: Collection[int], viewer_id: int | None) -> dict[int, SubjectCard]:
        viewer = find_active_person(viewer_id) if viewer_id else None
        return {
            card.id: SubjectCard(card.name, card.url, card.covers[0].small if card.covers else None)
            for card in board_cards(list(ids), viewer=viewer)
        }


class ListSubject:
    """Lists by id: only their owner sees them so; everybody else needs the link."""

    def cards(self, ids: Collection[int], viewer_id: int | None) -> dict[int, SubjectCard]:
        return {id: SubjectCard(card.name, card.url) for id, card in list_cards(ids, viewer_id).items()}
