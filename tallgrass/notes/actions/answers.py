"""Answering questions, and choosing the best answer."""

from collections.abc import Mapping, Sequence

from django.conf import settings
from django.db import IntegrityError, connection, transaction

from tallgrass.accounts.models import Person
from tallgrass.media.actions import attach
from tallgrass.moderation.actions import pass_or_refuse
from tallgrass.notes import errors
from tallgrass.notes.actions.uploads import let_go_by
from tallgrass.notes.events import AnswerDeleted, AnswerLiked, AnswerUnliked, AnswerWritten, BestAnswerChosen, BestAnswerTakenBack
from tallgrass.notes.models import Answer, AnswerLike, AnswerPicture, BestAnswer, Note
from tallgrass.notes.types import Genre, State
from tallgrass.platform import clock
from tallgrass.platform.database import insert_once
from tallgrass.platform.errors import not_found
from tallgrass.platform.events import emit
from tallgrass.platform.subjects import Ref

MAX_ANSWER_PICTURES = 6
_PORTION = 200


def write_answer(*, actor: Person, note: Note, body: str, picture_ids: Sequence[int] = ()) -> Answer:
    """Answer someone's question, once; later it can be changed. Emits `AnswerWritten`.

    Raises:
        DomainError: `not_a_question`, `own_question`, `already_answered`, `upload_gone`, `against_rules`, or the field that is wrong.
    """
    check_answer(body, picture_ids)
    if note.author_id == actor.id:
        raise errors.own_question()
    try:
        with transaction.atomic():
            asked = Note.objects.select_for_update(no_key=True).filter(id=note.id, state=State.PUBLISHED).first()
            if asked is None:
                raise not_found()
            if asked.genre != Genre.QUESTION:
                raise errors.not_a_question()
            answer = Answer.objects.create(note=asked, author_id=actor.id, body=body, created_at=clock.now())
            _write_pictures(answer, picture_ids)
            pass_or_refuse(ref=Ref("answer", answer.id), author_id=actor.id, texts={"body": body})
            emit(AnswerWritten(note_id=note.id, answer_id=answer.id, asker_id=note.author_id, person_id=actor.id))
    except IntegrityError:
        raise errors.already_answered() from None
    return answer


def change_answer(*, actor: Person, answer: Answer, body: str, picture_ids: Sequence[int] = ()) -> Answer:
    """Say it differently.

    Raises:
        DomainError: `upload_gone`, or the field that is wrong; the answer stays as it was.
    """
    check_answer(body, picture_ids)
    with transaction.atomic():
        row = _locked(answer, actor)
        before = list(row.pictures.order_by("position").values_list("picture_id", flat=True))
        if (row.body, before) == (body, list(picture_ids)):
            return row
        row.body, row.edited_at = body, clock.now()
        row.save(update_fields=["body", "edited_at"])
        pass_or_refuse(ref=Ref("answer", row.id), author_id=actor.id, texts={"body": body})
        row.pictures.all().delete()
        _write_pictures(row, picture_ids)
        let_go_by(actor.id, set(before) - set(picture_ids))
    return row


def delete_answer(*, actor: Person, answer: Answer) -> None:
    """Take one's answer back for good, likes and all. Emits `AnswerDeleted`. If it was the best, the question is open again."""
    with transaction.atomic():
        row = _locked(answer, actor)
        asker_id = Note.objects.values_list("author_id", flat=True).get(id=row.note_id)
        pictures = set(row.pictures.values_list("picture_id", flat=True))
        if not row.withheld:  # Else it counts nowhere any more.
            emit(AnswerDeleted(note_id=row.note_id, answer_id=row.id, asker_id=asker_id, person_id=actor.id))
        row.delete()
        let_go_by(actor.id, pictures)


def like_answer(*, actor: Person, answer: Answer) -> None:
    """Liking twice is liking once. Emits `AnswerLiked` the first time only."""
    try:
        with transaction.atomic():
            if insert_once(AnswerLike, person_id=actor.id, answer_id=answer.id):
                emit(AnswerLiked(answer_id=answer.id, note_id=answer.note_id, author_id=answer.author_id, person_id=actor.id))
    except IntegrityError:  # It was taken back just now.
        raise not_found() from None


def unlike_answer(*, actor: Person, answer: Answer) -> None:
    """Unliking what was never liked changes nothing."""
    with transaction.atomic():
        gone, _ = AnswerLike.objects.filter(person_id=actor.id, answer=answer).delete()
        if gone:
            emit(AnswerUnliked(answer_id=answer.id, note_id=answer.note_id, author_id=answer.author_id, person_id=actor.id))


