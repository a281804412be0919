"""What goes out comes in again as it was."""

import csv
import gzip

import pytest
from django.db import connection

from tallgrass.accounts.actions import follow_person
from tallgrass.accounts.models import Follow, Person
from tallgrass.exchange.actions import export
from tallgrass.exchange.models import Origin, Run
from tallgrass.exchange.types import Subject
from tallgrass.notes.actions import like_note, write_note
from tallgrass.notes.genre_types import Evaluation, Verdict
from tallgrass.notes.models import Like, Note, Topic
from tallgrass.notes.types import Content, Genre, Kind, MarkInput, MarkKind, PictureInput, TextCard, Visibility
from tallgrass.platform.errors import DomainError
from tests.exchange.files import figures, taken_in

TAKEN_OUT = (Subject.PEOPLE, Subject.NOTES, Subject.REVIEWS, Subject.FOLLOWS, Subject.LIKES)


def told():
    """All that an export must keep, by handles."""
    with connection.cursor() as cursor:
        found = {}
        for name, sql in {
            "people": "SELECT handle, name, bio, place, interests, joined_at FROM accounts_person ORDER BY 1",
            "notes": "SELECT p.handle, n.kind, n.title, n.body, n.channel, n.place, n.visibility, n.published_at, n.edited_at, n.text_card,"
            " CASE n.kind WHEN 'picture' THEN n.picture_count END FROM notes_note n JOIN accounts_person p ON p.id = n.author_id ORDER BY n.published_at",
            "marks": "SELECT n.title, np.position, np.alt, m.kind, m.label, m.x, m.y FROM notes_mark m JOIN notes_notepicture np"
            " ON np.id = m.note_picture_id JOIN notes_note n ON n.id = np.note_id ORDER BY 1, 2, 5",
            "topics": "SELECT n.title, t.name, nt.position FROM notes_notetopic nt JOIN notes_topic t ON t.id = nt.topic_id"
            " JOIN notes_note n ON n.id = nt.note_id ORDER BY 1, 3",
            "mentions": "SELECT n.title, p.handle FROM notes_mention m JOIN notes_note n ON n.id = m.note_id"
            " JOIN accounts_person p ON p.id = m.person_id ORDER BY 1, 2",
            "judged": "SELECT n.title, e.product, e.brand, e.verdict, e.score, array_agg((t.is_pro, t.text) ORDER BY t.is_pro, t.position)"
            " FROM notes_evaluation e JOIN notes_note n ON n.id = e.note_id LEFT JOIN notes_evaluationpoint t ON t.evaluation_id = n.id"
            " GROUP BY 1, 2, 3, 4, 5 ORDER BY 1",
            "follows": "SELECT a.handle, b.handle, f.created_at FROM accounts_follow f JOIN accounts_person a ON a.id = f.person_id"
            " JOIN accounts_person b ON b.id = f.followee_id ORDER BY 1, 2",
            "likes": "SELECT p.handle, n.title, l.created_at FROM notes_like l JOIN accounts_person p ON p.id = l.person_id"
            " JOIN notes_note n ON n.id = l.note_id ORDER BY 1, 2",
        }.items():
            cursor.execute(sql)
            found[name] = cursor.fetchall()
    return found


def community(world):
    ali = world.person("阿栗", handle="ali_li", bio='=爱写公式,\n"引号"', place="大理", interests=["travel", "food"])
    bo = world.person("'=Bo", handle="bobo")
    pictures = tuple(
        PictureInput(world.picture(ali, width).id, f"图 {width}", (MarkInput(MarkKind.BRAND, f"牌子{width}", 10, 990),))
        for width in (60, 90)
    )
    first = write_note(
        actor=ali, content=Content(title="两张图", body='看 #大理 和 @bobo，"好"\n\n+1', channel="travel", pictures=pictures)
    )
    write_note(
        actor=bo,
        content=Content(title="'=1+1", body="给粉丝", visibility=Visibility.FOLLOWERS, pictures=(PictureInput(world.picture(bo).id),)),
    )
    world.text_note(ali, "慢慢来", title="文字卡")
    judged = Evaluation("白茶精华", "草木集", Verdict.PULL, 3, ("好闻",), ("太贵", "有点粘"))
    write_note(
        actor=bo,
        content=Content(
            kind=Kind.TEXT,
            text_card=TextCard("不太行", "meadow"),
            title="不太行",
            body="用了两周",
            genre=Genre.EVALUATION,
            evaluation=judged,
        ),
    )
    follow_person(actor=bo, other=ali)
    like_note(actor=bo, note=first)


