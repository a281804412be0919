"""A community comes in: by the rules of each act, once, and it can be stopped."""

import json
import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connections
from procrastinate.contrib.django.models import ProcrastinateJob

from tallgrass.accounts.models import Block, Follow, Person
from tallgrass.accounts.types import PersonCard
from tallgrass.discovery.queries import page_explore
from tallgrass.exchange.actions import importing
from tallgrass.exchange.models import Origin, Run
from tallgrass.exchange.reading import find_place
from tallgrass.exchange.types import Choice, Long, Plan, Subject
from tallgrass.media.actions import store_shared_picture
from tallgrass.media.errors import busy
from tallgrass.media.models import Picture
from tallgrass.notes.actions.card_drawing import draw_missing_card
from tallgrass.notes.models import Evaluation, Like, Mention, Note, NoteCounts, NotePicture, NoteTopic
from tallgrass.notes.queries import note_cards
from tallgrass.notes.queries.genres import count_verdicts
from tallgrass.notifications.models import Notification
from tallgrass.platform import clock
from tallgrass.platform.errors import DomainError
from tallgrass.platform.ids import short
from tests.exchange.files import csv_file, figures, killed_and_gone_on, rejects_of, stopped_and_gone_on, taken_in, taken_in_at_once
from tests.support.world import picture_file

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def notes_file(path, count=5, **more):
    return csv_file(
        path,
        [{"id": f"n{place}", "author": "@ali", "title": f"第{place}篇", "body": f"正文 {place} #旅行", **more} for place in range(count)],
    )


def test_notes_come_with_their_dates_topics_and_mentions_and_nobody_is_told(world, tmp_path, client):
    ali, bo = world.person(handle="ali"), world.person(handle="bobo")
    file = csv_file(
        tmp_path / "notes.csv",
        [
            {
                "id": "7",
                "author": "ali",
                "title": "去大理",
                "body": "和 @bobo 一起 #大理 #慢",
                "channel": "旅行",
                "published_at": "2024-03-01T08:05:00Z",
            },
            {"id": "8", "author": "@Ali", "title": "", "body": "只有正文。第二句", "channel": "travel", "published_at": "2024/3/2 9:00"},
        ],
    )
    assert figures(taken_in(file, Subject.NOTES)) == (2, 0, 0)
    first, second = Note.objects.order_by("id")
    assert (first.author_id, first.title, first.channel, first.published_at) == (
        ali.id,
        "去大理",
        "travel",
        datetime(2024, 3, 1, 8, 5, tzinfo=UTC),
    )
    assert second.published_at == datetime(2024, 3, 2, 1, 0, tzinfo=UTC)
    assert (second.kind, second.text_card["text"]) == ("text", "只有正文")
    assert list(NoteTopic.objects.filter(note=first).order_by("position").values_list("topic__name", flat=True)) == ["大理", "慢"]
    assert Mention.objects.get(note=first).person_id == bo.id
    world.read_log()
    assert not Notification.objects.exists()
    assert first.title in client.get("/topics/大理/").content.decode()
    assert {card.id for card in page_explore(None, channel="travel").page.items} == {first.id, second.id}


def test_the_wall_sets_the_words_of_what_has_no_picture(world, tmp_path, client):
    world.person(handle="ali")
    taken_in(notes_file(tmp_path / "n.csv", 1), Subject.NOTES)
    note = Note.objects.get()
    card = note_cards([note.id], viewer=None)[0]
    assert (card.cover, card.words, type(card.author)) == (None, "正文 0", PersonCard)
    page = client.get(card.url)
    assert page.status_code == 200
    assert 'class="written-card"' in page.content.decode()


def test_the_same_file_again_brings_nothing_twice(world, tmp_path):
    world.person(handle="ali")
    file = notes_file(tmp_path / "n.csv")
    assert figures(taken_in(file, Subject.NOTES)) == (5, 0, 0)
    assert figures(taken_in(file, Subject.NOTES)) == (0, 5, 0)
    longer = notes_file(tmp_path / "more.csv", 7)
    assert figures(taken_in(longer, Subject.NOTES)) == (2, 5, 0)
    assert figures(taken_in(longer, Subject.NOTES, source="elsewhere")) == (7, 0, 0)


