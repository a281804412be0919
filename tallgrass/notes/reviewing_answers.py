"""Answers and boards as review needs them; and what it does to them."""

from collections.abc import Collection

from tallgrass.media.queries import picture_views
from tallgrass.notes.actions.reviewing import restrict_answer, restrict_board
from tallgrass.notes.board_types import BoardVisibility
from tallgrass.platform.database import rows
from tallgrass.platform.ids import short
from tallgrass.platform.reviewed import ReviewMaterial, ReviewPicture
from tallgrass.platform.words import Words

_ANSWERS = """
SELECT a.id, a.author_id, a.body, a.likes, a.created_at, n.title,
       ARRAY(SELECT p.picture_id FROM notes_answerpicture p WHERE p.answer_id = a.id ORDER BY p.position)
FROM notes_answer a JOIN notes_note n ON n.id = a.note_id WHERE a.id = ANY(%s)
"""
_BOARDS = """
SELECT b.id, b.owner_id, b.name, b.description, b.visibility, b.created_at, b.deleted_at IS NOT NULL, coalesce(c.follows, 0),
       (SELECT count(*) FROM notes_boardnote n WHERE n.board_id = b.id)
FROM notes_board b LEFT JOIN notes_boardcounts c ON c.board_id = b.id WHERE b.id = ANY(%s)
"""


class ReviewedAnswers:
    """The part of an answer's subject that review asks for. An answer is not spread, so limiting it is withholding it."""

    name = Words("回答", "answer")

    def review_material(self, ids: Collection[int]) -> dict[int, ReviewMaterial]:
        """Two queries."""
        found = rows(_ANSWERS, [list(ids)])
        pictures = picture_views([picture_id for row in found for picture_id in row[6]])
        return {
            id: ReviewMaterial(
                author_id=author_id,
                title=body[:40],
                url=f"/answers/{short(id)}/",
                texts=(("body", Words("回答", "Answer"), body),),
                pictures=tuple(ReviewPicture(one, pictures[one].medium) for one in picture_ids if one in pictures),
                reach=likes,
                made_at=made_at,
                facts=(Words(f"回答「{title}」", f"To “{title}”"),),
            )
            for id, author_id, body, likes, made_at, title, picture_ids in found
        }

    def restrict(self, id: int, *, level: str) -> None:
        restrict_answer(answer_id=id, withheld=True)

    def lift(self, id: int) -> None:
        restrict_answer(answer_id=id, withheld=False)


class ReviewedBoards:
    """The part of a board's subject that review asks for: what it says of itself. The notes on it are judged each for itself."""

    name = Words("专辑", "board")

    def review_material(self, ids: Collection[int]) -> dict[int, ReviewMaterial]:
        """One query."""
        return {
            id: ReviewMaterial(
                author_id=owner_id,
                title=name,
                url=f"/boards/{short(id)}/",
                texts=tuple(
                    text
                    for text in (("name", Words("名字", "Name"), name), ("description", Words("说明", "Description"), about))
                    if text[2]
                ),
                reach=follows,
                made_at=made_at,
                gone=gone,
                facts=(
                    Words("公开", "Public")
                    if visibility == BoardVisibility.PUBLIC
                    else Words("只有编的人看得到", "Only those who fill it"),
                    Words(f"{notes} 篇笔记", f"{notes} notes"),
                ),
            )
            for id, owner_id, name, about, visibility, made_at, gone, follows, notes in rows(_BOARDS, [list(ids)])
        }

    def restrict(self, id: int, *, level: str) -> None:
        restrict_board(board_id=id, level=level)

    def lift(self, id: int) -> None:
        restrict_board(board_id=id, level="")
