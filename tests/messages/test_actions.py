"""Writing, reading, letting go: the rules, and two at once."""

from datetime import timedelta
from functools import partial

import pytest
from django.db import IntegrityError, transaction

from tallgrass.accounts.actions import block_person, follow_person, mute_person, unblock_person, unfollow_person
from tallgrass.accounts.models import MinorsMode, Person
from tallgrass.media.actions import store_picture
from tallgrass.media.models import Picture
from tallgrass.media.queries import private_file
from tallgrass.messages import actions
from tallgrass.messages.models import Conversation, Letter, Participant
from tallgrass.messages.queries import (
    access_conversation,
    access_letter,
    count_requests,
    count_unread,
    get_thread,
    page_conversations,
    search_letters,
)
from tallgrass.messages.types import Box, Gone, Kind, Standing
from tallgrass.platform import clock, personal_data
from tallgrass.platform.ids import new_id
from tallgrass.platform.reviewed import reviewed_kind
from tests.accounts.test_relations import at_once
from tests.messages.support import befriend, picture_content, side_of, write
from tests.support.refusals import refused
from tests.support.world import World, picture_file


def texts(person: Person, other: Person) -> list[str]:
    return [letter.text for letter in get_thread(person, side_of(person, other)).letters]


def test_friends_write_as_much_as_they_like(world: World) -> None:
    one, two = world.person(), world.person()
    befriend(one, two)
    for text in ("一", "二", "三"):
        write(one, two, text)
    write(two, one, "四")
    assert texts(one, two) == texts(two, one) == ["一", "二", "三", "四"]
    assert [letter.mine for letter in get_thread(one, side_of(one, two)).letters] == [True, True, True, False]
    assert count_unread(two.id) == 0  # Who answers has read.
    assert count_unread(one.id) == 1


def test_whom_they_follow_may_write_freely_and_a_fan_may_not(world: World) -> None:
    star, fan = world.person(), world.person()
    follow_person(actor=fan, other=star)
    write(fan, star, "喜欢你的笔记")
    with refused("may_not_write_waits"):
        write(fan, star, "在吗")
    for text in ("谢谢", "谢谢你来信"):
        write(star, fan, text)  # The fan follows the star.
    write(fan, star, "又可以写了")
    assert len(texts(star, fan)) == 4


def test_a_strangers_letter_waits_among_the_requests_until_it_is_answered(world: World) -> None:
    stranger, me = world.person(), world.person()
    write(stranger, me, "请问")
    assert [card.box for card in page_conversations(me, Box.REQUESTS).items] == [Box.REQUESTS]
    assert page_conversations(me, Box.INBOX).items == []
    assert (count_requests(me), count_unread(me.id)) == (1, 0)
    actions.mark_read(actor=me, side=side_of(me, stranger), number=1)
    assert get_thread(stranger, side_of(stranger, me)).read_number == 0  # Opening it tells nothing.
    with refused("may_not_write_waits"):
        write(stranger, me, "还在吗")
    write(me, stranger, "什么事")
    assert (count_requests(me), len(page_conversations(me, Box.INBOX).items)) == (0, 1)
    write(stranger, me, "没事了")
    assert get_thread(stranger, side_of(stranger, me)).read_number == 2
    assert count_unread(me.id) == 1


def test_a_declined_stranger_is_not_told_and_writes_no_second_letter(world: World) -> None:
    stranger, me = world.person(), world.person()
    write(stranger, me)
    actions.decline_request(actor=me, side=side_of(me, stranger))
    actions.decline_request(actor=me, side=side_of(me, stranger))
    assert count_requests(me) == 0
    assert page_conversations(me, Box.INBOX).items == []
    assert get_thread(stranger, side_of(stranger, me)).standing is Standing.WAITS
    with refused("may_not_write_waits"):
        write(stranger, me)
    write(me, stranger, "改主意了")
    write(stranger, me, "太好了")
    with refused("no_request"):
        actions.decline_request(actor=me, side=side_of(me, stranger))


def test_taking_the_one_letter_back_gives_no_second(world: World) -> None:
    stranger, me = world.person(), world.person()
    actions.take_back_letter(actor=stranger, letter=write(stranger, me))
    with refused("may_not_write_waits"):
        write(stranger, me)