def test_a_deleted_note_does_not_come_back(world, tmp_path):
    world.person(handle="ali")
    file = notes_file(tmp_path / "n.csv", 1)
    taken_in(file, Subject.NOTES)
    Note.objects.all().delete()
    assert figures(taken_in(file, Subject.NOTES)) == (0, 1, 0)


def test_without_ids_rows_are_known_by_what_they_say_and_where_they_stand(world, tmp_path):
    world.person(handle="ali")
    rows = [{"author": "ali", "body": body} for body in ("一样", "一样", "不一样")]
    file = csv_file(tmp_path / "n.csv", rows)
    assert figures(taken_in(file, Subject.NOTES)) == (3, 0, 0)
    assert figures(taken_in(file, Subject.NOTES)) == (0, 3, 0)


def test_one_id_with_other_content_is_refused_and_twice_the_same_is_once(world, tmp_path):
    world.person(handle="ali")
    taken_in(csv_file(tmp_path / "n.csv", [{"id": "1", "author": "ali", "body": "甲"}]), Subject.NOTES)
    again = csv_file(
        tmp_path / "again.csv",
        [
            {"id": "1", "author": "ali", "body": "乙"},
            {"id": "2", "author": "ali", "body": "丙"},
            {"id": "2", "author": "ali", "body": "丙"},
            {"id": "2", "author": "ali", "body": "丁"},
        ],
    )
    assert figures(taken_in(again, Subject.NOTES)) == (1, 1, 2)
    assert [(reject["line"], reject["field"]) for reject in rejects_of(again)] == [(2, "id"), (5, "id")]
    assert sorted(Note.objects.values_list("body", flat=True)) == ["丙", "甲"]


def test_the_rules_of_writing_hold_and_rejects_say_why(world, tmp_path):
    world.person(handle="ali")
    rows = [
        {"author": "ali", "title": "好", "body": "好", "channel": "", "published_at": ""},
        {"author": "nobody", "title": "好", "body": "好", "channel": "", "published_at": ""},
        {"author": "ali", "title": "长" * 21, "body": "好", "channel": "", "published_at": ""},
        {"author": "ali", "title": "好", "body": "长" * 1001, "channel": "", "published_at": ""},
        {"author": "ali", "title": "", "body": " \n ", "channel": "", "published_at": ""},
        {"author": "ali", "title": "好", "body": "好", "channel": "不存在", "published_at": ""},
        {"author": "ali", "title": "好", "body": "好", "channel": "", "published_at": "明天"},
        {"author": "ali", "title": "好", "body": "好", "channel": "", "published_at": "2099-01-01"},
        {"author": "ali", "title": "好", "body": " ".join(f"#题{place}" for place in range(11)), "channel": "", "published_at": ""},
        {"author": "ali", "title": "好", "body": " ".join(f"@name{place}" for place in range(21)), "channel": "", "published_at": ""},
        {"author": "", "title": "好", "body": "好", "channel": "", "published_at": ""},
    ]
    file = csv_file(tmp_path / "n.csv", rows)
    assert figures(taken_in(file, Subject.NOTES)) == (1, 0, 10)
    found = {reject["row_number"]: (reject["field"], reject["reason"]) for reject in rejects_of(file)}
    assert [found[number][0] for number in range(2, 12)] == [
        "person", "title", "body", "title", "channel", "published_at", "published_at", "topics", "mentions", "author",
    ]  # fmt: skip
    assert found[3][1] == "At most 20 characters; there are 21."
    assert rejects_of(file)[0]["row"]["author"] == "nobody"


