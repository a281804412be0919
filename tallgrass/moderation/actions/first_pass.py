"""The first look at what people write, in the transaction of the act: at most two queries and a millisecond or two."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.db import transaction

from tallgrass.media.queries import likenesses_of
from tallgrass.moderation import errors
from tallgrass.moderation.actions.cases import close_unlooked_at, open_case
from tallgrass.moderation.events import ThingHeld
from tallgrass.moderation.models import Restriction
from tallgrass.moderation.queries.lists import known_pictures, model, word_list
from tallgrass.moderation.rules.judging import reasons_of, verdict_of
from tallgrass.moderation.rules.sketches import NEAR, sketch_of
from tallgrass.moderation.types import Level, Origin, Outcome, Reason, Verdict
from tallgrass.platform import clock
from tallgrass.platform.database import rows
from tallgrass.platform.events import emit
from tallgrass.platform.ids import new_id
from tallgrass.platform.subjects import Ref

LATELY = timedelta(hours=24)
"""How far back copies are looked for."""
OWN_COPIES, OTHERS_COPIES = 2, 3
"""Near-same texts before this one, by the same author and by different others, from which it waits."""


def first_pass(*, ref: Ref, author_id: int, texts: Mapping[str, str], picture_ids: Collection[int] = (), copies: bool = True) -> Verdict:
    """What the rules say about a thing that is being published or changed. In the caller's transaction.

    `copies`: whether the same words said before count against it.

    When it is held, the restriction and the case stand; the caller must then show the thing to its author only. When it passes,
    a hold by an earlier first pass is over. What a person restricted stays so, and the change is put before a person.

    Raises:
        DomainError: `against_rules` with the part at fault as field; `cooling_down` while the author may publish nothing.
    """
    reasons, letters = reasons_of(texts, word_list(), model())
    sketch = sketch_of(letters) if copies else []
    known = _look_back(ref, author_id, sketch)
    if known.cools_until and known.cools_until > clock.now():
        raise errors.cooling_down(known.cools_until)
    if known.own >= OWN_COPIES or known.others >= OTHERS_COPIES:
        reasons.append(Reason("copies"))
    reasons += _pictures(picture_ids)
    verdict = verdict_of(reasons)
    if verdict.outcome is Outcome.REFUSE:
        raise against(verdict)
    return _record(ref, author_id, verdict, sketch, known)


def pass_or_refuse(*, ref: Ref, author_id: int, texts: Mapping[str, str]) -> None:
    """The first pass for what cannot wait for a person (a letter to a stranger): what would be held is refused, and leaves nothing.

    Raises:
        DomainError: as `first_pass`, also where that would hold.
    """
    verdict = first_pass(ref=ref, author_id=author_id, texts=texts)
    if not verdict.passed:
        raise against(verdict)


def judge(texts: Mapping[str, str]) -> Verdict:
    """What the rules say about texts alone: no copies, no pictures, nothing recorded."""
    return verdict_of(reasons_of(texts, word_list(), model())[0])


def refuse_texts(texts: Mapping[str, str]) -> None:
    """For texts that cannot wait for a person (names, titles): anything that would be held is refused.

    Raises:
        DomainError: `against_rules`, with the part at fault as field.
    """
    verdict = judge(texts)
    if not verdict.passed:
        raise against(verdict)


def against(verdict: Verdict) -> errors.DomainError:
    reason = verdict.reasons[0]
    return errors.against_rules(verdict.rule, reason.words, reason.part or None)


# --- what the rules say --------------------------------------------------------------------------------------------------


def _pictures(picture_ids: Collection[int]) -> list[Reason]:
    known = known_pictures()
    if not picture_ids or not len(known):
        return []
    return [Reason("picture", words=rule) for likeness in likenesses_of(picture_ids).values() if (rule := known.find(likeness))]


# --- what was before ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Before:
    cools_until: datetime | None
    own: int
    others: int
    restriction_id: int | None
    decision_id: int | None
    level: str | None


_BEFORE = """
SELECT (SELECT max(cools_until) FROM moderation_strike WHERE person_id = %(author)s AND withdrawn_at IS NULL),
       {near} r.id, r.decision_id, r.level
FROM (SELECT 1) AS one LEFT JOIN moderation_restriction r ON r.subject_kind = %(kind)s AND r.subject_id = %(id)s AND r.lifted_at IS NULL
"""
_PLAIN = _BEFORE.format(near="0, 0,")
_WITH_COPIES = """
WITH written AS (
    INSERT INTO moderation_trace (id, author_id, subject_kind, subject_id, sketch, at)
    VALUES (%(trace)s, %(author)s, %(kind)s, %(id)s, %(sketch)s::int[], %(now)s)
    ON CONFLICT (subject_kind, subject_id) DO UPDATE SET sketch = excluded.sketch, at = excluded.at
), near AS (
    SELECT author_id FROM moderation_trace t WHERE t.sketch && %(sketch)s::int[] AND t.at > %(since)s AND (subject_kind, subject_id) <> (%(kind)s, %(id)s)
    AND (SELECT count(*) FROM unnest(t.sketch) AS piece WHERE piece = ANY(%(sketch)s::int[])) >= %(near)s LIMIT 100
)""" + _BEFORE.format(
    near="(SELECT count(*) FROM near WHERE author_id = %(author)s),"
    " (SELECT count(DISTINCT author_id) FROM near WHERE author_id <> %(author)s),"
)


def _look_back(ref: Ref, author_id: int, sketch: list[int]) -> _Before:
    """One query: whether the author may publish, copies of the same words, and what is in force on the thing. Leaves a trace of the words."""
    asked = {"author": author_id, "kind": ref.kind, "id": ref.id}
    if sketch:
        now = clock.now()
        asked |= {"trace": new_id(), "sketch": sketch, "now": now, "since": now - LATELY, "near": min(NEAR, len(sketch))}  # type: ignore[dict-item]
    return _Before(*rows(_WITH_COPIES if sketch else _PLAIN, asked)[0])


# --- what follows ---------------------------------------------------------------------------------------------------------


def _record(ref: Ref, author_id: int, verdict: Verdict, sketch: list[int], before: _Before) -> Verdict:
    reasons = [asdict(reason) for reason in verdict.reasons[:20]]
    if before.decision_id is not None:  # A person restricted it: only a person lifts it.
        open_case(ref=ref, author_id=author_id, origin=Origin.CHANGED, reasons=reasons, sketch=sketch)
        return Verdict(Outcome.HOLD, verdict.reasons) if before.level == Level.WITHHELD else verdict
    if verdict.reasons:
        open_case(ref=ref, author_id=author_id, origin=Origin.FIRST_LOOK, reasons=reasons, sketch=sketch)
    if verdict.passed:
        if before.restriction_id:
            Restriction.objects.filter(id=before.restriction_id).update(lifted_at=clock.now())
            if not verdict.reasons:
                close_unlooked_at(ref)
        return verdict
    if before.restriction_id:
        Restriction.objects.filter(id=before.restriction_id).update(rule=verdict.rule.code, reasons=reasons)
        return verdict
    with transaction.atomic():
        restriction = Restriction.objects.create(
            created_at=clock.now(),
            subject_kind=ref.kind,
            subject_id=ref.id,
            author_id=author_id,
            level=Level.WITHHELD.value,
            rule=verdict.rule.code,
            reasons=reasons,
        )
        emit(ThingHeld(restriction_id=restriction.id, author_id=author_id, thing_kind=ref.kind, thing_id=ref.id))
    return verdict
