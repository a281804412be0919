"""Notes as review needs them: whole, whoever may see them; and what it does to them."""

from collections.abc import Collection

import orjson

from tallgrass.media.queries import picture_views
from tallgrass.notes.actions.reviewing import GENRE_WORDS, lift_note, restrict_note
from tallgrass.notes.types import Kind, State, Visibility
from tallgrass.platform.database import rows
from tallgrass.platform.ids import short
from tallgrass.platform.reviewed import ReviewMaterial, ReviewPicture
from tallgrass.platform.words import Words

_NOTES = """
SELECT n.id, n.author_id, n.kind, n.state, n.visibility, n.title, n.body, n.place, n.text_card, n.cover_id, n.created_at,
       coalesce(c.likes + c.saves + c.shares + c.plays, 0),
       (SELECT coalesce(jsonb_agg(jsonb_build_array(p.picture_id, p.alt, (
            SELECT coalesce(jsonb_agg(m.label ORDER BY m.id), '[]') FROM notes_mark m WHERE m.note_picture_id = p.id
        )) ORDER BY p.position), '[]') FROM notes_notepicture p WHERE p.note_id = n.id),
       CASE WHEN n.genre = 'plain' THEN '' ELSE ({genre}) END
FROM notes_note n LEFT JOIN notes_notecounts c ON c.note_id = n.id
WHERE n.id = ANY(%s) AND n.state NOT IN ('draft', 'scheduled')
""".format(genre=GENRE_WORDS.format(note="n.id"))
_SEEN_BY = {
    Visibility.PUBLIC: Words("公开", "Public"),
    Visibility.FOLLOWERS: Words("只给粉丝看", "Followers only"),
    Visibility.ME: Words("只有自己看", "Only the author"),
}


class ReviewedNotes:
    """The part of a note's subject that review asks for."""

    name = Words("笔记", "note")

    def review_material(self, ids: Collection[int]) -> dict[int, ReviewMaterial]:
        """Two queries. Drafts are nobody's business."""
        return _material(ids)

    def restrict(self, id: int, *, level: str) -> None:
        restrict_note(note_id=id, level=level)

    def lift(self, id: int) -> None:
        lift_note(note_id=id)


def _material(ids: Collection[int]) -> dict[int, ReviewMaterial]:
    found = rows(_NOTES, [list(ids)])
    pictures = {row[0]: orjson.loads(row[12]) for row in found}
    views = picture_views([*(picture[0] for each in pictures.values() for picture in each), *(row[9] for row in found if row[9])])
    shown: dict[int, ReviewMaterial] = {}
    for id, author_id, kind, state, visibility, title, body, place, card, cover_id, created_at, reach, _, genre in found:
        text = (orjson.loads(card) or {}).get("text", "") if card else ""
        texts = (
            ("title", Words("标题", "Title"), title),
            ("body", Words("正文", "Words"), body),
            ("text_card", Words("文字卡", "Text card"), text if kind == Kind.TEXT else ""),
            ("genre", Words("体裁里的内容", "In the fields of its genre"), genre),
            ("place", Words("地点", "Place"), place),
            ("pictures", Words("图片的说明和标记", "Descriptions and marks"), _labels(pictures[id]) if kind != Kind.TEXT else ""),
        )
        ids_shown = [(picture_id, alt) for picture_id, alt, _ in pictures[id]] or ([(cover_id, "")] if cover_id else [])
        shown[id] = ReviewMaterial(
            author_id=author_id,
            title=title or body[:40] or text[:40],
            url=f"/notes/{short(id)}/",
            texts=tuple(text for text in texts if text[2]),
            pictures=tuple(
                ReviewPicture(picture_id, views[picture_id].medium, alt) for picture_id, alt in ids_shown if picture_id in views
            ),
            reach=reach,
            made_at=created_at,
            gone=state == State.DELETED,
            facts=(_SEEN_BY[Visibility(visibility)],),
        )
    return shown


def _labels(pictures: list[tuple[int, str, list[str]]]) -> str:
    """As `material_of` puts them together."""
    alts = sorted({alt for _, alt, _ in pictures if alt})
    labels = sorted({label for _, _, marks in pictures for label in marks})
    return "\n".join([*alts, *labels])