def test_long_words_can_be_cut_and_nothing_of_a_title_is_lost(world, tmp_path):
    world.person(handle="ali")
    rows = [{"author": "ali", "title": "Some major design flaws in here", "body": "A sentence. " * 120, "topics": "Fine gauge; Dresses"}]
    assert figures(taken_in(csv_file(tmp_path / "n.csv", rows), Subject.NOTES, long=Long.CUT)) == (1, 0, 0)
    note = Note.objects.get()
    assert note.title == "Some major design…"
    assert note.body.startswith("Some major design flaws in here\n\nA sentence.")
    assert note.body.endswith("A sentence.…\n\n#FineGauge #Dresses")
    assert len(note.body) <= 1000


def test_a_card_is_drawn_once_somebody_opens_the_note(world, tmp_path, client):
    world.person("阿里", handle="ali")
    taken_in(notes_file(tmp_path / "n.csv", 2), Subject.NOTES)
    note, other = Note.objects.order_by("id")
    assert note_cards([note.id], viewer=None)[0].cover is None
    for _ in range(2):
        assert client.get(f"/notes/{short(note.id)}/", HTTP_USER_AGENT="Mozilla/5.0").status_code == 200
    client.get(f"/notes/{short(other.id)}/", HTTP_USER_AGENT="Mozilla/5.0 (compatible; Googlebot/2.1)")
    assert [job.args for job in ProcrastinateJob.objects.filter(task_name="notes.draw_card")] == [{"note_id": note.id}]
    assert draw_missing_card(note_id=note.id)
    assert not draw_missing_card(note_id=note.id)
    card = note_cards([note.id], viewer=None)[0]
    assert (card.picture_count, card.words) == (1, "")
    assert card.cover.small in client.get(f"/notes/{short(note.id)}/").content.decode()
    assert ProcrastinateJob.objects.filter(task_name="notes.draw_card").count() == 1


def test_words_in_place_of_a_cover_end_with_a_word_and_leave_the_topics_out(world, tmp_path):
    world.person(handle="ali")
    rows = [("soft and warm " * 12 + "#knits #wool", "…"), ("睡得很好。" * 20 + " #酒店", "…"), ("就这样 #酒店", "就这样")]
    taken_in(
        csv_file(tmp_path / "n.csv", [{"author": "ali", "title": f"第{n}", "body": body} for n, (body, _) in enumerate(rows)]),
        Subject.NOTES,
    )
    words = {card.title: card.words for card in note_cards(list(Note.objects.values_list("id", flat=True)), viewer=None)}
    for number, (body, end) in enumerate(rows):
        shown = words[f"第{number}"]
        assert shown.endswith(end) and len(shown) <= 111 and "#" not in shown
        assert body.startswith(shown.rstrip("…"))
    assert words["第0"].rstrip("…").endswith(("soft", "and", "warm"))


def test_reviews_of_named_things_are_evaluations(world, tmp_path, client):
    rows = [
        {"title": "好穿", "body": "版型很正", "product": "羊毛大衣", "brand": "野草", "rating": "4.5"},
        {"title": "不行", "body": "两次就起球", "product": "羊毛大衣", "brand": "野草", "rating": "2"},
        {"title": "还行", "body": "再看看", "product": "羊毛大衣", "brand": "野草", "rating": "3"},
        {"title": "别听星星的", "body": "其实很好", "product": "羊毛大衣", "brand": "野草", "rating": "1", "verdict": "grow"},
        {"title": "没打分", "body": "只说两句", "product": "羊毛大衣", "brand": "野草", "rating": ""},
        {"title": "没说是什么", "body": "挺好的", "rating": "5"},
        {"title": "太长", "body": "字", "product": "大" * 61, "rating": "5"},
        {"title": "骂人", "body": "字", "product": "狗东西", "rating": "5"},
        {"title": "乱写", "body": "字", "product": "衣", "rating": "5", "verdict": "love"},
    ]
    file = csv_file(tmp_path / "r.csv", [dict.fromkeys(("product", "brand", "verdict", "rating"), "") | row for row in rows])
    assert figures(taken_in(file, Subject.REVIEWS, constants={"channel": "fashion"}, invent_people=3)) == (6, 0, 3)
    judged = Evaluation.objects.values_list("note__title", "verdict", "score", "note__genre")
    assert set(judged) == {
        ("好穿", "grow", 9, "evaluation"),
        ("不行", "pull", 4, "evaluation"),
        ("还行", "open", 6, "evaluation"),
        ("别听星星的", "grow", 2, "evaluation"),
        ("没打分", "open", None, "evaluation"),
    }
    assert Note.objects.get(title="好穿").body == "版型很正"
    assert Note.objects.get(title="没说是什么").genre == "plain"
    found = count_verdicts([Evaluation.objects.filter(score=9).get().thing_key]).popitem()[1]
    assert (found.grow, found.pull, found.open) == (2, 1, 2)
    assert "野草 羊毛大衣" in client.get(f"/notes/{short(Note.objects.get(title='好穿').id)}/").content.decode()


