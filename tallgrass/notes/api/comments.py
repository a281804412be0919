"""Comments as JSON."""

from datetime import datetime
from typing import Annotated, Any

from tallgrass.accounts.models import Person
from tallgrass.accounts.shapes import PersonShape, person_shape
from tallgrass.media.errors import upload_gone
from tallgrass.notes import errors
from tallgrass.notes.actions import (
    choose_commenters,
    delete_comment,
    edit_comment,
    like_comment,
    pin_comment,
    restore_comment,
    unlike_comment,
    unpin_comment,
    write_comment,
)
from tallgrass.notes.forms import CommentBody, CommentersBody, CommentTextBody, many_lines
from tallgrass.notes.models import Comment
from tallgrass.notes.queries import (
    access_comment,
    access_deleted_comment,
    access_note,
    access_own_note,
    access_thread,
    get_comment_view,
    page_comments,
    page_replies,
)
from tallgrass.notes.shapes import PictureShape, picture_shape
from tallgrass.notes.types import CommentOrder, CommentView
from tallgrass.platform import rest
from tallgrass.platform.errors import not_found
from tallgrass.platform.ids import short
from tallgrass.platform.pagination import Page
from tallgrass.platform.words import Words

_WORDS = (errors.no_comment(), errors.too_long("text", 500, 501))
_WRITING = (*_WORDS, upload_gone(), errors.comments_closed(), errors.followers_only())


class CommentsQuery(rest.PageQuery):
    """In which order, where, how many."""

    order: CommentOrder = CommentOrder.HOT


class ReplyShape(rest.Shape):
    """A reply, or what a comment has in common with it. Without an author it was taken back, and only holds the place above replies."""

    id: rest.Id
    url: str
    thread: Annotated[rest.Id | None, rest.text("回复所在的那条评论", "The comment a reply stands under")]
    author: PersonShape | None
    text: str
    pictures: list[PictureShape]
    addressee: Annotated[PersonShape | None, rest.text("回复的回复：回复谁", "Whom a reply to a reply answers")]
    written_at: datetime
    edited_at: datetime | None
    likes: int
    liked: bool
    by_note_author: bool
    liked_by_author: bool


class CommentShape(ReplyShape):
    """A comment with its first replies."""

    pinned: bool
    reply_count: int
    replies: Annotated[list[ReplyShape], rest.text("最先的几条回复", "The first few replies")]
    next_replies: Annotated[str | None, rest.text("看更多回复的 cursor", "The cursor of the replies that follow")]


@rest.operation(Words("一篇笔记的评论，各带最先的几条回复", "Comments on a note, each with its first replies"), access=rest.ANYONE)
def comments(call: rest.Call[Person], note_id: int, query: CommentsQuery) -> Page[CommentShape]:
    note = access_note(call.viewer, note_id)
    return page_comments(note, viewer=call.viewer, order=query.order, cursor=query.cursor, size=query.size).map(comment_shape)


@rest.operation(Words("写一条评论或回复", "Write a comment or a reply"), status=201, limit="comment", errors=_WRITING)
def comment_write(call: rest.Call[Person], note_id: int, body: CommentBody) -> CommentShape:
    note = access_note(call.actor, note_id)
    reply_to = access_comment(call.actor, rest.id_of(body.reply_to)) if body.reply_to else None
    if reply_to is not None and reply_to.note_id != note.id:
        raise not_found()
    row = write_comment(actor=call.actor, note=note, text=many_lines(body.text), reply_to=reply_to, picture_ids=body.picture_ids())
    row.note = note
    return _shown(call.actor, row)


@rest.operation(
    Words("谁可以评论自己的这篇笔记", "Who may comment on a note of one's own"), limit="comment_change", errors=[errors.not_yours()]
)
def commenters_choose(call: rest.Call[Person], note_id: int, body: CommentersBody) -> None:
    choose_commenters(actor=call.actor, note=access_own_note(call.actor, note_id), commenters=body.commenters)


@rest.operation(Words("一条评论", "A comment"), access=rest.ANYONE)
def comment(call: rest.Call[Person], comment_id: int) -> CommentShape:
    return _shown(call.viewer, access_comment(call.viewer, comment_id))


