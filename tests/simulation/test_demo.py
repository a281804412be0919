"""The demo world in tables: whole or not at all, once, and its counters true."""

import pytest
from django.conf import settings
from django.db import connection
from django.db.models import F

from tallgrass.accounts.models import Person
from tallgrass.discovery.models import Served
from tallgrass.insights.actions.looks import make_look
from tallgrass.insights.models import Look, ReadingDay
from tallgrass.media import files
from tallgrass.media.models import Picture
from tallgrass.media.queries import check_files
from tallgrass.notes.models import AnswerLike, BestAnswer, Comment, Mark, Note, Theme
from tallgrass.notes.types import Genre
from tallgrass.notifications.models import Notification
from tallgrass.platform.ids import moment_of
from tallgrass.platform.log import read_all, waiting
from tallgrass.platform.models import Experiment, Exposure, LoggedEvent
from tallgrass.simulation.demo import make_demo_world
from tallgrass.simulation.models import StandingWorld
from tallgrass.simulation.people import BY_HANDLE, DOORS
from tallgrass.simulation.texts import WRITTEN
from tallgrass.simulation.types import Channel, Gathered, Script

PEOPLE = [BY_HANDLE[handle] for handle in [*DOORS.values(), "zhouyiwan", "mara_bakes", "gugu"]]
NAMES = {persona.handle for persona in PEOPLE}


def some(channel):
    """A few plain notes of a channel, all that are more than plain, and what their collections hold."""
    notes = [note for note in WRITTEN[channel] if note.author in NAMES]
    held = {entry[:2] for note in notes if isinstance(note.of, Gathered) for entry in note.of.notes}
    plain = [note for note in notes if note.of is None]
    return [note for place, note in enumerate(plain) if place < 3 or (note.author, note.title) in held] + [
        note for note in notes if note.of
    ]


SMALL = Script(PEOPLE, {channel: some(channel) for channel in (Channel.HANDMADE, Channel.FOOD, Channel.HOME)})
COUNTED = {
    "notes whose likes are miscounted": "SELECT count(*) FROM notes_notecounts c WHERE likes <> (SELECT count(*) FROM notes_like l WHERE l.note_id = c.note_id)",
    "notes whose saves are miscounted": "SELECT count(*) FROM notes_notecounts c WHERE saves <> (SELECT count(*) FROM notes_save l WHERE l.note_id = c.note_id)",
    "notes whose shares are miscounted": "SELECT count(*) FROM notes_notecounts c WHERE shares <> (SELECT count(*) FROM notes_share l WHERE l.note_id = c.note_id)",
    "people whose fans are miscounted": "SELECT count(*) FROM accounts_person p LEFT JOIN accounts_personcounts c ON person_id = id"
    " WHERE coalesce(fans, 0) <> (SELECT count(*) FROM accounts_follow f WHERE f.followee_id = p.id)",
    "people whose follows are miscounted": "SELECT count(*) FROM accounts_person p LEFT JOIN accounts_personcounts c ON person_id = id"
    " WHERE coalesce(follows, 0) <> (SELECT count(*) FROM accounts_follow f WHERE f.person_id = p.id)",
    "notes whose comments are miscounted": "SELECT count(*) FROM notes_notecounts c WHERE comments <> (SELECT count(*) FROM notes_comment m WHERE m.note_id = c.note_id)",
    "comments whose replies are miscounted": "SELECT count(*) FROM notes_comment c WHERE replies <> (SELECT count(*) FROM notes_comment r WHERE r.thread_id = c.id)",
    "comments whose likes are miscounted": "SELECT count(*) FROM notes_comment c WHERE likes <> (SELECT count(*) FROM notes_commentlike l WHERE l.comment_id = c.id)",
    "comments that are not in the log": "SELECT count(*) - (SELECT count(*) FROM platform_event WHERE kind = 'CommentWritten') FROM notes_comment",
    "notes whose answers are miscounted": "SELECT count(*) FROM notes_notecounts c WHERE answers <> (SELECT count(*) FROM notes_answer a WHERE a.note_id = c.note_id)",
    "answers whose likes are miscounted": "SELECT count(*) FROM notes_answer a WHERE likes <> (SELECT count(*) FROM notes_answerlike l WHERE l.answer_id = a.id)",
    "answers that are not in the log": "SELECT count(*) - (SELECT count(*) FROM platform_event WHERE kind = 'AnswerWritten') FROM notes_answer",
    "topics whose discussions are miscounted": "SELECT count(*) FROM notes_topiccounts t"
    " WHERE discussions <> (SELECT coalesce(sum(counted), 0) FROM notes_notetopic n WHERE n.topic_id = t.topic_id)",
    "notes whose part in a topic is miscounted": "SELECT count(*) FROM notes_notetopic t JOIN notes_notecounts c USING (note_id)"
    " WHERE counted <> 1 + c.likes + c.saves + c.shares + c.comments + c.answers",
    "topics whose followers are miscounted": "SELECT count(*) FROM notes_topiccounts t"
    " WHERE followers <> (SELECT count(*) FROM notes_topicfollow f WHERE f.topic_id = t.topic_id)",
    "likes that are not in the log": "SELECT count(*) - (SELECT count(*) FROM platform_event WHERE kind = 'NoteLiked') FROM notes_like",
    "saves that are not in the log": "SELECT count(*) - (SELECT count(*) FROM platform_event WHERE kind = 'NoteSaved') FROM notes_save",
    "shares that are not in the log": "SELECT count(*) - (SELECT count(*) FROM platform_event WHERE kind = 'NoteShared') FROM notes_share",
    "follows that are not in the log": "SELECT count(*) - (SELECT count(*) FROM platform_event WHERE kind = 'PersonFollowed') FROM accounts_follow",
    "notes that are not in the log": "SELECT count(*) - (SELECT count(*) FROM platform_event WHERE kind = 'NotePublished') FROM notes_note",
}


