"""What notes, topics and boards can be found by. Only what everybody may see."""

from collections.abc import Collection
from typing import Any

from tallgrass.accounts.queries import names_here
from tallgrass.mall.queries.makers import names_of
from tallgrass.notes.queries.genres import SAID
from tallgrass.platform.database import rows
from tallgrass.platform.subjects import Ref, SearchDocument

_NOTES = f"""
SELECT n.id, n.author_id, n.kind, n.genre, n.title, n.body, n.channel, n.place, n.published_at, n.text_card->>'text', {SAID},
       coalesce(c.likes, 0), coalesce(c.saves, 0), coalesce(c.shares, 0),
       ARRAY(SELECT t.name FROM notes_notetopic nt JOIN notes_topic t ON t.id = nt.topic_id WHERE nt.note_id = n.id ORDER BY nt.position),
       ARRAY(SELECT m.label FROM notes_mark m JOIN notes_notepicture p ON p.id = m.note_picture_id WHERE p.note_id = n.id ORDER BY m.id),
       ARRAY(SELECT g.product_id FROM notes_notegoods g WHERE g.note_id = n.id ORDER BY g.position)
FROM notes_note n LEFT JOIN notes_notecounts c ON c.note_id = n.id
WHERE n.id = ANY(%s) AND n.state = 'published' AND n.visibility = 'public' AND NOT n.limited
"""


def texts_of(ids: Collection[int]) -> dict[int, str]:
    """What notes say: the body, the words of a text card, and what they hold of their genre. One query."""
    found = rows(f"SELECT n.id, n.body, n.text_card->>'text', {SAID} FROM notes_note n WHERE n.id = ANY(%s)", [list(ids)])
    return {id: _whole(body, card, said) for id, body, card, said in found}


def _whole(body: str, card: str | None, said: str) -> str:
    return "\n".join(part for part in (body, (card or "").replace("*", ""), said) if part)


class SearchableNotes:
    """The part of a note's subject that search asks for."""

    def search_documents(self, ids: Collection[int]) -> dict[int, SearchDocument]:
        """Four queries; what the goods of a note are called counts as what its marks say."""
        found = rows(_NOTES, [list(ids)])
        authors = names_here({row[1] for row in found})
        goods = names_of({product_id for row in found for product_id in row[-1]})
        documents = {}
        for (
            id,
            author_id,
            kind,
            genre,
            title,
            body,
            channel,
            place,
            at,
            card,
            said,
            likes,
            saves,
            shares,
            topics,
            marks,
            product_ids,
        ) in found:
            author = authors.get(author_id)
            if author is None:
                continue
            documents[id] = SearchDocument(
                title=title,
                body=_whole(body, card, said),
                topics=tuple(topics),
                labels=tuple(dict.fromkeys([*marks, *(name for product_id in product_ids for name in goods.get(product_id, ()))])),
                author=" ".join(author),
                place=place,
                owner_id=author_id,
                facets=(f"form:{kind}", f"genre:{genre}", f"channel:{channel}"),
                at=at,
                saves=saves,
                weight=likes + 2 * saves + 3 * shares,
            )
        return documents

    def search_companions(self, ids: Collection[int]) -> list[Ref]:
        """The topics the notes stand in: a topic is found as long as a public note stands in it."""
        return [Ref("topic", id) for (id,) in rows("SELECT DISTINCT topic_id FROM notes_notetopic WHERE note_id = ANY(%s)", [list(ids)])]

    def searchable_ids(self, *, after: int, limit: int, owner_id: int | None = None) -> list[int]:
        return _ids("notes_note WHERE state = 'published' AND visibility = 'public' AND", "author_id", after, limit, owner_id)


class SearchableTopics:
    """The part of a topic's subject that search asks for."""

    def search_documents(self, ids: Collection[int]) -> dict[int, SearchDocument]:
        found = rows(
            "SELECT t.id, t.name, count(n.id) FROM notes_topic t JOIN notes_notetopic nt ON nt.topic_id = t.id JOIN notes_note n"
            " ON n.id = nt.note_id AND n.state = 'published' AND n.visibility = 'public' WHERE t.id = ANY(%s) GROUP BY t.id",
            [list(ids)],
        )
        return {id: SearchDocument(title=name, weight=count) for id, name, count in found}

    def search_companions(self, ids: Collection[int]) -> list[Ref]:
        return []

    def searchable_ids(self, *, after: int, limit: int, owner_id: int | None = None) -> list[int]:
        return [] if owner_id else _ids("notes_topic WHERE true AND", "id", after, limit, None)


class SearchableBoards:
    """The part of a board's subject that search asks for."""

    def search_documents(self, ids: Collection[int]) -> dict[int, SearchDocument]:
        found = rows(
            "SELECT b.id, b.owner_id, b.name, b.description, b.created_at, coalesce(c.follows, 0)"
            " FROM notes_board b LEFT JOIN notes_boardcounts c ON c.board_id = b.id"
            " WHERE b.id = ANY(%s) AND b.visibility = 'public' AND b.deleted_at IS NULL AND NOT b.withheld AND NOT b.limited"
            " AND EXISTS (SELECT 1 FROM notes_boardnote bn WHERE bn.board_id = b.id)",
            [list(ids)],
        )
        owners = names_here({row[1] for row in found})
        return {
            id: SearchDocument(title=name, body=about, author=owners[owner_id][0], owner_id=owner_id, at=at, weight=follows)
            for id, owner_id, name, about, at, follows in found
            if owner_id in owners
        }

    def search_companions(self, ids: Collection[int]) -> list[Ref]:
        return []

    def searchable_ids(self, *, after: int, limit: int, owner_id: int | None = None) -> list[int]:
        return _ids("notes_board WHERE visibility = 'public' AND deleted_at IS NULL AND", "owner_id", after, limit, owner_id)


def _ids(source: str, owner: str, after: int, limit: int, owner_id: int | None) -> list[int]:
    parameters: dict[str, Any] = {"after": after, "limit": limit, "owner": owner_id}
    whose = f" AND {owner} = %(owner)s" if owner_id else ""
    return [id for (id,) in rows(f"SELECT id FROM {source} id > %(after)s{whose} ORDER BY id LIMIT %(limit)s", parameters)]
