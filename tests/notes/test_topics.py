"""Topics: counted, followed, looked after, brought together."""

from datetime import timedelta
from functools import partial

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tallgrass.accounts.models import Person
from tallgrass.notes.actions import (
    appoint_host,
    delete_note,
    edit_note,
    edit_topic_page,
    follow_topic,
    like_note,
    merge_topic,
    part_topic,
    recount_everything,
    relate_topics,
    restore_note,
    save_note,
    see_topic,
    share_note,
    unfollow_topic,
    unlike_note,
)
from tallgrass.notes.actions.readings import count_reading, write_readings
from tallgrass.notes.models import Note, NoteTopic, Topic, TopicCounts, TopicFollow, TopicPage
from tallgrass.notes.queries import (
    access_topic,
    find_topic,
    get_content,
    get_topic_view,
    list_followed_topics,
    lively_topics,
    page_topic_notes,
    suggest_topics,
)
from tallgrass.notes.topic_types import Order
from tallgrass.notes.types import Visibility
from tallgrass.platform import clock, personal_data
from tallgrass.platform.clock import clock_forward
from tallgrass.platform.memory import forget_everything
from tallgrass.platform.models import AuditEntry
from tests.notes.support import at_once
from tests.support.refusals import refused
from tests.support.world import World, picture_file


def counts(name: str) -> tuple[int, int, int]:
    """Notes, discussions, followers."""
    topic = find_topic(name)
    row = TopicCounts.objects.filter(topic_id=topic.id).first() if topic else None
    return (row.notes, row.discussions, row.followers) if row else (0, 0, 0)


def author_of(note: Note) -> Person:
    return Person.objects.get(id=note.author_id)


def rewrite(note: Note, body: str, **change: object) -> Note:
    from dataclasses import replace

    note.refresh_from_db()
    content = replace(get_content(note), body=body, **change)
    return edit_note(actor=author_of(note), note=note, content=content, version=note.version)


def test_discussions_are_notes_and_what_was_done_to_them(world: World) -> None:
    one, two = world.note(body="#露营"), world.note(body="#露营 #帐篷")
    reader = world.person()
    like_note(actor=reader, note=one)
    save_note(actor=reader, note=one)
    share_note(actor=reader, note=two)
    world.read_log()
    assert counts("露营") == (2, 5, 0)
    assert counts("帐篷") == (1, 2, 0)
    unlike_note(actor=reader, note=one)
    world.read_log()
    assert counts("露营") == (2, 4, 0)


def test_only_what_everybody_sees_is_counted(world: World) -> None:
    note, hidden = world.note(body="#露营"), world.note(body="#露营", visibility=Visibility.FOLLOWERS)
    like_note(actor=world.person(), note=note)
    like_note(actor=author_of(hidden), note=hidden)
    world.read_log()
    assert counts("露营") == (1, 2, 0)
    delete_note(actor=author_of(note), note=note)
    world.read_log()
    assert counts("露营") == (0, 0, 0)
    restore_note(actor=author_of(note), note=note)
    rewrite(hidden, "#露营", visibility=Visibility.PUBLIC)
    world.read_log()
    assert counts("露营") == (2, 4, 0)


def test_an_edit_moves_a_note_from_topic_to_topic(world: World) -> None:
    note = world.note(body="#露营 #帐篷")
    like_note(actor=world.person(), note=note)
    world.read_log()
    rewrite(note, "#徒步 #帐篷")
    world.read_log()
    assert (counts("露营"), counts("帐篷"), counts("徒步")) == ((0, 0, 0), (1, 2, 0), (1, 2, 0))


def test_a_person_who_leaves_takes_their_notes_out_of_the_counts(world: World) -> None:
    author = world.person()
    world.note(author, body="#露营")
    world.note(body="#露营")
    follow_topic(actor=author, topic=access_topic("露营"))
    world.read_log()
    assert counts("露营") == (2, 2, 1)
    personal_data.erase(author.id)
    world.read_log()
    assert counts("露营") == (1, 1, 0)


