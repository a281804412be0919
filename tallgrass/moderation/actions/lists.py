"""The lists the first pass goes by, edited. Rows are added and deleted, never changed: processes notice by count and newest id."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction

from tallgrass.accounts.models import Person
from tallgrass.media.queries import likenesses_of
from tallgrass.moderation import errors
from tallgrass.moderation.actions.claiming import check_moderator
from tallgrass.moderation.models import Case, KnownPicture, ListedWord
from tallgrass.moderation.queries.lists import forget_lists
from tallgrass.moderation.rules.book import DECIDABLE, LISTED
from tallgrass.moderation.types import Severity
from tallgrass.platform import audit
from tallgrass.platform.errors import forbidden, not_found
from tallgrass.platform.ids import new_id
from tallgrass.platform.reviewed import review_material


def list_word(*, actor: Person, term: str, rule: str, severity: str, pinyin: str = "") -> ListedWord:
    """Put a word on the list. Operators only.

    Raises:
        DomainError: `bad_word`, `word_listed_already`.
    """
    _check_operator(actor)
    term, pinyin = " ".join(term.split()), " ".join(pinyin.lower().split())
    if not 2 <= len(term.strip("*")) <= 58 or len(pinyin) > 60 or rule not in LISTED or severity not in set(Severity):
        raise errors.bad_word()
    try:
        with transaction.atomic():
            word = ListedWord.objects.create(term=term, rule=rule, severity=severity, pinyin=pinyin, by_id=actor.id)
            audit.record(actor_id=actor.id, act="word.listed", subject=term, rule=rule, severity=severity)
    except IntegrityError:
        raise errors.word_listed_already() from None
    forget_lists()
    return word


def unlist_word(*, actor: Person, word_id: int) -> None:
    """Take a word off the list. Operators only."""
    _check_operator(actor)
    with transaction.atomic():
        word = ListedWord.objects.select_for_update().filter(id=word_id).first()
        if word is None:
            raise not_found()
        audit.record(actor_id=actor.id, act="word.unlisted", subject=word.term, rule=word.rule, severity=word.severity)
        word.delete()
    forget_lists()


def list_words(*, terms: Iterable[str], rule: str, severity: str) -> int:
    """From the command line, where whoever sits there owns the machine. How many are new; too short and known ones are passed over."""
    words = [ListedWord(id=new_id(), term=term, rule=rule, severity=severity) for term in dict.fromkeys(terms) if 2 <= len(term) <= 58]
    with transaction.atomic():
        before = ListedWord.objects.count()
        ListedWord.objects.bulk_create(words, ignore_conflicts=True)
        added = ListedWord.objects.count() - before
        audit.record(actor_id=0, act="words.listed_by_command", subject=rule, added=added, severity=severity)
    forget_lists()
    return added


def know_picture(*, actor: Person, case_id: int, picture_id: int, rule: str) -> None:
    """Keep a picture of a case from coming again. Knowing it twice is knowing it once.

    Raises:
        DomainError: `not_found` when the picture is not of the case or has nothing to know it by; `rule_needed`.
    """
    check_moderator(actor)
    if rule not in DECIDABLE:
        raise errors.rule_needed()
    case = Case.objects.filter(id=case_id).first()
    material = review_material([case.ref]).get(case.ref) if case else None
    likeness = likenesses_of([picture_id]).get(picture_id)
    if case is None or material is None or likeness is None or picture_id not in {picture.id for picture in material.pictures}:
        raise not_found()
    with transaction.atomic():
        _, new = KnownPicture.objects.get_or_create(likeness=likeness, defaults={"rule": rule, "by_id": actor.id, "case_id": case.id})
        if new:
            audit.record(actor_id=actor.id, act="picture.known", subject=f"{case.subject_kind}:{case.subject_id}", rule=rule)
    forget_lists()


def _check_operator(actor: Person) -> None:
    if not actor.is_operator:
        raise forbidden()