def test_a_stranger_sends_no_pictures(world: World) -> None:
    stranger, me = world.person(), world.person()
    picture = store_picture(owner_id=stranger.id, file=picture_file(), purpose="letter")
    with refused("no_pictures_yet", "picture"):
        write(stranger, me, **picture_content(picture.id))
    assert Conversation.objects.count() == 0  # A refused letter begins nothing.


def test_only_what_a_stranger_writes_is_looked_at(world: World) -> None:
    stranger, me = world.person(), world.person()
    with refused("against_rules", "text"):
        write(stranger, me, "某蔑称甲")
    befriend(stranger, me)
    write(stranger, me, "某蔑称甲")


def test_strangers_have_a_limit_of_their_own(world: World, settings) -> None:
    settings.TALLGRASS_LIMITS = settings.TALLGRASS_LIMITS | {"letter_stranger": (3, 3600)}
    me, friend = world.person(), world.person()
    for _ in range(3):
        write(me, world.person())
    with refused("too_many"):
        write(me, world.person())
    befriend(me, friend)
    write(me, friend)


@pytest.mark.parametrize(("who", "code"), [("followed", "may_not_write_closed"), ("nobody", "may_not_write_closed"), ("everyone", None)])
def test_whom_a_member_lets_write(world: World, who: str, code: str | None) -> None:
    me, stranger, friend, old = world.person(), world.person(), world.person(), world.person()
    write(me, old, "从前")
    actions.choose_who_may_write(actor=me, who=who)
    befriend(me, friend)
    write(old, me, "一直聊着")
    if who == "nobody":
        with refused("may_not_write_closed"):
            write(friend, me)
    else:
        write(friend, me)
    if code is None:
        write(stranger, me)
    else:
        with refused(code):
            write(stranger, me)
    with refused("unknown_choice"):
        actions.choose_who_may_write(actor=me, who="cats")


def test_minors_write_to_and_hear_from_those_they_follow_only(world: World) -> None:
    minor, followed, fan = world.person(), world.person(), world.person()
    follow_person(actor=minor, other=followed)
    follow_person(actor=fan, other=minor)
    MinorsMode.objects.create(person=minor, pin="x")
    write(followed, minor)
    write(minor, followed)
    with refused("may_not_write_closed"):
        write(fan, minor)
    with refused("may_not_write_minor"):
        write(minor, fan)
    unfollow_person(actor=minor, other=followed)  # A conversation that stands is no way around.
    with refused("may_not_write_closed"):
        write(followed, minor)


def test_a_block_hides_the_conversation_from_both_and_unblocking_brings_it_back(world: World) -> None:
    one, two = world.person(), world.person()
    befriend(one, two)
    letter = write(one, two)
    block_person(actor=two, other=one)
    for person, other in ((one, two), (two, one)):
        assert page_conversations(person, Box.INBOX).items == []
        with refused("not_found"):
            access_conversation(person, letter.conversation_id)
        with refused("not_found"):
            write(person, other)
    assert count_unread(two.id) == 0
    unblock_person(actor=two, other=one)
    assert len(page_conversations(two, Box.INBOX).items) == 1


def test_of_muted_people_and_muted_conversations_no_mark_is_shown(world: World) -> None:
    me, loud, quiet = world.person(), world.person(), world.person()
    for other in (loud, quiet):
        befriend(me, other)
        write(other, me)
    assert count_unread(me.id) == 2
    mute_person(actor=me, other=loud)
    actions.mute_conversation(actor=me, side=side_of(me, quiet))
    assert count_unread(me.id) == 0
    actions.unmute_conversation(actor=me, side=side_of(me, quiet))
    assert count_unread(me.id) == 1
    assert len(page_conversations(me, Box.INBOX).items) == 2


def test_those_who_left_or_were_banned_cannot_be_written_to(world: World) -> None:
    me, other = world.person(), world.person()
    befriend(me, other)
    write(other, me)
    Person.objects.filter(id=other.id).update(is_active=False)
    thread = get_thread(me, side_of(me, other))
    assert (thread.standing, [letter.text for letter in thread.letters]) == (Standing.AWAY, ["你好"])


