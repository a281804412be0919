"""Acts on lists: written, ordered, ticked off from several devices, handed on."""

from datetime import timedelta

import pytest

from tallgrass.accounts.actions import block_person
from tallgrass.accounts.models import Person
from tallgrass.notes.actions import (
    add_entry,
    add_note_to_list,
    change_entry,
    change_list,
    copy_list,
    count_list_visit,
    delete_list,
    delete_note,
    make_list,
    make_section,
    move_entry,
    move_section,
    remove_entry,
    remove_section,
    rename_section,
    restore_list,
    revoke_list_share,
    share_list,
    sweep_deleted_lists,
    turn_entry,
    write_note,
)
from tallgrass.notes.list_types import EntryInput, EntryKind, ListKind
from tallgrass.notes.models import Checklist, ListEntry, ListShare
from tallgrass.notes.queries import access_shared_list, get_list_view, page_lists
from tallgrass.notes.types import Content, Kind, TextCard, Visibility
from tallgrass.platform import clock
from tallgrass.platform.money import Money
from tests.accounts.test_relations import at_once
from tests.support.refusals import refused
from tests.support.world import World


def shown(checklist: Checklist, viewer: Person | None = None) -> list[tuple[str, list[str]]]:
    """The sections that hold something or have a name, with their entries; a tick before what is done."""
    return [
        (part.name, [("✓" if entry.ticked else "") + (entry.title or "?") for entry in part.entries])
        for part in get_list_view(checklist, viewer=viewer).sections
        if part.id or part.entries
    ]


def written(owner: Person, *words: str, kind: ListKind = ListKind.TRIP) -> tuple[Checklist, dict[str, ListEntry]]:
    checklist = make_list(actor=owner, name="大阪三天", kind=kind)
    return checklist, {each: add_entry(actor=owner, checklist=checklist, entry=EntryInput(words=each)) for each in words}


def note_at(world: World, author: Person, place: str) -> object:
    return write_note(actor=author, content=Content(kind=Kind.TEXT, title="黑门市场", place=place, text_card=TextCard("吃", "meadow")))


def test_a_list_holds_words_notes_and_places(world: World) -> None:
    owner, author = world.person(), world.person()
    checklist, _ = written(owner, "眼药水")
    note = note_at(world, author, "大阪 · 日本桥")
    for _ in range(2):
        add_note_to_list(actor=owner, checklist=checklist, note=note)  # type: ignore[arg-type]
        add_note_to_list(actor=owner, checklist=checklist, note=note, as_place=True)  # type: ignore[arg-type]
    assert shown(checklist, owner) == [("", ["眼药水", "黑门市场", "大阪 · 日本桥"])]
    with refused("place_missing"):
        add_note_to_list(actor=owner, checklist=checklist, note=world.note(), as_place=True)


def test_what_can_no_longer_be_seen_says_so_and_keeps_ones_own_words(world: World) -> None:
    owner, author = world.person(), world.person()
    checklist, _ = written(owner)
    mine, theirs = world.note(owner, title="自己的", visibility=Visibility.ME), world.note(author, title="别人的")
    for note in (mine, theirs):
        entry = add_note_to_list(actor=owner, checklist=checklist, note=note)
    change_entry(actor=owner, checklist=checklist, entry_id=entry.id, entry=EntryInput(words="那家店", remark="早点去"))
    delete_note(actor=author, note=theirs)
    assert shown(checklist, owner) == [("", ["自己的", "那家店"])]
    assert shown(checklist, author) == [("", ["?", "那家店"])]
    (last,) = get_list_view(checklist, viewer=owner).sections[0].entries[1:]
    assert (last.gone, last.subject) == (True, None)


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (EntryInput(words=""), "words_missing"),
        (EntryInput(words="长" * 101), "words_too_long"),
        (EntryInput(words="好", remark="长" * 201), "remark_too_long"),
        (EntryInput(words="好", quantity=0), "quantity_out_of_bounds"),
        (EntryInput(words="好", quantity=1000), "quantity_out_of_bounds"),
        (EntryInput(words="好", price=-1), "price_out_of_bounds"),
        (EntryInput(words="好", kind=EntryKind.NOTE), "unknown_kind"),
        (EntryInput(words="好", section_id=1), "not_found"),
    ],
)
def test_an_entry_has_bounds(world: World, entry: EntryInput, code: str) -> None:
    owner = world.person()
    checklist, entries = written(owner, "在")
    with refused(code):
        add_entry(actor=owner, checklist=checklist, entry=entry)
    with refused(code):
        change_entry(actor=owner, checklist=checklist, entry_id=entries["在"].id, entry=entry)
    assert shown(checklist) == [("", ["在"])]


