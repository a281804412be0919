"""Answers to questions in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tallgrass.exchange.actions.pictures import find_picture, store_named, with_hands
from tallgrass.exchange.actions.taking import rejected, remember, sift
from tallgrass.exchange.errors import missing, no_note, nobody
from tallgrass.exchange.queries import find_people, ids_from, known_contents
from tallgrass.exchange.types import Filled, OriginKind, Outcome, Plan, Rejected
from tallgrass.exchange.written import Answering, answer_of
from tallgrass.moderation.actions.judges import Judges
from tallgrass.notes.actions.bringing_answers import bring_answers, check_brought_answers, hold_questions
from tallgrass.notes.queries.answers import askers_of
from tallgrass.notes.types import BroughtAnswer
from tallgrass.platform.errors import DomainError


@dataclass(frozen=True)
class PreparedAnswer:
    filled: Filled
    answer: BroughtAnswer
    pictures: tuple[str, ...]
    """The names of their files."""


class AnswerTaker:
    """`judges` look at what is said."""

    batch = 2000

    def __init__(self, plan: Plan, began_at: datetime, judges: Judges) -> None:
        self._plan, self._began_at, self._judges = plan, began_at, judges

    def prepare(self, rows: Sequence[Filled]) -> tuple[list[PreparedAnswer], list[Rejected]]:
        people = find_people(self._plan.source, {_named(filled, "author") for filled in rows})
        questions = ids_from(self._plan.source, OriginKind.NOTE, {_named(filled, "question") for filled in rows})
        askers = askers_of(questions.values())
        prepared, refused = [], []
        for filled in rows:
            try:
                prepared.append(self._prepared(filled, people, questions, askers))
            except DomainError as error:
                refused.append(rejected(filled, error))
        said = check_brought_answers([one.answer for one in prepared], self._judges)
        refused += [rejected(one.filled, error) for one, error in zip(prepared, said, strict=True) if error]
        return [one for one, error in zip(prepared, said, strict=True) if not error], refused

    def ready(self, prepared: Sequence[PreparedAnswer]) -> tuple[list[PreparedAnswer], list[Rejected]]:
        """Take the pictures in: of what is new only, since that is slow."""
        if not any(one.pictures for one in prepared):
            return list(prepared), []
        known = known_contents(self._plan.source, OriginKind.ANSWER, [one.filled.key for one in prepared])
        return with_hands(prepared, lambda one: one if one.filled.key in known else self._with_pictures(one))

    def take(self, prepared: Sequence[PreparedAnswer]) -> Outcome:
        hold_questions(one.answer.note_id for one in prepared)  # Else what another import brings now would count as answered by hand.
        new, outcome = sift(self._plan.source, OriginKind.ANSWER, prepared)
        written, ids = [], []
        for one, became in zip(new, bring_answers([one.answer for one in new]), strict=True):
            if isinstance(became, DomainError):
                outcome.rejected.append(rejected(one.filled, became))
            else:
                written.append(one)
                ids.append(became)
        remember(self._plan.source, OriginKind.ANSWER, written, ids)
        outcome.taken = len(ids)
        return outcome

    def show(self, prepared: PreparedAnswer) -> str:
        answer = prepared.answer
        return f"{answer.written_at:%Y-%m-%d %H:%M} → {_named(prepared.filled, 'question')}\n    {answer.body[:160]!r}"

    def _prepared(self, filled: Filled, people: dict[str, int], questions: dict[str, int], askers: dict[int, int]) -> PreparedAnswer:
        author, question = _named(filled, "author"), _named(filled, "question")
        if not author or not question:
            raise missing("author" if not author else "question")
        if author not in people:
            raise nobody(author)
        asked = questions.get(question, 0)
        if asked not in askers:
            raise no_note(question, "question")
        answering = Answering(asked, askers[asked], people[author])
        answer, names = answer_of(filled.values, filled.key, self._plan, self._began_at, answering)
        for name in names:
            find_picture(self._plan.photos, name)
        return PreparedAnswer(filled, answer, tuple(names))

    def _with_pictures(self, one: PreparedAnswer) -> PreparedAnswer:
        ids = store_named(self._plan.photos, one.pictures, owner_id=one.answer.author_id)
        return replace(one, answer=replace(one.answer, picture_ids=tuple(ids)))


def _named(filled: Filled, field: str) -> str:
    said: str = filled.values.get(field, "")
    return said.strip()