@rest.operation(
    Words("修改自己的评论", "Edit one's comment"),
    limit="comment_change",
    errors=[*_WORDS, errors.not_yours(), errors.edit_over(15)],
)
def comment_edit(call: rest.Call[Person], comment_id: int, body: CommentTextBody) -> CommentShape:
    found = access_comment(call.actor, comment_id)
    edit_comment(actor=call.actor, comment=found, text=many_lines(body.text))
    return _shown(call.actor, found)


@rest.operation(
    Words("删除自己的评论，或自己笔记下的任何评论", "Delete one's comment, or any under one's note"),
    limit="comment_change",
    errors=[errors.not_yours()],
)
def comment_delete(call: rest.Call[Person], comment_id: int) -> None:
    delete_comment(actor=call.actor, comment=access_comment(call.actor, comment_id))


@rest.operation(
    Words("撤销删除，一小时内", "Bring back what one deleted within the hour"),
    limit="comment_change",
    errors=[errors.not_yours(), errors.undo_over()],
)
def comment_restore(call: rest.Call[Person], comment_id: int) -> CommentShape:
    found = access_deleted_comment(call.actor, comment_id)
    restore_comment(actor=call.actor, comment=found)
    return _shown(call.actor, found)


@rest.operation(Words("一条评论下的回复，先写的在前", "Replies to a comment, first written first"), access=rest.ANYONE)
def comment_replies(call: rest.Call[Person], comment_id: int, query: rest.PageQuery) -> Page[ReplyShape]:
    thread = access_thread(call.viewer, comment_id)
    return page_replies(thread.note, thread.id, viewer=call.viewer, cursor=query.cursor, size=query.size).map(reply_shape)


@rest.operation(Words("喜欢一条评论", "Like a comment"), limit="like")
def comment_like(call: rest.Call[Person], comment_id: int) -> None:
    like_comment(actor=call.actor, comment=access_comment(call.actor, comment_id))


@rest.operation(Words("不再喜欢一条评论", "Take a like of a comment back"), limit="like")
def comment_unlike(call: rest.Call[Person], comment_id: int) -> None:
    unlike_comment(actor=call.actor, comment=access_comment(call.actor, comment_id))


@rest.operation(
    Words("置顶自己笔记下的一条评论", "Pin a comment under one's note"),
    limit="comment_change",
    errors=[errors.not_yours(), errors.only_first_comments()],
)
def comment_pin(call: rest.Call[Person], comment_id: int) -> None:
    pin_comment(actor=call.actor, comment=access_comment(call.actor, comment_id))


@rest.operation(Words("取消置顶", "Unpin a comment"), limit="comment_change", errors=[errors.not_yours()])
def comment_unpin(call: rest.Call[Person], comment_id: int) -> None:
    unpin_comment(actor=call.actor, comment=access_comment(call.actor, comment_id))


def comment_shape(view: CommentView) -> CommentShape:
    return CommentShape(
        **_common(view),
        pinned=view.pinned,
        reply_count=view.reply_count,
        replies=[reply_shape(reply) for reply in view.replies],
        next_replies=view.next_replies,
    )


def reply_shape(view: CommentView) -> ReplyShape:
    return ReplyShape(**_common(view))


def _common(view: CommentView) -> dict[str, Any]:
    return {
        "id": short(view.id),
        "url": view.url,
        "thread": short(view.thread_id) if view.thread_id else None,
        "author": person_shape(view.author) if view.author else None,
        "text": view.text,
        "pictures": [picture_shape(picture) for picture in view.pictures],
        "addressee": person_shape(view.addressee) if view.addressee else None,
        "written_at": view.written_at,
        "edited_at": view.edited_at,
        "likes": view.likes,
        "liked": view.liked,
        "by_note_author": view.by_note_author,
        "liked_by_author": view.liked_by_author,
    }


def _shown(viewer: Person | None, row: Comment) -> CommentShape:
    view = get_comment_view(row.note, row.id, viewer=viewer)
    if view is None:
        raise not_found()
    return comment_shape(view)