def test_what_a_letter_must_say(world: World, settings) -> None:
    settings.TALLGRASS_LETTER_LENGTH = 10
    one, two = world.person(), world.person()
    befriend(one, two)
    with refused("letter_is_empty", "text"):
        write(one, two, " \n ")
    with refused("letter_too_long", "text"):
        write(one, two, "字" * 11)
    with refused("bad_key", "key"):
        write(one, two, key="a b")
    with refused("not_yourself"):
        write(one, one)
    with refused("no_such_subject"):
        write(one, two, kind=Kind.NOTE, subject_id=new_id())
    with refused("no_such_subject"):
        write(one, two, kind=Kind.PERSON, subject_id=new_id())
    with refused("upload_gone"):
        write(one, two, **picture_content(new_id()))
    with refused("upload_gone"):  # A picture that came for a note stands where everybody may look.
        write(one, two, **picture_content(world.picture(one).id))
    assert Letter.objects.count() == 0


def test_cards_show_what_their_reader_may_see(world: World) -> None:
    one, two, shown = world.person(), world.person(), world.person("被推荐的人")
    befriend(one, two)
    note = world.note(shown, "看这个")
    write(one, two, "", kind=Kind.NOTE, subject_id=note.id)
    write(one, two, "认识一下", kind=Kind.PERSON, subject_id=shown.id)
    first, second = get_thread(two, side_of(two, one)).letters
    assert first.card and (first.card.title, first.card.url.startswith("/notes/")) == ("看这个", True)
    assert second.person and (second.person.name, second.text) == ("被推荐的人", "认识一下")
    block_person(actor=shown, other=two)
    assert get_thread(two, side_of(two, one)).letters[0].card is None
    assert get_thread(one, side_of(one, two)).letters[0].card is not None


def test_the_same_key_is_the_same_letter(world: World) -> None:
    one, two = world.person(), world.person()
    first = write(one, two, key="a-1")  # Also of a stranger, whose second letter would be refused.
    assert write(one, two, key="a-1").id == first.id
    befriend(one, two)
    assert write(two, one, key="a-1").id != first.id
    assert Letter.objects.count() == 2


def test_a_letter_can_be_taken_back_for_two_minutes(world: World, django_capture_on_commit_callbacks) -> None:
    one, two = world.person(), world.person()
    befriend(one, two)
    picture = store_picture(owner_id=one.id, file=picture_file(), purpose="letter")
    letter, late = write(one, two, **picture_content(picture.id)), write(one, two, "说错了")
    path = private_file(picture.id, "small")
    with refused("not_your_letter"):
        actions.take_back_letter(actor=two, letter=letter)
    with django_capture_on_commit_callbacks(execute=True):
        actions.take_back_letter(actor=one, letter=letter)
        actions.take_back_letter(actor=one, letter=letter)
    assert (Picture.objects.filter(id=picture.id).exists(), path.exists()) == (False, False)
    with clock.clock_forward(timedelta(seconds=121)), refused("too_late_to_take_back"):
        actions.take_back_letter(actor=one, letter=late)
    assert [(view.gone, view.picture, view.text) for view in get_thread(two, side_of(two, one)).letters] == [
        (Gone.TAKEN_BACK, None, ""),
        (Gone.NO, None, "说错了"),
    ]


def test_deleting_is_for_oneself(world: World) -> None:
    one, two = world.person(), world.person()
    befriend(one, two)
    letters = [write(one, two, text) for text in ("一", "二", "三")]
    actions.delete_letter(actor=one, side=side_of(one, two), letter=letters[2])
    assert texts(one, two) == ["一", "二"]
    assert texts(two, one) == ["一", "二", "三"]
    card = page_conversations(one, Box.INBOX).items[0]
    assert card.last and card.last.text == "二"
    with refused("not_found"):
        access_letter(one, letters[2].conversation_id, 3)
    actions.delete_conversation(actor=one, side=side_of(one, two))
    assert page_conversations(one, Box.INBOX).items == []
    assert texts(one, two) == []
    write(two, one, "四")
    assert texts(one, two) == ["四"]
    assert len(texts(two, one)) == 4