def test_reviews_are_written_by_invented_people_always_the_same(world, tmp_path):
    rows = [{"评论": f"很好用的锅 {place}", "星": str(place % 5 + 1), "类": "厨具"} for place in range(40)]
    file = csv_file(tmp_path / "r.csv", rows)
    columns = {"body": ("评论",), "rating": ("星",), "topics": ("类",)}
    asked = {"columns": columns, "constants": {"channel": "home"}, "invent_people": 6}
    assert figures(taken_in(file, Subject.REVIEWS, **asked)) == (40, 0, 0)
    assert Person.objects.count() == 6
    written = dict(Note.objects.values_list("body", "author_id"))
    assert "很好用的锅 3\n\n评分 4/5\n#厨具" in written
    assert len(set(written.values())) > 2
    taken_in(file, Subject.REVIEWS, **asked)
    assert Person.objects.count() == 6
    names = set(Person.objects.values_list("handle", "name"))
    Note.objects.all().delete()
    Person.objects.all().delete()
    Origin.objects.all().delete()
    Run.objects.all().delete()
    taken_in(file, Subject.REVIEWS, **asked)
    assert set(Person.objects.values_list("handle", "name")) == names


def test_a_writer_the_file_names_is_always_the_same_invented_person(world, tmp_path):
    rows = [{"user": f"u{place % 3}", "body": f"good {place}"} for place in range(12)]
    taken_in(csv_file(tmp_path / "r.csv", rows), Subject.REVIEWS, columns={"author": ("user",)}, invent_people=50)
    by_user = {}
    for body, author in Note.objects.values_list("body", "author_id"):
        by_user.setdefault(int(body.split()[1]) % 3, set()).add(author)
    assert [len(authors) for authors in by_user.values()] == [1, 1, 1]


