"""Writing comments, answering, liking, pinning, taking back; and what each reader sees of them."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tallgrass.accounts.actions import block_person, follow_person, mute_person
from tallgrass.accounts.models import Person
from tallgrass.media.models import Picture
from tallgrass.notes.actions import (
    choose_commenters,
    delete_comment,
    edit_comment,
    like_comment,
    pin_comment,
    restore_comment,
    sweep_deleted_comments,
    unlike_comment,
    unpin_comment,
    write_comment,
)
from tallgrass.notes.actions.deleting import remove_for_good
from tallgrass.notes.models import Comment, CommentLike, Note, NoteCounts
from tallgrass.notes.queries import (
    access_comment,
    access_deleted_comment,
    access_note,
    list_arrivals,
    page_comments,
    page_replies,
)
from tallgrass.notes.types import Commenters, CommentOrder, CommentView, Visibility
from tallgrass.platform import clock, personal_data
from tests.support.refusals import refused
from tests.support.world import World


def seen(note: Note, viewer: Person | None, **how: object) -> list[CommentView]:
    return list(page_comments(access_note(viewer, note.id), viewer=viewer, **how).items)  # type: ignore[arg-type]


def texts(views: list[CommentView]) -> list[str]:
    return [view.text if view.author else "—" for view in views]


def queries(act):  # type: ignore[no-untyped-def]
    with CaptureQueriesContext(connection) as caught:
        act()
    return len(caught)


def test_a_reply_to_a_reply_stands_in_the_same_thread_and_names_whom_it_answers(world: World) -> None:
    note, anna, ben = world.note(), world.person("安"), world.person("本")
    first = world.comment(note, anna, "窗帘哪里买的")
    reply = world.comment(note, note_author(note), "裁缝店做的", reply_to=first)
    deeper = world.comment(note, ben, "哪家店", reply_to=reply)
    assert (reply.thread_id, deeper.thread_id) == (first.id, first.id)
    world.read_log()
    (shown,) = seen(note, anna)
    assert [(view.text, view.addressee.name if view.addressee else None) for view in shown.replies] == [
        ("裁缝店做的", None),
        ("哪家店", note_author(note).name),
    ]
    assert (shown.reply_count, shown.replies[0].by_note_author, shown.mine, shown.replies[0].mine) == (2, True, True, False)
    assert NoteCounts.objects.get(note_id=note.id).comments == 3


def note_author(note: Note) -> Person:
    return Person.objects.get(id=note.author_id)


def test_what_a_comment_must_hold(world: World, settings) -> None:  # type: ignore[no-untyped-def]
    note, anna = world.note(), world.person()
    for text, code in [("", "text_missing"), (" \n ", "text_missing"), ("长" * 501, "text_too_long")]:
        with refused(code):
            write_comment(actor=anna, note=note, text=text)
    with refused("too_many_mentions"):
        write_comment(actor=anna, note=note, text=" ".join(f"@someone{turn}" for turn in range(21)))
    pictures = [world.picture(anna).id for _ in range(4)]
    with refused("too_many_pictures"):
        write_comment(actor=anna, note=note, text="看", picture_ids=pictures)
    with refused("unknown_pictures"):
        write_comment(actor=anna, note=note, text="看", picture_ids=[pictures[0], pictures[0]])
    settings.TALLGRASS_COMMENT_PICTURES = 4
    assert write_comment(actor=anna, note=note, text="", picture_ids=pictures).picture_ids == pictures
    assert Comment.objects.count() == 1


def test_pictures_of_a_comment_are_its_writers_own_and_serve_nothing_else(world: World) -> None:
    note, anna, ben = world.note(), world.person(), world.person()
    picture = world.picture(anna)
    with refused("upload_gone"):
        write_comment(actor=ben, note=note, text="偷图", picture_ids=[picture.id])
    write_comment(actor=anna, note=note, text="我的图", picture_ids=[picture.id])
    with refused("upload_gone"):
        write_comment(actor=anna, note=note, text="同一张图", picture_ids=[picture.id])
    with refused("upload_gone"):
        write_comment(actor=note_author(note), note=note, text="笔记里的图", picture_ids=[note.cover_id or 0])
    assert [view.id for view in seen(note, None)[0].pictures] == [picture.id]
    remove_for_good(note)
    assert not Picture.objects.filter(id=picture.id).exists()


def test_who_may_comment_is_the_choice_of_the_author(world: World) -> None:
    author, fan, stranger = world.person(), world.person(), world.person()
    note = world.note(author)
    follow_person(actor=fan, other=author)
    with refused("not_yours"):
        choose_commenters(actor=stranger, note=note, commenters=Commenters.NOBODY)
    choose_commenters(actor=author, note=note, commenters=Commenters.FOLLOWERS)
    note = access_note(stranger, note.id)
    with refused("followers_only"):
        world.comment(note, stranger)
    world.comment(note, fan)
    choose_commenters(actor=author, note=note, commenters=Commenters.NOBODY)
    note = access_note(stranger, note.id)
    with refused("comments_closed"):
        world.comment(note, fan)
    world.comment(note, author)
    assert len(seen(note, stranger)) == 2


def test_editing_has_its_time_and_shows(world: World) -> None:
    note, anna, ben = world.note(), world.person(), world.person(handle="ben_ben")
    comment = world.comment(note, anna, "有错字")
    with refused("not_yours"):
        edit_comment(actor=ben, comment=comment, text="我来改")
    with refused("text_missing"):
        edit_comment(actor=anna, comment=comment, text="")
    assert edit_comment(actor=anna, comment=comment, text="有错字").edited_at is None
    edit_comment(actor=anna, comment=comment, text="没有错字了 @ben_ben")
    (shown,) = seen(note, anna)
    assert (shown.text, shown.edited_at is not None, shown.mentions, shown.may_edit) == (
        "没有错字了 @ben_ben",
        True,
        {"ben_ben": ben.name},
        True,
    )
    with clock.clock_forward(timedelta(minutes=16)):
        assert not seen(note, anna)[0].may_edit
        with refused("edit_over"):
            edit_comment(actor=anna, comment=comment, text="太晚了")
    delete_comment(actor=anna, comment=access_comment(anna, comment.id))
    with refused("not_found"):
        edit_comment(actor=anna, comment=comment, text="已经没有了")


def test_taking_back_and_thinking_again(world: World) -> None:
    author, anna, ben = world.person(), world.person(), world.person()
    note = world.note(author)
    alone, answered = world.comment(note, anna, "没人理"), world.comment(note, anna, "有人理")
    world.comment(note, ben, "我理你", reply_to=answered)
    world.read_log()
    with refused("not_yours"):
        delete_comment(actor=ben, comment=access_comment(ben, alone.id))
    for comment in (alone, answered):
        delete_comment(actor=anna, comment=access_comment(anna, comment.id))
        delete_comment(actor=anna, comment=comment_with(note, comment))
    world.read_log()
    assert texts(seen(note, ben)) == ["—"]
    assert texts(list(seen(note, ben)[0].replies)) == ["我理你"]
    assert NoteCounts.objects.get(note_id=note.id).comments == 1
    with refused("not_found"):
        access_comment(ben, answered.id)
    with refused("not_found"):
        world.comment(note, ben, "晚了一步", reply_to=answered)
    with refused("not_found"):
        access_deleted_comment(author, alone.id)
    restore_comment(actor=anna, comment=access_deleted_comment(anna, answered.id))
    with clock.clock_forward(timedelta(hours=2)), refused("undo_over"):
        restore_comment(actor=anna, comment=access_deleted_comment(anna, alone.id))
    world.read_log()
    assert texts(seen(note, ben)) == ["有人理"]
    assert NoteCounts.objects.get(note_id=note.id).comments == 2
    delete_comment(actor=author, comment=access_comment(author, answered.id))
    with refused("not_found"):
        access_deleted_comment(anna, answered.id)
    restore_comment(actor=author, comment=access_deleted_comment(author, answered.id))


def comment_with(note: Note, comment: Comment) -> Comment:
    comment.note = note
    return comment


def test_what_was_taken_back_goes_for_good_after_thirty_days(world: World) -> None:
    note, anna = world.note(), world.person()
    picture = world.picture(anna)
    alone = write_comment(actor=anna, note=note, text="带图", picture_ids=[picture.id])
    answered = world.comment(note, anna, "有回复")
    world.comment(note, None, "回复", reply_to=answered)
    for comment in (alone, answered):
        delete_comment(actor=anna, comment=access_comment(anna, comment.id))
    assert sweep_deleted_comments() == 0
    with clock.clock_forward(timedelta(days=31)):
        assert (sweep_deleted_comments(), sweep_deleted_comments()) == (2, 0)
    assert not Picture.objects.filter(id=picture.id).exists()
    assert list(Comment.objects.filter(author_id=anna.id).values_list("id", "text")) == [(answered.id, "")]


def test_liking_twice_is_once_and_counts_follow(world: World) -> None:
    note, anna = world.note(), world.person()
    comment = access_comment(anna, world.comment(note).id)
    for _ in range(2):
        like_comment(actor=anna, comment=comment)
    assert (seen(note, anna)[0].likes, seen(note, anna)[0].liked, seen(note, None)[0].likes) == (1, True, 0)
    world.read_log()
    assert seen(note, None)[0].likes == 1
    for _ in range(2):
        unlike_comment(actor=anna, comment=comment)
    world.read_log()
    assert seen(note, anna)[0].likes == 0


def test_one_comment_is_pinned_by_the_author_of_the_note(world: World) -> None:
    author, anna = world.person(), world.person()
    note = world.note(author)
    comments = [world.comment(note, anna, f"第 {turn} 条") for turn in range(3)]
    reply = world.comment(note, anna, "回复", reply_to=comments[0])
    with refused("not_yours"):
        pin_comment(actor=anna, comment=access_comment(anna, comments[0].id))
    with refused("cannot_pin_reply"):
        pin_comment(actor=author, comment=access_comment(author, reply.id))
    for comment in comments[:2]:
        pin_comment(actor=author, comment=access_comment(author, comment.id))
    shown = seen(note, anna, order=CommentOrder.NEW)
    assert [(view.text, view.pinned) for view in shown] == [("第 1 条", True), ("第 2 条", False), ("第 0 条", False)]
    delete_comment(actor=anna, comment=access_comment(anna, comments[1].id))
    assert [view.pinned for view in seen(note, anna)] == [False, False]
    pin_comment(actor=author, comment=access_comment(author, comments[0].id))
    unpin_comment(actor=author, comment=access_comment(author, comments[0].id))
    assert Note.objects.get(id=note.id).pinned_comment_id is None


def test_hot_goes_by_likes_and_replies_and_fades_with_time(world: World) -> None:
    note = world.note()
    with clock.clock_at(clock.now() - timedelta(days=10)):
        world.comment(note, text="很久以前，没人理")
        world.comment(note, text="很久以前，很多人喜欢")
    with clock.clock_at(clock.now() - timedelta(days=1)):
        world.comment(note, text="昨天，有人喜欢")
    world.comment(note, text="今天")
    for text, likes in [("很久以前，很多人喜欢", 5000), ("昨天，有人喜欢", 3)]:
        Comment.objects.filter(text=text).update(likes=likes)
    assert texts(seen(note, None)) == ["很久以前，很多人喜欢", "昨天，有人喜欢", "今天", "很久以前，没人理"]
    assert texts(seen(note, None, order=CommentOrder.NEW))[0] == "今天"


@pytest.mark.parametrize("order", list(CommentOrder))
def test_pages_show_everything_once(world: World, order: CommentOrder) -> None:
    note, anna = world.note(), world.person()
    now = clock.now()
    for turn in range(11):
        with clock.clock_at(now + timedelta(seconds=turn // 3)):  # Several in one second: ties are told apart by their ids.
            world.comment(note, anna, f"{turn}")
    Comment.objects.filter(text__in=["3", "7"]).update(likes=9)
    pin_comment(actor=note_author(note), comment=access_comment(note_author(note), Comment.objects.get(text="5").id))
    found, cursor = [], None
    while True:
        page = page_comments(access_note(anna, note.id), viewer=anna, order=order, cursor=cursor, size=3)
        found += texts(list(page.items))
        cursor = page.next
        if cursor is None:
            break
    assert sorted(found, key=int) == [str(turn) for turn in range(11)]
    assert found[0] == "5"
    if order is CommentOrder.HOT:
        assert found[1:3] == ["7", "3"]


def test_long_threads_are_folded_and_opened_in_pages(world: World) -> None:
    note, anna = world.note(), world.person()
    first = world.comment(note, anna, "头")
    for turn in range(7):
        world.comment(note, anna, f"{turn}", reply_to=first)
    world.read_log()
    (shown,) = seen(note, None)
    assert (texts(list(shown.replies)), shown.reply_count) == (["0", "1"], 7)
    found, cursor = [], shown.next_replies
    while cursor:
        page = page_replies(note, first.id, viewer=None, cursor=cursor, size=2)
        found += texts(list(page.items))
        cursor = page.next
    assert found == ["2", "3", "4", "5", "6"]


def test_one_is_led_to_a_reply_deep_in_a_thread(world: World) -> None:
    note, anna = world.note(), world.person()
    first = world.comment(note, anna, "旧")
    replies = [world.comment(note, anna, f"{turn}", reply_to=first) for turn in range(5)]
    world.comment(note, anna, "新")
    world.read_log()
    shown = seen(note, anna, order=CommentOrder.NEW, focus=replies[4].id)
    assert texts(shown) == ["旧", "新"]
    assert texts(list(shown[0].replies)) == ["0", "1", "4"]
    elsewhere = world.comment(world.note(), anna, "别处")
    assert texts(seen(note, anna, order=CommentOrder.NEW, focus=elsewhere.id)) == ["新", "旧"]


def test_people_apart_do_not_see_each_others_comments(world: World) -> None:
    note, anna, ben, cleo = world.note(), world.person(), world.person(), world.person()
    by_ben = world.comment(note, ben, "本的话")
    world.comment(note, cleo, "答本", reply_to=by_ben)
    by_cleo = world.comment(note, cleo, "克的话")
    reply = world.comment(note, ben, "本答克", reply_to=by_cleo)
    world.comment(note, cleo, "克再答本", reply_to=reply)
    world.read_log()
    block_person(actor=anna, other=ben)
    for viewer, hidden in ((anna, "本的话"), (ben, None)):
        views = seen(note, viewer)
        assert (hidden in texts(views)) is False
    (shown,) = seen(note, anna)
    assert [(view.text, view.addressee) for view in shown.replies] == [("克再答本", None)]
    with refused("not_found"):
        access_comment(anna, by_ben.id)
    by_anna = world.comment(note, anna, "安的话")
    assert "安的话" not in texts(seen(note, ben))
    with refused("not_found"):
        access_comment(ben, by_anna.id)
    mute_person(actor=cleo, other=anna)
    assert "安的话" not in texts(seen(note, cleo))
    assert "克的话" in texts(seen(note, anna))
    assert "安的话" not in texts(list_arrivals(note, viewer=cleo, after=0))


def test_comments_of_the_banned_and_the_leaving_vanish_but_not_the_words_of_others(world: World) -> None:
    note, anna, ben = world.note(), world.person(), world.person()
    world.comment(note, anna, "没人答")
    answered = world.comment(note, anna, "有人答")
    world.comment(note, ben, "本的话", reply_to=answered)
    world.read_log()
    Person.objects.filter(id=anna.id).update(is_active=False)
    views = seen(note, ben)
    assert texts(views) == ["—"]
    assert texts(list(views[0].replies)) == ["本的话"]


def test_erasing_a_person_leaves_nothing_of_theirs_and_true_counts(world: World) -> None:
    note, anna, ben = world.note(), world.person(), world.person()
    world.comment(note, anna, "没人答")
    answered = world.comment(note, anna, "有人答")
    reply = world.comment(note, ben, "本的话", reply_to=answered)
    like_comment(actor=anna, comment=access_comment(anna, reply.id))
    world.read_log()
    personal_data.erase(anna.id)
    world.read_log()
    assert list(Comment.objects.filter(author_id=anna.id).values_list("id", "text")) == [(answered.id, "")]
    assert (CommentLike.objects.count(), Comment.objects.get(id=reply.id).likes) == (0, 0)
    assert NoteCounts.objects.get(note_id=note.id).comments == 1


def test_what_a_note_hides_its_comments_hide(world: World) -> None:
    author, stranger = world.person(), world.person()
    note = world.note(author, visibility=Visibility.FOLLOWERS)
    comment = world.comment(note, author)
    for viewer in (stranger, None):
        with refused("not_found"):
            access_comment(viewer, comment.id)


def test_a_page_costs_one_query_however_many(world: World, hearing: None) -> None:
    note, anna = world.note(), world.person()
    for turn in range(6):
        comment = write_comment(actor=world.person(), note=note, text=f"{turn}")
        write_comment(actor=anna, note=note, text="答", reply_to=comment, picture_ids=[world.picture(anna).id])
    world.read_log()
    assert queries(lambda: page_comments(note, viewer=anna)) == 4  # hidden, comments, people, pictures
    assert queries(lambda: page_comments(note, viewer=anna)) == 1
    assert queries(lambda: page_comments(note, viewer=None)) == 1
    assert queries(lambda: page_comments(note, viewer=None, size=1)) == 1
    note.pinned_comment_id = Comment.objects.filter(thread=None).values_list("id", flat=True)[0]
    assert queries(lambda: page_comments(note, viewer=None)) == 2
    assert queries(lambda: page_replies(note, note.pinned_comment_id or 0, viewer=None)) == 1
    assert queries(lambda: list_arrivals(note, viewer=None, after=0)) == 1


@pytest.mark.django_db(transaction=True)
def test_many_likes_at_once_count_each_person_once(kept_world: World) -> None:
    note, people = kept_world.note(), [kept_world.person() for _ in range(4)]
    comment = access_comment(None, kept_world.comment(note).id)

    def like(person: Person) -> None:
        try:
            like_comment(actor=person, comment=comment)
        finally:
            connection.close()

    threads = [threading.Thread(target=like, args=(person,)) for person in people for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept_world.read_log()
    assert Comment.objects.get(id=comment.id).likes == 4
