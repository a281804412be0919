"""Comments as review needs them; and what it does to them."""

from collections.abc import Collection

from django.db import transaction

from tallgrass.media.queries import picture_views
from tallgrass.notes.actions.comments import see_comment
from tallgrass.notes.models import Comment
from tallgrass.platform.database import rows
from tallgrass.platform.ids import short
from tallgrass.platform.reviewed import ReviewMaterial, ReviewPicture
from tallgrass.platform.words import Words


class ReviewedComments:
    """The part of a comment's subject that review asks for. A comment is not spread, so limiting it is withholding it."""

    name = Words("评论", "comment")

    def review_material(self, ids: Collection[int]) -> dict[int, ReviewMaterial]:
        """Two queries."""
        found = rows(
            "SELECT c.id, c.author_id, c.note_id, c.text, c.picture_ids, c.likes + c.replies, c.written_at, c.deleted_at IS NOT NULL, n.title"
            " FROM notes_comment c JOIN notes_note n ON n.id = c.note_id WHERE c.id = ANY(%s)",
            [list(ids)],
        )
        pictures = picture_views([picture_id for row in found for picture_id in row[4]])
        return {
            id: ReviewMaterial(
                author_id=author_id,
                title=text[:40],
                url=f"/notes/{short(note_id)}/?comment={short(id)}",
                texts=(("text", Words("评论", "Comment"), text),) if text else (),
                pictures=tuple(ReviewPicture(one, pictures[one].medium) for one in picture_ids if one in pictures),
                reach=reach,
                made_at=written_at,
                gone=gone,
                facts=(Words(f"在「{title}」下面", f"Under “{title}”"),) if title else (),
            )
            for id, author_id, note_id, text, picture_ids, reach, written_at, gone, title in found
        }

    def restrict(self, id: int, *, level: str) -> None:
        _see(id, withheld=True)

    def lift(self, id: int) -> None:
        _see(id, withheld=False)


def _see(comment_id: int, *, withheld: bool) -> None:
    with transaction.atomic():
        row = Comment.objects.select_for_update(of=("self",)).select_related("note").filter(id=comment_id).first()
        if row is not None:
            see_comment(row, row.note, withheld=withheld)
