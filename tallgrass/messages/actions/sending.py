"""Writing a letter."""

import re
from dataclasses import replace

from django.conf import settings
from django.db import transaction

from tallgrass.accounts.errors import not_yourself
from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import access_person
from tallgrass.media.actions import attach
from tallgrass.messages import errors
from tallgrass.messages.models import Conversation, Letter, Participant
from tallgrass.messages.queries import asked_before, count_unread, standing_toward
from tallgrass.messages.types import Box, Content, Kind, Standing
from tallgrass.moderation.actions import pass_or_refuse
from tallgrass.platform import clock
from tallgrass.platform.database import rows
from tallgrass.platform.errors import DomainError
from tallgrass.platform.ids import new_id, short
from tallgrass.platform.limits import hit
from tallgrass.platform.live import tell
from tallgrass.platform.subjects import Ref, subject_cards

_KEY = re.compile(r"[0-9A-Za-z-]{0,40}")


def send_letter(*, actor: Person, other: Person, content: Content) -> Letter:
    """Write to someone; the first letter begins the conversation. A key that was used before gives the letter it was used for.

    The row of the conversation is held meanwhile: letters of one conversation are written one after the other, and of two that a
    stranger sends at once the second finds the first. Nothing is emitted: who wrote to whom, and when, is not for the log.

    Raises:
        DomainError: `not_yourself`; `not_found` where one has blocked the other; `may_not_write_…`; `letter_is_empty`,
            `letter_too_long`, `bad_key`, `no_such_subject`, `no_pictures_yet`, `upload_gone`; of a stranger `too_many`, `against_rules`, `cooling_down`.
    """
    if actor.id == other.id:
        raise not_yourself()
    content = _checked(content)
    with transaction.atomic():
        conversation = _hold_conversation(actor.id, other.id)
        if content.key and (first := _find_sent(conversation, actor, content.key)):
            return first
        sides = {side.person_id: side for side in Participant.objects.filter(conversation=conversation)}
        mine, theirs = sides[actor.id], sides[other.id]
        asked = mine.wrote and not theirs.wrote and asked_before(conversation.id, actor.id)
        standing = standing_toward(actor, other, answered=theirs.wrote, asked=asked)
        _refuse(actor, standing, content)
        letter = _write(conversation, actor, content, asks=standing is Standing.ONE_LETTER)
        if standing is Standing.ONE_LETTER:  # What friends write to each other is nobody else's business.
            pass_or_refuse(ref=Ref("letter", letter.id), author_id=actor.id, texts={"text": content.text})
        _deliver(letter, mine, theirs, standing)
    return letter


def _checked(content: Content) -> Content:
    text = content.text.strip()
    if content.kind is Kind.TEXT and not text:
        raise errors.says_nothing()
    if len(text) > settings.TALLGRASS_LETTER_LENGTH:
        raise errors.too_long(settings.TALLGRASS_LETTER_LENGTH, len(text))
    if not _KEY.fullmatch(content.key):
        raise errors.bad_key()
    if content.kind in {Kind.NOTE, Kind.PERSON} and content.subject_id is None:
        raise errors.nothing_to_show()
    if content.kind is Kind.PICTURE and content.picture_id is None:
        raise errors.says_nothing()
    return replace(content, text=text)


def _hold_conversation(one_id: int, two_id: int) -> Conversation:
    """The conversation of these two, made if it is not there, and held until the transaction ends. Of two who begin at once the
    second waits on the unique pair, and finds what the first has made."""
    low, high = sorted((one_id, two_id))
    held = Conversation.objects.select_for_update().filter(low_id=low, high_id=high)
    if found := held.first():
        return found
    made = rows(
        "INSERT INTO letters_conversation (id, low_id, high_id, letters) VALUES (%(id)s, %(low)s, %(high)s, 0)"
        " ON CONFLICT (low_id, high_id) DO NOTHING RETURNING id",
        {"id": new_id(), "low": low, "high": high},
    )
    if made:
        now = clock.now()
        pairs = ((low, high), (high, low))
        Participant.objects.bulk_create(
            Participant(conversation_id=made[0][0], person_id=one, other_id=two, last_at=now, box=Box.REQUESTS.value) for one, two in pairs
        )
    return held.get()


def _find_sent(conversation: Conversation, actor: Person, key: str) -> Letter | None:
    return Letter.objects.filter(conversation=conversation, sender_id=actor.id, key=key).first()


def _refuse(actor: Person, standing: Standing, content: Content) -> None:
    if not standing.may_write:
        raise errors.may_not_write(standing)
    if standing is Standing.ONE_LETTER:
        if content.kind is Kind.PICTURE:
            raise errors.no_pictures_yet()
        hit("letter_stranger", f"person:{actor.id}")
    if content.kind is Kind.NOTE and not subject_cards([Ref("note", content.subject_id or 0)], actor.id):
        raise errors.nothing_to_show()
    if content.kind is Kind.PERSON:
        try:
            access_person(actor, content.subject_id or 0)
        except DomainError:
            raise errors.nothing_to_show() from None


def _write(conversation: Conversation, actor: Person, content: Content, *, asks: bool) -> Letter:
    number = conversation.letters + 1
    if content.picture_id is not None and content.kind is Kind.PICTURE:
        attach(ids=[content.picture_id], owner_id=actor.id, purpose="letter")
    letter = Letter.objects.create(
        conversation=conversation, number=number, sender_id=actor.id, kind=content.kind.value, text=content.text, asks=asks,
        subject_id=content.subject_id if content.kind in {Kind.NOTE, Kind.PERSON} else None,
        picture_id=content.picture_id if content.kind is Kind.PICTURE else None, key=content.key, sent_at=clock.now(),
    )  # fmt: skip
    Conversation.objects.filter(id=conversation.id).update(letters=number)
    return letter


def _deliver(letter: Letter, mine: Participant, theirs: Participant, standing: Standing) -> None:
    """Both sides show the letter as their last. What one writes oneself is read, and answers a request; what comes from someone who
    may write freely stands in the inbox."""
    last = {"last_number": letter.number, "last_at": letter.sent_at}
    Participant.objects.filter(id=mine.id).update(**last, read_number=letter.number, wrote=True, box=Box.INBOX.value)
    box = Box.INBOX if standing is Standing.FREE or theirs.box == Box.INBOX.value else Box.REQUESTS
    Participant.objects.filter(id=theirs.id).update(**last, box=box.value)
    tell([mine.person_id, theirs.person_id], "letter", conversation=short(letter.conversation_id), number=letter.number)
    if box is Box.INBOX and theirs.muted_at is None:
        tell([theirs.person_id], "letters_unread", count=count_unread(theirs.person_id))
    if mine.read_number < mine.last_number:
        tell([mine.person_id], "letters_unread", count=count_unread(mine.person_id))
