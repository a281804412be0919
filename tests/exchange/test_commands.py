"""`tallgrass import` and `tallgrass export` as they are typed."""

import io
import json
from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command

from tallgrass.accounts.models import Person
from tallgrass.exchange.dates import read_moment, spread_moment
from tallgrass.exchange.models import Origin, Run
from tallgrass.exchange.progress import Progress
from tallgrass.exchange.types import Tally
from tallgrass.notes.models import Note
from tallgrass.platform.errors import DomainError
from tests.exchange.files import csv_file

KEY = UUID(int=2**47)


@pytest.fixture(autouse=True)
def _home(settings, tmp_path):
    settings.HOME = type(settings.HOME)(tmp_path / "home")


def said(*arguments):
    out = io.StringIO()
    code = 0
    try:
        call_command(*arguments, stdout=out)
    except SystemExit as end:
        code = end.code
    return code, out.getvalue()


def reviews(path):
    return csv_file(path, [{"Title": f"T{n}", "Text": f"word {n}", "Stars": str(n % 7)} for n in range(7)])


def test_reviews_by_options(world, tmp_path):
    file = reviews(tmp_path / "shop.csv")
    options = ["--column", "title=Title", "--template", "body={Title}: {Text}", "--column", "rating=Stars", "--set", "channel=fashion"]
    code, words = said("import", "reviews", str(file), *options, "--invent-people", "3")
    assert code == 1
    assert "7 行，收下 6，已有 0，退回 1" in words
    rejects = tmp_path / "home" / "imports" / "shop-reviews-shop.csv.rejects.jsonl"
    assert json.loads(rejects.read_text())["field"] == "rating"
    assert str(rejects) in words
    assert Person.objects.count() == 3
    assert Note.objects.filter(title="T3", body="T3: word 3\n\nRated 3/5", channel="fashion").exists()


def test_reviews_by_a_mapping_file(world, tmp_path):
    file = reviews(tmp_path / "shop.csv")
    mapping = tmp_path / "shop.toml"
    mapping.write_text(
        'source = "s"\n[columns]\ntitle = "Title"\nbody = "Text"\n[constants]\nchannel = "food"\n[values.title]\nT1 = "One"\n'
    )
    assert said("import", "reviews", str(file), "--mapping", str(mapping), "--set", "channel=home")[0] == 0
    assert set(Note.objects.values_list("channel", flat=True)) == {"home"}
    assert Note.objects.filter(title="One").exists()
    assert set(Origin.objects.values_list("source", flat=True)) == {"s"}
    mapping.write_text("[columns\n")
    with pytest.raises(CommandError) as refused:
        said("import", "reviews", str(file), "--mapping", str(mapping))
    assert refused.value.returncode == 2


def test_a_trial_shows_and_writes_nothing(world, tmp_path):
    file = reviews(tmp_path / "shop.csv")
    code, words = said(
        "import", "reviews", str(file), "--column", "title=Title", "--column", "body=Text", "--column", "rating=Stars", "--dry-run"
    )
    assert code == 1
    assert "T0" in words
    assert "什么都没写" in words
    assert not Note.objects.exists()
    assert not Person.objects.exists()
    assert not Run.objects.exists()


@pytest.mark.parametrize("wrong", [["--column", "title=Nope"], ["--delimiter", "abc"], ["--encoding", "klingon"], ["--set", "colour=red"]])
def test_what_cannot_be_done_ends_with_two(world, tmp_path, wrong):
    with pytest.raises(CommandError) as refused:
        said("import", "notes", str(reviews(tmp_path / "shop.csv")), *wrong)
    assert refused.value.returncode == 2


def test_export_and_back(world, tmp_path):
    world.text_note(world.person(handle="ali"), "慢慢来", title="一")
    assert "1 行" in said("export", "notes", str(tmp_path / "n.csv"))[1]
    assert said("import", "notes", str(tmp_path / "n.csv"), "--source", "back")[0] == 0
    assert Note.objects.filter(title="一").count() == 2
    with pytest.raises(CommandError) as refused:
        said("export", "notes", str(tmp_path / "n.doc"))
    assert refused.value.returncode == 2


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-03-01T08:05:00Z", datetime(2024, 3, 1, 8, 5, tzinfo=UTC)),
        ("2024-03-01T08:05:00+02:00", datetime(2024, 3, 1, 6, 5, tzinfo=UTC)),
        ("2024-03-01 08:05", datetime(2024, 3, 1, 0, 5, tzinfo=UTC)),
        ("2024/3/1 8:05:06", datetime(2024, 3, 1, 0, 5, 6, tzinfo=UTC)),
        ("2024年3月1日 8:05", datetime(2024, 3, 1, 0, 5, tzinfo=UTC)),
        ("1709251200", datetime(2024, 3, 1, tzinfo=UTC)),
        ("1709251200000", datetime(2024, 3, 1, tzinfo=UTC)),
    ],
)
def test_moments_as_people_write_them(text, moment):
    assert read_moment(text, KEY) == moment


@pytest.mark.parametrize(
    "text", ["", "soon", "0001-01-01", "9999-12-31T23:59:59-23:00", "2024-13-01", "2024-02-30", "1969-12-31", "99999999999999999999"]
)
def test_what_is_no_moment(text):
    with pytest.raises(DomainError):
        read_moment(text, KEY)


def test_a_day_gets_an_hour_of_its_own():
    assert read_moment("2024-03-01", UUID(int=0)) == datetime(2024, 2, 29, 23, tzinfo=UTC)
    assert read_moment("2024-03-01", KEY) == datetime(2024, 3, 1, 7, 30, tzinfo=UTC)
    assert spread_moment(KEY, datetime(2024, 3, 1, tzinfo=UTC), 10) == spread_moment(KEY, datetime(2024, 3, 1, tzinfo=UTC), 10)


def test_progress_says_how_far_it_is():
    stream = io.StringIO()
    progress = Progress(stream)
    progress._told = -10.0
    progress(Tally(rows=500, taken=490, rejected=10), 0.5)
    assert "500 行 · 收下 490" in stream.getvalue()
