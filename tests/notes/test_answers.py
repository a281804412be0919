"""Questions: who may answer, in what order answers stand, and the best of them."""

import json
import threading
from collections.abc import Callable

import pytest
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tallgrass.accounts.actions import block_person, mute_person
from tallgrass.accounts.actions.tokens import create_token
from tallgrass.accounts.models import Person
from tallgrass.media.models import Picture
from tallgrass.notes.actions import (
    change_answer,
    choose_best_answer,
    delete_answer,
    delete_note,
    edit_note,
    like_answer,
    take_back_best_answer,
    unlike_answer,
    write_answer,
    write_note,
)
from tallgrass.notes.actions.deleting import remove_for_good
from tallgrass.notes.models import Answer, AnswerLike, BestAnswer, Note, NoteCounts
from tallgrass.notes.queries import access_answer, access_note, get_content, get_note_view, note_card, page_answers
from tallgrass.notes.types import Content, Genre, Kind, Sign
from tallgrass.notifications.models import Notification
from tallgrass.notifications.queries import page_lines
from tallgrass.platform.database import rows
from tallgrass.platform.ids import short
from tallgrass.platform.memory import forget_everything
from tallgrass.platform.personal_data import erase, export_of
from tests.support.refusals import refused
from tests.support.world import World


def ask(world: World, asker: Person | None = None, title: str = "雨天带什么帐篷") -> Note:
    return write_note(actor=asker or world.person(), content=Content(kind=Kind.TEXT, title=title, genre=Genre.QUESTION))


def answered(world: World, note: Note, body: str = "带双层的", who: Person | None = None) -> Answer:
    return write_answer(actor=who or world.person(), note=note, body=body)


def bodies(note: Note, viewer: Person | None = None) -> list[str]:
    return [answer.body for answer in page_answers(note, viewer=viewer, cursor=None).items]


def told(person: Person) -> list[tuple[str, str]]:
    return [(line.kind.value, line.subject.title if line.subject else "") for line in page_lines(person).items]


# --- answering ---


def test_an_answer_is_shown_counted_and_told(world: World) -> None:
    asker, friend = world.person(), world.person("阿满")
    note = ask(world, asker)
    answered(world, note, "带双层的", friend)
    world.read_log()
    assert bodies(note) == ["带双层的"]
    assert get_note_view(note, viewer=None).answers == 1
    card = note_card(note.id, viewer=None)
    assert card and card.sign == Sign(Genre.QUESTION, count=1)
    assert told(asker) == [("answered", "雨天带什么帐篷")]


@pytest.mark.parametrize(
    ("body", "pictures", "code", "field"),
    [("  ", [], "body_missing", "body"), ("字" * 1001, [], "body_too_long", "body"), ("好", [1, 2, 3, 4, 5, 6, 7], "too_many_pictures", "pictures"),
     ("好", [5, 5], "unknown_pictures", "pictures"), ("好", [12345], "upload_gone", None)],
)  # fmt: skip
def test_what_is_wrong_with_an_answer_is_named_and_nothing_is_left(
    world: World, body: str, pictures: list[int], code: str, field: str | None
) -> None:
    with refused(code, field):
        write_answer(actor=world.person(), note=ask(world), body=body, picture_ids=pictures)
    assert not Answer.objects.exists()


def test_nobody_answers_twice_their_own_or_what_is_no_question(world: World) -> None:
    asker, friend = world.person(), world.person()
    note = ask(world, asker)
    answered(world, note, who=friend)
    with refused("already_answered"):
        answered(world, note, "再说一句", friend)
    with refused("own_question"):
        answered(world, note, who=asker)
    with refused("not_a_question"):
        answered(world, world.note())
    delete_note(actor=asker, note=note)
    with refused("not_found"):
        answered(world, note)


