"""Days put into figures, and the two desks that show them, from what people really did."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tallgrass.accounts.models import PersonCounts
from tallgrass.discovery.actions.dials import turn_dial
from tallgrass.discovery.models import Behaviour, Served
from tallgrass.discovery.types import BehaviourKind
from tallgrass.insights.actions.days import count_day, count_lately, remember_release
from tallgrass.insights.models import CreatorDay, ReadingDay, Release
from tallgrass.insights.types import Standing
from tallgrass.platform import clock
from tallgrass.platform.ids import new_id
from tallgrass.platform.partitions import day_of, ensure_days


@pytest.fixture
def version():
    return f"s3-{clock.now():%Y%m%dT%H%M%S%f}-abc123"


def read(note, reader, ranker, *, clicked=False, seconds=0):
    """A page with one note, which was seen, and perhaps opened for a while."""
    page = new_id()
    for table in ("discovery_served", "discovery_behaviour"):
        ensure_days(table, {day_of(page)})
    Served.objects.create(id=page, person_id=reader.id, surface="feed", thing_ids=[note.id], ranker=ranker)
    told = [(BehaviourKind.EXPOSURE, 0)]
    if clicked:
        told += [(BehaviourKind.CLICK, 0), (BehaviourKind.DWELL, seconds * 1000)]
    for kind, value in told:
        Behaviour.objects.create(page_id=page, thing_id=note.id, kind=kind, person_id=reader.id, value=value, at=clock.now())


@pytest.fixture
def authors(world):
    star, known, somebody = world.person(verified="star"), world.person(), world.person()
    PersonCounts.objects.update_or_create(person_id=known.id, defaults={"fans": 5000})
    return {Standing.STAR: star, Standing.KNOWN: known, Standing.ORDINARY: somebody}


def test_a_day_says_who_read_how_long_and_whose(world, authors, version):
    notes = {standing: world.note(author) for standing, author in authors.items()}
    one, other = world.person(), world.person()
    read(notes[Standing.STAR], one, version, clicked=True, seconds=90)
    read(notes[Standing.ORDINARY], one, version, clicked=True, seconds=30)
    read(notes[Standing.ORDINARY], other, version)
    read(notes[Standing.KNOWN], other, "newest")
    today = timezone.localdate()
    for _ in range(2):  # Counting again changes nothing.
        count_day(today)
    rows = {row.version: row for row in ReadingDay.objects.filter(day=today)}
    assert set(rows) == {"", version, "newest"}
    whole = rows[""]
    assert (whole.readers, whole.pages, whole.exposures, whole.clicks, whole.milliseconds) == (2, 4, 4, 2, 120_000)
    assert (rows[version].readers, rows["newest"].readers) == (2, 1)
    seen = {row.standing: (row.began, row.authors, row.notes, row.exposures, row.clicks) for row in CreatorDay.objects.filter(day=today)}
    assert seen == {"star": (1, 1, 1, 1, 1), "known": (1, 1, 1, 1, 0), "ordinary": (1, 1, 1, 2, 1)}
    count_day(today - timedelta(days=1))
    assert not ReadingDay.objects.filter(day=today - timedelta(days=1)).exists()


def test_what_was_changed_stands_beside_what_was_read(world, authors, client, version):
    operator = world.person(role="operator")
    client.force_login(operator)
    empty = client.get("/console/changes/").content.decode()
    assert "每小时数一次" in empty
    assert "还没有哪一页被看过" in empty
    read(world.note(authors[Standing.ORDINARY]), world.person(), version, clicked=True, seconds=150)
    turn_dial(actor=operator, name="like", value=3.0, reason="试一试")
    for _ in range(2):
        remember_release()
    assert Release.objects.count() == 1
    count_lately()
    page = client.get("/console/changes/?days=90").content.decode()
    for words in (
        timezone.localdate().isoformat(),
        "2.5",
        "100.0",
        version,
        "喜欢 → 3：试一试",
        "推荐版本 1 个",
        f"产品 {Release.objects.get().version}",
    ):
        assert words in page, words
    assert client.get("/console/changes/?days=x").status_code == 200
    english = client.get("/console/changes/", headers={"Accept-Language": "en"}).content.decode()
    for words in ("1 version of the feed", "like → 3: 试一试", version):
        assert words in english, words


def test_a_page_whose_ranking_is_not_known_any_more_is_counted_too(world, authors, version):
    note, reader = world.note(authors[Standing.ORDINARY]), world.person()
    for ranker in (version, "", "gone"):
        read(note, reader, ranker)
    Served.objects.filter(ranker="gone").delete()
    count_day(timezone.localdate())
    assert {row.version: row.exposures for row in ReadingDay.objects.all()} == {"": 3, version: 1, "?": 2}


def test_of_very_many_versions_the_latest_are_listed(world, client):
    today = timezone.localdate()
    ReadingDay.objects.bulk_create(
        ReadingDay(
            day=today,
            version=f"s3-{today:%Y%m%d}T{number // 60:02}{number % 60:02}00-x",
            readers=1,
            pages=1,
            exposures=1,
            clicks=0,
            milliseconds=0,
        )
        for number in range(0, 1440, 10)
    )
    client.force_login(world.person(role="operator"))
    page = client.get("/console/changes/").content.decode()
    assert page.count("<code>s3-") == 30
    assert "T235000-x" in page


def test_ordinary_authors_stand_beside_stars(world, authors, client, version):
    client.force_login(world.person(role="operator"))
    assert "每小时数一次" in client.get("/console/creators/").content.decode()
    reader = world.person()
    for standing, times in ((Standing.STAR, 3), (Standing.ORDINARY, 1)):
        note = world.note(authors[standing])
        for _ in range(times):
            read(note, reader, version)
    count_lately()
    page = client.get("/console/creators/").content.decode()
    for words in ("75.0%", "25.0%", "0.0%", "明星", "普通作者"):
        assert words in page, words
    assert "Ordinary authors" in client.get("/console/creators/", headers={"Accept-Language": "en"}).content.decode()
