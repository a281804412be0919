"""Answers to questions as JSON."""

from typing import Annotated

import msgspec

from tallgrass.accounts.models import Person
from tallgrass.media.errors import upload_gone
from tallgrass.notes import errors
from tallgrass.notes.actions import (
    change_answer,
    choose_best_answer,
    delete_answer,
    like_answer,
    take_back_best_answer,
    unlike_answer,
    write_answer,
)
from tallgrass.notes.forms import many_lines, upload_id
from tallgrass.notes.queries import access_answer, access_note, access_own_answer, get_answer_view, page_answers
from tallgrass.notes.shapes import AnswerShape, answer_shape
from tallgrass.notes.types import Genre
from tallgrass.platform import rest
from tallgrass.platform.errors import not_found
from tallgrass.platform.pagination import Page
from tallgrass.platform.words import Words

_WRONG = (errors.no_answer(), errors.too_long("body", 1000, 1001), errors.too_many_pictures(6), errors.unknown("pictures"), upload_gone())


class AnswerBody(rest.Shape):
    """An answer: words, and pictures by the ids their uploads gave."""

    body: Annotated[str, rest.text("回答", "The answer", max_length=20_000)]
    pictures: Annotated[list[rest.Id], msgspec.Meta(max_length=6)] = []

    @property
    def picture_ids(self) -> list[int]:
        return [upload_id(id, "pictures") for id in self.pictures]


@rest.operation(
    Words("一个问题的回答：最佳在前，再按有用、按新", "Answers to a question: best, then helpful, then new"), access=rest.ANYONE
)
def answers(call: rest.Call[Person], note_id: int, query: rest.PageQuery) -> Page[AnswerShape]:
    note = access_note(call.viewer, note_id)
    if note.genre != Genre.QUESTION:
        raise not_found()
    return page_answers(note, viewer=call.viewer, cursor=query.cursor, size=query.size).map(answer_shape)


@rest.operation(
    Words("回答一个问题", "Answer a question"),
    status=201,
    limit="answer",
    errors=[*_WRONG, errors.not_a_question(), errors.own_question(), errors.already_answered()],
)
def answer_write(call: rest.Call[Person], note_id: int, body: AnswerBody) -> AnswerShape:
    note = access_note(call.actor, note_id)
    written = write_answer(actor=call.actor, note=note, body=many_lines(body.body), picture_ids=body.picture_ids)
    return answer_shape(get_answer_view(note, written.id, viewer=call.actor))


@rest.operation(Words("一个回答", "An answer"), access=rest.ANYONE)
def answer(call: rest.Call[Person], answer_id: int) -> AnswerShape:
    note, _ = access_answer(call.viewer, answer_id)
    return answer_shape(get_answer_view(note, answer_id, viewer=call.viewer))


@rest.operation(Words("改自己的回答", "Change one's answer"), limit="answer", errors=_WRONG)
def answer_edit(call: rest.Call[Person], answer_id: int, body: AnswerBody) -> AnswerShape:
    own = access_own_answer(call.actor, answer_id)
    note, _ = access_answer(call.actor, answer_id)
    change_answer(actor=call.actor, answer=own, body=many_lines(body.body), picture_ids=body.picture_ids)
    return answer_shape(get_answer_view(note, answer_id, viewer=call.actor))


@rest.operation(Words("收回自己的回答", "Take one's answer back"), limit="delete")
def answer_delete(call: rest.Call[Person], answer_id: int) -> None:
    delete_answer(actor=call.actor, answer=access_own_answer(call.actor, answer_id))


@rest.operation(Words("喜欢一个回答", "Like an answer"), limit="like")
def answer_like(call: rest.Call[Person], answer_id: int) -> None:
    like_answer(actor=call.actor, answer=access_answer(call.actor, answer_id)[1])


@rest.operation(Words("不再喜欢一个回答", "Take a like of an answer back"), limit="like")
def answer_unlike(call: rest.Call[Person], answer_id: int) -> None:
    unlike_answer(actor=call.actor, answer=access_answer(call.actor, answer_id)[1])


@rest.operation(Words("提问的人选它为最佳回答", "Who asked chooses it as the best answer"), limit="answer")
def answer_choose(call: rest.Call[Person], answer_id: int) -> None:
    choose_best_answer(actor=call.actor, answer=access_answer(call.actor, answer_id)[1])


@rest.operation(Words("它不再是最佳回答", "It is the best answer no longer"), limit="answer")
def answer_unchoose(call: rest.Call[Person], answer_id: int) -> None:
    take_back_best_answer(actor=call.actor, answer=access_answer(call.actor, answer_id)[1])