def test_a_young_person_may_ask_and_answer(world: World) -> None:
    child = world.person()
    child.in_minors_mode = True
    note = ask(world, child)
    other = ask(world)
    assert answered(world, other, who=child).author_id == child.id
    choose_best_answer(actor=child, answer=answered(world, note))


def test_who_is_apart_neither_answers_nor_reads(world: World) -> None:
    asker, rude, reader = world.person(), world.person(), world.person()
    note = ask(world, asker)
    answer = answered(world, note, "走开", rude)
    block_person(actor=asker, other=rude)
    with refused("not_found"):
        access_note(rude, note.id)
    with refused("not_found"):
        access_answer(asker, answer.id)
    assert bodies(note, asker) == []
    assert bodies(note, reader) == ["走开"]
    mute_person(actor=reader, other=rude)
    assert bodies(note, reader) == []
    Person.objects.filter(id=rude.id).update(is_active=False)
    forget_everything()
    assert bodies(note, world.person()) == []


def test_an_answer_is_changed_and_taken_back_with_its_pictures(world: World) -> None:
    friend = world.person()
    note = ask(world)
    one, two = world.picture(friend), world.picture(friend)
    answer = write_answer(actor=friend, note=note, body="看图", picture_ids=[one.id])
    world.read_log()
    change_answer(actor=friend, answer=answer, body="看这张", picture_ids=[two.id])
    (shown,) = page_answers(note, viewer=None, cursor=None).items
    assert (shown.body, [view.picture.id for view in shown.pictures], shown.edited_at is not None) == ("看这张", [two.id], True)
    assert {picture.id: picture.attached_at is not None for picture in Picture.objects.filter(owner_id=friend.id)} == {
        one.id: False,
        two.id: True,
    }
    with refused("not_found"):
        change_answer(actor=world.person(), answer=answer, body="不是我的")
    delete_answer(actor=friend, answer=answer)
    world.read_log()
    assert bodies(note) == []
    assert NoteCounts.objects.get(note_id=note.id).answers == 0
    assert not Picture.objects.filter(owner_id=friend.id, attached_at__isnull=False).exists()
    assert not Notification.objects.filter(kind="answered").exists()


def test_a_picture_of_an_answer_stays_when_its_note_goes(world: World) -> None:
    friend = world.person()
    note = world.note(friend)
    picture = note.pictures.get().picture_id
    write_answer(actor=friend, note=ask(world), body="看图", picture_ids=[picture])
    remove_for_good(note)
    assert Picture.objects.filter(id=picture, attached_at__isnull=False).exists()


def test_when_a_question_goes_for_good_the_pictures_of_its_answers_are_let_go(world: World) -> None:
    friend = world.person()
    note = ask(world)
    picture = world.picture(friend)
    write_answer(actor=friend, note=note, body="看图", picture_ids=[picture.id])
    remove_for_good(Note.objects.get(id=note.id))
    picture.refresh_from_db()
    assert picture.attached_at is None
    assert not Answer.objects.exists()


def test_a_question_with_answers_stays_a_question(world: World) -> None:
    asker = world.person()
    note = ask(world, asker)
    answered(world, note)
    content = get_content(note)
    with refused("has_answers", "genre"):
        edit_note(
            actor=asker, note=note, content=Content(kind=Kind.TEXT, title="不问了", text_card=content.text_card), version=note.version
        )


# --- likes and order ---


def test_answers_stand_best_then_helpful_then_new_over_pages(world: World) -> None:
    asker = world.person()
    note = ask(world, asker)
    answers = [answered(world, note, f"第 {turn} 个") for turn in range(7)]
    for turn, likes in ((2, 3), (5, 1), (1, 1)):
        for _ in range(likes):
            like_answer(actor=world.person(), answer=answers[turn])
    choose_best_answer(actor=asker, answer=answers[3])
    world.read_log()
    seen, cursor = [], None
    while True:
        page = page_answers(note, viewer=None, cursor=cursor, size=2)
        seen += [answer.body for answer in page.items]
        cursor = page.next
        if cursor is None:
            break
    assert seen == ["第 3 个", "第 2 个", "第 5 个", "第 1 个", "第 6 个", "第 4 个", "第 0 个"]