def test_a_new_count_of_everything_says_the_same(world: World) -> None:
    for turn in range(3):
        note = world.note(body="#露营" if turn else "#露营 #帐篷")
        like_note(actor=world.person(), note=note)
    follow_topic(actor=world.person(), topic=access_topic("露营"))
    world.read_log()
    before = list(TopicCounts.objects.order_by("topic_id").values()), list(NoteTopic.objects.order_by("id").values())
    recount_everything()
    assert before == (list(TopicCounts.objects.order_by("topic_id").values()), list(NoteTopic.objects.order_by("id").values()))
    TopicCounts.objects.update(notes=70, discussions=7, followers=7)
    NoteTopic.objects.update(counted=3, heat=0)
    recount_everything()
    assert before == (list(TopicCounts.objects.order_by("topic_id").values()), list(NoteTopic.objects.order_by("id").values()))


def test_readings_are_written_in_portions_once_a_reader(world: World) -> None:
    one, two = world.note(body="#露营 #帐篷"), world.note(body="#露营")
    for _ in range(3):
        count_reading(note_id=one.id, reader="ann")
    count_reading(note_id=one.id, reader="ben")
    count_reading(note_id=two.id, reader="ann")
    assert not TopicCounts.objects.filter(readings__gt=0).exists()
    with CaptureQueriesContext(connection) as asked:
        assert write_readings() == 3
    assert len([query for query in asked if "INSERT" in query["sql"]]) == 1
    assert get_topic_view(access_topic("露营"), viewer=None).readings == 3
    assert get_topic_view(access_topic("帐篷"), viewer=None).readings == 2
    assert write_readings() == 0


def test_many_processes_count_at_once(kept_world: World) -> None:
    note = kept_world.note(body="#露营 #帐篷")
    readers = [kept_world.person() for _ in range(6)]
    kept_world.read_log()
    at_once(
        *[partial(like_note, actor=reader, note=note) for reader in readers],
        *[partial(save_note, actor=reader, note=note) for reader in readers],
    )
    topic = access_topic("露营")
    at_once(*[partial(follow_topic, actor=readers[0], topic=topic)] * 4)
    at_once(*[kept_world.read_log] * 4)
    kept_world.read_log()
    assert counts("露营") == (1, 13, 1)
    assert TopicFollow.objects.count() == 1


# --- orders ---


def test_hot_and_new_are_walked_by_keyset(world: World) -> None:
    notes = [world.note(title=f"第 {turn} 篇", body="#露营") for turn in range(5)]
    for age, note in enumerate(notes):
        Note.objects.filter(id=note.id).update(published_at=clock.now() - timedelta(hours=age))
    for _ in range(7):  # Three doublings are worth four days and a half.
        like_note(actor=world.person(), note=notes[4])
    world.read_log()
    recount_everything()
    topic = access_topic("露营")

    def walked(order: Order) -> list[int]:
        seen, cursor = [], None
        while True:
            page = page_topic_notes(topic.id, viewer=None, order=order, cursor=cursor, size=2)
            seen += [card.id for card in page.items]
            if not (cursor := page.next):
                return [[note.id for note in notes].index(id) for id in seen]

    assert walked(Order.NEW) == [0, 1, 2, 3, 4]
    assert walked(Order.HOT) == [4, 0, 1, 2, 3]
    with refused("bad_cursor"):
        page_topic_notes(topic.id, viewer=None, order=Order.HOT, cursor="nonsense")


def test_a_page_of_a_topic_costs_so_many_queries(world: World, hearing: None) -> None:
    reader = world.person()
    for _ in range(3):
        world.note(body="#露营")
    topic = access_topic("露营")

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            get_topic_view(topic, viewer=reader)
            page_topic_notes(topic.id, viewer=reader, order=Order.HOT, cursor=None)
        return len(queries)

    asked()
    assert asked() == 1 + 1 + 1  # the view; ids; what is live


# --- following ---


