"""The latest notes as a web process knows them are the notes the database has."""

import random
from collections.abc import Iterator

import pytest

from tallgrass.notes.models import Note
from tallgrass.notes.queries import latest, page_notes_by_authors
from tallgrass.notes.types import Visibility
from tallgrass.platform.memory import forget_changed, hear_changes

pytestmark = pytest.mark.django_db


@pytest.fixture
def hearing() -> Iterator[None]:
    hear_changes(True)
    yield
    hear_changes(False)


def test_a_page_needs_no_query_for_its_ids_and_tells_of_every_change(world, hearing, django_assert_num_queries):
    author, reader = world.person(), world.person()
    first, second = world.text_note(author), world.text_note(author)
    assert _following([author.id], reader) == [second.id, first.id]

    third = world.text_note(author)
    forget_changed(f"note {third.id}")
    assert _following([author.id], reader) == [third.id, second.id, first.id]

    Note.objects.filter(id=second.id).update(visibility=Visibility.ME.value)
    Note.objects.filter(id=first.id).delete()
    forget_changed(f"note {second.id} {first.id}")
    assert _following([author.id], reader) == [third.id]
    with django_assert_num_queries(1):  # The cards: what may have changed in them.
        page_notes_by_authors([author.id], viewer=reader, cursor=None)


def test_whatever_happens_it_says_what_the_database_says(world, hearing, monkeypatch):
    monkeypatch.setattr(latest, "SIZE", 6)
    monkeypatch.setattr(latest, "_MOST", 9)
    chance = random.Random(7)
    authors = [world.person() for _ in range(3)]
    reader, notes = world.person(), []
    for _ in range(60):
        if notes and chance.random() < 0.4:
            note = notes.pop(chance.randrange(len(notes)))
            Note.objects.filter(id=note.id).delete()
        else:
            note = world.text_note(chance.choice(authors))
            notes.append(note)
        forget_changed(f"note {note.id}")
        followed = [author.id for author in chance.sample(authors, 2)]
        expected = Note.objects.filter(author_id__in=followed).order_by("-published_at", "-id").values_list("id", flat=True)
        assert _following(followed, reader) == list(expected[:4])


def _following(author_ids: list[int], reader) -> list[int]:
    return [card.id for card in page_notes_by_authors(author_ids, viewer=reader, cursor=None, size=4).items]
