"""What is written by hand holds the rules of the place, and reads as many people's."""

from collections import Counter

import pytest

from tallgrass.notes.actions.genres import check_genre
from tallgrass.notes.genre_types import Evaluation, PlaceFacts, Tutorial
from tallgrass.notes.markup import topics_in
from tallgrass.notes.text_cards import TEMPLATES, card_svg
from tallgrass.notes.types import Content, PictureInput
from tallgrass.simulation.art import SCENES
from tallgrass.simulation.genres import with_genre
from tallgrass.simulation.people import BY_HANDLE, DOORS, EVERYBODY
from tallgrass.simulation.texts import WRITTEN
from tallgrass.simulation.texts.letters import TALKS
from tallgrass.simulation.types import BODY_LIMITS, TITLE_LIMIT, Asked, Channel, Gathered

NOTES = [note for notes in WRITTEN.values() for note in notes]
KINDS = {kind for kinds in SCENES.values() for kind in kinds}


def test_every_channel_has_notes_in_both_languages():
    for channel in Channel:
        spoken = Counter(BY_HANDLE[note.author].language for note in WRITTEN[channel])
        assert spoken["zh"] >= 8, channel
        assert spoken["en"] >= 4, channel


def test_texts_are_within_limits():
    for note in NOTES:
        assert 0 < len(note.title) <= TITLE_LIMIT, note.title
        assert BODY_LIMITS[0] <= len(note.body) <= BODY_LIMITS[1], (note.title, len(note.body))
        assert 1 <= len(topics_in(note.body)) <= 5, note.title


def test_nothing_is_said_twice():
    for said in ([note.title for note in NOTES], [note.body for note in NOTES], [persona.bio for persona in EVERYBODY]):
        assert [text for text, times in Counter(said).items() if times > 1] == []
    sentences = Counter(line for note in NOTES for line in note.body.splitlines() if not line.startswith("#"))
    assert [line for line, times in sentences.items() if times > 1] == []


def test_nobody_shouts():
    assert [note.title for note in NOTES if set("!！") & set(note.title + note.body + note.card_text)] == []


def test_chinese_speak_chinese_and_english_english():
    for note in NOTES:
        han = sum("\u4e00" <= letter <= "\u9fff" for letter in note.title + note.body)
        assert (han > 20) == (BY_HANDLE[note.author].language == "zh"), note.title


def test_notes_have_pictures_or_a_card():
    for note in NOTES:
        assert bool(note.scenes) != bool(note.card), note.title
        assert set(note.scenes) <= KINDS, (note.title, set(note.scenes) - KINDS)
        assert len(note.scenes) == len(set(note.scenes)) <= 6, note.title


def test_marks_are_inside_a_picture_of_their_note():
    for note in NOTES:
        for pin in note.pins:
            assert 0.05 <= pin.x <= 0.95, note.title
            assert 0.05 <= pin.y <= 0.95, note.title
            assert pin.picture < len(note.scenes), note.title
            assert 0 < len(pin.label) <= 30, note.title


def test_every_genre_is_written_in_both_languages():
    spoken = {(type(note.of), BY_HANDLE[note.author].language) for note in NOTES if note.of}
    assert spoken == {(genre, language) for genre in (Evaluation, Tutorial, PlaceFacts, Asked, Gathered) for language in ("zh", "en")}


def test_what_notes_hold_of_their_genre_is_within_the_rules():
    for note in NOTES:
        held = with_genre(Content(pictures=tuple(PictureInput(place) for place in range(6))), note, {})
        check_genre(held)
        if isinstance(note.of, Tutorial):
            assert {step.picture_id for step in note.of.steps} <= {None, *range(len(note.scenes))}, note.title
        if isinstance(note.of, Asked):
            assert len({answer.by for answer in note.of.answers}) == len(note.of.answers) >= 2, note.title
            assert note.author not in {answer.by for answer in note.of.answers} <= BY_HANDLE.keys(), note.title
            assert sum(answer.best for answer in note.of.answers) <= 1, note.title


def test_collections_hold_notes_that_are_written_by_those_who_may_gather():
    plain = {(note.author, note.title) for note in NOTES if not isinstance(note.of, Gathered)}
    for note in NOTES:
        if isinstance(note.of, Gathered):
            assert BY_HANDLE[note.author].role in {"operator", "creator"} or BY_HANDLE[note.author].verified == "expert"
            assert {(author, title) for author, title, _ in note.of.notes} <= plain, note.title


@pytest.mark.parametrize("note", [note for note in NOTES if note.card], ids=lambda note: note.title)
def test_cards_can_be_drawn(note):
    assert 1 <= len(card_svg(note.card_text, template=note.card, ground=TEMPLATES[note.card].grounds[0].name, seed=1)) <= 2


def test_people_are_sixty_different_ones():
    assert len(EVERYBODY) == len(BY_HANDLE) == len({persona.name for persona in EVERYBODY}) == 60
    assert Counter(persona.role for persona in EVERYBODY) == {"member": 44, "creator": 10, "merchant": 4, "operator": 2}
    for persona in EVERYBODY:
        assert 0 < len(persona.bio) <= 100
        assert set(persona.tastes) <= {channel.value for channel in Channel}


def test_everybody_written_has_written():
    assert {persona.handle for persona in EVERYBODY} == {note.author for note in NOTES}


def test_every_door_leads_to_someone_of_its_role():
    assert {role: BY_HANDLE[handle].role for role, handle in DOORS.items()} == {
        role: role for role in ("member", "creator", "merchant", "operator")
    }


def test_letters_are_between_people_who_are_there():
    for talk in TALKS:
        assert {talk.one, talk.two} <= BY_HANDLE.keys()
        assert {said.by for said in talk.said} <= {talk.one, talk.two}
        assert {handle for said in talk.said for handle in (said.note_of, said.person) if handle} <= BY_HANDLE.keys()
        assert all(said.words or said.note_of or said.person for said in talk.said)
        assert not talk.strangers or len(talk.said) == 1
        assert [said.words for said in talk.said if set("!！") & set(said.words)] == []
    assert set(DOORS.values()) <= {handle for talk in TALKS for handle in (talk.one, talk.two)}


def test_the_doors_of_the_demo_lead_to_those_things_happen_to(settings):
    assert settings.TALLGRASS_DEMO_PEOPLE == DOORS