def test_lists_and_what_they_hold_have_bounds(world: World, settings) -> None:  # type: ignore[no-untyped-def]
    settings.TALLGRASS_LISTS, settings.TALLGRASS_LIST_ENTRIES = 1, 2
    owner = world.person()
    checklist, _ = written(owner, "一", "二")
    for act in (lambda: make_list(actor=owner, name="再一张"), lambda: copy_list(actor=owner, checklist=checklist)):
        with refused("too_many_lists"):
            act()
    with refused("list_full"):
        add_entry(actor=owner, checklist=checklist, entry=EntryInput(words="三"))
    with refused("list_full"):
        add_note_to_list(actor=owner, checklist=checklist, note=world.note())
    for name, about, currency, code in (
        ("", "", "CNY", "name_missing"),
        ("好", "长" * 301, "CNY", "about_too_long"),
        ("好", "", "XXX", "unknown_currency"),
    ):
        with refused(code):
            change_list(actor=owner, checklist=checklist, name=name, kind=ListKind.WISH, about=about, currency=currency)


def test_prices_add_up_in_the_lists_currency(world: World) -> None:
    owner = world.person()
    checklist = make_list(actor=owner, name="药妆", currency="JPY")
    for words, quantity, price in (("眼药水", 3, 698), ("面膜", 1, 1980), ("看看就好", 1, None)):
        add_entry(actor=owner, checklist=checklist, entry=EntryInput(words=words, quantity=quantity, price=price))
    assert get_list_view(checklist, viewer=owner).total == Money(3 * 698 + 1980, "JPY")


def test_entries_move_within_and_between_sections(world: World) -> None:
    owner = world.person()
    checklist, entries = written(owner, "一", "二", "三")
    first, second = (make_section(actor=owner, checklist=checklist, name=name) for name in ("第一天", "第二天"))
    assert make_section(actor=owner, checklist=checklist, name="第一天").id == first.id
    for words, after, section in (("三", None, second), ("一", "三", second), ("二", None, first)):
        move_entry(
            actor=owner,
            checklist=checklist,
            entry_id=entries[words].id,
            after_id=entries[after].id if after else None,
            section_id=section.id,
        )
    assert shown(checklist) == [("第一天", ["二"]), ("第二天", ["三", "一"])]
    with refused("moved_elsewhere"):
        move_entry(actor=owner, checklist=checklist, entry_id=entries["一"].id, after_id=entries["二"].id, section_id=second.id)
    move_section(actor=owner, checklist=checklist, section_id=second.id, after_id=None)
    rename_section(actor=owner, checklist=checklist, section_id=second.id, name="头一天")
    assert shown(checklist) == [("头一天", ["三", "一"]), ("第一天", ["二"])]
    for _ in range(2):
        remove_section(actor=owner, checklist=checklist, section_id=second.id)
    assert shown(checklist) == [("", ["三", "一"]), ("第一天", ["二"])]
    for _ in range(2):
        remove_entry(actor=owner, checklist=checklist, entry_id=entries["三"].id)
    assert shown(checklist) == [("", ["一"]), ("第一天", ["二"])]


def test_of_several_devices_the_last_press_counts_however_late_it_comes(world: World) -> None:
    owner = world.person()
    checklist, entries = written(owner, "一")

    def turn(ticked: bool, minutes_ago: int) -> bool:
        ago = timedelta(minutes=minutes_ago)
        return turn_entry(actor=owner, checklist=checklist, entry_id=entries["一"].id, ticked=ticked, ago=ago).ticked

    assert turn(True, 30)
    assert turn(False, 40)  # Pressed earlier, came later: it changes nothing, and the answer says so.
    assert not turn(False, 10)
    assert not turn(True, 20)
    assert turn(True, -60)  # A clock that runs ahead is not believed beyond now.
    assert turn_entry(actor=owner, checklist=checklist, entry_id=entries["一"].id, ticked=True).ticked
    assert [card.done for card in page_lists(owner).items] == [1]