def test_following_once_and_seeing_what_is_new(world: World) -> None:
    reader = world.person()
    world.note(body="#露营 #帐篷")
    for name in ("露营", "帐篷"):
        follow_topic(actor=reader, topic=access_topic(name))
        follow_topic(actor=reader, topic=access_topic(name))
    world.read_log()
    assert counts("露营")[2] == 1
    see_topic(actor=reader, topic=access_topic("帐篷"))
    with clock_forward(timedelta(minutes=1)):
        world.note(body="#露营")
        world.read_log()
        assert [(topic.name, topic.has_new) for topic in list_followed_topics(reader)] == [("露营", True), ("帐篷", False)]
        see_topic(actor=reader, topic=access_topic("露营"))
    with clock_forward(timedelta(minutes=2)):
        see_topic(actor=reader, topic=access_topic("露营"))
        assert not any(topic.has_new for topic in list_followed_topics(reader))
    unfollow_topic(actor=reader, topic=access_topic("露营"))
    unfollow_topic(actor=reader, topic=access_topic("露营"))
    world.read_log()
    assert counts("露营")[2] == 0


def test_topics_that_are_followed_are_bounded(world: World) -> None:
    reader = world.person()
    world.note(body="#露营")
    topics = Topic.objects.bulk_create(Topic(key=f"t{n}", name=f"t{n}") for n in range(200))
    TopicFollow.objects.bulk_create(TopicFollow(person_id=reader.id, topic=topic) for topic in topics)
    with refused("too_many_topics"):
        follow_topic(actor=reader, topic=access_topic("露营"))
    follow_topic(actor=reader, topic=topics[0])


# --- the host ---


def test_a_host_looks_after_the_page(world: World) -> None:
    operator, host, other = world.person(role="operator"), world.person(handle="host"), world.person()
    note, elsewhere, private = world.note(body="#露营"), world.note(body="#徒步"), world.note(host, body="#露营", visibility=Visibility.ME)
    topic = access_topic("露营")
    with refused("not_your_topic"):
        edit_topic_page(actor=host, topic=topic, introduction="x", pinned_ids=[])
    with refused("unknown_handle", "handle"):
        appoint_host(actor=operator, topic=topic, handle="nobody_here")
    appoint_host(actor=operator, topic=topic, handle="@Host")
    edit_topic_page(actor=host, topic=topic, introduction="带上垃圾袋", pinned_ids=[note.id], cover=picture_file(400, 400))
    view = get_topic_view(topic, viewer=host)
    assert (view.introduction, [card.id for card in view.pinned], view.may_edit, view.host and view.host.handle) == (
        "带上垃圾袋",
        [note.id],
        True,
        "host",
    )
    assert view.cover
    for wrong in (elsewhere, private):
        with refused("unknown_pinned", "pinned"):
            edit_topic_page(actor=host, topic=topic, introduction="", pinned_ids=[wrong.id])
    with refused("introduction_too_long"):
        edit_topic_page(actor=host, topic=topic, introduction="长" * 301, pinned_ids=[])
    with refused("not_your_topic"):
        edit_topic_page(actor=other, topic=topic, introduction="x", pinned_ids=[])
    edit_topic_page(actor=operator, topic=topic, introduction="运营改的", pinned_ids=[])
    assert get_topic_view(topic, viewer=None).introduction == "运营改的"
    assert list(AuditEntry.objects.order_by("id").values_list("act", flat=True)) == ["topic.host", "topic.edit", "topic.edit"]
    personal_data.erase(host.id)
    page = TopicPage.objects.get()
    assert (page.host_id, page.introduction, page.cover_id) == (None, "", None)


# --- spellings ---


