"""Lists as JSON."""

from datetime import timedelta

from django.urls import reverse

from tallgrass.accounts.models import Person
from tallgrass.notes import errors
from tallgrass.notes.actions import (
    add_entry,
    add_goods_to_list,
    add_note_to_list,
    change_entry,
    change_list,
    copy_list,
    delete_list,
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
    turn_entry,
)
from tallgrass.notes.forms import one_line
from tallgrass.notes.list_shapes import (
    AfterBody,
    EntryBody,
    GoodsEntryBody,
    ListBody,
    ListCardShape,
    ListLinkShape,
    ListShape,
    MoveBody,
    NoteEntryBody,
    SectionBody,
    TurnBody,
    TurnedShape,
    list_card_shape,
    list_shape,
)
from tallgrass.notes.models import Checklist
from tallgrass.notes.queries import access_note, access_own_list, access_shared_list, get_list_view, page_lists, unknown_link
from tallgrass.platform import rest
from tallgrass.platform.pagination import Page
from tallgrass.platform.words import Words

_ENTRY = (errors.empty_entry(), errors.list_full(200))
"""What may be wrong with an entry, one of each status."""


@rest.operation(Words("自己的清单，新的在前", "One's lists, newest first"))
def list_own(call: rest.Call[Person], query: rest.PageQuery) -> Page[ListCardShape]:
    return page_lists(call.actor, query.cursor, query.size).map(list_card_shape)


@rest.operation(Words("一张清单", "A list of one's own"))
def list_whole(call: rest.Call[Person], list_id: int) -> ListShape:
    return _shown(call, access_own_list(call.actor, list_id))


@rest.operation(Words("开一张清单", "Begin a list"), status=201, limit="list_new", errors=[errors.no_name()])
def list_make(call: rest.Call[Person], body: ListBody) -> ListShape:
    return _shown(call, make_list(actor=call.actor, **body.words()))  # type: ignore[arg-type]


@rest.operation(Words("改清单的名字、说明", "Change what a list says of itself"), limit="list", errors=[errors.no_name()])
def list_change(call: rest.Call[Person], list_id: int, body: ListBody) -> ListShape:
    found = access_own_list(call.actor, list_id)
    return _shown(call, change_list(actor=call.actor, checklist=found, **body.words()))  # type: ignore[arg-type]


@rest.operation(Words("删掉清单，30 天内可恢复", "Delete a list; it can be restored for 30 days"), limit="delete")
def list_delete(call: rest.Call[Person], list_id: int) -> None:
    delete_list(actor=call.actor, checklist=access_own_list(call.actor, list_id))


@rest.operation(Words("恢复删掉的清单", "Restore a list"), limit="delete", errors=[errors.too_late()])
def list_restore(call: rest.Call[Person], list_id: int) -> ListShape:
    return _shown(call, restore_list(actor=call.actor, checklist=access_own_list(call.actor, list_id, deleted=True)))


@rest.operation(Words("添一项", "Add an entry"), status=201, limit="list", errors=_ENTRY)
def entry_add(call: rest.Call[Person], list_id: int, body: EntryBody) -> ListShape:
    found = access_own_list(call.actor, list_id)
    add_entry(actor=call.actor, checklist=found, entry=body.entry())
    return _shown(call, found)


@rest.operation(Words("把笔记或它的地点加进清单", "Add a note, or its place"), limit="list", errors=[errors.list_full(200)])
def entry_add_note(call: rest.Call[Person], list_id: int, body: NoteEntryBody) -> ListShape:
    found = access_own_list(call.actor, list_id)
    add_note_to_list(actor=call.actor, checklist=found, note=access_note(call.actor, rest.id_of(body.note)), as_place=body.as_place)
    return _shown(call, found)


@rest.operation(Words("把商品加进清单", "Add a product"), limit="list", errors=[errors.list_full(200)])
def entry_add_goods(call: rest.Call[Person], list_id: int, body: GoodsEntryBody) -> ListShape:
    found = access_own_list(call.actor, list_id)
    add_goods_to_list(actor=call.actor, checklist=found, product_id=rest.id_of(body.product))
    return _shown(call, found)


@rest.operation(Words("改一项", "Change an entry"), limit="list", errors=_ENTRY[:1])
def entry_change(call: rest.Call[Person], list_id: int, entry_id: int, body: EntryBody) -> ListShape:
    found = access_own_list(call.actor, list_id)
    change_entry(actor=call.actor, checklist=found, entry_id=entry_id, entry=body.entry())
    return _shown(call, found)