def test_liking_an_answer_twice_counts_once_and_is_undone(world: World) -> None:
    reader, friend = world.person(), world.person()
    note = ask(world)
    answer = answered(world, note, who=friend)
    for _ in range(2):
        like_answer(actor=reader, answer=answer)
    world.read_log()
    (shown,) = page_answers(note, viewer=reader, cursor=None).items
    assert (shown.likes, shown.liked) == (1, True)
    assert told(friend) == [("answer_liked", "带双层的")]
    for _ in range(2):
        unlike_answer(actor=reader, answer=answer)
    world.read_log()
    (shown,) = page_answers(note, viewer=reader, cursor=None).items
    assert (shown.likes, shown.liked) == (0, False)
    assert told(friend) == []


def test_a_page_of_answers_costs_the_same_however_many(world: World, hearing: None) -> None:
    reader, note = world.person(), ask(world)
    friends = [world.person() for _ in range(8)]
    for friend in friends:
        write_answer(actor=friend, note=note, body="看图", picture_ids=[world.picture(friend).id])

    def queries(viewer: Person | None, size: int) -> int:
        page_answers(note, viewer=viewer, cursor=None, size=size)
        with CaptureQueriesContext(connection) as caught:
            page_answers(note, viewer=viewer, cursor=None, size=size)
        return len(caught)

    assert [queries(None, size) for size in (2, 8)] == [3, 3]  # the best, the others, their pictures
    assert [queries(reader, size) for size in (2, 8)] == [3, 3]  # whom the reader does not see is remembered


# --- the best answer ---


def test_the_asker_chooses_changes_and_takes_back_the_best(world: World) -> None:
    asker, friend, other = world.person(), world.person(), world.person()
    note = ask(world, asker)
    one, two = answered(world, note, "一", friend), answered(world, note, "二", other)
    choose_best_answer(actor=asker, answer=one)
    choose_best_answer(actor=asker, answer=one)
    world.read_log()
    assert bodies(note)[0] == "一"
    card = note_card(note.id, viewer=None)
    assert card and card.sign == Sign(Genre.QUESTION, count=2, solved=True)
    assert told(friend) == [("answer_best", "一")]
    choose_best_answer(actor=asker, answer=two)
    world.read_log()
    assert bodies(note)[0] == "二"
    assert (told(friend), told(other)) == ([], [("answer_best", "二")])
    take_back_best_answer(actor=asker, answer=one)
    assert BestAnswer.objects.get().answer_id == two.id
    take_back_best_answer(actor=asker, answer=two)
    take_back_best_answer(actor=asker, answer=two)
    assert not get_note_view(note, viewer=None).solved


def test_only_the_asker_chooses(world: World) -> None:
    note = ask(world)
    answer = answered(world, note)
    for person in (world.person(), Person.objects.get(id=answer.author_id), world.person(role="operator")):
        with refused("not_found"):
            choose_best_answer(actor=person, answer=answer)
        with refused("not_found"):
            take_back_best_answer(actor=person, answer=answer)


