"""What belongs to a note's genre goes out and comes in again: tutorials, places, questions with their answers, collections, evaluations."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tallgrass.accounts.models import Person
from tallgrass.exchange.actions import export
from tallgrass.exchange.models import Origin, Run
from tallgrass.exchange.types import Subject
from tallgrass.media.models import Picture
from tallgrass.notes.actions import choose_best_answer, write_answer, write_note
from tallgrass.notes.genre_types import (
    CameBy,
    Difficulty,
    Entry,
    Evaluation,
    Hours,
    PlaceFacts,
    PlaceKind,
    Step,
    Tutorial,
    UsedFor,
    Verdict,
)
from tallgrass.notes.models import CollectionEntry, Note
from tallgrass.notes.queries import get_note_view
from tallgrass.notes.types import Content, Genre, Kind, PictureInput, TextCard
from tallgrass.notifications.models import Notification
from tallgrass.platform.ids import short
from tallgrass.platform.money import Money
from tests.exchange.files import csv_file, figures, rejects_of, taken_in
from tests.support.world import picture_file

ALL = (Subject.PEOPLE, Subject.NOTES, Subject.REVIEWS, Subject.COLLECTIONS, Subject.ANSWERS)
CAFE = PlaceFacts(
    name="河边",
    kind=PlaceKind.CAFE,
    latitude=30.25123,
    longitude=120.15,
    hours=(Hours(0, 540, 1080), Hours(4, 600, 1440), Hours(5, 1200, 1560)),
    price_a_head=Money(4500, "CNY"),
)


def written(title, genre, **parts):
    return Content(kind=Kind.TEXT, text_card=TextCard(title, "meadow"), title=title, body=f"{title}的正文", genre=genre, **parts)


def community(world):
    """Notes of every genre; a collection that is older than one of its notes holds an evaluation too."""
    ali, bo = world.person("阿栗", handle="ali_li", role="creator"), world.person("Bo", handle="bobo")
    cy = world.person("Cy", handle="cycy")
    shown = tuple(PictureInput(world.picture(ali, width).id) for width in (60, 90))
    steps = (Step("烧水", shown[1].picture_id), Step("下面，\n数到一百"))
    tutorial = Tutorial(steps, 12, Difficulty.EASY, ("面", "一口锅"))
    noodles = write_note(actor=ali, content=Content(title="煮面", genre=Genre.TUTORIAL, tutorial=tutorial, pictures=shown))
    write_note(actor=ali, content=written("只有一步", Genre.TUTORIAL, tutorial=Tutorial((Step("睡"),))))
    cafe = write_note(actor=bo, content=written("河边咖啡", Genre.PLACE, place_facts=CAFE))
    write_note(actor=bo, content=written("一座山", Genre.PLACE, place_facts=PlaceFacts("苍山")))
    judged = Evaluation("精华", "草木集", Verdict.PULL, 3, ("好闻",), ("太贵",), Money(19900, "CNY"), CameBy.BOUGHT, UsedFor.HALF_YEAR)
    review = write_note(actor=bo, content=written("不太行", Genre.EVALUATION, evaluation=judged))
    asked = write_note(actor=ali, content=Content(kind=Kind.TEXT, title="雨天带什么帐篷", body="两个人", genre=Genre.QUESTION))
    plain = world.text_note(cy, "慢慢来", title="平常的")
    entries = (Entry(review.id, "先看这篇"), Entry(noodles.id), Entry(cafe.id, "=最后"))
    write_note(actor=ali, content=written("一周的", Genre.COLLECTION, entries=entries))
    answers = [
        write_answer(actor=bo, note=asked, body="带双层的\n\n'=还有绳子", picture_ids=[world.picture(bo).id, world.picture(bo, 90).id]),
        write_answer(actor=cy, note=asked, body="别去"),
    ]
    choose_best_answer(actor=ali, answer=answers[0])
    world.read_log()
    return plain


def told():
    """What belongs to genres, without ids."""
    queries = {
        "tutorials": "SELECT n.title, t.minutes, t.difficulty, s.position, s.text, np.position FROM notes_tutorial t JOIN notes_note n"
        " ON n.id = t.note_id JOIN notes_tutorialstep s ON s.tutorial_id = n.id LEFT JOIN notes_notepicture np ON np.note_id = n.id"
        " AND np.picture_id = s.picture_id ORDER BY 1, 4",
        "needs": "SELECT n.title, t.position, t.text FROM notes_tutorialneed t JOIN notes_note n ON n.id = t.tutorial_id ORDER BY 1, 2",
        "places": "SELECT n.title, f.name, f.name_key, f.kind, f.latitude, f.longitude, f.price_a_head, f.currency FROM notes_placefacts f"
        " JOIN notes_note n ON n.id = f.note_id ORDER BY 1",
        "hours": "SELECT n.title, h.weekday, h.opens, h.closes FROM notes_openinghours h JOIN notes_note n ON n.id = h.place_id ORDER BY 1, 2, 3",
        "collections": "SELECT n.title, c.position, e.title, c.remark FROM notes_collectionentry c JOIN notes_note n ON n.id = c.note_id"
        " JOIN notes_note e ON e.id = c.entry_id ORDER BY 1, 2",
        "judged": "SELECT n.title, e.product, e.verdict, e.score, e.price, e.currency, e.came_by, e.used_for FROM notes_evaluation e"
        " JOIN notes_note n ON n.id = e.note_id ORDER BY 1",
        "answers": "SELECT n.title, p.handle, a.body, a.created_at, a.edited_at, b.id IS NOT NULL, (SELECT count(*) FROM notes_answerpicture ap"
        " JOIN media_picture pic ON pic.id = ap.picture_id AND pic.owner_id = a.author_id AND pic.attached_at IS NOT NULL WHERE ap.answer_id = a.id)"
        " FROM notes_answer a JOIN notes_note n ON n.id = a.note_id JOIN accounts_person p ON p.id = a.author_id"
        " LEFT JOIN notes_bestanswer b ON b.answer_id = a.id ORDER BY 1, 2",
        "genres": "SELECT title, genre, kind, body FROM notes_note ORDER BY 1",
    }
    found = {}
    with connection.cursor() as cursor:
        for name, sql in queries.items():
            cursor.execute(sql)
            found[name] = cursor.fetchall()
            assert found[name], name
    return found


def taken_out(folder, ending):
    (folder / "photos").mkdir(parents=True)
    for subject in ALL:
        export(subject, folder / f"{subject.value}.{ending}", photos=folder / "photos")


def rows_of(folder):
    """The rows of all files, with each id replaced by what bears it (the same of both worlds)."""
    text = {subject: (folder / f"{subject.value}.jsonl").read_text() for subject in ALL}
    found = {subject: [json.loads(line) for line in lines.splitlines()] for subject, lines in text.items()}
    named = {
        row["id"]: f"{subject}/{row.get('title') or row.get('handle') or row['author']}" for subject, rows in found.items() for row in rows
    }
    for subject, lines in text.items():
        found[subject] = sorted(re.sub("|".join(named), lambda id: named[id[0]], lines).splitlines())
    return found


@pytest.mark.parametrize("ending", ["csv", "jsonl.gz", "parquet"])
def test_every_genre_taken_out_comes_in_again(kept_world, tmp_path, ending):
    community(kept_world)
    before = told()
    taken_out(tmp_path / "first", "jsonl")
    taken_out(tmp_path / "moved", ending)
    for model in (Note, Person, Picture, Origin, Run):
        model.objects.all().delete()
    for subject in ALL:
        tally = taken_in(
            tmp_path / "moved" / f"{subject.value}.{ending}",
            subject,
            source="old",
            photos=tmp_path / "moved" / "photos",
            rejects=tmp_path / "r",
        )
        assert tally.rejected == 0, (tmp_path / "r").read_text()
    assert told() == before
    taken_out(tmp_path / "second", "jsonl")
    assert rows_of(tmp_path / "second") == rows_of(tmp_path / "first")


def test_what_came_in_is_shown_counted_and_told_to_nobody(kept_world, tmp_path, client):
    community(kept_world)
    taken_out(tmp_path, "jsonl")
    for model in (Note, Person, Picture, Origin, Run, Notification):
        model.objects.all().delete()
    for subject in ALL:
        taken_in(tmp_path / f"{subject.value}.jsonl", subject, photos=tmp_path / "photos")
    kept_world.read_log()
    asked = Note.objects.get(genre="question")
    assert (get_note_view(asked, viewer=None).answers, get_note_view(asked, viewer=None).solved) == (2, True)
    assert not Notification.objects.exists()
    for note in Note.objects.all():
        page = client.get(f"/notes/{short(note.id)}/")
        assert page.status_code == 200
    assert "带双层的" in client.get(f"/notes/{short(asked.id)}/").content.decode()


def test_without_photos_steps_and_answers_show_none(kept_world, tmp_path):
    community(kept_world)
    export(Subject.NOTES, tmp_path / "n.jsonl")
    export(Subject.ANSWERS, tmp_path / "a.jsonl")
    noodles = next(row for line in (tmp_path / "n.jsonl").read_text().splitlines() if (row := json.loads(line))["title"] == "煮面")
    assert [step["picture"] for step in json.loads(noodles["facts"])["steps"]] == ["", ""]
    assert {json.loads(line)["pictures"] for line in (tmp_path / "a.jsonl").read_text().splitlines()} == {""}


def noted(path, *rows):
    whole = [
        {"author": "ali", "title": "标题", "body": "正文", "genre": genre, "facts": facts if isinstance(facts, str) else json.dumps(facts)}
        for genre, facts in rows
    ]
    return csv_file(path, [{"id": str(place), **row} for place, row in enumerate(whole)])


BAD = [
    ("tutorial", "", "steps"),
    ("tutorial", "{", "facts"),
    ("tutorial", '["水"]', "facts"),
    ("tutorial", {"steps": [{"text": "水", "colour": "red"}]}, "facts"),
    ("tutorial", {"steps": [{"text": " "}]}, "steps"),
    ("tutorial", {"steps": [{"text": "长" * 501}]}, "steps"),
    ("tutorial", {"steps": [{"text": "水"}] * 31}, "steps"),
    ("tutorial", {"steps": [{"text": "水", "picture": "a.png"}]}, "steps"),
    ("tutorial", {"steps": [{"text": "水"}], "minutes": 0}, "minutes"),
    ("tutorial", {"steps": [{"text": "水"}], "difficulty": "mild"}, "facts"),
    ("tutorial", {"steps": [{"text": "狗东西"}]}, "genre"),
    ("tutorial", {"steps": [{"text": "水"}], "needs": ["长" * 41]}, "needs"),
    ("place", "{}", "place_name"),
    ("place", {"name": "山", "kind": "mountain"}, "facts"),
    ("place", {"name": "山", "latitude": 30.0}, "position"),
    ("place", {"name": "山", "latitude": 91.0, "longitude": 0.0}, "position"),
    ("place", {"name": "山", "hours": [{"weekday": 0, "opens": "9", "closes": "10"}]}, "facts"),
    ("place", {"name": "山", "hours": [{"weekday": 0, "opens": "09:00", "closes": "18:00"}, {"weekday": 0, "opens": "17:00", "closes": "19:00"}]}, "hours"),
    ("place", {"name": "山", "price_a_head": {"minor": 100, "currency": "XYZ"}}, "price_a_head"),
    ("collection", {"entries": [{"note": "gone"}, {"note": "other"}]}, "entries"),
    ("collection", "", "entries"),
    ("question", {"steps": []}, "facts"),
    ("plain", {"steps": []}, "facts"),
    ("evaluation", "", "genre"),
    ("poem", "", "genre"),
]  # fmt: skip


def test_bad_facts_say_where_and_why_in_both_languages_and_change_nothing(world, tmp_path):
    world.person(handle="ali")
    file = noted(tmp_path / "n.csv", *((genre, facts) for genre, facts, _ in BAD), ("tutorial", {"steps": [{"text": "水"}]}))
    assert figures(taken_in(file, Subject.NOTES)) == (1, 0, len(BAD))
    found = {reject["row_number"]: reject for reject in rejects_of(file)}
    assert [(BAD[number - 1][:2], found[number]["field"]) for number in sorted(found)] == [
        ((genre, facts), field) for genre, facts, field in BAD
    ]
    for number, reject in found.items():
        assert reject["line"] == number + 1
        assert reject["reason"] and reject["reason_zh"] and reject["reason"] != reject["reason_zh"]
    assert list(Note.objects.values_list("genre", flat=True)) == ["tutorial"]


def test_a_question_needs_its_title(world, tmp_path):
    world.person(handle="ali")
    file = csv_file(tmp_path / "n.csv", [{"author": "ali", "title": "", "body": "正文", "genre": "question"}])
    assert figures(taken_in(file, Subject.NOTES)) == (0, 0, 1)
    assert rejects_of(file)[0]["field"] == "title"


def collected(path, *names):
    entries = [{"note": name, "remark": f"说 {name}"} for name in names]
    return csv_file(path, [{"id": "c", "author": "ali", "title": "合集", "body": "引言", "facts": json.dumps({"entries": entries})}])


def test_a_collection_waits_for_its_notes_and_keeps_their_order(world, tmp_path):
    world.person(handle="ali")
    file = collected(tmp_path / "c.csv", "2", "0")
    assert figures(taken_in(file, Subject.COLLECTIONS)) == (0, 0, 1)
    reject = rejects_of(file)[0]
    assert "先导入笔记" in reject["reason_zh"] and "“2”" in reject["reason"] and reject["field"] == "entries"
    assert not Note.objects.exists()
    rows = [
        {"id": str(n), "author": "ali", "title": f"第{n}", "body": "正文", "visibility": "me" if n == 1 else "public"} for n in range(3)
    ]
    taken_in(csv_file(tmp_path / "n.csv", rows), Subject.NOTES)
    assert figures(taken_in(file, Subject.COLLECTIONS)) == (1, 0, 0)
    assert list(CollectionEntry.objects.order_by("position").values_list("entry__title", "remark")) == [("第2", "说 2"), ("第0", "说 0")]
    assert figures(taken_in(file, Subject.COLLECTIONS)) == (0, 1, 0)
    for place, wrong in enumerate([("2", "1"), ("2", "2"), ("2",), ("2", "c")]):
        again = collected(tmp_path / f"{place}.csv", *wrong)
        assert figures(taken_in(again, Subject.COLLECTIONS)) == (0, 0, 1), wrong
    assert figures(taken_in(collected(tmp_path / "other.csv", "2", "0"), Subject.COLLECTIONS, source="elsewhere")) == (0, 0, 1)


def test_the_same_rows_again_bring_nothing_and_other_facts_under_an_id_are_refused(world, tmp_path):
    world.person(handle="ali")
    cook, rest = {"steps": [{"text": "水"}]}, {"name": "山"}
    assert figures(taken_in(noted(tmp_path / "n.csv", ("tutorial", cook), ("place", rest)), Subject.NOTES)) == (2, 0, 0)
    assert figures(taken_in(noted(tmp_path / "n.csv", ("tutorial", cook), ("place", rest)), Subject.NOTES)) == (0, 2, 0)
    other = noted(tmp_path / "other.csv", ("tutorial", {"steps": [{"text": "火"}]}), ("place", rest))
    assert figures(taken_in(other, Subject.NOTES)) == (0, 1, 1)


def test_facts_may_be_objects_where_rows_are(world, tmp_path):
    world.person(handle="ali")
    facts = {"steps": [{"text": "水"}, {"text": "面"}], "minutes": 5}
    (tmp_path / "n.jsonl").write_text(json.dumps({"author": "ali", "title": "煮面", "body": "", "genre": "tutorial", "facts": facts}))
    assert figures(taken_in(tmp_path / "n.jsonl", Subject.NOTES)) == (1, 0, 0)
    assert get_note_view(Note.objects.get(), viewer=None).tutorial == Tutorial((Step("水"), Step("面")), 5)


def test_photos_given_later_leave_the_genre_as_it_is(kept_world, tmp_path):
    kept_world.person(handle="ali")
    taken_in(noted(tmp_path / "n.csv", ("place", {"name": "山"}), ("question", "")), Subject.NOTES)
    (tmp_path / "photos").mkdir()
    for name in ("0", "1"):
        (tmp_path / "photos" / f"{name}.png").write_bytes(picture_file().getvalue())
    rows = csv_file(tmp_path / "p.csv", [{"file": f"{name}.png", "note": name} for name in ("0", "1")])
    assert figures(taken_in(rows, Subject.PHOTOS, photos=tmp_path / "photos")) == (2, 0, 0)
    assert list(Note.objects.order_by("genre").values_list("genre", "kind")) == [("place", "picture"), ("question", "picture")]
    assert get_note_view(Note.objects.get(genre="place"), viewer=None).place_facts == PlaceFacts("山")


@pytest.mark.parametrize("genre", ["plain", "tutorial", "place"])
def test_many_notes_cost_no_more_queries_than_a_few(world, tmp_path, genre):
    world.person(handle="ali")
    place = {"name": "山", "hours": [{"weekday": 0, "opens": "09:00", "closes": "18:00"}]}
    facts = {"plain": "", "tutorial": {"steps": [{"text": "水"}], "needs": ["锅"]}, "place": place}[genre]
    counts = []
    for source, count in (("first", 1), ("few", 3), ("many", 60)):  # The first finds out what is remembered from then on.
        file = noted(tmp_path / f"{source}.csv", *([(genre, facts)] * count))
        with CaptureQueriesContext(connection) as queries:
            assert figures(taken_in(file, Subject.NOTES, source=source)) == (count, 0, 0)
        counts.append(len(queries))
    assert counts[1] == counts[2]
