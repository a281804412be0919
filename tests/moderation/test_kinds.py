"""Every kind that can be reported goes the whole way: a report, a case, a decision, its restriction seen, an appeal, and back."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

from tallgrass.accounts.models import Person
from tallgrass.messages.actions import send_letter
from tallgrass.messages.types import Content as LetterContent
from tallgrass.moderation.actions import answer_appeal, appeal, decide
from tallgrass.moderation.models import Appeal, Case, Decision
from tallgrass.notes.actions import choose_best_answer, follow_board, make_board, put_on_board, write_answer, write_note
from tallgrass.notes.models import Answer, Board, NoteCounts
from tallgrass.notes.queries import page_answers
from tallgrass.notes.types import Content, Genre, Kind
from tallgrass.platform.ids import short
from tallgrass.platform.subjects import Ref, owner_of
from tests.support.world import World


@dataclass
class Thing:
    ref: Ref
    author: Person
    reader: Person
    page: str
    words: str


def board(world: World) -> Thing:
    author, reader = world.person("阿沅"), world.person("小林")
    made = make_board(actor=author, name="窑边的碗", description="都是别人的图")
    put_on_board(actor=author, board=made, note=world.text_note(author))
    follow_board(actor=reader, board=made)
    return Thing(Ref("board", made.id), author, reader, f"/boards/{short(made.id)}/", "窑边的碗")


def answer(world: World) -> Thing:
    asker, author, reader = world.person("问的人"), world.person("阿沅"), world.person("小林")
    question = write_note(actor=asker, content=Content(kind=Kind.TEXT, title="用什么锅", genre=Genre.QUESTION, channel="food"))
    made = write_answer(actor=author, note=question, body="用我卖的这口锅，别的都不行")
    choose_best_answer(actor=asker, answer=made)
    return Thing(Ref("answer", made.id), author, reader, f"/notes/{short(question.id)}/answers/", "用我卖的这口锅")


def letter(world: World) -> Thing:
    author, reader = world.person("阿沅"), world.person("小林")
    sent = send_letter(actor=author, other=reader, content=LetterContent(text="加我看好东西吧"))
    return Thing(Ref("letter", sent.id), author, reader, f"/letters/{short(sent.conversation_id)}/", "加我看好东西吧")


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def sees(person: Person | None, thing: Thing) -> bool:
    client = signed_in(person) if person else Client()
    page = client.get(thing.page)
    return page.status_code == 200 and thing.words in page.content.decode()


@pytest.mark.parametrize("make", [board, answer, letter])
def test_from_a_report_to_a_decision_an_appeal_and_back(world: World, make: Any, settings: Any) -> None:
    settings.TALLGRASS_REPORT_WEIGHT = 0
    thing, staff, boss = make(world), world.person(role="moderator"), world.person(role="operator")
    world.read_log()
    assert sees(thing.author, thing) and sees(thing.reader, thing)

    reporting = signed_in(thing.reader)
    address = f"/report/{thing.ref.kind}/{short(thing.ref.id)}/"
    assert reporting.get(address).status_code == 200
    assert reporting.post(address, {"reason": "advertising", "words": "在卖东西"}).status_code == 200
    assert signed_in(thing.author).post(address, {"reason": "advertising"}).status_code in {404, 409}
    assert Client().get(address).status_code == 302
    case = Case.objects.get(subject_kind=thing.ref.kind, subject_id=thing.ref.id)
    shown = signed_in(staff).get(f"/console/review/{short(case.id)}/").content.decode()
    assert thing.words in shown

    decided = decide(actor=staff, case_id=case.id, ruling="remove", rule="advertising", words="不要在这里卖东西")
    world.read_log()
    assert sees(thing.author, thing) and not sees(thing.reader, thing)
    page = signed_in(thing.author).get(thing.page).content.decode()
    assert "只有你看得到" in page or "对方看不到这封" in page
    assert thing.words in signed_in(thing.author).get("/me/state/").content.decode()
    assert reporting.get(address).status_code == (200 if make is letter else 404)

    appeal(actor=thing.author, decision_id=decided.id, words="我自己也在用，没有收钱")
    answer_appeal(actor=boss, appeal_id=Appeal.objects.get().id, overturn=True, answer="说得对")
    world.read_log()
    assert sees(thing.author, thing) and sees(thing.reader, thing)
    assert Decision.objects.get().overturned_at


def test_an_answer_out_of_sight_counts_nowhere_and_is_no_longer_the_best(world: World) -> None:
    thing = answer(world)
    made = Answer.objects.select_related("note").get()
    world.read_log()
    owner = owner_of("answer")
    for _ in range(2):  # Twice is once.
        owner.restrict(made.id, level="withheld")  # type: ignore[union-attr]
        world.read_log()
    assert NoteCounts.objects.get(note_id=made.note_id).answers == 0
    assert page_answers(made.note, viewer=thing.reader, cursor=None).items == []
    mine = page_answers(made.note, viewer=thing.author, cursor=None).items
    assert [(view.best, view.withheld) for view in mine] == [(False, True)]
    assert "已解决" not in Client().get(f"/notes/{short(made.note_id)}/").content.decode()
    for _ in range(2):
        owner.lift(made.id)  # type: ignore[union-attr]
        world.read_log()
    assert NoteCounts.objects.get(note_id=made.note_id).answers == 1
    assert [view.best for view in page_answers(made.note, viewer=thing.reader, cursor=None).items] == [True]
    assert "已解决" in Client().get(f"/notes/{short(made.note_id)}/").content.decode()


def test_a_limited_board_is_seen_but_not_found(world: World) -> None:
    thing = board(world)
    owner = owner_of("board")
    assert thing.ref.id in owner.search_documents([thing.ref.id])  # type: ignore[union-attr]
    owner.restrict(thing.ref.id, level="limited")  # type: ignore[union-attr]
    assert sees(thing.reader, thing) and sees(None, thing)
    assert owner.search_documents([thing.ref.id]) == {}  # type: ignore[union-attr]
    owner.restrict(thing.ref.id, level="withheld")  # type: ignore[union-attr]
    assert not sees(thing.reader, thing) and not sees(None, thing)
    assert thing.words not in signed_in(thing.reader).get(f"/@{thing.author.handle}/boards/").content.decode()
    owner.lift(thing.ref.id)  # type: ignore[union-attr]
    assert (Board.objects.get().withheld, Board.objects.get().limited) == (False, False)
    assert thing.ref.id in owner.search_documents([thing.ref.id])  # type: ignore[union-attr]