def test_a_question_is_open_again_when_its_best_answer_is_taken_back(world: World) -> None:
    asker, friend = world.person(), world.person()
    note = ask(world, asker)
    answer = answered(world, note, who=friend)
    choose_best_answer(actor=asker, answer=answer)
    delete_answer(actor=friend, answer=answer)
    assert not get_note_view(note, viewer=None).solved
    with refused("not_found"):
        choose_best_answer(actor=asker, answer=answer)


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Each act on a connection of its own; what became of each."""
    outcomes: list[str] = []

    def run(act: Callable[[], object]) -> None:
        try:
            act()
            outcomes.append("done")
        except Exception as error:
            outcomes.append(getattr(error, "code", repr(error)))
        connections.close_all()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


def test_choosing_different_answers_at_once_leaves_one_best(kept_world: World) -> None:
    asker = kept_world.person()
    note = ask(kept_world, asker)
    answers = [answered(kept_world, note, f"{turn}") for turn in range(4)]
    choices = [lambda answer=answer: choose_best_answer(actor=asker, answer=answer) for answer in answers * 2]
    assert at_once(*choices) == ["done"] * 8
    best = BestAnswer.objects.get(note=note)
    kept_world.read_log()
    last = rows(
        "SELECT body->>'answer_id' FROM platform_event WHERE kind = 'BestAnswerChosen' ORDER BY written_by DESC, id DESC LIMIT 1", []
    )
    assert best.answer_id == int(last[0][0])
    assert Notification.objects.filter(kind="answer_best").count() == 1


def test_answering_twice_at_once_answers_once(kept_world: World) -> None:
    friend, note = kept_world.person(), ask(kept_world)
    outcomes = at_once(*[lambda: answered(kept_world, note, who=friend)] * 4)
    assert outcomes == ["already_answered"] * 3 + ["done"]
    assert Answer.objects.filter(note=note).count() == 1


def test_choosing_what_is_taken_back_at_once_ends_in_words(kept_world: World) -> None:
    asker, friend = kept_world.person(), kept_world.person()
    note = ask(kept_world, asker)
    for _ in range(5):
        answer = answered(kept_world, note, who=friend)
        outcomes = at_once(
            lambda answer=answer: choose_best_answer(actor=asker, answer=answer),
            lambda answer=answer: delete_answer(actor=friend, answer=answer),
            lambda answer=answer: like_answer(actor=asker, answer=answer),
        )
        assert set(outcomes) <= {"done", "not_found"}
        assert not BestAnswer.objects.exists()


# --- leaving, taking along ---


def test_answers_leave_with_their_author_and_come_along_in_an_export(world: World) -> None:
    asker, friend = world.person(), world.person()
    note, own = ask(world, asker), ask(world, friend)
    answered(world, note, "带双层的", friend)
    like_answer(actor=friend, answer=answered(world, own, "不知道", asker))
    world.read_log()
    exported = {table: list(found) for table, found in export_of(friend.id)}
    assert exported["notes_answer"][0]["body"] == "带双层的"
    assert len(exported["notes_answerlike"]) == 1
    erase(friend.id)
    world.read_log()
    assert not AnswerLike.objects.exists()
    assert not Answer.objects.filter(author_id=friend.id).exists()
    assert NoteCounts.objects.get(note_id=note.id).answers == 0


# --- through the pages ---


def browser(person: Person | None = None, language: str = "zh-hans") -> Client:
    client = Client(headers={"accept-language": language})
    if person:
        client.force_login(person)
    return client


def test_from_a_question_to_its_best_answer_without_script(world: World) -> None:
    asker, friend = world.person(), world.person("阿满")
    note = ask(world, asker)
    page = reverse("answers", args=[note.id])
    answer = browser(friend).post(page, {"body": "带双层的，帐篷口背风"})
    assert answer.status_code == 302
    found = Answer.objects.get()
    landed = browser(friend).get(answer["Location"], follow=True)
    assert landed.redirect_chain[-1][0].endswith(f"#answer-{short(found.id)}")
    assert "带双层的，帐篷口背风" in landed.content.decode()
    whole = browser(asker).get(f"/notes/{short(note.id)}/").content.decode()
    assert "选为最佳" in whole
    assert browser(asker).post(reverse("best_answer", args=[found.id])).status_code == 302
    for language, words in (("zh-hans", ("已解决", "最佳回答", "1 个回答")), ("en", ("Solved", "Best answer", "1 answer"))):
        world.read_log()
        seen = browser(None, language).get(f"/notes/{short(note.id)}/").content.decode()
        assert all(word in seen for word in words)


def test_choosing_by_htmx_comes_back_as_the_answers(world: World) -> None:
    asker = world.person()
    note = ask(world, asker)
    answer = answered(world, note)
    address, htmx = reverse("best_answer", args=[answer.id]), {"HX-Request": "true"}
    part = browser(asker).post(address, headers=htmx).content.decode()
    assert part.lstrip().startswith("<section")
    assert "取消最佳" in part
    assert "选为最佳" in browser(asker).delete(address, headers=htmx).content.decode()


def test_an_empty_answer_is_asked_for_again_at_its_field(world: World) -> None:
    page = browser(world.person()).post(reverse("answers", args=[ask(world).id]), {"body": " "})
    assert page.status_code == 422
    assert "写几句再发" in page.content.decode()
    assert 'aria-invalid="true"' in page.content.decode()


def test_visitors_read_answers_and_are_sent_to_sign_in(world: World) -> None:
    note = ask(world)
    answered(world, note, "<b>带双层的</b>")
    page = reverse("answers", args=[note.id])
    seen = browser().get(page).content.decode()
    assert "&lt;b&gt;带双层的&lt;/b&gt;" in seen
    assert "登录后回答" in seen
    assert browser().post(page, {"body": "好"}).status_code == 401
    assert browser().get(reverse("answers", args=[world.note().id])).status_code == 404


def test_the_next_answers_come_as_a_piece(world: World) -> None:
    note = ask(world)
    for turn in range(12):
        answered(world, note, f"第 {turn} 个")
    page = browser().get(reverse("answers", args=[note.id])).content.decode()
    more = page.split('hx-get="')[1].split('"')[0]
    piece = browser().get(more, headers={"HX-Request": "true"}).content.decode()
    assert piece.count('class="answer"') == 2
    assert "<!doctype" not in piece


# --- as JSON ---


def api(person: Person, method: str, path: str, body: object = None):  # type: ignore[no-untyped-def]
    headers = {"Authorization": f"Bearer {create_token(actor=person, name='test')}"}
    data = {} if body is None else {"data": json.dumps(body), "content_type": "application/json"}
    return getattr(Client(), method)(f"/api/v1/{path}", headers=headers, **data)


def test_a_question_is_answered_and_solved_as_json(world: World) -> None:
    asker, friend = world.person(), world.person()
    asked = api(asker, "post", "notes", {"kind": "text", "genre": "question", "title": "雨天带什么帐篷"})
    assert asked.status_code == 201, asked.content
    note = asked.json()["id"]
    picture = world.picture(friend)
    given = api(friend, "post", f"notes/{note}/answers", {"body": "带双层的", "pictures": [short(picture.id)]})
    assert given.status_code == 201, given.content
    answer = given.json()["id"]
    assert given.json()["pictures"][0]["id"] == short(picture.id)
    assert api(friend, "post", f"notes/{note}/answers", {"body": "再答"}).status_code == 409
    assert api(asker, "post", f"answers/{answer}/like").status_code == 204
    assert api(friend, "post", f"answers/{answer}/best").status_code == 404
    assert api(asker, "post", f"answers/{answer}/best").status_code == 204
    (listed,) = api(asker, "get", f"notes/{note}/answers").json()["items"]
    assert (listed["best"], listed["liked"]) == (True, True)
    assert api(asker, "get", f"notes/{note}").json()["solved"] is True
    changed = api(friend, "put", f"answers/{answer}", {"body": "带双层的，别忘了地布"})
    assert (changed.json()["body"], changed.json()["pictures"]) == ("带双层的，别忘了地布", [])
    assert api(asker, "delete", f"answers/{answer}/best").status_code == 204
    assert api(friend, "delete", f"answers/{answer}").status_code == 204
    assert api(asker, "get", f"answers/{answer}").status_code == 404
