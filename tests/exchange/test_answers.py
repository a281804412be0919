"""Answers come in under the questions that came before: by the rules of answers, once, and it can be stopped."""

import json
from datetime import UTC, datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tallgrass.accounts.models import Block, Person
from tallgrass.exchange.actions import export, importing
from tallgrass.exchange.models import Origin, Run
from tallgrass.exchange.types import OriginKind, Subject
from tallgrass.media.models import Picture
from tallgrass.notes.actions import choose_best_answer, write_answer
from tallgrass.notes.actions.reviewing import restrict_answer
from tallgrass.notes.models import Answer, AnswerPicture, BestAnswer, Note, NoteCounts
from tallgrass.notifications.models import Notification
from tallgrass.platform.database import rows
from tests.exchange.files import csv_file, figures, killed_and_gone_on, rejects_of, stopped_and_gone_on, taken_in, taken_in_at_once
from tests.support.world import picture_file


def asked(world, folder, count=1):
    """Questions `q0`, `q1` … of the asker, and a plain note `n`."""
    world.person(handle="asker")
    questions = [{"id": f"q{n}", "author": "asker", "title": f"第{n}问", "body": "怎么办", "genre": "question"} for n in range(count)]
    plain = {"id": "n", "author": "asker", "title": "平常的", "body": "正文", "genre": ""}
    assert taken_in(csv_file(folder / "q.csv", [*questions, plain]), Subject.NOTES).rejected == 0


def answers_file(path, *answers):
    whole = {"id": "", "question": "q0", "author": "ali", "body": "这样", "written_at": "2024-03-01T08:05:00Z", "edited_at": "", "best": ""}
    return csv_file(path, [whole | {"id": str(place)} | answer for place, answer in enumerate(answers)])


def test_answers_come_with_their_dates_and_the_best_of_them_and_nobody_is_told(world, tmp_path):
    asked(world, tmp_path)
    ali, bo = world.person(handle="ali"), world.person(handle="bobo")
    file = answers_file(tmp_path / "a.csv", {"edited_at": "2024-03-02"}, {"author": "bobo", "body": "那样", "best": "true"})
    assert figures(taken_in(file, Subject.ANSWERS)) == (2, 0, 0)
    first, second = Answer.objects.order_by("author_id")
    assert (first.author_id, first.body, first.created_at) == (ali.id, "这样", datetime(2024, 3, 1, 8, 5, tzinfo=UTC))
    assert (first.edited_at.date().isoformat(), second.edited_at) == ("2024-03-02", None)
    assert (BestAnswer.objects.get().answer_id, second.author_id) == (second.id, bo.id)
    world.read_log()
    assert NoteCounts.objects.get(note_id=first.note_id).answers == 2
    assert not Notification.objects.exists()


def test_the_rules_of_answers_hold_and_rejects_say_why(world, tmp_path):
    asked(world, tmp_path)
    world.person(handle="ali")
    Block.objects.create(person_id=Person.objects.get(handle="asker").id, other_id=world.person(handle="blocked").id)
    wrong = [
        ({"question": "q9"}, "question"),
        ({"question": "n"}, "question"),
        ({"question": ""}, "question"),
        ({"author": "nobody"}, "person"),
        ({"author": ""}, "author"),
        ({"author": "asker"}, None),
        ({"author": "blocked"}, None),
        ({"body": "  "}, "body"),
        ({"body": "长" * 1001}, "body"),
        ({"body": "狗东西"}, "body"),
        ({"written_at": "2099-01-01"}, "written_at"),
        ({"written_at": "明天"}, "written_at"),
        ({"best": "maybe"}, "best"),
    ]
    file = answers_file(tmp_path / "a.csv", *(answer for answer, _ in wrong), {}, {"body": "再答一次"})
    assert figures(taken_in(file, Subject.ANSWERS)) == (1, 0, len(wrong) + 1)
    found = {reject["row_number"]: reject for reject in rejects_of(file)}
    assert [found[number]["field"] for number in range(1, len(wrong) + 1)] == [field for _, field in wrong]
    assert found[len(wrong) + 2]["reason_zh"] == "你已经答过了，可以改那一条。"
    assert all(reject["line"] == number + 1 and reject["reason"] != reject["reason_zh"] for number, reject in found.items())
    assert Answer.objects.get().body == "这样"


def test_who_answered_here_and_what_the_asker_chose_here_stays(world, tmp_path):
    asked(world, tmp_path)
    question = Note.objects.get(genre="question")
    ali, bo = world.person(handle="ali"), world.person(handle="bobo")
    here = write_answer(actor=bo, note=question, body="这里答的")
    choose_best_answer(actor=Person.objects.get(handle="asker"), answer=here)
    file = answers_file(tmp_path / "a.csv", {"best": "true"}, {"author": "bobo"})
    assert figures(taken_in(file, Subject.ANSWERS)) == (1, 0, 1)
    assert BestAnswer.objects.get().answer_id == here.id
    assert set(Answer.objects.values_list("author_id", "body")) == {(ali.id, "这样"), (bo.id, "这里答的")}