def test_people_follows_and_likes_find_one_another_by_the_ids_they_had(world, tmp_path):
    taken = world.person(handle="taken")
    people = csv_file(
        tmp_path / "p.csv",
        [
            {"id": "1", "handle": "Lin_Lin", "name": "林林", "bio": "爱走路", "interests": "travel;美食", "joined_at": "2023-05-06"},
            {"id": "2", "handle": "momo", "name": "Momo", "bio": "", "interests": "", "joined_at": ""},
            {"id": "3", "handle": "taken", "name": "有人了", "bio": "", "interests": "", "joined_at": ""},
            {"id": "4", "handle": "no", "name": "太短", "bio": "", "interests": "", "joined_at": ""},
            {"id": "5", "handle": "admin", "name": "留着的", "bio": "", "interests": "", "joined_at": ""},
            {"id": "6", "handle": "long_bio", "name": "长", "bio": "长" * 101, "interests": "", "joined_at": ""},
        ],
    )
    assert figures(taken_in(people, Subject.PEOPLE)) == (2, 0, 4)
    lin, momo = Person.objects.get(handle="lin_lin"), Person.objects.get(handle="momo")
    assert (lin.name, lin.bio, lin.interests, lin.joined_at.date().isoformat()) == ("林林", "爱走路", ["travel", "food"], "2023-05-06")
    assert not lin.has_usable_password()
    taken_in(csv_file(tmp_path / "n.csv", [{"id": "n", "author": "2", "body": "一篇"}]), Subject.NOTES)
    note = Note.objects.get()
    assert note.author_id == momo.id
    follows = [
        {"person": "1", "followee": "2"},
        {"person": "1", "followee": "1"},
        {"person": "1", "followee": "@taken"},
        {"person": "9", "followee": "1"},
    ]
    assert figures(taken_in(csv_file(tmp_path / "f.csv", follows), Subject.FOLLOWS)) == (2, 0, 2)
    assert set(Follow.objects.values_list("person_id", "followee_id")) == {(lin.id, momo.id), (lin.id, taken.id)}
    likes = [{"person": "1", "note": "n"}, {"person": "taken", "note": "n"}, {"person": "1", "note": "other"}]
    assert figures(taken_in(csv_file(tmp_path / "l.csv", likes), Subject.LIKES)) == (2, 0, 1)
    assert figures(taken_in(csv_file(tmp_path / "l.csv", likes), Subject.LIKES)) == (0, 2, 1)
    world.read_log()
    assert NoteCounts.objects.get(note_id=note.id).likes == 2
    assert not Notification.objects.exists()


def test_the_blocked_do_not_meet_and_what_is_not_public_is_not_liked(world, tmp_path):
    ali, bo = world.person(handle="ali"), world.person(handle="bo_bo")
    Block.objects.create(person_id=bo.id, other_id=ali.id)
    rows = [
        {"id": "open", "author": "bo_bo", "body": "一", "visibility": "public"},
        {"id": "own", "author": "ali", "body": "二", "visibility": "me"},
    ]
    taken_in(csv_file(tmp_path / "n.csv", rows), Subject.NOTES)
    follows = csv_file(tmp_path / "f.csv", [{"person": "ali", "followee": "bo_bo"}])
    assert figures(taken_in(follows, Subject.FOLLOWS)) == (0, 1, 0)
    likes = csv_file(tmp_path / "l.csv", [{"person": "ali", "note": "open"}, {"person": "bo_bo", "note": "own"}])
    assert taken_in(likes, Subject.LIKES).taken == 0
    assert not Like.objects.exists()


def test_columns_templates_constants_and_values_are_mapped(world, tmp_path):
    world.person(handle="ali")
    rows = [{"Naam": "Tas", "Tekst": "Mooi", "Soort": "tassen", "Merk": "Een; Twee"}]
    taken_in(
        csv_file(tmp_path / "n.csv", rows, delimiter=";"),
        Subject.NOTES,
        columns={"title": ("Naam",), "channel": ("Soort",), "topics": ("Soort", "Merk")},
        constants={"author": "ali", "place": "Delft"},
        templates={"body": "{Tekst} van {Merk}"},
        values={"channel": {"tassen": "fashion"}, "topics": {"tassen": "Tassen"}},
    )
    note = Note.objects.get()
    assert (note.title, note.channel, note.place) == ("Tas", "fashion", "Delft")
    assert note.body == "Mooi van Een; Twee\n\n#Tassen #Een #Twee"


def test_a_column_or_field_that_is_not_there_is_named_and_nothing_is_read(world, tmp_path):
    file = notes_file(tmp_path / "n.csv")
    with pytest.raises(DomainError) as refused:
        taken_in(file, Subject.NOTES, columns={"title": ("Titel",)})
    assert refused.value.words.en == "The file has no column “Titel”. It has: id, author, title, body."
    with pytest.raises(DomainError, match="「colour」这个字段"):
        taken_in(file, Subject.NOTES, columns={"colour": ("title",)})
    with pytest.raises(DomainError, match="「Nope」这一列"):
        taken_in(file, Subject.NOTES, templates={"title": "{Nope}"})
    assert not Note.objects.exists()


