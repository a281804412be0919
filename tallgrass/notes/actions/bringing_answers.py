"""Answers that come with their community from elsewhere, many at once, by the rules of answers written here."""

from collections.abc import Iterable, Sequence

from tallgrass.media.actions import attach
from tallgrass.moderation.actions.judges import Judges
from tallgrass.notes import errors
from tallgrass.notes.actions.answers import check_answer
from tallgrass.notes.actions.bringing import AHEAD
from tallgrass.notes.events import AnswerWritten, BestAnswerChosen
from tallgrass.notes.models import Answer, AnswerPicture, BestAnswer
from tallgrass.notes.types import BroughtAnswer
from tallgrass.platform import clock
from tallgrass.platform.database import copy_rows, past_ids, rows
from tallgrass.platform.errors import DomainError
from tallgrass.platform.events import emit
from tallgrass.platform.ids import new_id

_QUESTIONS = """
SELECT n.id, b.id IS NOT NULL FROM notes_note n LEFT JOIN notes_bestanswer b ON b.note_id = n.id
WHERE n.id = ANY(%(notes)s) AND n.state = 'published' AND n.genre = 'question' ORDER BY n.id FOR NO KEY UPDATE OF n
"""
_ANSWERED = "SELECT note_id, author_id FROM notes_answer WHERE note_id = ANY(%(notes)s) AND author_id = ANY(%(authors)s)"
_APART = """
SELECT DISTINCT a.asker, a.author FROM unnest(%(askers)s::bigint[], %(authors)s::bigint[]) AS a (asker, author)
JOIN accounts_block b ON (b.person_id, b.other_id) IN ((a.asker, a.author), (a.author, a.asker))
"""


def check_brought_answers(answers: Sequence[BroughtAnswer], judges: Judges) -> list[DomainError | None]:
    """Whether answers could stand here, had they been written here: for each None, or what is said against it. (What stands here
    already is for `bring_answers`.) What a person here would have to look at first does not come in."""
    said = [_against(answer) for answer in answers]
    looked_at = judges.refusals([None if error else {"body": answer.body} for answer, error in zip(answers, said, strict=True)])
    return [error or refusal for error, refusal in zip(said, looked_at, strict=True)]


def hold_questions(note_ids: Iterable[int]) -> dict[int, bool]:
    """The questions that are still there, and whether each has a best answer. They are locked until the transaction ends, in the order of
    ids: nobody answers them or chooses an answer meanwhile."""
    return dict(rows(_QUESTIONS, {"notes": list(set(note_ids))}))


def bring_answers(answers: Sequence[BroughtAnswer]) -> list[int | DomainError]:
    """Put checked answers under their questions, under their own dates: for each its id, or why it does not come in (its question is
    gone, its author has answered already, or one of the two has blocked the other). Runs in the caller's transaction.

    A question keeps the best answer it has here; else the first that comes as the best is it. Who may see the question now is not
    asked: they could when they answered. Pictures must be uploads of the author.
    Emits `AnswerWritten` and `BestAnswerChosen`, marked as imported.

    Raises:
        DomainError: `upload_gone`.
    """
    if not answers:
        return []
    reasons = _reasons(answers, solved := hold_questions([answer.note_id for answer in answers]))
    new = [answer for answer, reason in zip(answers, reasons, strict=True) if reason is None]
    ids = past_ids(Answer, [answer.written_at for answer in new])
    copy_rows(
        Answer,
        ("id", "created_at", "note_id", "author_id", "body", "edited_at"),
        (
            (id, answer.written_at, answer.note_id, answer.author_id, answer.body, answer.edited_at)
            for id, answer in zip(ids, new, strict=True)
        ),
    )
    _bring_pictures(ids, new)
    emit(
        *(AnswerWritten(answer.note_id, id, answer.asker_id, answer.author_id, imported=True) for id, answer in zip(ids, new, strict=True))
    )
    _choose_best(ids, new, solved)
    given = iter(ids)
    return [reason if reason is not None else next(given) for reason in reasons]


def _against(answer: BroughtAnswer) -> DomainError | None:
    try:
        check_answer(answer.body, answer.picture_ids)
        if answer.author_id == answer.asker_id:
            raise errors.own_question()
        if answer.written_at > clock.now() + AHEAD:
            raise errors.not_yet("written_at")
    except DomainError as error:
        return error
    return None


def _reasons(answers: Sequence[BroughtAnswer], questions: dict[int, bool]) -> list[DomainError | None]:
    authors, askers = [answer.author_id for answer in answers], [answer.asker_id for answer in answers]
    answered = set(rows(_ANSWERED, {"notes": list(questions), "authors": authors}))
    apart = set(rows(_APART, {"askers": askers, "authors": authors}))
    reasons: list[DomainError | None] = []
    for answer in answers:
        if answer.note_id not in questions:
            reasons.append(errors.not_a_question())
        elif (answer.asker_id, answer.author_id) in apart:
            reasons.append(errors.apart_from_asker())
        elif (answer.note_id, answer.author_id) in answered:
            reasons.append(errors.already_answered())
        else:
            answered.add((answer.note_id, answer.author_id))
            reasons.append(None)
    return reasons


def _bring_pictures(ids: Sequence[int], answers: Sequence[BroughtAnswer]) -> None:
    shown = [(id, answer) for id, answer in zip(ids, answers, strict=True) if answer.picture_ids]
    for _, answer in shown:
        attach(ids=answer.picture_ids, owner_id=answer.author_id)
    pictures = [(new_id(), id, place, picture) for id, answer in shown for place, picture in enumerate(answer.picture_ids)]
    if pictures:
        copy_rows(AnswerPicture, ("id", "answer_id", "position", "picture_id"), pictures)


def _choose_best(ids: Sequence[int], answers: Sequence[BroughtAnswer], solved: dict[int, bool]) -> None:
    chosen: dict[int, tuple[int, BroughtAnswer]] = {}
    for id, answer in zip(ids, answers, strict=True):
        if answer.best and not solved[answer.note_id]:
            chosen.setdefault(answer.note_id, (id, answer))
    if chosen:
        BestAnswer.objects.bulk_create(BestAnswer(note_id=note, answer_id=id) for note, (id, _) in chosen.items())
        emit(*(BestAnswerChosen(note, id, answer.author_id, answer.asker_id, imported=True) for note, (id, answer) in chosen.items()))