@rest.operation(Words("去掉一项", "Take an entry off"), limit="list")
def entry_remove(call: rest.Call[Person], list_id: int, entry_id: int) -> None:
    remove_entry(actor=call.actor, checklist=access_own_list(call.actor, list_id), entry_id=entry_id)


@rest.operation(Words("挪一项的位置", "Move an entry"), limit="list", errors=[errors.moved_elsewhere()])
def entry_move(call: rest.Call[Person], list_id: int, entry_id: int, body: MoveBody) -> None:
    move_entry(
        actor=call.actor,
        checklist=access_own_list(call.actor, list_id),
        entry_id=entry_id,
        after_id=rest.id_of(body.after) if body.after else None,
        section_id=rest.id_of(body.section) if body.section else None,
    )


@rest.operation(Words("勾掉，或取消", "Tick off, or take the tick back"), limit="tick")
def entry_turn(call: rest.Call[Person], list_id: int, entry_id: int, body: TurnBody) -> TurnedShape:
    found = access_own_list(call.actor, list_id)
    ago = timedelta(milliseconds=body.ago_ms)
    entry = turn_entry(actor=call.actor, checklist=found, entry_id=entry_id, ticked=body.ticked, ago=ago)
    return TurnedShape(ticked=entry.ticked, taken=entry.ticked == body.ticked)


@rest.operation(
    Words("分一段，比如第几天", "Make a section, say a day"),
    status=201,
    limit="list",
    errors=[errors.no_name(), errors.too_many_sections(30)],
)
def section_add(call: rest.Call[Person], list_id: int, body: SectionBody) -> ListShape:
    found = access_own_list(call.actor, list_id)
    make_section(actor=call.actor, checklist=found, name=_name(body))
    return _shown(call, found)


@rest.operation(Words("给一段改名", "Rename a section"), limit="list", errors=[errors.no_name()])
def section_rename(call: rest.Call[Person], list_id: int, section_id: int, body: SectionBody) -> ListShape:
    found = access_own_list(call.actor, list_id)
    rename_section(actor=call.actor, checklist=found, section_id=section_id, name=_name(body))
    return _shown(call, found)


@rest.operation(Words("去掉一段，里面的留下", "Take a section away; what is in it stays"), limit="list")
def section_remove(call: rest.Call[Person], list_id: int, section_id: int) -> None:
    remove_section(actor=call.actor, checklist=access_own_list(call.actor, list_id), section_id=section_id)


@rest.operation(Words("挪一段的位置", "Move a section"), limit="list", errors=[errors.moved_elsewhere()])
def section_move(call: rest.Call[Person], list_id: int, section_id: int, body: AfterBody) -> None:
    found = access_own_list(call.actor, list_id)
    after_id = rest.id_of(body.after) if body.after else None
    move_section(actor=call.actor, checklist=found, section_id=section_id, after_id=after_id)


@rest.operation(Words("清单的链接", "The link of a list"), limit="share")
def list_share(call: rest.Call[Person], list_id: int) -> ListLinkShape:
    link = share_list(actor=call.actor, checklist=access_own_list(call.actor, list_id))
    return ListLinkShape(url=_link(call, link.code))


@rest.operation(Words("收回清单的链接", "Take the link of a list back"), limit="share")
def list_revoke(call: rest.Call[Person], list_id: int) -> None:
    revoke_list_share(actor=call.actor, checklist=access_own_list(call.actor, list_id))


@rest.operation(Words("别人给的清单", "A list whose link you have"), access=rest.ANYONE, errors=[unknown_link()])
def list_shared(call: rest.Call[Person], list_code: str) -> ListShape:
    found, _ = access_shared_list(call.viewer, list_code)
    return list_shape(get_list_view(found, viewer=call.viewer), _link(call, list_code))


@rest.operation(
    Words("把别人的清单抄成自己的", "Copy someone's list"),
    status=201,
    limit="list_new",
    errors=[unknown_link(), errors.too_many_lists(100)],
)
def list_copy(call: rest.Call[Person], list_code: str) -> ListShape:
    found, _ = access_shared_list(call.actor, list_code)
    return _shown(call, copy_list(actor=call.actor, checklist=found))


def _shown(call: rest.Call[Person], found: Checklist) -> ListShape:
    view = get_list_view(access_own_list(call.actor, found.id), viewer=call.actor)
    return list_shape(view, _link(call, view.code) if view.code else None)


def _link(call: rest.Call[Person], code: str) -> str:
    return call.request.build_absolute_uri(reverse("shared_list", args=[code]))


def _name(body: SectionBody) -> str:
    return one_line(body.name)