def test_pictures_named_in_a_column_go_through_the_pipeline(kept_world, tmp_path):
    kept_world.person(handle="ali")
    photos = tmp_path / "photos"
    photos.mkdir()
    for name in ("a.png", "b.png"):
        (photos / name).write_bytes(picture_file().getvalue())
    (photos / "c.png").write_bytes(b"no picture")
    (tmp_path / "secret.png").write_bytes(picture_file().getvalue())
    rows = [
        {"id": "1", "author": "ali", "title": "两张", "pictures": "a.png;b.png"},
        {"id": "2", "author": "ali", "title": "不在", "pictures": "none.png"},
        {"id": "3", "author": "ali", "title": "外面", "pictures": "../secret.png"},
        {"id": "4", "author": "ali", "title": "不是图", "pictures": "c.png"},
    ]
    file = csv_file(tmp_path / "n.csv", rows)
    assert figures(taken_in(file, Subject.NOTES, photos=photos)) == (1, 0, 3)
    note = Note.objects.get()
    assert (note.kind, note.picture_count) == ("picture", 2)
    assert Picture.objects.filter(attached_at__isnull=False).count() == 2
    assert [reject["field"] for reject in rejects_of(file)] == ["pictures", "pictures", "file"]
    taken_in(file, Subject.NOTES, photos=photos)
    assert Picture.objects.count() == 2


def test_a_busy_machine_is_waited_for(kept_world, tmp_path, monkeypatch):
    said, slept = [busy(), busy()], []

    def sometimes(**asked):
        if said:
            raise said.pop()
        return store_shared_picture(**asked)

    monkeypatch.setattr("tallgrass.exchange.actions.photos.store_shared_picture", sometimes)
    monkeypatch.setattr("tallgrass.exchange.actions.taking.time.sleep", slept.append)
    kept_world.person(handle="ali")
    taken_in(csv_file(tmp_path / "n.csv", [{"id": "1", "author": "ali", "body": "篮子", "channel": "home"}]), Subject.NOTES)
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.png").write_bytes(picture_file().getvalue())
    photos = taken_in(tmp_path / "photos", Subject.PHOTOS, constants={"channel": "home"})
    assert (figures(photos), slept) == ((1, 0, 0), [5, 5])


def test_photos_are_handed_out_by_channel_and_topic(kept_world, tmp_path):
    kept_world.person(handle="ali")
    rows = [
        {"id": str(n), "author": "ali", "body": f"第 {n} 件", "channel": "fashion", "topics": "Dresses" if n % 2 else "Pants"}
        for n in range(6)
    ]
    taken_in(csv_file(tmp_path / "n.csv", rows), Subject.NOTES)
    for name in ("dress/one.png", "dress/two.png", "shoes/three.png"):
        path = tmp_path / "photos" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(picture_file(colour=f"#{len(name):02}44{ord(name[-5]):02x}").getvalue())
    asked = {"columns": {"topics": ("class",)}, "constants": {"channel": "fashion"}, "values": {"topics": {"dress": "Dresses"}}, "each": 2}
    assert figures(taken_in(tmp_path / "photos", Subject.PHOTOS, **asked)) == (3, 0, 0)
    shown = Note.objects.filter(kind="picture")
    assert shown.count() == 5
    assert shown.filter(body__contains="Dresses").count() == 3
    assert all(note.version == 3 and note.cover_id for note in shown)
    assert NotePicture.objects.count() == 5
    assert figures(taken_in(tmp_path / "photos", Subject.PHOTOS, **asked)) == (0, 3, 0)
    assert figures(taken_in(tmp_path / "photos", Subject.PHOTOS, source="other", **asked)) == (0, 0, 3)