def test_a_list_is_nobody_elses(world: World) -> None:
    owner, other = world.person(), world.person()
    checklist, entries = written(owner, "一")
    entry_id = entries["一"].id
    for act in (
        lambda: add_entry(actor=other, checklist=checklist, entry=EntryInput(words="二")),
        lambda: turn_entry(actor=other, checklist=checklist, entry_id=entry_id, ticked=True),
        lambda: remove_entry(actor=other, checklist=checklist, entry_id=entry_id),
        lambda: share_list(actor=other, checklist=checklist),
        lambda: make_section(actor=other, checklist=checklist, name="段"),
    ):
        with refused("not_found"):
            act()


def test_a_link_works_until_it_is_taken_back(world: World) -> None:
    owner, reader = world.person(), world.person()
    checklist, _ = written(owner, "一")
    share = share_list(actor=owner, checklist=checklist)
    assert share_list(actor=owner, checklist=checklist).code == share.code
    for visitor in (reader, None, owner):
        found, link = access_shared_list(visitor, share.code)
        count_list_visit(share=link, visitor=visitor, owner_id=found.owner_id)
    assert ListShare.objects.get().visits == 2
    revoke_list_share(actor=owner, checklist=checklist)
    with refused("unknown_link"):
        access_shared_list(reader, share.code)
    again = share_list(actor=owner, checklist=checklist)
    assert again.code != share.code
    block_person(actor=owner, other=reader)
    with refused("unknown_link"):
        access_shared_list(reader, again.code)
    delete_list(actor=owner, checklist=checklist)
    with refused("unknown_link"):
        access_shared_list(None, again.code)
    restore_list(actor=owner, checklist=checklist)
    assert access_shared_list(None, again.code)[0] == checklist


def test_a_copy_is_ones_own_and_unticked(world: World) -> None:
    owner, reader = world.person(), world.person()
    checklist, entries = written(owner, "一", "二")
    section = make_section(actor=owner, checklist=checklist, name="第一天")
    move_entry(actor=owner, checklist=checklist, entry_id=entries["二"].id, after_id=None, section_id=section.id)
    turn_entry(actor=owner, checklist=checklist, entry_id=entries["一"].id, ticked=True)
    copy = copy_list(actor=reader, checklist=checklist)
    assert copy_list(actor=reader, checklist=checklist).id == copy.id  # The second press of one button.
    assert shown(copy) == [("", ["一"]), ("第一天", ["二"])]
    remove_entry(actor=owner, checklist=checklist, entry_id=entries["一"].id)
    assert shown(copy) == [("", ["一"]), ("第一天", ["二"])]
    with clock.clock_at(clock.now() + timedelta(hours=1)):
        assert copy_list(actor=reader, checklist=checklist).id != copy.id


def test_a_deleted_list_can_come_back_for_thirty_days(world: World) -> None:
    owner = world.person()
    checklist, _ = written(owner, "一")
    with clock.clock_at(clock.now() - timedelta(days=31)):
        delete_list(actor=owner, checklist=checklist)
        delete_list(actor=owner, checklist=checklist)
    with refused("too_late"):
        restore_list(actor=owner, checklist=checklist)
    assert sweep_deleted_lists() == 1
    assert not ListEntry.objects.exists()


def test_a_copy_pressed_many_times_at_once_is_one(kept_world: World) -> None:
    owner, reader = kept_world.person(), kept_world.person()
    checklist, _ = written(owner, "一", "二")
    at_once(*[lambda: copy_list(actor=reader, checklist=checklist)] * 4)
    assert Checklist.objects.filter(owner_id=reader.id).count() == 1


def test_a_note_added_many_times_at_once_is_there_once(kept_world: World) -> None:
    owner = kept_world.person()
    checklist, _ = written(owner)
    note = kept_world.note()
    at_once(*[lambda: add_note_to_list(actor=owner, checklist=checklist, note=note)] * 4)
    assert ListEntry.objects.count() == 1