def test_spellings_are_brought_together_and_parted_again(world: World) -> None:
    operator, reader, both_reader = world.person(role="operator"), world.person(), world.person()
    zh, en, both = world.note(body="#露营"), world.note(body="#camping"), world.note(body="#露营 #camping")
    follow_topic(actor=reader, topic=access_topic("camping"))
    for name in ("露营", "camping"):
        follow_topic(actor=both_reader, topic=access_topic(name))
    count_reading(note_id=en.id, reader="ann")
    write_readings()
    world.read_log()
    before = counts("露营"), counts("camping")
    assert before == ((2, 2, 1), (2, 2, 2))

    merge_topic(actor=operator, topic=access_topic("camping"), into="#露营")
    merged = access_topic("Camping")
    assert merged.name == "露营"
    assert counts("露营") == (3, 3, 2)
    assert {card.id for card in page_topic_notes(merged.id, viewer=None, cursor=None).items} == {zh.id, en.id, both.id}
    view = get_topic_view(merged, viewer=reader)
    assert (view.readings, view.followed) == (1, True)
    assert [topic.name for topic in list_followed_topics(both_reader)] == ["露营"]
    later = world.note(body="#Camping 新的")
    rewrite(both, "#camping #露营 改过")
    world.read_log()
    assert counts("露营") == (4, 4, 2)
    follow_topic(actor=reader, topic=merged)
    assert TopicFollow.objects.filter(person_id=reader.id).count() == 1
    assert [card.name for card in suggest_topics("camp", person=reader)] == ["露营"]

    for code, topic, into in (
        ("bad_merge", Topic.objects.get(key="camping"), "露营"),
        ("bad_merge", Topic.objects.get(key="露营"), "露营"),
        ("unknown_topic", Topic.objects.get(key="露营"), "没有这个"),
    ):
        with refused(code):
            merge_topic(actor=operator, topic=topic, into=into)

    part_topic(actor=operator, topic=Topic.objects.get(key="camping"))
    part_topic(actor=operator, topic=Topic.objects.get(key="camping"))
    world.read_log()
    assert {card.id for card in page_topic_notes(access_topic("camping").id, viewer=None, cursor=None).items} == {en.id, both.id, later.id}
    assert counts("露营") == (2, 2, 1)
    assert counts("camping") == (3, 3, 2)
    recount_everything()
    assert counts("camping") == (3, 3, 2)


def test_a_note_with_three_spellings_stays_when_one_is_parted(world: World) -> None:
    operator = world.person(role="operator")
    world.note(body="#露营")
    note = world.note(body="#camping #宿营")
    world.read_log()
    for name in ("camping", "宿营"):
        merge_topic(actor=operator, topic=Topic.objects.get(key=name), into="露营")
    assert counts("露营") == (2, 2, 0)
    part_topic(actor=operator, topic=Topic.objects.get(key="camping"))
    assert counts("露营") == (2, 2, 0)
    assert note.id in {card.id for card in page_topic_notes(access_topic("露营").id, viewer=None, cursor=None).items}
    assert note.id in {card.id for card in page_topic_notes(access_topic("camping").id, viewer=None, cursor=None).items}


# --- finding ---


def test_related_topics_stand_in_the_same_notes(world: World) -> None:
    for body in ("#露营 #帐篷", "#露营 #帐篷", "#露营 #徒步", "#徒步", "#徒步", "#读书"):
        world.note(body=body)
    world.read_log()
    relate_topics()
    assert [card.name for card in get_topic_view(access_topic("露营"), viewer=None).related] == ["帐篷", "徒步"]
    assert get_topic_view(access_topic("读书"), viewer=None).related == ()


def test_topics_are_suggested_by_how_they_begin(world: World) -> None:
    author = world.person()
    for body in ("#露营 #露营装备", "#露营", "#100%纯棉", "#私"):
        world.note(author, body=body)
    delete_note(actor=author, note=Note.objects.get(body="#私"))
    world.read_log()
    assert [(card.name, card.notes) for card in suggest_topics("露", person=author)] == [("露营", 2), ("露营装备", 1)]
    assert [card.name for card in suggest_topics("100%", person=author)] == ["100%纯棉"]
    assert suggest_topics("%", person=author) == []
    assert suggest_topics("私", person=author) == []
    assert [card.name for card in suggest_topics("", person=author)][:2] == ["100%纯棉", "露营"]
    forget_everything()
    assert lively_topics()[0].name == "露营"
