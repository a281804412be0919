"""Notes as JSON."""

from typing import Annotated

from tallgrass.accounts.models import Person
from tallgrass.accounts.queries import get_person
from tallgrass.media.errors import upload_gone
from tallgrass.moderation.errors import against_rules, cooling_down
from tallgrass.notes import errors
from tallgrass.notes.actions import (
    delete_note,
    edit_note,
    like_note,
    restore_note,
    save_note,
    share_note,
    unlike_note,
    unsave_note,
    write_note,
)
from tallgrass.notes.forms import ContentBody, DraftBody
from tallgrass.notes.queries import access_note, access_own_note, entry_cards, get_note_view, page_notes_of
from tallgrass.notes.queries.goods import shown_goods
from tallgrass.notes.queries.shares import count_visits
from tallgrass.notes.shapes import CardShape, NoteShape, card_shape, note_shape
from tallgrass.notes.types import Visibility
from tallgrass.platform import rest
from tallgrass.platform.ids import EPOCH
from tallgrass.platform.pagination import Page
from tallgrass.platform.words import Words

_CONTENT = (
    errors.too_long("title", 20, 21),
    errors.no_words(),
    errors.changed_elsewhere(),
    errors.video_not_ready(),
    upload_gone(),
    errors.collections_are_edited(),
    against_rules(),
    cooling_down(EPOCH),
)
"""What may be wrong with any content, one of each status."""


class LinkShape(rest.Shape):
    url: Annotated[str, rest.text("带有分享者标记的链接", "A link that knows who shared it")]
    poster: Annotated[str | None, rest.text("分享卡的地址，带二维码；只有公开的笔记有", "A picture with a QR code; public notes only")]
    visits: Annotated[int, rest.text("来过几个人", "How many came by it")]


class VisitsShape(rest.Shape):
    """Only the number is told, never who."""

    visits: int


@rest.operation(Words("一篇笔记", "A note"), access=rest.ANYONE)
def note(call: rest.Call[Person], note_id: int) -> NoteShape:
    return _shown(call.viewer, note_id)


@rest.operation(Words("写一篇笔记并发布", "Write a note and publish it"), status=201, limit="publish", errors=_CONTENT)
def write(call: rest.Call[Person], body: ContentBody) -> NoteShape:
    return _shown(call.actor, write_note(actor=call.actor, content=body.content()).id)


@rest.operation(Words("修改一篇笔记", "Edit a note"), limit="publish", errors=[*_CONTENT, errors.wrong_state()])
def edit(call: rest.Call[Person], note_id: int, body: DraftBody) -> NoteShape:
    changed = edit_note(actor=call.actor, note=access_own_note(call.actor, note_id), content=body.content.content(), version=body.version)
    return _shown(call.actor, changed.id)


@rest.operation(Words("收回一篇笔记，30 天内可恢复", "Take a note back; it can be restored for 30 days"), limit="delete")
def delete(call: rest.Call[Person], note_id: int) -> None:
    delete_note(actor=call.actor, note=access_own_note(call.actor, note_id))


@rest.operation(Words("恢复收回的笔记", "Restore a note"), limit="delete", errors=[errors.too_late(), errors.wrong_state()])
def restore(call: rest.Call[Person], note_id: int) -> NoteShape:
    restored = restore_note(actor=call.actor, note=access_own_note(call.actor, note_id))
    if not restored.is_out:
        raise errors.wrong_state()
    return _shown(call.actor, restored.id)


@rest.operation(Words("喜欢", "Like"), limit="like")
def like(call: rest.Call[Person], note_id: int) -> None:
    like_note(actor=call.actor, note=access_note(call.actor, note_id))


@rest.operation(Words("不再喜欢", "Take a like back"), limit="like")
def unlike(call: rest.Call[Person], note_id: int) -> None:
    unlike_note(actor=call.actor, note=access_note(call.actor, note_id))


@rest.operation(Words("收藏", "Save"), limit="save")
def save(call: rest.Call[Person], note_id: int) -> None:
    save_note(actor=call.actor, note=access_note(call.actor, note_id))


@rest.operation(Words("不再收藏", "Let go of a saved note"), limit="save")
def unsave(call: rest.Call[Person], note_id: int) -> None:
    unsave_note(actor=call.actor, note=access_note(call.actor, note_id))


@rest.operation(Words("自己的分享链接", "One's own link to a note"), limit="share")
def share(call: rest.Call[Person], note_id: int) -> LinkShape:
    note = access_note(call.actor, note_id)
    link = share_note(actor=call.actor, note=note)
    return LinkShape(
        url=call.request.build_absolute_uri(f"/s/{link.code}/"),
        poster=f"/s/{link.code}/poster.png" if note.visibility == Visibility.PUBLIC else None,
        visits=link.visits,
    )


@rest.operation(Words("多少人从自己的链接来过", "How many came by one's own link"))
def visits(call: rest.Call[Person], note_id: int) -> VisitsShape:
    return VisitsShape(visits=count_visits(call.actor, access_note(call.actor, note_id)))


@rest.operation(Words("一个人的笔记，新的在前", "Notes of a person, newest first"), access=rest.ANYONE)
def of_person(call: rest.Call[Person], handle: str, query: rest.PageQuery) -> Page[CardShape]:
    person = get_person(handle, viewer=call.viewer)
    return page_notes_of(person.id, viewer=call.viewer, cursor=query.cursor, size=query.size).map(card_shape)


def _shown(viewer: Person | None, note_id: int) -> NoteShape:
    view = get_note_view(access_note(viewer, note_id), viewer=viewer)
    return note_shape(view, entry_cards(view.entries, viewer=viewer), shown_goods(view.id, view.goods, viewer=viewer))