def test_dates_that_are_missing_are_spread_by_chance_that_stays(world, tmp_path):
    world.person(handle="ali")
    file = notes_file(tmp_path / "n.csv", 60)
    with clock.clock_at(NOW):
        taken_in(file, Subject.NOTES, spread_days=100)
    dates = list(Note.objects.order_by("id").values_list("published_at", flat=True))
    assert dates == sorted(dates)
    assert NOW - timedelta(days=101) < dates[0] < NOW - timedelta(days=60)
    assert NOW - timedelta(days=10) < dates[-1] < NOW


def test_stopped_in_the_middle_it_goes_on_and_rejects_are_written_once(world, tmp_path, monkeypatch):
    world.person(handle="ali")
    monkeypatch.setattr(importing.NoteTaker, "batch", 4)
    rows = [{"id": str(n), "author": "ali" if n % 3 else "nobody", "body": f"第 {n} 行"} for n in range(20)]
    file = csv_file(tmp_path / "n.csv", rows)

    stood, heard, tally = stopped_and_gone_on(file, Subject.NOTES, at=12, model=Note)
    assert (stood, heard) == (8, [16, 20])
    assert figures(tally) == (13, 0, 7)
    assert [reject["row_number"] for reject in rejects_of(file)] == [1, 4, 7, 10, 13, 16, 19]


def test_killed_outright_it_goes_on_and_nothing_comes_twice(kept_world, tmp_path):
    kept_world.person(handle="ali")
    file = tmp_path / "n.jsonl"
    with file.open("w") as out:
        for n in range(30_000):
            out.write(json.dumps({"id": n, "author": "ali", "body": f"第 {n} 行 #题{n % 50}"}) + "\n")
    assert 0 < killed_and_gone_on(file, Subject.NOTES, tmp_path / "r", model=Note) < 30_000
    assert Note.objects.count() == Origin.objects.count() == 30_000
    assert Run.objects.get().taken == 30_000


def test_two_imports_at_once_bring_each_thing_once(kept_world, tmp_path, monkeypatch):
    kept_world.person(handle="ali")
    monkeypatch.setattr(importing.NoteTaker, "batch", 50)
    rows = [{"id": str(n), "author": "ali", "body": f"第 {n} 行 #题{n % 40}"} for n in range(600)]
    files = [csv_file(tmp_path / "one.csv", rows), csv_file(tmp_path / "two.csv", rows[::-1])]
    tallies = taken_in_at_once(files, Subject.NOTES)
    assert sum(tally.taken for tally in tallies) == Note.objects.count() == 600
    assert sum(tally.known for tally in tallies) == 600


def test_the_same_import_runs_once_at_a_time(kept_world, tmp_path):
    kept_world.person(handle="ali")
    file = notes_file(tmp_path / "n.csv")
    inside, go_on, refused = threading.Event(), threading.Event(), []

    def slow(tally, share):
        inside.set()
        go_on.wait(10)

    def first():
        importing.run_import(Plan(Subject.NOTES, "there", Choice()), find_place(str(file)), tmp_path / "r", heard=slow)
        connections.close_all()

    thread = threading.Thread(target=first)
    thread.start()
    inside.wait(10)
    try:
        taken_in(file, Subject.NOTES)
    except DomainError as error:
        refused.append(error.code)
    go_on.set()
    thread.join()
    assert refused == ["unreadable"]


def test_what_the_database_will_not_hold_is_found_and_set_aside(world, tmp_path, monkeypatch):
    """Should a check of ours let something through, the rows beside it still come in."""
    world.person(handle="ali")
    monkeypatch.setattr(importing.NoteTaker, "batch", 8)
    monkeypatch.setattr("tallgrass.exchange.actions.notes.check_brought", lambda notes, judges: [None] * len(notes))
    rows = [{"id": str(n), "author": "ali", "title": "长" * 101 if n == 5 else "好", "body": "好"} for n in range(8)]
    file = csv_file(tmp_path / "n.csv", rows)
    assert figures(taken_in(file, Subject.NOTES)) == (7, 0, 1)
    assert [reject["row_number"] for reject in rejects_of(file)] == [6]