def choose_best_answer(*, actor: Person, answer: Answer) -> None:
    """The asker's choice, in place of an earlier one. Choosing the same again changes nothing. Emits `BestAnswerChosen`.

    Raises:
        DomainError: `not_found` for anyone but the asker, or when the answer was taken back; `not_a_question`.
    """
    with transaction.atomic():
        asked = _locked_question(answer.note_id, actor)
        if not Answer.objects.select_for_update(no_key=True).filter(id=answer.id, note=asked, withheld=False).exists():
            raise not_found()
        before = BestAnswer.objects.filter(note=asked).select_related("answer").first()
        if before and before.answer_id == answer.id:
            return
        if before:
            before.delete()
            emit(_taken_back(before.answer, actor))
        BestAnswer.objects.create(note=asked, answer_id=answer.id)
        emit(BestAnswerChosen(note_id=asked.id, answer_id=answer.id, author_id=answer.author_id, person_id=actor.id))


def take_back_best_answer(*, actor: Person, answer: Answer) -> None:
    """The answer is no longer the best; when it is not, nothing changes. Emits `BestAnswerTakenBack`.

    Raises:
        DomainError: `not_found` for anyone but the asker.
    """
    with transaction.atomic():
        asked = _locked_question(answer.note_id, actor)
        gone, _ = BestAnswer.objects.filter(note=asked, answer_id=answer.id).delete()
        if gone:
            emit(_taken_back(answer, actor))


def picture_ids_by_author(note: Note) -> dict[int, set[int]]:
    """What those who answered a question show in their answers."""
    shown: dict[int, set[int]] = {}
    for author_id, picture_id in AnswerPicture.objects.filter(answer__note=note).values_list("answer__author_id", "picture_id"):
        shown.setdefault(author_id, set()).add(picture_id)
    return shown


def add_answer_likes(changes: Mapping[int, int]) -> None:
    """Add changes to the likes of many answers, in the order of their ids (so that two folds never deadlock)."""
    ids = sorted(id for id, change in changes.items() if change)
    if ids:
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE notes_answer a SET likes = a.likes + c.change FROM unnest(%s::bigint[], %s::int[]) AS c (id, change) WHERE a.id = c.id",
                [ids, [changes[id] for id in ids]],
            )


def check_answer(body: str, picture_ids: Sequence[int]) -> None:
    """What is wrong with any answer.

    Raises:
        DomainError: with the field at fault.
    """
    if not body.strip():
        raise errors.no_answer()
    if len(body) > settings.TALLGRASS_ANSWER_LENGTH:
        raise errors.too_long("body", settings.TALLGRASS_ANSWER_LENGTH, len(body))
    if len(picture_ids) > MAX_ANSWER_PICTURES:
        raise errors.too_many_pictures(MAX_ANSWER_PICTURES)
    if len(set(picture_ids)) < len(picture_ids):
        raise errors.unknown("pictures")


def _locked(answer: Answer, actor: Person) -> Answer:
    row = Answer.objects.select_for_update().filter(id=answer.id, author_id=actor.id).first()
    if row is None:
        raise not_found()
    return row


def _locked_question(note_id: int, asker: Person) -> Note:
    """Two choices at once wait for each other here."""
    asked = Note.objects.select_for_update(no_key=True).filter(id=note_id, author_id=asker.id, state=State.PUBLISHED).first()
    if asked is None:
        raise not_found()
    if asked.genre != Genre.QUESTION:
        raise errors.not_a_question()
    return asked


def _taken_back(answer: Answer, asker: Person) -> BestAnswerTakenBack:
    return BestAnswerTakenBack(note_id=answer.note_id, answer_id=answer.id, author_id=answer.author_id, person_id=asker.id)


def _write_pictures(answer: Answer, picture_ids: Sequence[int]) -> None:
    AnswerPicture.objects.bulk_create(
        AnswerPicture(answer=answer, position=place, picture_id=picture_id) for place, picture_id in enumerate(picture_ids)
    )
    attach(ids=list(picture_ids), owner_id=answer.author_id)


def erase_answers(person_id: int) -> None:
    """Take back all answers of a person who leaves. (Their pictures go with all other uploads of theirs.)"""
    while answers := list(Answer.objects.filter(author_id=person_id).select_related("note")[:_PORTION]):
        with transaction.atomic():
            Answer.objects.filter(author_id=person_id, id__in=[answer.id for answer in answers]).delete()
            seen = (answer for answer in answers if not answer.withheld)
            emit(*(AnswerDeleted(answer.note_id, answer.id, answer.note.author_id, person_id) for answer in seen))


def erase_answer_likes(person_id: int) -> None:
    """Take back all likes of a person who leaves, so that the counters stay true."""
    while likes := list(AnswerLike.objects.filter(person_id=person_id).select_related("answer")[:_PORTION]):
        with transaction.atomic():
            AnswerLike.objects.filter(person_id=person_id, id__in=[like.id for like in likes]).delete()
            emit(*(AnswerUnliked(like.answer_id, like.answer.note_id, like.answer.author_id, person_id) for like in likes))