def test_the_same_again_brings_nothing_and_what_was_taken_back_does_not_return(world, tmp_path):
    asked(world, tmp_path)
    world.person(handle="ali"), world.person(handle="bobo")
    file = answers_file(tmp_path / "a.csv", {}, {"author": "bobo"})
    assert figures(taken_in(file, Subject.ANSWERS)) == (2, 0, 0)
    Answer.objects.first().delete()
    assert figures(taken_in(file, Subject.ANSWERS)) == (0, 2, 0)
    other = answers_file(tmp_path / "other.csv", {"body": "别的"}, {"author": "bobo"})
    assert figures(taken_in(other, Subject.ANSWERS)) == (0, 1, 1)
    assert rejects_of(other)[0]["field"] == "id"
    assert Answer.objects.count() == 1


def test_pictures_come_along_once(kept_world, tmp_path):
    asked(kept_world, tmp_path)
    kept_world.person(handle="ali")
    photos = tmp_path / "photos"
    photos.mkdir()
    for name in ("a.png", "b.png"):
        (photos / name).write_bytes(picture_file(60 + ord(name[0])).getvalue())
    rows = [
        {"id": str(n), "question": "q0", "author": "ali", "body": "看图", "pictures": named}
        for n, named in enumerate(["c.png", "b.png;a.png"])
    ]
    file = csv_file(tmp_path / "a.csv", rows)
    assert figures(taken_in(file, Subject.ANSWERS, photos=photos)) == (1, 0, 1)
    assert rejects_of(file)[0]["field"] == "pictures"
    assert list(AnswerPicture.objects.order_by("position").values_list("position", flat=True)) == [0, 1]
    assert Picture.objects.filter(attached_at__isnull=False).count() == 2
    assert figures(taken_in(file, Subject.ANSWERS, photos=photos)) == (0, 1, 1)
    assert Picture.objects.count() == 2
    assert figures(taken_in(file, Subject.ANSWERS, photos=photos, source="other")) == (0, 0, 2)


def test_what_review_withholds_stays_behind(world, tmp_path):
    asked(world, tmp_path)
    question = Note.objects.get(genre="question")
    answer = write_answer(actor=world.person(), note=question, body="这样")
    assert export(Subject.ANSWERS, tmp_path / "out.jsonl") == 1
    restrict_answer(answer_id=answer.id, withheld=True)
    assert export(Subject.ANSWERS, tmp_path / "out.jsonl") == 0


def many(world, folder, people=20, questions=3):
    asked(world, folder, questions)
    Person.objects.bulk_create(Person(handle=f"who_{n}", name=f"人{n}") for n in range(people))
    return [{"author": f"who_{n % people}", "question": f"q{n // people}", "body": f"第 {n} 答"} for n in range(people * questions)]


def test_stopped_in_the_middle_it_goes_on_and_rejects_are_written_once(world, tmp_path, monkeypatch):
    monkeypatch.setattr(importing.AnswerTaker, "batch", 8)
    answers = many(world, tmp_path)
    for place in range(0, 60, 10):
        answers[place]["author"] = "nobody"
    file = answers_file(tmp_path / "a.csv", *answers)

    stood, heard, tally = stopped_and_gone_on(file, Subject.ANSWERS, at=24, model=Answer)
    assert (stood, heard) == (21, [32, 40, 48, 56, 60])
    assert figures(tally) == (54, 0, 6)
    assert [reject["row_number"] for reject in rejects_of(file)] == [1, 11, 21, 31, 41, 51]


def test_killed_outright_it_goes_on_and_nothing_comes_twice(kept_world, tmp_path):
    answers = many(kept_world, tmp_path, people=500, questions=20)
    file = tmp_path / "a.jsonl"
    file.write_text("".join(json.dumps({"id": place, **answer}) + "\n" for place, answer in enumerate(answers)))
    assert 0 < killed_and_gone_on(file, Subject.ANSWERS, tmp_path / "r", model=Answer) < 10_000
    assert Answer.objects.count() == Origin.objects.filter(kind=OriginKind.ANSWER).count() == 10_000
    assert Run.objects.get(subject="answers").taken == 10_000
    assert rows("SELECT count(*) FROM platform_event WHERE kind = 'AnswerWritten'", []) == [(10_000,)]


def test_two_imports_at_once_bring_each_answer_once(kept_world, tmp_path, monkeypatch):
    monkeypatch.setattr(importing.AnswerTaker, "batch", 20)
    answers = [{"id": str(place), "best": "true", **answer} for place, answer in enumerate(many(kept_world, tmp_path, people=60))]
    files = [answers_file(tmp_path / "one.csv", *answers), answers_file(tmp_path / "two.csv", *answers[::-1])]
    tallies = taken_in_at_once(files, Subject.ANSWERS)
    assert sum(tally.taken for tally in tallies) == Answer.objects.count() == 180
    assert sum(tally.known for tally in tallies) == 180
    assert BestAnswer.objects.count() == 3


def test_many_answers_cost_no_more_queries_than_a_few(world, tmp_path):
    answers = many(world, tmp_path, people=30)
    counts = []
    for start, end in ((0, 1), (1, 4), (4, 90)):  # The first finds out what is remembered from then on.
        file = answers_file(tmp_path / f"{start}.csv", *({"id": f"{start}-{n}", **answer} for n, answer in enumerate(answers[start:end])))
        with CaptureQueriesContext(connection) as queries:
            assert figures(taken_in(file, Subject.ANSWERS)) == (end - start, 0, 0)
        counts.append(len(queries))
    assert counts[1] == counts[2]