def test_another_persons_conversation_is_not_found(world: World) -> None:
    one, two, other = world.person(), world.person(), world.person()
    letter = write(one, two)
    with refused("not_found"):
        access_conversation(other, letter.conversation_id)
    with refused("not_found"):
        access_letter(other, letter.conversation_id, 1)
    with refused("not_found"):
        access_letter(one, letter.conversation_id, 10**20)


def test_a_person_takes_their_letters_along_and_is_erased_from_them(world: World) -> None:
    me, friend, stranger = world.person(), world.person("朋友"), world.person()
    befriend(me, friend)
    write(me, friend, "我写的")
    write(friend, me, "朋友写的")
    write(stranger, friend, "别人的事")
    exported = dict(personal_data.export_of(me.id))
    assert [row["text"] for row in exported["letters_letter"]] == ["我写的", "朋友写的"]
    personal_data.erase(me.id)
    assert [(view.text, view.gone) for view in get_thread(friend, side_of(friend, me)).letters] == [
        ("", Gone.ERASED),
        ("朋友写的", Gone.NO),
    ]
    assert Participant.objects.filter(person_id=me.id).count() == 0
    assert get_thread(friend, side_of(friend, me)).standing is Standing.AWAY


def test_the_database_allows_a_stranger_no_second_letter(world: World) -> None:
    letter = write(world.person(), world.person())
    with pytest.raises(IntegrityError), transaction.atomic():
        Letter.objects.create(
            conversation_id=letter.conversation_id, number=2, sender_id=letter.sender_id, text="二", asks=True, sent_at=clock.now()
        )


@pytest.mark.django_db(transaction=True)
def test_two_who_write_to_each_other_at_once_begin_one_conversation(kept_world: World) -> None:
    one, two = kept_world.person(), kept_world.person()
    befriend(one, two)
    assert at_once(*[partial(write, one, two), partial(write, two, one)] * 3) == []
    assert Conversation.objects.count() == 1
    assert list(Letter.objects.order_by("number").values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert Participant.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_of_two_letters_a_stranger_sends_at_once_one_is_accepted(kept_world: World) -> None:
    stranger, me = kept_world.person(), kept_world.person()
    assert at_once(*[partial(write, stranger, me)] * 4) == ["may_not_write_waits"] * 3
    assert Letter.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_one_key_sent_twice_at_once_is_one_letter(kept_world: World) -> None:
    one, two = kept_world.person(), kept_world.person()
    befriend(one, two)
    assert at_once(*[partial(write, one, two, key="k")] * 4) == []
    assert Letter.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_letter_and_its_taking_back_that_cross_leave_no_words(kept_world: World) -> None:
    one, two = kept_world.person(), kept_world.person()
    befriend(one, two)
    letter = write(one, two, "秘密")
    assert at_once(partial(actions.take_back_letter, actor=one, letter=letter), partial(write, two, one, "回信")) == []
    assert [view.text for view in get_thread(two, side_of(two, one)).letters] == ["", "回信"]


def test_a_withheld_letter_is_seen_by_its_writer_who_knows(world: World) -> None:
    one, two = world.person(), world.person()
    befriend(one, two)
    letter = write(one, two, "加我微信买药")
    subject = reviewed_kind("letter")
    assert subject
    assert letter.id in subject.cards([letter.id], two.id)
    assert subject.cards([letter.id], world.person().id) == {}
    material = subject.review_material([letter.id])[letter.id]
    assert (material.author_id, [text for _, _, text in material.texts]) == (one.id, ["加我微信买药"])
    for _ in range(2):
        subject.restrict(letter.id, level="withheld")
    assert [(view.text, view.withheld) for view in get_thread(two, side_of(two, one)).letters] == [("", True)]
    assert [(view.text, view.withheld) for view in get_thread(one, side_of(one, two)).letters] == [("加我微信买药", True)]
    assert (len(search_letters(two, "微信").items), len(search_letters(one, "微信").items)) == (0, 1)
    subject.lift(letter.id)
    subject.restrict(letter.id, level="limited")
    assert texts(two, one) == ["加我微信买药"]
