"""Letters as JSON."""

from datetime import datetime
from typing import Annotated

from tallgrass.accounts.errors import not_yourself
from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import access_person, get_person
from tallgrass.accounts.shapes import PersonShape, person_shape
from tallgrass.messages import actions, errors
from tallgrass.messages.forms import LetterBody
from tallgrass.messages.models import Letter, Participant
from tallgrass.messages.queries import (
    access_conversation,
    access_letter,
    count_unread,
    get_letter,
    get_other,
    get_thread,
    page_conversations,
    page_letters,
    search_letters,
    who_may_write,
)
from tallgrass.messages.types import Box, ConversationCard, Found, Gone, Kind, LetterView, Standing, WhoMayWrite
from tallgrass.platform import rest
from tallgrass.platform.ids import short
from tallgrass.platform.pagination import Page
from tallgrass.platform.words import Words

_MAY_NOT = errors.may_not_write(Standing.CLOSED)
_WRITING = (_MAY_NOT, errors.says_nothing())
"""What may be wrong with any letter, one of each status."""


class SubjectShape(rest.Shape):
    title: str
    url: str
    picture_url: str | None


class LetterShape(rest.Shape):
    """`number` names the letter in its conversation. `sender` is null when they have left; `gone` says why a letter is empty."""

    number: int
    mine: bool
    sender: PersonShape | None
    kind: Kind
    text: str
    note: SubjectShape | None
    person: PersonShape | None
    picture_url: Annotated[str | None, rest.text("只有对话的两个人能打开", "Opens only for the two")]
    at: datetime
    gone: Gone


class ConversationShape(rest.Shape):
    id: rest.Id
    other: PersonShape | None
    last: LetterShape | None
    at: datetime
    unread: int
    muted: bool
    box: Box


class OpenConversationShape(rest.Shape):
    """A conversation, how far the other has read it, and how one may write in it."""

    id: rest.Id
    other: PersonShape | None
    standing: Standing
    read_number: int
    muted: bool
    box: Box


class FoundShape(rest.Shape):
    conversation_id: rest.Id
    other: PersonShape | None
    letter: LetterShape


class SearchQuery(rest.CursorQuery, kw_only=True):
    q: Annotated[str, rest.text("要找的字", "Words to look for", min_length=1, max_length=200)]


class UnreadShape(rest.Shape):
    unread: int


class ChoiceShape(rest.Shape):
    """Whom one lets write first."""

    who: WhoMayWrite


class ReadBody(rest.Shape):
    number: Annotated[int, rest.text("读到第几封", "The number of the last letter read", ge=0, le=2_147_483_647)]


class SentShape(rest.Shape):
    conversation_id: rest.Id
    letter: LetterShape


@rest.operation(Words("自己的对话，新的在前", "One's conversations, latest first"))
def conversations(call: rest.Call[Person], query: rest.PageQuery) -> Page[ConversationShape]:
    return page_conversations(call.actor, Box.INBOX, query.cursor, query.size).map(_conversation)


@rest.operation(Words("陌生人的信", "Letters of strangers"))
def requests(call: rest.Call[Person], query: rest.PageQuery) -> Page[ConversationShape]:
    return page_conversations(call.actor, Box.REQUESTS, query.cursor, query.size).map(_conversation)


@rest.operation(Words("还有几封没读", "How many letters are unread"))
def unread(call: rest.Call[Person]) -> UnreadShape:
    return UnreadShape(unread=count_unread(call.actor.id))


@rest.operation(Words("在自己的信里找", "Search in one's own letters"), errors=[errors.nothing_to_search()])
def found(call: rest.Call[Person], query: SearchQuery) -> Page[FoundShape]:
    return search_letters(call.actor, query.q, query.cursor).map(_found)


@rest.operation(Words("谁可以写信给我", "Who may write to me"))
def choice(call: rest.Call[Person]) -> ChoiceShape:
    return ChoiceShape(who=who_may_write(call.actor.id))


@rest.operation(Words("选谁可以写信给我", "Choose who may write to me"), limit="profile")
def choose(call: rest.Call[Person], body: ChoiceShape) -> ChoiceShape:
    return ChoiceShape(who=actions.choose_who_may_write(actor=call.actor, who=body.who.value))


@rest.operation(Words("一个对话", "A conversation"))
def conversation(call: rest.Call[Person], conversation_id: int) -> OpenConversationShape:
    thread = get_thread(call.actor, access_conversation(call.actor, conversation_id))
    return OpenConversationShape(
        id=short(conversation_id), other=_person(thread.other), standing=thread.standing, read_number=thread.read_number,
        muted=thread.muted, box=thread.box,
    )  # fmt: skip


@rest.operation(Words("删掉对话，只在自己这边", "Delete a conversation, on one's own side"), limit="delete")
def delete(call: rest.Call[Person], conversation_id: int) -> None:
    actions.delete_conversation(actor=call.actor, side=_side(call, conversation_id))