def make(say=lambda line: None):
    return make_demo_world(crowd=60, script=SMALL, say=say)


def count(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


def everything():
    """How many rows stand in each table."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'discovery%'")
        return {table: count(f'SELECT count(*) FROM "{table}"') for (table,) in cursor.fetchall()}


def faults():
    return {name: found for name, sql in COUNTED.items() if (found := count(sql))}


@pytest.fixture
def media(tmp_path):
    before = settings.MEDIA_ROOT
    settings.MEDIA_ROOT = tmp_path / "media"
    yield
    settings.MEDIA_ROOT = before


def test_the_world_stands_once_and_its_counters_are_true(kept_world, media):
    assert make()
    assert not Person.objects.exclude(joined_at=F("created_at")).exists()  # Else nobody's acts would count for the hot list.
    assert Note.objects.published().count() == sum(len(notes) for notes in SMALL.written.values())
    assert {person.role: person.handle for person in Person.objects.filter(handle__in=DOORS.values())} == DOORS
    assert set(Note.objects.published().values_list("genre", flat=True)) == set(Genre)
    assert BestAnswer.objects.exists() and AnswerLike.objects.exists()
    assert Mark.objects.exists()
    assert Comment.objects.filter(thread=None).exists() and Comment.objects.exclude(thread=None).exists()
    assert settings.TALLGRASS_DEMO_PEOPLE == DOORS
    assert faults() == {}
    assert list(check_files()) == []
    assert not Picture.objects.filter(attached_at=None).exists()
    assert told_are_doors()
    assert sorted(Theme.objects.values_list("state", flat=True)) == ["open", "open", "planned"]
    assert_reading_makes_sense()

    before = everything()
    assert not make()
    read_all()
    assert waiting() == {}
    assert everything() == before
    assert faults() == {}


def assert_reading_makes_sense():
    """Pages of people who were here by then, of notes that were out by then; nothing opened that was not in sight; none of those one can sign in as."""
    doors = set(Person.objects.filter(handle__in=DOORS.values()).values_list("id", flat=True))
    pages = list(Served.objects.all())
    joined, out = dict(Person.objects.values_list("id", "joined_at")), dict(Note.objects.values_list("id", "published_at"))
    assert len(pages) > 20 and not doors & {page.person_id for page in pages}
    for page in pages:
        assert moment_of(page.id) > joined[page.person_id]
        assert all(out[thing] < moment_of(page.id) for thing in page.thing_ids)
    assert count("SELECT count(*) FROM discovery_behaviour b WHERE kind = 3 AND value > 0") > 10
    assert not count(
        "SELECT count(*) FROM discovery_behaviour b WHERE kind <> 1 AND NOT EXISTS"
        " (SELECT 1 FROM discovery_behaviour s WHERE s.page_id = b.page_id AND s.thing_id = b.thing_id AND s.kind = 1)"
    )
    assert ReadingDay.objects.filter(version="heat").count() >= 8
    trial, look = Experiment.objects.get(), Look.objects.get()
    make_look(look.id)
    look.refresh_from_db()
    assert trial.state == "running" and look.report is not None
    assert sum(look.report["exposed"]) == Exposure.objects.count() and min(look.report["exposed"]) > 5
    assert not Exposure.objects.filter(at__lt=trial.started_at).exists()


def told_are_doors():
    """Only those one can sign in as, and those they answered, were told of something, and nothing later than the world's making."""
    told = set(Notification.objects.values_list("person_id", flat=True))
    doors = set(Person.objects.filter(handle__in=DOORS.values()).values_list("id", flat=True))
    answered = set(Comment.objects.filter(author_id__in=doors).exclude(thread=None).values_list("addressee_id", flat=True))
    return told and told <= doors | answered and not Notification.objects.filter(last_at__gt=StandingWorld.objects.get().made_at).exists()


def test_stopped_half_way_it_begins_anew(kept_world, media):
    def stop(line):
        if line.startswith("Letting"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make(stop)
    assert not Person.objects.exists()
    assert not LoggedEvent.objects.exists()
    assert list(files.keys_on_disk("pictures"))

    assert make()
    assert faults() == {}
    assert list(check_files()) == []


@pytest.mark.parametrize("step", ["Acting", "Keeping"])
def test_stopped_in_its_last_hours_it_goes_on(kept_world, media, step):
    def stop(line):
        if line.startswith(step):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make(stop)
    notes = Note.objects.count()
    assert make()
    assert Note.objects.count() == notes
    assert StandingWorld.objects.get().lively
    assert_reading_makes_sense()
    assert faults() == {}
