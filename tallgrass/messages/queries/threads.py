"""A conversation as its page shows it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import find_active_person, person_cards
from tallgrass.messages.models import Participant
from tallgrass.messages.queries.letters import Row, letter_views, list_letters
from tallgrass.messages.queries.standing import asked_before, standing_toward
from tallgrass.messages.types import Box, LetterView, Line, Standing, Thread

PART = 30
"""Letters a page loads at a time."""
BELOW = 8
"""Letters shown below the one that a search leads to."""
CATCH_UP = 100
"""New letters a page asks for at a time."""
PAUSE, JOINED = timedelta(minutes=15), timedelta(minutes=3)


def get_thread(viewer: Person, side: Participant, *, before: int | None = None, at: int | None = None) -> Thread:
    """The newest part of a conversation, the part `before` a letter, or the part around the letter `at`; and how one may write there."""
    theirs = Participant.objects.filter(conversation_id=side.conversation_id, person_id=side.other_id).first() if side.other_id else None
    standing = _standing(viewer, side, theirs)
    return replace(
        _part(side, theirs, before=before, at=at),
        other=person_cards([side.other_id]).get(side.other_id) if side.other_id else None,
        standing=standing,
        can_send_pictures=standing is Standing.FREE,
    )


def get_thread_part(side: Participant, *, before: int | None = None, after: int | None = None) -> Thread:
    """Only the letters above or below those a page has already. The page has the mark of what was read, and moves it as it is told."""
    return _part(side, None, before=before, after=after)


def get_new_thread(viewer: Person, other: Person) -> Thread:
    """What stands before the first letter to someone."""
    standing = standing_toward(viewer, other, answered=False, asked=False)
    return Thread(None, person_cards([other.id]).get(other.id), standing, can_send_pictures=standing is Standing.FREE)


def lines(letters: Sequence[LetterView], before: LetterView | None) -> Iterator[Line]:
    """Letters with what their place among the others says: a time above after a pause and on a new day, close together when one goes on."""
    for letter in letters:
        pause = before is None or letter.sent_at - before.sent_at > PAUSE or _day(letter) != _day(before)
        yield Line(letter, pause, not pause and _goes_on(letter, before))
        before = letter


def _goes_on(letter: LetterView, before: LetterView | None) -> bool:
    """Whether it is the same writer's next word, soon after the one before."""
    return before is not None and before.mine is letter.mine and not before.gone and letter.sent_at - before.sent_at <= JOINED


def _day(letter: LetterView) -> date:
    return letter.sent_at.astimezone(ZoneInfo(settings.TALLGRASS_ZONE)).date()


def _part(
    side: Participant, theirs: Participant | None, *, before: int | None = None, after: int | None = None, at: int | None = None
) -> Thread:
    if after is not None:
        found, older, newer = _above(side, after)
    else:
        top = min(at + BELOW, 2**31 - 2) + 1 if at is not None else before
        found, older = _below(side, top)
        newer = at is not None and bool(found) and found[-1][2] < side.last_number
    views = letter_views(found, side.person_id)
    # The row over the first is there to tell whether a time stands between the two.
    before_first = views.pop(0) if older else None
    return Thread(
        id=side.conversation_id,
        other=None,
        standing=Standing.AWAY,
        box=Box(side.box),
        muted=side.muted_at is not None,
        letters=views,
        before=before_first,
        older=older and after is None,
        newer=newer,
        # A stranger does not learn that their letter was opened before it is answered.
        read_number=theirs.read_number if theirs and theirs.box == Box.INBOX.value else 0,
    )


def _below(side: Participant, top: int | None) -> tuple[list[Row], bool]:
    found = list_letters(side, before=top, size=PART + 1)
    return found[::-1], len(found) > PART


def _above(side: Participant, number: int) -> tuple[list[Row], bool, bool]:
    """With the letter that stands before the first, if there is one."""
    found = list_letters(side, after=number, size=CATCH_UP + 1)
    above = list_letters(side, before=number + 1, size=1) if found else []
    return above + found[:CATCH_UP], bool(above), len(found) > CATCH_UP


def _standing(viewer: Person, side: Participant, theirs: Participant | None) -> Standing:
    other = find_active_person(side.other_id) if side.other_id else None
    if other is None:
        return Standing.AWAY
    answered = bool(theirs and theirs.wrote)
    asked = side.wrote and not answered and asked_before(side.conversation_id, viewer.id)
    return standing_toward(viewer, other, answered=answered, asked=asked)