@pytest.mark.parametrize("ending", ["csv", "csv.gz", "jsonl", "jsonl.gz", "parquet"])
def test_a_community_taken_out_comes_in_again(kept_world, tmp_path, ending):
    community(kept_world)
    before = told()
    photos = tmp_path / "photos"
    photos.mkdir()
    for subject in TAKEN_OUT:
        export(subject, tmp_path / f"{subject.value}.{ending}", photos=photos)
    for model in (Like, Follow, Note, Topic, Origin, Run, Person):
        model.objects.all().delete()
    for subject in TAKEN_OUT:
        tally = taken_in(tmp_path / f"{subject.value}.{ending}", subject, photos=photos, rejects=tmp_path / "rejects")
        assert tally.rejected == 0, (tmp_path / "rejects").read_text()
    assert told() == before


def test_no_cell_of_a_spreadsheet_is_a_formula(world, tmp_path):
    for place, sign in enumerate("=+-@\t"):
        world.text_note(world.person(handle=f"person_{place}"), "x", title=f"{sign}cmd|' /C calc'!A0")
    export(Subject.NOTES, tmp_path / "n.csv")
    with (tmp_path / "n.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert (tmp_path / "n.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_drafts_and_what_was_deleted_stay_and_people_who_left(world, tmp_path):
    ali = world.person(handle="ali")
    world.person(handle="gone", is_active=False)
    Note.objects.create(author_id=ali.id, title="草稿")
    assert export(Subject.NOTES, tmp_path / "n.jsonl") == 0
    assert export(Subject.PEOPLE, tmp_path / "p.jsonl.gz") == 1
    assert b'"ali"' in gzip.decompress((tmp_path / "p.jsonl.gz").read_bytes())


def test_a_name_without_a_format_and_a_place_that_is_not_there(world, tmp_path):
    for name in ("notes", "notes.xlsx", "notes.parquet.gz"):
        with pytest.raises(DomainError, match="结尾"):
            export(Subject.NOTES, tmp_path / name)
    with pytest.raises(DomainError, match="写不了"):
        export(Subject.NOTES, tmp_path / "none" / "n.csv")


def test_a_file_that_stood_there_stays_until_the_new_one_is_whole(world, tmp_path, monkeypatch):
    world.text_note()
    (tmp_path / "n.csv").write_text("before")

    def fail(found, photos):
        raise OSError(28, "no space left")

    monkeypatch.setattr("tallgrass.exchange.actions.exporting._note", fail)
    with pytest.raises(DomainError):
        export(Subject.NOTES, tmp_path / "n.csv")
    assert (tmp_path / "n.csv").read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["n.csv"]


def test_export_reads_in_portions_and_a_repeated_import_of_it_adds_nothing(world, tmp_path, monkeypatch):
    monkeypatch.setattr("tallgrass.exchange.actions.exporting._PORTION", 3)
    ali = world.person(handle="ali")
    taken = tmp_path / "in.jsonl"
    taken.write_text("".join(f'{{"author": "ali", "id": "{n}", "body": "第 {n} 篇"}}\n' for n in range(10)))
    taken_in(taken, Subject.NOTES)
    assert export(Subject.NOTES, tmp_path / "out.csv") == 10
    assert figures(taken_in(tmp_path / "out.csv", Subject.NOTES, source="back")) == (10, 0, 0)
    assert figures(taken_in(tmp_path / "out.csv", Subject.NOTES, source="back")) == (0, 10, 0)
    assert Note.objects.filter(author_id=ali.id).count() == 20
