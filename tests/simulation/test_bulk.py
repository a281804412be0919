"""The world of the benchmarks, in small: the shapes the actions leave, counters true, indexes as they were."""

import hashlib
import shutil
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.db import connection

from tallgrass.accounts.models import Follow
from tallgrass.discovery.queries import page_explore
from tallgrass.media.models import Picture
from tallgrass.notes.models import Comment, Like, Note, NotePicture, Save
from tallgrass.platform.ids import from_short
from tallgrass.simulation.bulk import Size, load_bulk_world
from tallgrass.simulation.cast import draw_cast

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
SIZE = Size(notes=240, people=90, follows_each=12, likes=1500, saves=400, comments=600, pictures=2)


def rows(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def indexes():
    return rows("SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1") + rows(
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint ORDER BY 1, 2"
    )


def print_of_tables():
    """Over what the seed decides."""
    tables = ("accounts_follow", "notes_note", "notes_like", "notes_save", "notes_notecounts", "notes_comment", "notes_commentlike")
    chosen = ["SELECT id, created_at, handle, name, place, interests FROM accounts_person ORDER BY id"]
    chosen += ["SELECT note_id, topic_id, position FROM notes_notetopic ORDER BY 1, 2"]
    chosen += [f"SELECT * FROM {table} ORDER BY 1, 2" for table in tables]
    return {sql: hashlib.sha256(repr(rows(sql)).encode()).hexdigest() for sql in chosen}


@pytest.fixture
def media(tmp_path):
    before = settings.MEDIA_ROOT
    settings.MEDIA_ROOT = tmp_path / "media"
    yield
    settings.MEDIA_ROOT = before


def test_a_bulk_world_is_like_one_that_was_acted(kept_world, media):
    before = indexes()
    load_bulk_world(SIZE, seed=5, now=NOW, say=lambda line: None)
    assert indexes() == before

    assert Note.objects.published().count() == SIZE.notes
    assert Follow.objects.count() == SIZE.people * SIZE.follows_each
    assert Like.objects.count() > SIZE.likes * 0.4
    assert Save.objects.count() > SIZE.saves * 0.4
    assert set(NotePicture.objects.values_list("picture_id", flat=True)) == set(Picture.objects.values_list("id", flat=True))
    assert (
        rows(
            "SELECT 1 FROM notes_notecounts c WHERE likes <> (SELECT count(*) FROM notes_like l WHERE l.note_id = c.note_id)"
            " OR saves <> (SELECT count(*) FROM notes_save l WHERE l.note_id = c.note_id)"
            " OR comments <> (SELECT count(*) FROM notes_comment m WHERE m.note_id = c.note_id)"
        )
        == []
    )
    assert (
        rows(
            "SELECT 1 FROM accounts_personcounts c WHERE follows <> (SELECT count(*) FROM accounts_follow f WHERE f.person_id = c.person_id)"
        )
        == []
    )
    assert Comment.objects.filter(thread=None).count() > SIZE.comments * 0.4
    assert Comment.objects.filter(replies__gt=0).exists() and Comment.objects.filter(likes__gt=1).exists()
    wall = page_explore(None)
    assert len(wall.page.items) > 10
    assert all(card.cover for card in wall.page.items)


def test_those_who_ask_are_let_in(kept_world, media, client):
    load_bulk_world(SIZE, seed=5, now=NOW, say=lambda line: None)
    cast = draw_cast(3, seed=1)
    assert len(set(cast.tokens)) == len(set(cast.sessions)) == 3
    assert Note.objects.filter(id=from_short(cast.note_ids[0])).exists()
    assert client.get("/api/v1/me", headers={"Authorization": f"Bearer {cast.tokens[0]}"}).status_code == 200
    client.cookies[cast.session_cookie] = cast.sessions[0]
    assert client.get("/following/").status_code == 200


def test_the_same_seed_loads_the_same_world(kept_world, media):
    load_bulk_world(SIZE, seed=5, now=NOW, say=lambda line: None)
    first = print_of_tables()
    shutil.rmtree(settings.MEDIA_ROOT)
    with connection.cursor() as cursor:
        cursor.execute(
            "TRUNCATE accounts_person, accounts_follow, accounts_personcounts, notes_note, notes_topic, notes_notecounts, media_picture CASCADE"
        )
    load_bulk_world(SIZE, seed=5, now=NOW, say=lambda line: None)
    assert print_of_tables() == first