@rest.operation(Words("对话里的信，新的在前", "Letters of a conversation, newest first"))
def letters(call: rest.Call[Person], conversation_id: int, query: rest.PageQuery) -> Page[LetterShape]:
    return page_letters(_side(call, conversation_id), query.cursor, query.size).map(_letter)


@rest.operation(Words("写一封信", "Write a letter"), status=201, limit="letter", errors=_WRITING)
def send(call: rest.Call[Person], conversation_id: int, body: LetterBody) -> SentShape:
    other = get_other(_side(call, conversation_id))
    return _sent(call, actions.send_letter(actor=call.actor, other=other, content=body.content()))


@rest.operation(
    Words("给一个人写信，没有对话就开始一个", "Write to a person; begins a conversation where there is none"),
    status=201,
    limit="letter",
    errors=[*_WRITING, not_yourself()],
)
def write(call: rest.Call[Person], handle: str, body: LetterBody) -> SentShape:
    other = access_person(call.actor, get_person(handle, viewer=call.actor).id)
    return _sent(call, actions.send_letter(actor=call.actor, other=other, content=body.content()))


@rest.operation(Words("一封信", "A letter"))
def letter(call: rest.Call[Person], conversation_id: int, number: int) -> LetterShape:
    return _letter(get_letter(call.actor, access_letter(call.actor, conversation_id, number)))


@rest.operation(Words("删掉一封信，只在自己这边", "Delete a letter, on one's own side"), limit="delete")
def delete_one(call: rest.Call[Person], conversation_id: int, number: int) -> None:
    found_letter = access_letter(call.actor, conversation_id, number)
    actions.delete_letter(actor=call.actor, side=_side(call, conversation_id), letter=found_letter)


@rest.operation(Words("收回一封信", "Take a letter back"), limit="delete", errors=[errors.not_yours(), errors.too_late()])
def take_back(call: rest.Call[Person], conversation_id: int, number: int) -> None:
    actions.take_back_letter(actor=call.actor, letter=access_letter(call.actor, conversation_id, number))


@rest.operation(Words("读到了这里", "One has read up to here"), limit="letter_read")
def read(call: rest.Call[Person], conversation_id: int, body: ReadBody) -> None:
    actions.mark_read(actor=call.actor, side=_side(call, conversation_id), number=body.number)


@rest.operation(Words("正在写", "One is writing"), limit="letter_typing", repeat=rest.Repeat.NEVER)
def typing(call: rest.Call[Person], conversation_id: int) -> None:
    actions.tell_typing(actor=call.actor, side=_side(call, conversation_id))


@rest.operation(Words("静音对话", "Mute a conversation"), limit="letter_read")
def mute(call: rest.Call[Person], conversation_id: int) -> None:
    actions.mute_conversation(actor=call.actor, side=_side(call, conversation_id))


@rest.operation(Words("不再静音", "Unmute a conversation"), limit="letter_read")
def unmute(call: rest.Call[Person], conversation_id: int) -> None:
    actions.unmute_conversation(actor=call.actor, side=_side(call, conversation_id))


@rest.operation(
    Words("不理陌生人的信，对方不会知道", "Put a stranger's letter away; they are not told"), limit="delete", errors=[errors.no_request()]
)
def decline(call: rest.Call[Person], conversation_id: int) -> None:
    actions.decline_request(actor=call.actor, side=_side(call, conversation_id))


def _side(call: rest.Call[Person], conversation_id: int) -> Participant:
    return access_conversation(call.actor, conversation_id)


def _sent(call: rest.Call[Person], sent: Letter) -> SentShape:
    return SentShape(conversation_id=short(sent.conversation_id), letter=_letter(get_letter(call.actor, sent)))


def _person(card) -> PersonShape | None:  # type: ignore[no-untyped-def]
    return person_shape(card) if card else None


def _letter(view: LetterView) -> LetterShape:
    card = view.card
    return LetterShape(
        number=view.number, mine=view.mine, sender=_person(view.sender), kind=view.kind, text=view.text,
        note=SubjectShape(title=card.title, url=card.url, picture_url=card.picture_url) if card else None,
        person=_person(view.person), picture_url=view.picture_url("large") if view.picture else None, at=view.sent_at, gone=view.gone,
    )  # fmt: skip


def _conversation(card: ConversationCard) -> ConversationShape:
    return ConversationShape(
        id=short(card.id), other=_person(card.other), last=_letter(card.last) if card.last else None, at=card.at, unread=card.unread,
        muted=card.muted, box=card.box,
    )  # fmt: skip


def _found(hit: Found) -> FoundShape:
    return FoundShape(conversation_id=short(hit.letter.conversation_id), other=_person(hit.other), letter=_letter(hit.letter))
