from tallgrass.accounts.actions import block_person, follow_person, unfollow_person
from tallgrass.accounts.models import Person
from tallgrass.notes.actions import delete_note, edit_comment, like_comment, like_note, save_note, unlike_comment, unlike_note
from tallgrass.notifications.actions import see_all
from tallgrass.notifications.queries import count_unseen, page_lines
from tallgrass.notifications.types import Kind, Line
from tallgrass.platform.memory import forget_everything
from tests.support.world import World


def said(lines: list[Line]) -> list[tuple[Kind, list[str], int, str | None]]:
    return [(line.kind, [actor.name for actor in line.actors], line.others, line.subject.title if line.subject else None) for line in lines]


def test_acts_on_one_thing_share_a_line_that_names_the_latest_three(world: World) -> None:
    author, people = world.person(), [world.person(name) for name in ("甲", "乙", "丙", "丁", "戊")]
    note = world.note(author, "被喜欢的")
    for person in people:
        like_note(actor=person, note=note)
    world.read_log()
    assert said(list(page_lines(author).items)) == [(Kind.LIKED, ["戊", "丁", "丙"], 2, "被喜欢的")]
    assert count_unseen(author.id) == 1


def test_each_kind_of_act_is_told(world: World) -> None:
    author, fan = world.person("作者", handle="author"), world.person("粉丝")
    note = world.note(author, "笔记")
    like_note(actor=fan, note=note)
    save_note(actor=fan, note=note)
    follow_person(actor=fan, other=author)
    world.note(fan, "提到", "看 @author 写的")
    world.read_log()
    assert sorted(said(list(page_lines(author).items))) == sorted(
        [
            (Kind.LIKED, ["粉丝"], 0, "笔记"),
            (Kind.SAVED, ["粉丝"], 0, "笔记"),
            (Kind.FOLLOWED, ["粉丝"], 0, None),
            (Kind.MENTIONED, ["粉丝"], 0, "提到"),
        ]
    )


def test_each_person_hears_of_a_comment_once_and_by_what_concerns_them_most(world: World) -> None:
    author, anna, ben = world.person("作者"), world.person("安"), world.person("本", handle="ben_ben")
    note = world.note(author, "笔记")
    first = world.comment(note, anna, "窗帘哪里买的")
    world.comment(note, author, "裁缝店", reply_to=first)
    reply = world.comment(note, ben, "谢谢", reply_to=first)
    world.comment(note, anna, "@ben_ben 不客气", reply_to=reply)
    like_comment(actor=author, comment=first)
    like_comment(actor=ben, comment=first)
    unlike_comment(actor=ben, comment=first)
    world.read_log()
    assert told(author) == {(Kind.COMMENTED, "安本", "笔记")}
    assert told(anna) == {(Kind.LIKED, "作者", "窗帘哪里买的"), (Kind.REPLIED, "作者本", "窗帘哪里买的")}
    assert told(ben) == {(Kind.REPLIED, "安", "谢谢")}


def told(person: Person) -> set[tuple[Kind, str, str]]:
    """Lines whatever their order, with the names in the order of the alphabet."""
    lines = page_lines(person).items
    return {(line.kind, "".join(sorted(actor.name for actor in line.actors)), line.subject.title if line.subject else "") for line in lines}


def test_someone_who_comments_again_is_no_further_person(world: World) -> None:
    author, anna = world.person(), world.person("安")
    note = world.note(author, "笔记")
    for turn in range(3):
        world.comment(note, anna, f"第 {turn} 句")
        world.read_log()
    assert said(list(page_lines(author).items)) == [(Kind.COMMENTED, ["安"], 0, "笔记")]


def test_a_mention_in_a_comment_leads_to_it_also_when_it_came_by_an_edit(world: World) -> None:
    note, anna, ben = world.note(), world.person("安"), world.person(handle="ben_ben")
    comment = world.comment(note, anna, "谁知道")
    edit_comment(actor=anna, comment=comment, text="@ben_ben 知道")
    world.read_log()
    (line,) = page_lines(ben).items
    assert (line.kind, line.subject_kind, line.subject and line.subject.title) == (Kind.MENTIONED, "comment", "@ben_ben 知道")


def test_one_is_not_told_of_ones_own_acts(world: World) -> None:
    author = world.person()
    like_note(actor=author, note=world.note(author))
    world.read_log()
    assert page_lines(author).items == []


def test_what_was_taken_back_before_it_was_seen_is_not_told(world: World) -> None:
    author, fan, other = world.person(), world.person("粉丝"), world.person("路人")
    note = world.note(author)
    like_note(actor=fan, note=note)
    world.read_log()
    like_note(actor=other, note=note)
    unlike_note(actor=fan, note=note)
    follow_person(actor=fan, other=author)
    unfollow_person(actor=fan, other=author)
    world.read_log()
    assert [actors for _, actors, _, _ in said(list(page_lines(author).items))] == [["路人"]]


def test_seeing_the_list_makes_everything_old_and_the_next_act_a_new_line(world: World) -> None:
    author, note = world.person(), None
    note = world.note(author)
    like_note(actor=world.person("甲"), note=note)
    world.read_log()
    see_all(actor=author)
    assert count_unseen(author.id) == 0
    like_note(actor=world.person("乙"), note=note)
    world.read_log()
    assert [(line.unseen, [actor.name for actor in line.actors]) for line in page_lines(author).items] == [(True, ["乙"]), (False, ["甲"])]


def test_blocked_people_and_lost_things_are_left_out(world: World) -> None:
    author, pest = world.person(), world.person()
    gone, kept = world.note(author, "删了"), world.note(author, "还在")
    for note in (gone, kept):
        like_note(actor=pest, note=note)
        like_note(actor=world.person("好人"), note=note)
    world.read_log()
    block_person(actor=author, other=pest)
    delete_note(actor=author, note=gone)
    forget_everything()
    assert said(list(page_lines(author).items)) == [(Kind.LIKED, ["好人"], 1, "还在")]


def test_the_list_is_read_in_pages(world: World) -> None:
    author, fan = world.person(), world.person()
    notes = [world.note(author, f"第 {n} 篇") for n in range(22)]
    for note in notes:
        like_note(actor=fan, note=note)
    world.read_log()
    first = page_lines(author)
    second = page_lines(author, first.next)
    assert (len(first.items), len(second.items), second.next) == (20, 2, None)
    assert len({line.id for line in [*first.items, *second.items]}) == 22
