"""Notes and comments as other apps may show them."""

from collections.abc import Collection

from django.urls import reverse

from tallgrass.accounts.queries import find_active_person
from tallgrass.notes.models import Topic
from tallgrass.notes.queries import answer_lines, board_cards, list_cards, note_cards
from tallgrass.notes.queries.comments import comment_lines
from tallgrass.notes.reviewing import ReviewedNotes
from tallgrass.notes.reviewing_answers import ReviewedAnswers, ReviewedBoards
from tallgrass.notes.reviewing_comments import ReviewedComments
from tallgrass.notes.searching import SearchableBoards, SearchableNotes, SearchableTopics
from tallgrass.platform.ids import short
from tallgrass.platform.subjects import SubjectCard


class NoteSubject(SearchableNotes, ReviewedNotes):
    """Notes by id, as one line: title, cover, address."""

    def cards(self, ids: Collection[int], viewer_id: int | None) -> dict[int, SubjectCard]:
        viewer = find_active_person(viewer_id) if viewer_id else None
        return {
            card.id: SubjectCard(card.title, card.url, card.cover.small if card.cover else None)
            for card in note_cards(list(ids), viewer=viewer)
        }


class AnswerSubject(ReviewedAnswers):
    """Answers by id: how they begin."""

    def cards(self, ids: Collection[int], viewer_id: int | None) -> dict[int, SubjectCard]:
        viewer = find_active_person(viewer_id) if viewer_id else None
        return {id: SubjectCard(line.words, line.url, line.picture_url) for id, line in answer_lines(ids, viewer=viewer).items()}


class BoardSubject(SearchableBoards, ReviewedBoards):
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


class CommentSubject(ReviewedComments):
    """Comments by id, as one line: how they begin, the cover of their note, the address that leads to them."""

    def cards(self, ids: Collection[int], viewer_id: int | None) -> dict[int, SubjectCard]:
        viewer = find_active_person(viewer_id) if viewer_id else None
        lines = comment_lines(list(ids), viewer=viewer)
        notes = {card.id: card for card in note_cards([note_id for note_id, _ in lines.values()], viewer=viewer)}
        return {
            id: SubjectCard(
                words,
                f"{notes[note_id].url}?comment={short(id)}#comment-{short(id)}",
                cover.small if (cover := notes[note_id].cover) else None,
            )
            for id, (note_id, words) in lines.items()
            if note_id in notes
        }


class TopicSubject(SearchableTopics):
    """Topics by id: their name and their page."""

    def cards(self, ids: Collection[int], viewer_id: int | None) -> dict[int, SubjectCard]:
        return {
            id: SubjectCard(f"#{name}", reverse("topic", args=[name]))
            for id, name in Topic.objects.filter(id__in=ids).values_list("id", "name")
        }
